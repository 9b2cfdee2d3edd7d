"""Akoma Ntoso becomes a Resolution: structure from the mark-up, nothing guessed.

The source text is the document as printed, a line for each block, the marks where they stand and the
footnotes at the end; every paragraph and footnote maps into it. All six languages are read alike.
"""

from __future__ import annotations

import hashlib

from resgraph.model import (
    Footnote,
    FootnoteMark,
    Furniture,
    MappedText,
    Metadata,
    Paragraph,
    ParagraphKind,
    Resolution,
    Source,
    Symbol,
    SymbolError,
)
from resgraph.model.notice import Notice
from resgraph.symbols import parse
from resgraph.text.source.akn_blocks import Block, Role
from resgraph.text.source.akn_markup import parse_markup, read_blocks
from resgraph.text.source.akn_metadata import Facts, read_facts
from resgraph.text.source.akn_passage import Note

MEDIA_TYPE = "application/akn+xml"


class _Page:
    """The printed text as it grows, and what of it is no paragraph and no footnote."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.furniture: list[Furniture] = []

    def print(self, text: str, kind: str = "") -> MappedText:
        """Add the text, mapped to where it stands; a `kind` makes it furniture."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        if kind and text.strip():
            self.furniture.append(Furniture(kind, start, self.length, text))
        return MappedText.of(text, start)

    def print_body(self, block: Block) -> MappedText:
        """Add the passage with its marks; the body leaves the marks out."""
        body: list[MappedText] = []
        last = 0
        for note in block.passage.notes:
            body.append(self.print(block.passage.text[last : note.offset]))
            self.print(note.printed, "mark")
            last = note.offset
        body.append(self.print(block.passage.text[last:]))
        return MappedText.join(body)


def read_akn(data: bytes, name: str) -> Resolution:
    """Read an AKN4UN file; `name` is kept as the source's name.

    Raises InputError, with the name, where the bytes are not well-formed or not Akoma Ntoso. Marks that
    lead to no note, and a symbol that cannot be read, are warnings.
    """
    root = parse_markup(data, name)
    facts = read_facts(root)
    page = _Page()
    blocks = read_blocks(root)
    paragraphs = _paragraphs(blocks, page)
    footnotes = _footnotes(blocks, page)
    symbol, warnings = _symbol(facts)
    if not paragraphs:
        warnings = (*warnings, Notice("no-paragraphs"))
    source = Source(
        name=name,
        text="".join(page.parts),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=MEDIA_TYPE,
    )
    return Resolution(
        source, _metadata(facts, symbol), paragraphs, footnotes, tuple(page.furniture), warnings
    )


def _paragraphs(blocks: tuple[Block, ...], page: _Page) -> tuple[Paragraph, ...]:
    """Print every block; give the paragraphs, each with the headings before it."""
    found: list[Paragraph] = []
    headings: list[str] = []
    for block in blocks:
        if block.role is not Role.PARAGRAPH:
            if block.role is Role.HEADING:
                headings.append(block.passage.text)
            _print_line(block, page)
            continue
        if block.printed:
            page.print(block.printed, "number")
            page.print(" ")
        found.append(
            Paragraph(
                id=block.id,
                kind=block.kind or ParagraphKind.ANNEX,
                number=block.number,
                body=page.print_body(block),
                marks=tuple(FootnoteMark(n.mark, n.offset) for n in block.passage.notes),
                parent=block.parent,
                heading=" ".join(headings) or None,
            )
        )
        headings.clear()
        page.print("\n")
    return tuple(found)


def _print_line(block: Block, page: _Page) -> None:
    """A line that is no paragraph, whole, its marks too."""
    last = 0
    for note in block.passage.notes:
        page.print(block.passage.text[last : note.offset], block.role.value)
        page.print(note.printed, "mark")
        last = note.offset
    page.print(block.passage.text[last:], block.role.value)
    page.print("\n")


def _footnotes(blocks: tuple[Block, ...], page: _Page) -> tuple[Footnote, ...]:
    """Each footnote once, in the order of the marks; another text under a mark already used is set aside."""
    notes: dict[str, Note] = {}
    found: list[Footnote] = []
    for note in (n for b in blocks for n in b.passage.notes):
        first = notes.setdefault(note.mark, note)
        if first is not note and first.text == note.text:
            continue
        page.print(note.label, "mark")
        page.print(" ")
        if first is note:
            found.append(Footnote(note.mark, page.print(note.text)))
        else:
            page.print(note.text, "footnote")
        page.print("\n")
    return tuple(found)


def _symbol(facts: Facts) -> tuple[Symbol | None, tuple[str, ...]]:
    """The symbol parsed; one that is none is a warning."""
    if facts.symbol is None:
        return None, (Notice("no-symbol-in-mark-up"),)
    try:
        return parse(facts.symbol), ()
    except SymbolError as error:
        return None, (Notice("wrong-symbol-in-mark-up", reason=error.reason),)


def _metadata(facts: Facts, symbol: Symbol | None) -> Metadata:
    """The facts as the model keeps them; the body of the symbol's series before that of the mark-up."""
    return Metadata(
        symbol=symbol,
        language=facts.language,
        title=facts.title,
        adopted=facts.adopted,
        session=facts.session,
        meeting=facts.meeting,
        body=(symbol.body if symbol else "") or facts.body,
        subjects=facts.subjects,
        subject_words=facts.subject_words,
        vote=facts.vote,
    )
