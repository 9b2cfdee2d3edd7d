"""A seventh language of twenty rows in a folder of its own reads a resolution end to end: how to add one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resgraph.find.authorities import load
from resgraph.languages.registry import Registry, read_registry
from resgraph.link.linker import Linker, Linkers
from resgraph.model import Extraction, ParagraphKind, Source
from resgraph.text.engine.spoken import profile_of
from resgraph.text.structure.assemble import read_text

DOCS = Path(__file__).resolve().parent.parent / "docs" / "languages.md"

TEXT = """\
A/RES/99/7

99/7. Savo dela monda

La Gransalo,

Memorante sian decidon 60/251 da 15 marto 2006, kaj decidojn 53/144 da 9 decembro 1998 kaj 76/300 da la Gransalo,

1. Petas la Chefskribiston raporti al la Gransalo;

2. Decidas resti pri la afero.
"""


def tables() -> dict[str, str]:
    """The files of the toy language as docs/languages.md prints them."""
    text = DOCS.read_text(encoding="utf-8")
    found = re.findall(r"^`eo/([\w.]+)`\n+```\w*\n(.*?)^```", text, re.M | re.S)
    return {
        name: content.replace("    ", "\t") if name.endswith(".tsv") else content for name, content in found
    }


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    folder = tmp_path / "eo"
    folder.mkdir()
    for name, content in tables().items():
        (folder / name).write_text(content, encoding="utf-8")
    return read_registry([folder])


@pytest.fixture
def extraction(registry: Registry) -> Extraction:
    profile = profile_of(TEXT, registry)
    assert profile
    return Linker(load(), profile).read(read_text(Source("toy.txt", TEXT, "0"), profile))


def test_it_has_no_more_than_twenty_rows() -> None:
    rows = [
        line
        for name, content in tables().items()
        if name.endswith(".tsv")
        for line in content.splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert 15 <= len(rows) <= 20


def test_paragraphs(extraction: Extraction) -> None:
    paragraphs = extraction.resolution.paragraphs
    assert [(p.id, p.kind, p.number) for p in paragraphs] == [
        ("pp1", ParagraphKind.PREAMBULAR, None),
        ("op1", ParagraphKind.OPERATIVE, "1"),
        ("op2", ParagraphKind.OPERATIVE, "2"),
    ]
    metadata = extraction.resolution.metadata
    assert (metadata.language, metadata.body) == ("eo", "org/general-assembly")
    assert metadata.title == "Savo dela monda"


def test_a_list_of_citations_with_their_dates(extraction: Extraction) -> None:
    found = [(str(c.target), c.date) for c in extraction.annotations[0].citations]
    assert found == [
        ("A/RES/60/251", "2006-03-15"),
        ("A/RES/53/144", "1998-12-09"),
        ("A/RES/76/300", None),
    ]


def test_a_name_a_verb_and_who_is_asked(extraction: Extraction) -> None:
    first, request, decision = extraction.annotations
    assert [a.id for a in first.actions] == ["verb/recall"]
    assert [(a.text, a.id) for a in request.actions] == [("Petas", "verb/request")]
    assert [(a.text, a.id) for a in request.addressees] == [("Chefskribiston", "role/secretary-general")]
    assert [m.id for m in request.mentions] == ["role/secretary-general", "org/general-assembly"]
    assert [a.id for a in decision.actions] == ["verb/decide"]
    assert first.citations[0].relation == "verb/recall"


def test_every_span_holds_its_words(extraction: Extraction) -> None:
    for passage, found in extraction.passages():
        for item in (*found.actions, *found.addressees, *found.citations, *found.mentions):
            assert passage.text[item.start : item.end] == item.text


def test_without_its_folder_nothing_is_found() -> None:
    nothing = Registry({})
    assert profile_of(TEXT, nothing) is None
    found = Linkers(load(), nothing).read(read_text(Source("toy.txt", TEXT, "0"), None))
    assert not any(a.citations or a.actions for a in found.annotations)
