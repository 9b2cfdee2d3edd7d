"""Days in a text: 2004年12月20日, 二〇〇四年十二月二十日, and 10月25日 whose year stands before.

Patterns run on folded text. A day that is the end of a stretch (9月14日至16日) is found and marked:
no resolution is adopted on a stretch of days.
"""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.languages.ruled import rules
from resgraph.model.day import iso_day
from resgraph.text.numerals import value

DATES = rules("dates")

YEAR = DATES.source("days.year")
"""2004, 二〇〇四, 1899: a year of the calendar."""

DAY = DATES.pattern("days.day")

STRETCH_BEFORE = DATES.pattern("stretches.before")
"""9月14日至: not the 到 of 注意到."""
STRETCH_AFTER = DATES.pattern("stretches.after")

MONTH = rules("particles").text("month")


@dataclass(frozen=True, slots=True)
class Day:
    """A day in folded text; `iso` is None where no year is known, `single` false in a stretch of days."""

    start: int
    end: int
    iso: str | None
    single: bool


def find_days(text: str) -> tuple[Day, ...]:
    """Each day of a folded text; one without a year takes that of the day before it."""
    if MONTH not in text:
        return ()
    days: list[Day] = []
    year: int | None = None
    for found in DAY.finditer(text):
        if found["year"]:
            year = value(found["year"])
        start, end = found.span()
        before = STRETCH_BEFORE.search(text, max(0, start - 2), start)
        single = before is None and STRETCH_AFTER.match(text, end) is None
        iso = iso_day(year, value(found["month"]), value(found["day"]))
        days.append(Day(found.start(), found.end(), iso, single))
    return tuple(days)
