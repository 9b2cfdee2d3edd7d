"""Citations against truth made by hand: the two seeds, and real resolutions of the Human Rights Council."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from resgraph.link.citations import CitationFindings, link_citations
from resgraph.model import (
    Footnote,
    FootnoteMark,
    MappedText,
    Metadata,
    Paragraph,
    ParagraphKind,
    Resolution,
    Source,
)
from resgraph.symbols import parse

Gold = dict[str, Any]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def of_gold(gold: Gold) -> Resolution:
    """The resolution as the annotators read it."""
    paragraphs = []
    for p in gold["paragraphs"]:
        marks = (
            FootnoteMark(str(m["mark"]), p["text"].index(m["after"]) + len(m["after"]))
            for m in p["footnotes"]
        )
        kind = ParagraphKind(p["kind"])
        paragraphs.append(Paragraph(p["id"], kind, p["number"], MappedText.of(p["text"]), tuple(marks)))
    notes = tuple(Footnote(str(n["mark"]), MappedText.of(n["text"])) for n in gold["footnotes"])
    metadata = Metadata(symbol=parse(gold["symbol"]), adopted=gold["adopted"], body=gold["body"])
    return Resolution(Source("gold", "", ""), metadata, tuple(paragraphs), notes)


def cited(found: CitationFindings) -> list[tuple[str, ...]]:
    return [
        (squeezed(c.text), str(c.target), str(c.date), str(c.locator), *map(str, c.also))
        for c in found.citations
    ]


@pytest.mark.parametrize("name", ["A-RES-60-175.zh.json", "A-RES-56-123.zh.json"])
def test_the_seeds_are_read_as_the_annotators_read_them(shared: Path, name: str) -> None:
    gold: Gold = json.loads((shared / "gold" / name).read_text(encoding="utf-8"))
    places = [*gold["paragraphs"], *gold["footnotes"]]
    total = 0
    for place, found in zip(places, link_citations(of_gold(gold)), strict=True):
        wanted = [
            (squeezed(c["text"]), c["target"], str(c["date"]), str(c["locator"]), *c.get("also", ()))
            for c in place["citations"]
        ]
        assert cited(found) == wanted
        pronouns = [(c["text"], c["target"]) for c in place.get("coreferences", [])]
        assert [(c.text, str(c.target)) for c in found.coreferences] == pronouns
        assert found.unresolved == ()
        total += len(wanted)
    assert total > 5
