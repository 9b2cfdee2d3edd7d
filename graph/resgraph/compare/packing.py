"""An outline as compressed JSON and back, and its heading: what a build remembers of a document to compare it with others."""

from __future__ import annotations

import json
import zlib
from typing import Any

from resgraph.compare.announced import announced
from resgraph.compare.heading import Heading, heading_of
from resgraph.compare.outline import Mark, Outline, OutlineParagraph
from resgraph.model import ParagraphKind


def packed(outline: Outline) -> bytes:
    """The outline as JSON without blanks, compressed: it is kept for most texts, and read of few."""
    passages = [
        [p.id, str(p.kind), p.text, _flat(p.acts), _flat(p.names), _flat(p.cited), [*p.asked]]
        for p in outline.passages
    ]
    head = [outline.symbol, outline.title, outline.language, outline.adopted, outline.body]
    text = json.dumps([head, sorted(outline.cites), passages], ensure_ascii=True, separators=(",", ":"))
    return zlib.compress(text.encode("ascii"), 1)


def unpacked(content: bytes) -> Outline:
    """The outline that was packed."""
    (symbol, title, language, adopted, body), cites, passages = json.loads(zlib.decompress(content))
    return Outline(symbol, title, language, adopted, tuple(map(_passage, passages)), frozenset(cites), body)


def packed_heading(outline: Outline) -> str:
    """What decides the series of the outline, and what it announces, as JSON without blanks."""
    heading = heading_of(outline)
    told = [
        heading.symbol,
        heading.body,
        heading.language,
        heading.adopted,
        heading.title,
        heading.head,
        *map(sorted, (heading.cites, heading.kept, heading.named, heading.about, announced(outline))),
    ]
    return json.dumps(told, ensure_ascii=True, separators=(",", ":"))


def unpacked_heading(text: str) -> tuple[Heading, frozenset[str]]:
    """The heading of such a line, and the symbols announced."""
    symbol, body, language, adopted, title, head, *sets = json.loads(text)
    cites, kept, named, about, told = map(frozenset, sets)
    return Heading(symbol, body, language, adopted, title, head, cites, kept, named, about), told


def _flat(marks: tuple[Mark, ...]) -> list[list[Any]]:
    return [[mark.start, mark.end, mark.id, *filter(None, [mark.part])] for mark in marks]


def _passage(row: list[Any]) -> OutlineParagraph:
    id, kind, text, acts, names, cited, asked = row
    marks = [tuple(Mark(*mark) for mark in each) for each in (acts, names, cited)]
    return OutlineParagraph(id, ParagraphKind(kind), text, marks[0], marks[1], marks[2], tuple(asked))
