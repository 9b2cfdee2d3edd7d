"""What a marked-up resolution says of itself: the truth that damaged renderings are measured against.

The mark-up of AKN4UN tells paragraphs, their numbers, their opening verbs (set in bold), footnotes where
their marks stand, dates, session and meeting. Citations are not marked up; they are annotated by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from resgraph.model import ParagraphKind, Span
from resgraph.text.source.akn_blocks import Block, Role
from resgraph.text.source.akn_markup import parse_markup, read_blocks
from resgraph.text.source.akn_metadata import Facts, read_facts

ACTING = frozenset({ParagraphKind.PREAMBULAR, ParagraphKind.OPERATIVE})
"""Kinds of paragraph whose opening words in bold are a verb of the adopting body."""


@dataclass(frozen=True, slots=True)
class TruthMark:
    """A footnote mark: it stands before character `offset` of the paragraph's text."""

    mark: str
    offset: int


@dataclass(frozen=True, slots=True)
class TruthParagraph:
    """A paragraph as marked up; `printed` is its number with punctuation, `bold` what is set in bold.

    `first_action` is the verb that opens it, None where nothing is set in bold there.
    """

    id: str
    kind: str
    number: str | None
    printed: str
    text: str
    bold: tuple[Span, ...]
    marks: tuple[TruthMark, ...]
    headings: tuple[str, ...]
    first_action: str | None


@dataclass(frozen=True, slots=True)
class TruthFootnote:
    """A footnote's mark and text."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Truth:
    """A marked-up resolution: facts, paragraphs, footnotes, and the lines printed before and after them."""

    name: str
    facts: Facts
    cover: tuple[str, ...]
    title_line: str
    enacting: str
    paragraphs: tuple[TruthParagraph, ...]
    footnotes: tuple[TruthFootnote, ...]
    closing: tuple[str, ...]


def read_truth(path: Path) -> Truth:
    """The truth document of an AKN4UN file; InputError where it is no such file."""
    root = parse_markup(path.read_bytes())
    blocks = read_blocks(root)
    return Truth(
        name=path.name,
        facts=read_facts(root),
        cover=_lines(blocks, Role.COVER),
        title_line=" ".join(_lines(blocks, Role.TITLE)),
        enacting="".join(_lines(blocks, Role.ENACTING)),
        paragraphs=_paragraphs(blocks),
        footnotes=_footnotes(blocks),
        closing=_lines(blocks, Role.CLOSING),
    )


def _lines(blocks: tuple[Block, ...], role: Role) -> tuple[str, ...]:
    return tuple(b.passage.text for b in blocks if b.role is role)


def _paragraphs(blocks: tuple[Block, ...]) -> tuple[TruthParagraph, ...]:
    """Each paragraph, with the headings printed since the one before."""
    found: list[TruthParagraph] = []
    headings: list[str] = []
    for block in blocks:
        if block.role is Role.HEADING:
            headings.append(block.passage.text)
        if block.role is Role.PARAGRAPH:
            found.append(_paragraph(block, tuple(headings)))
            headings.clear()
    return tuple(found)


def _paragraph(block: Block, headings: tuple[str, ...]) -> TruthParagraph:
    passage = block.passage
    return TruthParagraph(
        id=block.id,
        kind=str(block.kind),
        number=block.number,
        printed=block.printed,
        text=passage.text,
        bold=passage.bold,
        marks=tuple(TruthMark(n.mark, n.offset) for n in passage.notes),
        headings=headings,
        first_action=_first_action(block),
    )


def _first_action(block: Block) -> str | None:
    """The words in bold that open the paragraph, without punctuation behind them."""
    if block.kind not in ACTING or not block.passage.bold:
        return None
    start, end = block.passage.bold[0]
    return block.passage.text[start:end].strip(" ，,：:；;、") or None if start == 0 else None


def _footnotes(blocks: tuple[Block, ...]) -> tuple[TruthFootnote, ...]:
    """Every footnote once, in the order of the first mark."""
    notes = {n.mark: n.text for b in blocks for n in reversed(b.passage.notes)}
    order = dict.fromkeys(n.mark for b in blocks for n in b.passage.notes)
    return tuple(TruthFootnote(mark, notes[mark]) for mark in order)
