"""What CONTRIBUTING.md says takes one file does: a verb, a body, a word of the page."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest

from resgraph.drafting.verbs import load_verbs
from resgraph.find.actions import find_actions
from resgraph.find.organs import OTHER, find_organs
from resgraph.languages.ruled import RULED
from resgraph.link.duties.governors import DRAFTING, slug_of, words
from resgraph.model import ParagraphKind
from resgraph.model.data import ontology_dir
from resgraph.symbols import bodies
from resgraph.text.folding import passage
from resgraph.text.openers import opens
from resgraph.view.page import ASSETS

GUIDE = (Path(__file__).resolve().parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
PREFIXES = (
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix org: <http://www.w3.org/ns/org#> .\n"
)


def test_a_label_gives_a_verb_its_force_and_opens_a_paragraph() -> None:
    found = re.search(r'`skos:altLabel "(\w+)"@zh` at `(verb):([a-z-]+)`', GUIDE)
    assert found
    (action,) = find_actions(passage(f"{found[1]}其第60/1号决议，"), ParagraphKind.PREAMBULAR)
    assert (action.text, action.id) == (found[1], f"verb/{found[3]}")
    assert opens(found[1])


def test_the_entry_of_a_body_makes_its_numbers_another_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = re.search(r"^```turtle\n(<.*?)^```", GUIDE, re.M | re.S)
    assert entry
    assert list(pyoxigraph.parse(PREFIXES + entry[1], format=pyoxigraph.RdfFormat.TURTLE))
    name = re.search(r'hiddenLabel "(\w+)"', entry[1])
    assert name
    assert find_organs(f"回顾{name[1]}第1990/5号决议")[-1].body == OTHER
    (tmp_path / "authorities").mkdir()
    organizations = (ontology_dir() / "authorities/organizations.ttl").read_text(encoding="utf-8")
    mine = entry[1].replace(name[1], "河流人权委员会").replace("european", "river")
    (tmp_path / "authorities/organizations.ttl").write_text(f"{organizations}\n{mine}", encoding="utf-8")
    monkeypatch.setattr(bodies, "ontology_dir", lambda: tmp_path)
    tables = (bodies._names, bodies.adopting_bodies, bodies.namesakes)
    for table in tables:
        table.cache_clear()
    try:
        known = bodies.namesakes(RULED)
    finally:
        for table in tables:
            table.cache_clear()
    assert known["河流人权委员会"] == "org/river-commission-of-human-rights"


def test_what_the_page_calls_things_stands_in_one_file() -> None:
    for word in ("脚注", "引用", "卷宗"):
        files = [path for path in sorted(ASSETS.iterdir()) if path.suffix in (".js", ".j2", ".html")]
        assert [path.name for path in files if word in path.read_text(encoding="utf-8")] == ["words.js"]


def test_a_verb_that_governs_is_the_one_of_its_label() -> None:
    labels = load_verbs().labels
    forms = words()[DRAFTING].forms
    assert {"回顾", "承认", "铭记到"} <= forms
    assert {form for form in forms if f"verb/{slug_of(form)}" != labels[form].id} == set()
