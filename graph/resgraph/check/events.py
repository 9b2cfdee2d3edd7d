"""Meetings that a text dates otherwise than the authority file.

欢迎2000年7月30日至8月3日在维也纳举行的负责拟订国际反贪污贿赂法律文书的谈判纲领草案的政府间不限成员名额专家组会议的报告 (it met in 2001)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pyoxigraph import Store

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.periods import day
from resgraph.check.places import PLACE, Spot, spot
from resgraph.find.dates import Day, find_days
from resgraph.languages.ruled import rules
from resgraph.model.notice import Notice
from resgraph.query.run import text_rows
from resgraph.text.folding import fold

HELD = rules("checking").pattern("held")
"""Between the last day of a meeting and its name."""
TO = rules("checking").words("to")
"""Between the first day and the last."""

_MEETINGS = f"""
SELECT * WHERE {{
  ?evidence a rg:Mention ; itsrdf:taIdentRef ?event . ?event schema:startDate ?from
  OPTIONAL {{ ?event schema:endDate ?to }}
  OPTIONAL {{ ?event dcterms:source ?source FILTER(isIRI(?source) && !CONTAINS(STR(?source), "/authority/source/")) }}
  FILTER(DATATYPE(?from) = xsd:date)
  {PLACE}
}} ORDER BY ?evidence ?source"""


def event_date(store: Store) -> Iterator[Finding]:
    """A meeting whose days stand before its name, and are not the days in its entry."""
    seen: set[str] = set()
    for row in text_rows(store, _MEETINGS):
        first = day(row["from"])
        if first is None or row["evidence"] in seen:
            continue
        seen.add(row["evidence"])
        last = day(row.get("to", "")) or first
        stated = days_before(where := spot(row))
        if stated is None:
            continue
        wide, begun, ended = stated
        if first <= begun and ended <= last:
            continue
        yield _contradiction(where, wide, (begun, ended), (first, last), row.get("event", ""))


def days_before(where: Spot) -> tuple[Spot, date, date] | None:
    """The days printed just before the name, as the first and the last, with the words from there on."""
    folded = fold(where.text)
    before = [found for found in find_days(folded.text) if folded.positions[found.start] < where.start]
    if not before or before[-1].iso is None:
        return None
    tail = where.text[folded.positions[before[-1].end - 1] + 1 : where.start]
    held = HELD.fullmatch(tail)
    if held is None:
        return None
    opening = before[-1] if held["last"] else _opening(folded.text, before)
    closing = f"{before[-1].iso[:8]}{held['last']:0>2}" if held["last"] else before[-1].iso
    begun, ended = day(opening.iso or ""), day(closing)
    if begun is None or ended is None:
        return None
    return where.widened(folded.positions[opening.start], where.end), begun, ended


def _opening(text: str, days: list[Day]) -> Day:
    """The first day of the stretch whose last day is the last one of the list."""
    if len(days) > 1 and text[days[-2].end : days[-1].start] in TO:
        return days[-2]
    return days[-1]


def _contradiction(
    where: Spot, wide: Spot, stated: tuple[date, date], known: tuple[date, date], event: str
) -> Finding:
    """The source is at fault where day and month agree: it is that meeting, and only the year differs."""
    same_days = [(d.month, d.day) for d in stated] == [(d.month, d.day) for d in known]
    ours, theirs = (" – ".join(sorted({d.isoformat() for d in pair})) for pair in (known, stated))
    return wide.finding(
        "event-date",
        Severity.VIOLATION,
        Verdict.SOURCE if same_days else Verdict.OPEN,
        Notice(
            "event-date",
            words=where.words,
            stated=theirs,
            known=ours,
            event=event,
            more=Notice("other-year") if same_days else "",
        ),
        ours,
    )
