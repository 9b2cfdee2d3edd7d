"""Days that are listed before what they belong to: as many days as numbers, in one order.

秘书长2008年6月5日和11月17日的报告(S/2008/390和S/2008/728); 2004年4月8日和12月23日第58/296号和第59/276号决议.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from resgraph.find.citations.document_days import NOT_ITS_DAY, PAPER, WINDOW
from resgraph.find.citations.statements import Cited, Stated
from resgraph.find.dates import Day
from resgraph.languages.ruled import rules
from resgraph.model import Span
from resgraph.model.day import iso_day
from resgraph.text.numerals import value

DATES = rules("dates")
JOINT, NUMBERS_JOINT = DATES.pattern("papers.joint"), DATES.pattern("papers.numbers_joint")
SHORT_DAY = DATES.pattern("papers.short_day")
BEFORE_NUMBERS = DATES.pattern("papers.before_numbers")
BEFORE_STATEMENTS = DATES.pattern("papers.before_statements")


def date_papers(text: str, cited: tuple[Cited, ...], days: tuple[Day, ...]) -> tuple[Cited, ...]:
    """6月5日和11月17日的报告(S/2008/390和S/2008/728): each paper has its day."""
    if len(cited) < 2 or not days:
        return cited
    rows = _joined(text, [(each.start, each.end) for each in cited], JOINT.fullmatch)
    found = _by_start(text, rows, _with_short_days(text, days), PAPER.fullmatch)
    return tuple(replace(each, date=found.get(each.start, each.date)) for each in cited) if found else cited


def date_numbers(text: str, stated: tuple[Stated, ...], days: tuple[Day, ...]) -> tuple[Stated, ...]:
    """4月8日和12月23日第58/296号和第59/276号决议: each resolution has its day."""
    if len(stated) < 2 or len(days) < 2:
        return stated
    rows = _joined(text, [(each.start, each.end) for each in stated], NUMBERS_JOINT.fullmatch)
    found = _by_start(text, rows, days, _stands_before_numbers)
    return tuple(replace(each, date=found.get(each.start, each.date)) for each in stated) if found else stated


def _stands_before_numbers(between: str) -> bool:
    return bool(BEFORE_NUMBERS.fullmatch(between) or BEFORE_STATEMENTS.fullmatch(between))


def _with_short_days(text: str, days: tuple[Day, ...]) -> tuple[Day, ...]:
    """3月15日和17日: the second day, too, with the year and the month of the first."""
    found: list[Day] = []
    for day in days:
        found.append(day)
        while day.iso and (short := SHORT_DAY.match(text, day.end)) and (number := value(short["day"])):
            first = date.fromisoformat(day.iso)
            iso = iso_day(first.year, first.month, number)
            day = Day(short.start("day"), short.end(), iso, SHORT_DAY.match(text, short.end()) is None)  # noqa: PLW2901
            found.append(day)
    return tuple(found)


Matches = Callable[[str], object]


def _by_start(
    text: str, rows: Sequence[Sequence[Span]], days: tuple[Day, ...], between: Matches
) -> dict[int, str]:
    """The day of each span of the rows that as many days stand before, by where the span begins."""
    found: dict[int, str] = {}
    for row in rows:
        index = bisect_right(days, row[0][0], key=lambda day: day.end)
        own = days[max(0, index - len(row)) : index]
        if len(row) > 1 and len(own) == len(row) and _are_its_days(text, own, row[0][0], between):
            found |= {start: day.iso for (start, _), day in zip(row, own, strict=True) if day.iso}
    return found


def _joined(text: str, spans: Sequence[Span], joint: Matches) -> list[list[Span]]:
    """The spans in rows: those of one row stand side by side, parted by what joins a list."""
    rows: list[list[Span]] = []
    for span in spans:
        if rows and joint(text[rows[-1][-1][1] : span[0]]):
            rows[-1].append(span)
        else:
            rows.append([span])
    return rows


def _are_its_days(text: str, own: Sequence[Day], at: int, between: Matches) -> bool:
    """Whether the days are one list, at whose end the papers are named whose symbols follow."""
    if at - own[-1].end > WINDOW or not own[-1].single:
        return False
    apart = len(_joined(text, [(day.start, day.end) for day in own], JOINT.fullmatch)) > 1
    if apart or NOT_ITS_DAY.search(text, max(0, own[0].start - 2), own[0].start):
        return False
    return between(text[own[-1].end : at]) is not None
