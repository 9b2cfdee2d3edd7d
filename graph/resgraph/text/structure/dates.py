"""Dates and numbers of the heading and the closing lines: 2005年12月16日, 一九七四年五月一日."""

from __future__ import annotations

import re

from resgraph.languages.ruled import rules
from resgraph.model.day import iso_day
from resgraph.text.numerals import value

CALENDAR = rules("calendar")

DATE = CALENDAR.pattern("date")
"""Its parts by name; the text of the pattern goes into verbose ones only."""


def iso_date(match: re.Match[str]) -> str | None:
    """The date as ISO 8601; None where there is no such day."""
    year, month, day = (number(match[part]) for part in ("year", "month", "day"))
    return iso_day(year, month, day)


def number(text: str) -> int:
    """A number in digits or Chinese, blanks in it left out; 0 for none: 六十四, 二三五一, 2 0 0 5."""
    return value(re.sub(r"\s", "", text)) or 0
