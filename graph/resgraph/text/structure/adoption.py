"""The day, the meeting and the session that a heading tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from resgraph.languages.ruled import rules
from resgraph.model import Symbol, SymbolKind
from resgraph.text.numerals import value
from resgraph.text.structure.dates import DATE, iso_date, number
from resgraph.text.structure.heading_forms import MEETING, SESSION, forms, found_in
from resgraph.text.structure.masthead import Heading, Sort

BESIDE_BODY = forms("day beside a body")
AT_END = re.compile(rf"(?:{DATE.pattern})$", re.VERBOSE)
EMERGENCY = rules("calendar").text("emergency")
REPORTING = rules("headings").pattern("report_of_session")
OF_SYMBOL = re.compile(
    r"""
    (?:RES|DEC|PRST)/ (?:(?:E?S-\d+|OS/\d+)(?=/) | (?P<session>\d{1,4})[/.]\d+ )
  | DEC/(?P<roman>[IVX]+)/\d+$
  | ^A/(?:C\.\d/|BUR/|INF/|BUREAU/)? (?P<assembly>[3-9]\d|1\d\d)/
  | ^A/HRC/(?P<council>\d{1,3})/
  | ^(?:UNEP/EA|HSP/HA)\.(?P<programme>\d{1,2})/
  | ^(?:UNEP/)?CBD/COP/(?:DEC/)?(?P<parties>\d{1,2})/
  | ^GC\((?P<agency>\d{1,2}|[IVXLC]+)\)/
  | ^\d+/(?:CP|CMP|CMA|COP)\.(?P<treaty>\d{1,3})$
    """,
    re.VERBOSE,
)
ROMAN = re.compile(r"\d[A-Z]?\((?P<special>E?S-)?(?P<roman>[IVXLC]+|\d+)\)$")
"""217A(III), and 3201(S-VI) of the sixth special session."""
SPECIAL = re.compile(r"/(?P<session>E?S-\d+|OS/\d+)/")
YEARS = 1900
"""A session's number is below it; in 2005/14 the year stands in the session's place."""


def day_of(
    lines: Sequence[Heading], sorts: Sequence[Sort], symbol: Symbol | None, *, resolved: bool
) -> str | None:
    """The day of adoption: told as such, or standing alone in the heading of what was adopted (`resolved`)."""
    for day in _days(lines, sorts, resolved=resolved and not (symbol and symbol.kind is SymbolKind.DOCUMENT)):
        if found := iso_date(day):
            return found
    return None


def _days(lines: Sequence[Heading], sorts: Sequence[Sort], *, resolved: bool) -> Iterator[re.Match[str]]:
    """The days that may be that of adoption, the surest first."""
    texts = [line.text for line in lines]
    for index, sort in enumerate(sorts):
        if sort is Sort.ADOPTED and (day := DATE.search(texts[index])):
            yield day
        if sort is Sort.DATE and sorts[index + 1 : index + 2] == [Sort.ADOPTED]:
            yield from filter(None, [DATE.search(texts[index])])
    for text, sort in zip(texts, sorts, strict=True):
        if sort in (Sort.SENTENCE, Sort.FREE, Sort.PAGE):
            yield from found_in("day of adoption", text)
    if resolved:
        yield from _alone(texts, sorts)


def _alone(texts: Sequence[str], sorts: Sequence[Sort]) -> Iterator[re.Match[str]]:
    """A day on its own line, beside the name of a body, or at the end of an agenda line."""
    for sort, pattern in (
        (Sort.DATE, DATE),
        (Sort.PAGE, BESIDE_BODY),
        (Sort.FREE, BESIDE_BODY),
        (Sort.ITEM, AT_END),
        (Sort.SESSION, AT_END),
    ):
        for text, found in zip(texts, sorts, strict=True):
            if found is sort and (day := pattern.search(text)):
                yield day


def meeting_of(lines: Sequence[Heading], sorts: Sequence[Sort]) -> int | None:
    """The meeting's number, where the heading tells one outside the title and the agenda."""
    for line, sort in zip(lines, sorts, strict=True):
        match = MEETING.search(line.text) if sort not in (Sort.ITEM, Sort.BASIS) else None
        if match and (found := number(match["number"])):
            return found
    return None


def session_of(lines: Sequence[Heading], sorts: Sequence[Sort], symbol: Symbol | None) -> int | str | None:
    """The session: of the symbol where that is by session, else as the heading prints it; the Council's has none."""
    if symbol:
        if symbol.text.startswith("S/"):
            return None
        if symbol.kind is not SymbolKind.DOCUMENT:
            return _of_symbol(symbol)
    printed = next(
        (found for line, sort in zip(lines, sorts, strict=True) if (found := _printed(line, sort))), None
    )
    return printed or (_of_symbol(symbol) if symbol else None)


def _printed(line: Heading, sort: Sort) -> int | str | None:
    match = SESSION.search(line.text) if sort is Sort.SESSION or REPORTING.search(line.text) else None
    if match is None or not (found := number(match["number"])):
        return None
    kind = match["kind"]
    return f"ES-{found}" if kind == EMERGENCY else f"S-{found}" if kind else found


def _of_symbol(symbol: Symbol) -> int | str | None:
    if special := SPECIAL.search(symbol.text):
        return special["session"]
    if old := ROMAN.search(symbol.text):
        worth = value(old["roman"])
        return f"{old['special']}{worth}" if old["special"] else worth if worth and worth < YEARS else None
    match = OF_SYMBOL.search(symbol.text)
    told = next(filter(None, match.groups()), "") if match else ""
    worth = value(told) if told else None
    return worth if worth and worth < YEARS else None
