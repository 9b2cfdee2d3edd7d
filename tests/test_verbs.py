"""The scheme of verbs, and one printed verb with its adverbs."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from resgraph.drafting.frames import BEFORE, FRAME, STEPS
from resgraph.drafting.verbs import Force, load_verbs, read_verbs
from resgraph.find.clauses import CONNECTIVES, JOINTS
from resgraph.model.data import ontology_dir
from resgraph.model.errors import AuthorityError

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rg: <https://w3id.org/resgraph/ontology#> .
@prefix verb: <https://w3id.org/resgraph/authority/verb/> .
@prefix force: <https://w3id.org/resgraph/authority/force/> .
"""


@pytest.mark.parametrize(
    ("text", "words", "verb"),
    [
        ("又回顾其决议", "又回顾", "verb/recall"),
        ("再次请秘书长", "再次请", "verb/request"),
        ("最强烈地谴责袭击", "最强烈地谴责", "verb/condemn"),
        ("赞赏地注意到报告", "赞赏地注意到", "verb/note-with-appreciation"),
        ("深为关切地注意到情况", "深为关切地注意到", "verb/note-with-concern"),
        ("不无遗憾地回顾", "不无遗憾地回顾", "verb/recall"),
        ("表示深为关切的是，", "表示深为关切的是", "verb/express-grave-concern"),
        ("极感震惊和关切的是，", "极感震惊和关切的是", "verb/express-alarm"),
        ("表示最深切的慰问，", "表示最深切的慰问", "verb/mourn"),
        ("重申赞赏委员会", "重申赞赏", "verb/reaffirm"),
        ("重申其严重关切该局势", "重申其严重关切", "verb/reaffirm"),
        ("欢迎并支持该倡议", "欢迎并支持", "verb/welcome"),
        ("欢迎并鼓励各国", "欢迎", "verb/welcome"),
        ("爰决定设置", "爰决定", "verb/decide"),
        ("特别指出必须", "特别指出", "verb/underline"),
        ("采取措施", None, None),
        ("深入研究", None, None),
    ],
)
def test_a_printed_verb(text: str, words: str | None, verb: str | None) -> None:
    match = load_verbs().match(text, 0, head=True)
    assert (match and text[match.start : match.end]) == words
    assert (match and match.verb.id) == verb


def test_opening_labels_open_paragraphs_only() -> None:
    verbs = load_verbs()
    assert verbs.match("通过该宣言", 0, head=True) is not None
    assert verbs.match("通过该宣言", 0, head=False) is None
    assert verbs.match("特别关注儿童", 0, head=False) is None
    assert verbs.match("严重关切局势", 0, head=False) is not None


def test_every_verb_has_a_force_and_a_relation() -> None:
    verbs = load_verbs()
    assert len(verbs.by_id) > 40
    assert {verb.force for verb in verbs.by_id.values()} == set(Force)
    assert verbs.by_id["verb/request"].relation == "requests"
    assert all(re.fullmatch("[a-z][A-Za-z]+", verb.relation) for verb in verbs.by_id.values())
    assert {verb.id for verb in verbs.labels.values()} == verbs.by_id.keys()


def test_relations_are_declared_in_the_ontology() -> None:
    declared = (ontology_dir() / "resgraph.ttl").read_text(encoding="utf-8")
    missing = {
        v.relation for v in load_verbs().by_id.values() if not re.search(rf"\brg:{v.relation}\b", declared)
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("verb:x a rg:Verb", "not Turtle"),
        ('verb:x skos:prefLabel "甲"@zh ; rg:force force:loud ; rg:impliesRelation rg:recalls .', "rg:force"),
        ('verb:x skos:prefLabel "甲"@zh ; rg:force force:directive .', "rg:impliesRelation"),
        (
            'verb:x skos:prefLabel "甲"@zh ; rg:force force:directive ; rg:impliesRelation rg:urges .\n'
            'verb:y skos:altLabel "甲"@zh ; rg:force force:directive ; rg:impliesRelation rg:urges .',
            "甲 is a label of verb/x and of verb/y",
        ),
    ],
)
def test_a_malformed_file_is_refused(tmp_path: Path, body: str, message: str) -> None:
    file = tmp_path / "verbs.ttl"
    file.write_text(PREFIXES + body, encoding="utf-8")
    with pytest.raises(AuthorityError, match=message) as error:
        read_verbs(file)
    assert str(file) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_librarian_adds_a_verb(tmp_path: Path) -> None:
    file = tmp_path / "verbs.ttl"
    file.write_text(
        PREFIXES
        + 'verb:salute skos:prefLabel "致贺"@zh ;\n'
        + "rg:force force:expressive ; rg:impliesRelation rg:commends .",
        encoding="utf-8",
    )
    match = read_verbs(file).match("又致贺主席", 0, head=False)
    assert match is not None
    assert (match.end, match.verb.id) == (3, "verb/salute")


# --- the other languages


def published_forms() -> list[dict[str, str]]:
    with (ontology_dir() / "verb-forms.tsv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_labels_in_other_languages_are_the_counted_forms() -> None:
    """A label is a form that stands three times, in a quarter of the paragraphs."""
    often = [
        row
        for row in published_forms()
        if row["language"] != "en" and int(row["count"]) >= max(3, int(row["among"]) / 4)
    ]
    counted = {(row["verb"], row["form"], row["language"]) for row in often}
    labels: dict[str, set[tuple[str, str, str]]] = {"prefLabel": set(), "altLabel": set()}
    for triple in parse(path=str(ontology_dir() / "verbs.ttl"), format=RdfFormat.TURTLE):
        said, value = triple.predicate.value.rpartition("#")[2], triple.object
        if said in labels and isinstance(value, Literal) and value.language not in ("zh", "en", None):
            assert isinstance(triple.subject, NamedNode)
            verb = triple.subject.value.removeprefix("https://w3id.org/resgraph/authority/")
            labels[said].add((verb, value.value, value.language or ""))
    assert labels["prefLabel"] | labels["altLabel"] == counted
    assert (
        len({(verb, language) for verb, _, language in labels["prefLabel"]}) == len(labels["prefLabel"]) > 100
    )


def test_english_labels_hold_what_is_often_printed() -> None:
    """A form of another verb (stresses for 强调) is a label of that verb."""
    text = (ontology_dir() / "verbs.ttl").read_text(encoding="utf-8")
    often = {
        row["form"]
        for row in published_forms()
        if row["language"] == "en" and int(row["count"]) >= max(3, int(row["among"]) / 4)
    }
    assert len(often) > 50
    assert {form for form in often if f'"{form}"@en' not in text} == set()


@pytest.mark.slow
def test_the_forms_are_those_of_the_published_texts(shared: Path, root: Path) -> None:
    corpus = shared / "corpus" / "akn4un"
    command = [sys.executable, "-m", "benchmarks.verbs", "--corpus", str(corpus)]
    done = subprocess.run(command, capture_output=True, cwd=root, check=True)
    assert done.stdout == (ontology_dir() / "verb-forms.tsv").read_bytes()


@pytest.mark.parametrize(
    ("pattern", "firsts"),
    [(BEFORE, STEPS), (FRAME, STEPS), (CONNECTIVES, JOINTS)],
    ids=("before", "frame", "joint"),
)
def test_the_first_characters_are_all_of_them(pattern: re.Pattern[str], firsts: frozenset[str]) -> None:
    words = re.findall(r"[\u4e00-\u9fff]+", re.sub(r"#.*", "", pattern.pattern))
    opening = [word for word in words if (found := pattern.match(word)) and found.end()]
    assert len(opening) > 10
    assert {word[0] for word in opening} <= firsts
