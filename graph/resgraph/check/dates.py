"""Days that contradict each other: the session's, the document's, another citation's, an authority file's.

1991年12月18日第55/152号决议: the fifty-fifth session had not begun.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from pyoxigraph import Store

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.periods import Period, day, period
from resgraph.check.places import Cited, Spot, citations
from resgraph.find.dates import Day, find_days
from resgraph.languages.ruled import rules
from resgraph.model import SymbolError
from resgraph.model.notice import Notice
from resgraph.query.run import text_rows
from resgraph.symbols import parse
from resgraph.text.folding import fold

CLOSE = timedelta(days=90)
STOPS = rules("checking").words("stops")


def outside_session(store: Store) -> Iterator[Finding]:
    """A day on which the body was in another session than the number says."""
    for cited in citations(store):
        stated, told = day(cited.stated), period_of(cited.symbol)
        if stated is None or told is None or told.holds(stated):
            continue
        wide, verdict = printed(cited)
        likely = _within(cited, told)
        yield wide.finding(
            "date-outside-session",
            Severity.VIOLATION,
            verdict,
            Notice(
                "date-outside-session",
                symbol=cited.symbol,
                stated=cited.stated,
                period=told.why,
                hint=Notice("likely-date", date=likely) if likely else "",
            ),
            likely,
        )


def later_document(store: Store) -> Iterator[Finding]:
    """A document that came after the one that cites it."""
    dates = {cited: when for cited, when in _own_dates(store).items() if day(when)}
    for cited in citations(store):
        adopted = day(cited.spot.adopted)
        if adopted is None:
            continue
        told = period_of(cited.symbol)
        own, stated = day(dates.get(cited.target, "")), day(cited.stated)
        first = own or stated or (told.first if told else None)
        if first is None or first <= adopted:
            continue
        wide, verdict = printed(cited) if stated and first == stated else (cited.spot, Verdict.OPEN)
        yield wide.finding(
            "later-document",
            Severity.VIOLATION,
            verdict,
            Notice("later-document", symbol=cited.symbol, first=str(first), adopted=str(adopted)),
        )


def disagreeing(store: Store) -> Iterator[Finding]:
    """A day that the document itself, its instrument's entry, or most other citations give otherwise."""
    known = _own_dates(store)
    entries = _instrument_dates(store)
    stated: dict[str, list[Cited]] = defaultdict(list)
    for cited in citations(store):
        if day(cited.stated):
            stated[cited.target].append(cited)
    for target, group in sorted(stated.items()):
        if target in known and day(known[target]):
            yield from _against(group, known[target], Notice("document-says", date=known[target]))
        elif target in entries:
            yield from _against(group, entries[target], Notice("entry-says", date=entries[target]))
        else:
            yield from _among(group)


def _against(group: Sequence[Cited], right: str, why: Notice) -> Iterator[Finding]:
    """The citations that state another day than the one known."""
    for cited in group:
        if cited.stated != right:
            wide, verdict = printed(cited)
            yield _disagrees(cited, wide, verdict, why, right)


def _among(group: Sequence[Cited]) -> Iterator[Finding]:
    """Where nothing else is known: what fewer citations say; all of them where no day leads."""
    counted = Counter(cited.stated for cited in group).most_common()
    if len(counted) < 2:
        return
    leads = counted[0][1] > counted[1][1]
    for cited in group:
        if leads and cited.stated == counted[0][0]:
            continue
        others = ", ".join(when for when, _ in counted if when != cited.stated)
        likely = counted[0][0] if leads else ""
        wide, _ = printed(cited)
        yield _disagrees(cited, wide, Verdict.OPEN, Notice("others-say", dates=others), likely)


def _disagrees(cited: Cited, wide: Spot, verdict: Verdict, why: Notice, likely: str) -> Finding:
    return wide.finding(
        "dates-disagree",
        Severity.VIOLATION,
        verdict,
        Notice("dates-disagree", symbol=cited.symbol, stated=cited.stated, why=why),
        likely,
    )


def period_of(text: str) -> Period | None:
    """The period of a canonical symbol; None where there is none."""
    try:
        return period(parse(text))
    except SymbolError:
        return None


def printed(cited: Cited) -> tuple[Spot, Verdict]:
    """The words from the day to the number, and `source` where the day printed before it is the day stated."""
    spot = cited.spot
    folded = fold(spot.text)
    before = [found for found in find_days(folded.text) if _offset(folded.positions, found) < spot.start]
    if not before or before[-1].iso != cited.stated:
        return spot, Verdict.OPEN
    start = _offset(folded.positions, before[-1])
    between = spot.text[start : spot.start]
    verdict = Verdict.OPEN if any(mark in between for mark in STOPS) else Verdict.SOURCE
    return spot.widened(start, spot.end), verdict


def _offset(positions: Sequence[int], found: Day) -> int:
    return positions[found.start]


def _within(cited: Cited, told: Period) -> str:
    """The same day of another year, where just one such day lies in the period: a slip in the year.

    Nothing for a day close to the period: that may be the day of the printed document.
    """
    stated = day(cited.stated)
    if stated is None or min(abs(stated - told.first), abs(stated - told.last)) < CLOSE:
        return ""
    others = {day(f"{year}-{stated:%m-%d}") for year in (told.first.year, told.last.year)}
    fitting = sorted(other for other in others if other and told.holds(other))
    return fitting[0].isoformat() if len(fitting) == 1 else ""


def _own_dates(store: Store) -> dict[str, str]:
    """The day of each document in the graph that says it itself."""
    query = "SELECT ?work ?date { ?work eli:date_document ?date ; eli:is_realized_by ?text }"
    return {row["work"]: row["date"] for row in text_rows(store, query)}


def _instrument_dates(store: Store) -> dict[str, str]:
    """The day of the resolution that adopted an instrument, where the authority files give one day for it."""
    query = """SELECT ?document ?date { ?thing rg:adoptedBy ?document ; eli:date_document ?date
      FILTER(DATATYPE(?date) = xsd:date) } ORDER BY ?document ?date"""
    found: dict[str, set[str]] = defaultdict(set)
    for row in text_rows(store, query):
        found[row["document"]].add(row["date"])
    return {document: dates.pop() for document, dates in found.items() if len(dates) == 1}
