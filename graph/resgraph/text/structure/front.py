"""What stands above the enacting line: symbol, title, what it was adopted on, day, session, meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resgraph.languages.ruled import RULED, rules
from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.symbols import kind_of, parse
from resgraph.symbols.bodies import named_body
from resgraph.symbols.series import GENERAL_ASSEMBLY, IAEA_CONFERENCE
from resgraph.text.structure.adoption import day_of, meeting_of, session_of
from resgraph.text.structure.basis import BRACKETED, documents
from resgraph.text.structure.bodies import ASSEMBLY, body_of
from resgraph.text.structure.dates import iso_date
from resgraph.text.structure.declarations import Declared, read_declared
from resgraph.text.structure.heading_forms import MEETING, SESSION
from resgraph.text.structure.masthead import PAGE_NAME, Heading, Sort, heading_sorts, own_document
from resgraph.text.structure.numbered import (
    CALLED,
    RESOLUTION,
    STATEMENT,
    Numbered,
    read_number,
    read_resolution,
)
from resgraph.text.structure.titles import Piece, printed_title, title_alone, title_behind

__all__ = ["MEETING", "Front", "own_symbol", "read_front"]

MASTHEAD = re.compile(
    r"(?<![A-Za-z0-9/])(?:[A-Z]{1,4}(?:/[A-Z]+(?:\.\d+)?(?:/Sub\.\d+)?)?)/(?:RES|DEC|PRST)/[A-Z0-9\-/.]+(?:\s?[(（][\dIVXLSE\-]+[)）])?"
    r"(?:/(?:Corr|Add|Rev|Amend)\.\d{1,2})?(?![A-Za-z])"
)
OWN = re.compile(rf"(?:[^\W\d_]+\s+){{0,3}}(?P<symbol>{MASTHEAD.pattern})\*?")
MASTHEAD_LENGTH = 600
"""Characters at the head of a document among which its own symbol stands."""
HEADED = rules("headings").pattern("body_and_kind")
SIDE_BY_SIDE = 3


@dataclass(frozen=True, slots=True)
class Front:
    """What the heading says; None or empty where it does not."""

    symbol: Symbol | None
    title: str | None
    adopted: str | None
    session: int | str | None
    meeting: int | None
    basis: tuple[Symbol, ...]
    body: str | None = None


def read_front(
    lines: Sequence[Heading],
    body: str | None,
    kind: SymbolKind = RESOLUTION,
    *,
    enacted: bool = True,
    marks: frozenset[str] = frozenset(),
) -> Front:
    """Read the lines above the enacting line; `body` is the adopting body's id.

    Where there is no such line (`enacted` is False) the heading names the body (大会决定). `kind` is what the number
    numbers; the heading may say otherwise (通过的决定). `marks` are the footnotes that the document has.

    The number that heads the title becomes a symbol by the body (60/175 of the Assembly: A/RES/60/175); it wins over a
    symbol above, which may be another document's.
    """
    sorts = heading_sorts(lines)
    declared = read_declared([line.text for line in lines])
    named, said = _heading(lines)
    numbered, at = _numbered(lines, sorts)
    adopting = (
        (numbered.body if numbered else None)
        or _whose(lines, sorts, body)
        or named
        or (declared.body if declared else None)
    )
    if numbered and not adopting:
        adopting = body_of(lines[-1].text) or _page_body(lines)
    symbol = declared.symbol if declared else None
    told = said or _printed_kind(lines)
    if kind is RESOLUTION and numbered and not told:
        kind = kind_of(adopting, numbered.number)
    kind = told or kind
    symbol = symbol or _symbol(lines, sorts, numbered.symbol(adopting, kind) if numbered else None, adopting)
    adopting = adopting or (symbol.body if symbol and numbered else None)
    untitled = kind is STATEMENT and not numbered
    title = [] if untitled else _title(lines, sorts, numbered, at, declared, enacted=enacted)
    rest = [Sort.ITEM if any(i == index for i, _ in title) else sort for index, sort in enumerate(sorts)]
    day = numbered.day if numbered else None
    bracketed = BRACKETED.search("\n".join(line.text for line in lines))
    resolved = bool(numbered or symbol)
    found = Front(
        symbol,
        printed_title(lines, title, marks),
        day_of(lines, rest, symbol, resolved=resolved),
        session_of(lines, sorts, symbol) or (numbered.session if numbered else None),
        meeting_of(lines, rest),
        documents(bracketed.group()) if bracketed else (),
        adopting,
    )
    if declared:
        return replace(
            found, adopted=declared.adopted or found.adopted, meeting=declared.meeting or found.meeting
        )
    return replace(found, adopted=iso_date(day)) if day else found


def own_symbol(text: str) -> Symbol | None:
    """The symbol that a masthead in any language shows: United Nations A/RES/73/3, alone or after one name."""
    for line in text[:MASTHEAD_LENGTH].splitlines():
        match = OWN.fullmatch(line.strip())
        if match and (symbol := _parse(match["symbol"])):
            return symbol
    return None


def _title(
    lines: Sequence[Heading],
    sorts: Sequence[Sort],
    numbered: Numbered | None,
    at: int,
    declared: Declared | None,
    *,
    enacted: bool,
) -> list[Piece]:
    if declared and not (numbered and numbered.title and at > declared.at):
        return title_alone(lines[: declared.at], sorts[: declared.at], enacted=enacted)
    if numbered:
        return title_behind(lines, sorts, (at, numbered.at), numbered.title)
    return title_alone(lines, sorts, enacted=enacted)


def _numbered(lines: Sequence[Heading], sorts: Sequence[Sort]) -> tuple[Numbered | None, int]:
    """The last line headed by a number and a title; else the last headed by a number alone."""
    found = [
        (numbered, index)
        for index, line in enumerate(lines)
        if sorts[index] not in (Sort.PAGE, Sort.ITEM, Sort.DAYS, Sort.BASIS)
        and (numbered := read_number(line.text.strip()))
    ]
    titled = [pair for pair in found if pair[0].title]
    return (titled or found)[-1] if found else (None, 0)


def _whose(lines: Sequence[Heading], sorts: Sequence[Sort], body: str | None) -> str | None:
    """The body that enacts; 大会 below the name of another organization, or of its assembly's session, is that organization's."""
    if body != GENERAL_ASSEMBLY:
        return body
    for line, sort in zip(lines, sorts, strict=True):
        symbol = own_document(line.text) if sort is Sort.SYMBOL else None
        if symbol and symbol.body == IAEA_CONFERENCE:
            return symbol.body
        if (
            sort is Sort.NAME
            and (other := named_body(line.text + ASSEMBLY, RULED))
            and other != GENERAL_ASSEMBLY
        ):
            return other
        name = SESSION.split(line.text)[0].strip() if sort is Sort.SESSION else ""
        if name.endswith(ASSEMBLY) and body_of(name) != GENERAL_ASSEMBLY:
            return named_body(name, RULED)
    return body


def _symbol(
    lines: Sequence[Heading], sorts: Sequence[Sort], numbered: Symbol | None, body: str | None
) -> Symbol | None:
    """The document's own symbol: that of its number, or printed, or that of the library's page."""
    printed = [
        symbol
        for line, sort in zip(lines, sorts, strict=True)
        if sort is not Sort.BASIS
        for match in MASTHEAD.finditer(line.text)
        if (symbol := _parse(match.group()))
    ]
    if numbered and not any(_is_part(symbol, numbered) for symbol in printed):
        return numbered
    own = next((symbol for symbol in printed if numbered and _is_part(symbol, numbered)), None)
    if own or printed:
        return own or printed[0]
    alone = (own_document(line.text) for line, sort in zip(lines, sorts, strict=True) if sort is Sort.SYMBOL)
    return next(filter(None, alone), None) or _paged(lines, body)


def _printed_kind(lines: Sequence[Heading]) -> SymbolKind | None:
    """A/DEC/60/551 above the number says that it is a decision's."""
    found = (MASTHEAD.search(line.text) for line in lines)
    symbols = (_parse(match.group()) for match in found if match)
    return next((symbol.kind for symbol in symbols if symbol), None)


def _is_part(whole: Symbol, numbered: Symbol) -> bool:
    """A/RES/55/235A is what the number 55/235 heads, too."""
    return whole.text.startswith(numbered.text) and not whole.text[len(numbered.text) :][:1].isdigit()


def _paged(lines: Sequence[Heading], body: str | None) -> Symbol | None:
    """The symbol by which a library calls the page: alone, named first and again in full, or between its neighbours."""
    names = [match for line in lines for match in PAGE_NAME.finditer(line.text)]
    found = dict.fromkeys(filter(None, (_of_page(name, body) for name in names)))
    if len(found) == 1:
        return next(iter(found))
    first = names[0]["number"] if names else None
    again = [symbol for symbol in found if first and re.search(rf"/{re.escape(first)}(?:\(|$)", symbol.text)]
    between = list(found)[1:2] if len(found) == SIDE_BY_SIDE else []
    return next(iter([*(s for s in again if "(" in s.text), *again, *between]), None)


def _page_body(lines: Sequence[Heading]) -> str | None:
    """The body that the page's name tells: 联合国大会第36/120号决议."""
    names = (PAGE_NAME.search(line.text) for line in lines)
    return next((body_of(name["body"]) for name in names if name), None)


def _of_page(name: re.Match[str], body: str | None) -> Symbol | None:
    number = name["number"] or name["old"]
    read = read_resolution(number) if number else None
    return read.symbol(body, RESOLUTION) if read else None


def _heading(lines: Sequence[Heading]) -> tuple[str | None, SymbolKind | None]:
    """The body and the kind that a heading names: 大会决定, 人权理事会2023年10月11日通过的决议."""
    for line in lines:
        match = HEADED.match(line.text.strip())
        if match and (body := body_of(match["name"])):
            return body, CALLED[match["kind"]]
    return None, None


def _parse(text: str) -> Symbol | None:
    try:
        return parse(text.rstrip(".-/"))
    except SymbolError:
        return None
