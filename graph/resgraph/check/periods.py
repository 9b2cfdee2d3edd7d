"""When a body can have adopted a number: A/RES/55/25 between September 2000 and September 2001.

The sessions of the General Assembly open in September of 1945 + N and last until the next one opens; the first met from
January 1946. The Economic and Social Council counts by year, since 2014 from July to July. The Human Rights Council has
three sessions a year from June 2006. The Security Council prints the year behind the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from resgraph.model import Symbol, SymbolKind
from resgraph.model.notice import Notice
from resgraph.symbols import explain
from resgraph.symbols.series import ECOSOC, GENERAL_ASSEMBLY, HUMAN_RIGHTS_COUNCIL
from resgraph.text.numerals import value

_COUNTED = (SymbolKind.RESOLUTION, SymbolKind.DECISION)


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included, and why."""

    first: date
    last: date
    why: Notice

    def holds(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.first <= day <= self.last


def period(symbol: Symbol) -> Period | None:
    """When the resolution or decision can have been adopted; None where its symbol does not tell."""
    if symbol.kind not in _COUNTED:
        return None
    told = explain(symbol)
    if told.year:
        return _of_year(symbol.body, told.year)
    session = _ordinal(told.session or "")
    if session is None:
        return None
    if symbol.body == GENERAL_ASSEMBLY:
        return assembly(session)
    if symbol.body == HUMAN_RIGHTS_COUNCIL:
        return _council(session)
    return None


def assembly(session: int) -> Period:
    """The session of the General Assembly with that number."""
    opened = 1945 + session
    first = date(1946, 1, 10) if session == 1 else date(opened, 9, 1)
    return Period(
        first,
        date(opened + 1, 9, 30),
        Notice("session-lasted", session=session, year=first.year, month=first.month, last=opened + 1),
    )


def _council(session: int) -> Period:
    """A session of the Human Rights Council: the year it was held in, three a year."""
    year = 2006 + (session - 1) // 3
    return Period(
        date(year, 1, 1),
        date(year, 12, 31),
        Notice("session-held", session=session, year=year),
    )


def _of_year(body: str, year: int) -> Period:
    """What is counted by year; the Council's session of 2014 and later opens in July of the year before."""
    early = body == ECOSOC and year >= 2014
    return Period(
        date(year - 1, 7, 1) if early else date(year, 1, 1),
        date(year, 12, 31),
        Notice("of-the-year", year=year),
    )


def _ordinal(session: str) -> int | None:
    """60, and XXV as the twenty-fifth; special sessions have no fixed time."""
    if not re.fullmatch(r"\d+|[IVXLC]+", session):
        return None
    return value(session)


def day(text: str) -> date | None:
    """An ISO day; None for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
