"""Numbers that were never given: beyond a session's series, in the wrong year, against the order of counting.

安全理事会第1373(2004)号决议: the Council's resolutions of 2004 are numbered from 1522 on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from pyoxigraph import Store

from resgraph.check.assembly import never_in_session
from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.places import Cited, citations
from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.model.notice import Notice
from resgraph.query.run import text_rows
from resgraph.symbols import explain, parse
from resgraph.symbols.series import GENERAL_ASSEMBLY, HUMAN_RIGHTS_COUNCIL, SECURITY_COUNCIL
from resgraph.text.numerals import value

FIRST_YEAR = 1999
LAST_OF_YEAR = (
    1284, 1334, 1386, 1451, 1521, 1580, 1651, 1738, 1794, 1859, 1907, 1966, 2033, 2085, 2132, 2195, 2259, 2336,
    2397, 2452, 2505, 2557, 2615, 2671, 2718,
)  # fmt: skip
"""Where the Security Council's numbers stood at the end of each year from 1999 to 2023."""
NEAR_THE_TURN = 15
"""So close to the turn of a year nothing is said: what is adopted in December may be printed in January."""

ASSEMBLY_RESOLUTIONS = 400
"""No session of the General Assembly numbered as many resolutions; its decisions begin above 300, now at 400."""
COUNCIL_DECISIONS = 100
"""The Human Rights Council numbers its decisions from 101 on."""


def never_given(store: Store) -> Iterator[Finding]:
    """A number that its session or year has not."""
    for cited in citations(store):
        if reason := _impossible(cited.symbol):
            why, likely = reason
            yield cited.spot.finding(
                "number-not-in-session",
                Severity.VIOLATION,
                Verdict.SOURCE if _reads_so(cited) else Verdict.OPEN,
                Notice("of-symbol", symbol=cited.symbol, said=why),
                likely,
            )


def _reads_so(cited: Cited) -> bool:
    """Whether the printed words have the digits of the symbol, so that no reading of ours made the number."""
    digits = re.findall(r"\d+", cited.symbol)
    return digits == re.findall(r"\d+", cited.spot.words)[-len(digits) :]


def _impossible(text: str) -> tuple[Notice, str] | None:
    """Why the number cannot be, and the likely reading."""
    symbol = _parsed(text)
    if symbol is None or symbol.kind not in (SymbolKind.RESOLUTION, SymbolKind.DECISION):
        return None
    told = explain(symbol)
    number = int(re.match(r"\d*", told.number or "").group() or 0)  # type: ignore[union-attr]
    if symbol.body == SECURITY_COUNCIL and told.year:
        return _council_year(number, told.year)
    if (old := _old_number(text)) and (reason := never_in_session(*old)):
        return reason, ""
    if not told.session or not told.session.isdecimal():
        return None
    if symbol.body == GENERAL_ASSEMBLY and symbol.kind is SymbolKind.RESOLUTION and int(told.session) > 30:
        if number > ASSEMBLY_RESOLUTIONS:
            return Notice("no-session-so-many"), ""
    elif symbol.body == HUMAN_RIGHTS_COUNCIL:
        decision = symbol.kind is SymbolKind.DECISION
        if decision != (number > COUNCIL_DECISIONS):
            return Notice("decisions-begin", first=COUNCIL_DECISIONS + 1), ""
    return None


def _council_year(number: int, year: int) -> tuple[Notice, str] | None:
    """A number of the Security Council's with another year than the one it was adopted in."""
    earliest, latest = _year_of(number - NEAR_THE_TURN), _year_of(number + NEAR_THE_TURN)
    if earliest <= year <= latest or (earliest <= FIRST_YEAR and year <= FIRST_YEAR):
        return None
    last = FIRST_YEAR + len(LAST_OF_YEAR) - 1
    if latest <= FIRST_YEAR:
        return Notice("adopted-by", year=FIRST_YEAR), ""
    if earliest > last:
        return None if year > last else (Notice("adopted-after", year=last), "")
    right = _year_of(number)
    return Notice("number-of-year", number=number, year=right), f"S/RES/{number}({right})"


def _year_of(number: int) -> int:
    """The year of a number; 1999 for all before, the year after the last one known for all behind."""
    return FIRST_YEAR + bisect_left(LAST_OF_YEAR, number)


def against_order(store: Store) -> Iterator[Finding]:
    """Numbers that run through the years, 1 to 3541 of the General Assembly: a higher one in an earlier session."""
    cited = [(key, one) for one in citations(store) if (key := _old_number(one.symbol))]
    for (low, one), (high, other) in pairwise(sorted(cited, key=lambda pair: pair[0])):
        if low[0] < high[0] and low[1] > high[1]:
            for these, those in ((one, other), (other, one)):
                yield these.spot.finding(
                    "number-against-order",
                    Severity.WARNING,
                    Verdict.OPEN,
                    Notice(
                        "number-against-order",
                        symbol=these.symbol,
                        other=those.symbol,
                        place=f"{those.spot.document}#{those.spot.paragraph}",
                    ),
                )


def _old_number(text: str) -> tuple[int, int] | None:
    """Number and session of a resolution of the first thirty sessions."""
    symbol = _parsed(text)
    if symbol is None or symbol.body != GENERAL_ASSEMBLY or symbol.kind is not SymbolKind.RESOLUTION:
        return None
    told = explain(symbol)
    if not told.session or not re.fullmatch(r"[IVXLC]+", told.session) or not told.number:
        return None
    number, session = re.match(r"\d+", told.number), value(told.session)
    return (int(number.group()), session) if number and session else None


def _parsed(text: str) -> Symbol | None:
    try:
        return parse(text)
    except SymbolError:
        return None


_NUMBERED = """
SELECT ?work ?document ?page ?paragraph ?number WHERE {
  ?paragraph a rg:OperativeParagraph ; rg:number ?number ; rg:position ?position .
  ?work eli:has_part ?paragraph ; eli:is_realized_by ?text . OPTIONAL { ?work dcterms:identifier ?document } OPTIONAL { ?text foaf:page ?page }
} ORDER BY ?work xsd:integer(?position) ?page"""


def gaps(store: Store) -> Iterator[Finding]:
    """Operative paragraphs whose numbers do not follow: 6, 8; a count that begins again is another part."""
    last: dict[str, tuple[str, int]] = {}
    for row in text_rows(store, _NUMBERED):
        if not row["number"].isdecimal():
            continue
        work, number = row["work"], int(row["number"])
        before = last.get(work)
        if before and before[0] == row["paragraph"]:
            continue
        last[work] = (row["paragraph"], number)
        expected = before[1] + 1 if before else 1
        if number in (expected, 1):
            continue
        yield Finding(
            rule="numbering-gap",
            severity=Severity.WARNING,
            verdict=Verdict.OPEN,
            subject=row["paragraph"],
            message=Notice("numbering-gap", number=number, expected=expected),
            document=row.get("document", ""),
            paragraph=row["paragraph"].partition("#")[2],
            words=row["number"],
            likely=str(expected),
            page=row.get("page", ""),
        )
