"""When a report is due: a day or month, a term, how often.

至迟于2027年9月30日 (2027-09-30), 在2025年底之前 (2025), 在30天内 (P30D), 每年 (annual), 每隔90天 (P90D).
All patterns run on folded text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from resgraph.languages.ruled import DUTIES
from resgraph.model.day import iso_day
from resgraph.text.numerals import value

DAY = DUTIES.pattern("periods.day")
"""至迟于2027年9月, 在2025年底之前, 2026年3月1日前: only where a word says that it is a deadline."""

LEAD = DUTIES.pattern("periods.lead")
"""What stands before a day that is a deadline without more: 在2025年3月提交."""

TERM = DUTIES.pattern("periods.term")
"""在30天内, 六个月之内: a term that runs from the resolution."""

UNITS = tuple(DUTIES.mapping("units").items())
HOUR = "H"
"""Hours stand behind a T, as ISO 8601 writes them: PT24H."""
NO_TERM = DUTIES.words("periods.no-term")
HALF_YEAR, SESSION = DUTIES.text("periods.half-year"), DUTIES.text("periods.session")
QUARTER, YEAR = DUTIES.text("periods.quarter"), DUTIES.text("periods.year")

EVERY = DUTIES.pattern("periods.every")
"""每年, 每两年, 每隔90天, 年度进展报告, 每届会议: how often."""


class Due(NamedTuple):
    """A deadline: an ISO date, as far as it is printed, or a term; `before` where it is due by then."""

    iso: str
    before: bool


def due_in(text: str, start: int, end: int) -> Due | None:
    """The deadline printed in a stretch."""
    if found := TERM.search(text, start, end):
        number = value(found["number"])
        unit = next(code for word, code in UNITS if found["unit"].endswith(word))
        if number and not text.endswith(NO_TERM, 0, found.start("number")):
            return Due(f"P{'T' if unit == HOUR else ''}{number}{unit}", True)
    for found in DAY.finditer(text, start, end):
        if (
            found["before"]
            or found["after"]
            or found["late"]
            or LEAD.search(text[start : found.start() + _lead(found)])
        ):
            iso = _iso(found)
            if iso:
                return Due(iso, bool(found["before"] or found["after"]))
    return None


def _lead(found: re.Match[str]) -> int:
    """How many characters of the match stand before the year."""
    return found.start("year") - found.start()


def _iso(found: re.Match[str]) -> str | None:
    year, month, day = (value(part) if (part := found[name]) else None for name in ("year", "month", "day"))
    if not year:
        return None
    if not month:
        return f"{year:04}"
    return iso_day(year, month, day) if day else f"{year:04}-{month:02}"


def cycle_in(text: str, start: int, end: int) -> str | None:
    """How often the stretch says that it is due."""
    found = EVERY.search(text, start, end)
    if found is None:
        return None
    for named in ("annual", "biennial", "quarterly"):
        if found[named]:
            return named
    if found["half"] or found["twice"] or found["unit"] == HALF_YEAR:
        return "P6M"
    number, unit = value(found["number"] or "1") or 1, found["unit"]
    if unit.startswith(SESSION):
        return "each session"
    if unit.startswith(QUARTER):
        return "quarterly"
    if unit == YEAR and number in (1, 2):
        return {1: "annual", 2: "biennial"}[number]
    return f"P{number}{next(code for word, code in UNITS if unit.endswith(word))}"
