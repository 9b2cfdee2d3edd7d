"""The metadata of a document, put together from its heading, its closing lines and a decision's first words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resgraph.languages.ruled import RULED
from resgraph.model import Footnote, Metadata, Paragraph, Symbol, SymbolError, SymbolKind
from resgraph.symbols import parse
from resgraph.text.lines import Line, columns
from resgraph.text.scripts import simplify
from resgraph.text.structure.beginnings import acting_body
from resgraph.text.structure.closing import Closing, read_closing
from resgraph.text.structure.dates import DATE, iso_date, number
from resgraph.text.structure.enacting import plain
from resgraph.text.structure.front import Front, own_symbol, read_front
from resgraph.text.structure.heading_forms import MEETING, has_form
from resgraph.text.structure.language import language_of
from resgraph.text.structure.lead import Lead, read_lead, sort_of, speaks_for
from resgraph.text.structure.masthead import Heading
from resgraph.text.structure.numbered import read_number
from resgraph.text.structure.sections import Role, Section

FIRST = "a"
UNLETTERED = re.compile(r"(?P<item>(?:A|E)/RES/[\d/S-]*\d)(?P<session>\((?:E?S-)?[IVXLC\d]+\))?")
"""A number of the Assembly or of the Economic and Social Council without the letter of a part."""
UNADOPTED = (SymbolKind.DOCUMENT, SymbolKind.MEETING_RECORD)
"""What nobody adopts, unless it holds the text of a resolution."""


def read_metadata(
    text: str, sections: Sequence[Section], paragraphs: Sequence[Paragraph], notes: Sequence[Footnote]
) -> Metadata:
    """The metadata of a text as printed, with its footnotes, one of which may tell when it was adopted."""
    first = next((n for n, section in enumerate(sections) if section.enacting), len(sections))
    body = sections[first].body if first < len(sections) else None
    enacted = first < len(sections)
    fronts = [section for section in sections[:first] if section.role is Role.FRONT]
    heading = [item.line for section in fronts for item in section.lines if not item.marks]
    kind, lead = sort_of(sections), Lead()
    if kind is SymbolKind.DECISION:
        lead = read_lead([*map(plain, heading), *(p.text for p in paragraphs[:1])])
    lines = [Heading(plain(line), _as_printed(line, text), line.gap, columns(line.text)) for line in heading]
    if not enacted and kind is SymbolKind.RESOLUTION:
        body = acting_body([item for s in sections if s.role is Role.TEXT for item in s.lines])
    front = read_front(
        lines, body or lead.body, kind, enacted=enacted, marks=frozenset(n.mark for n in notes)
    )
    noted = _noted(notes)
    closing = read_closing(
        [_as_printed(item.line, text) for s in sections if s.role is Role.CLOSING for item in s.lines]
    )
    symbol, language = _of_part(front.symbol, sections) or own_symbol(text), language_of(text)
    adopts = enacted or symbol is None or symbol.kind not in UNADOPTED
    return Metadata(
        symbol=symbol,
        language=language,
        title=front.title if language == RULED or any(read_number(line.text) for line in lines) else None,
        adopted=(_adopted(front, closing, lead) or noted.adopted) if adopts else None,
        session=front.session,
        meeting=closing.meeting or lead.meeting or front.meeting or noted.meeting,
        body=front.body
        or _issuer(symbol)
        or (speaks_for(sections) if kind is SymbolKind.STATEMENT else None),
        basis=front.basis,
        vote=closing.vote,
    )


def _noted(notes: Sequence[Footnote]) -> Lead:
    """The day and the meeting that a note at the title tells, where it tells nothing else."""
    for note in notes:
        text = simplify(note.text)
        day, meeting = DATE.search(text), MEETING.search(text)
        if day and meeting and has_form("note of adoption", text):
            return Lead(iso_date(day), None, number(meeting["number"]) or None)
    return Lead()


def _of_part(symbol: Symbol | None, sections: Sequence[Section]) -> Symbol | None:
    """155(VII) above part D alone is 155D(VII); part A alone may be the first of a text that was cut short."""
    labels = {section.label for section in sections if section.role is Role.TEXT and not section.draft}
    letter = (labels.pop() if len(labels) == 1 else None) or FIRST
    number = UNLETTERED.fullmatch(symbol.text) if symbol and symbol.kind is SymbolKind.RESOLUTION else None
    if number is None or letter == FIRST:
        return symbol
    try:
        return parse(f"{number['item']}{letter.upper()}{number['session'] or ''}")
    except SymbolError:
        return symbol


def _issuer(symbol: Symbol | None) -> str | None:
    """The body whose resolution, decision or statement the symbol is."""
    return symbol.body or None if symbol and symbol.kind not in UNADOPTED else None


def _as_printed(line: Line, text: str) -> str:
    """The line repaired, in the characters of the text."""
    return plain(replace(line, text=text[line.start : line.end]))


def _adopted(front: Front, closing: Closing, lead: Lead) -> str | None:
    """The day of adoption: that of the closing meeting; the heading's; the one that a decision begins with."""
    if closing.adopted and closing.meeting:
        return closing.adopted
    return front.adopted or closing.adopted or lead.adopted
