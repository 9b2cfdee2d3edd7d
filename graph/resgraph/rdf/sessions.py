"""When sessions are held: event/human-rights-council-session-60 is September 2025.

The calendar of a body is a row of ontology/sessions.tsv; a session of a body without a row has no date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resgraph.model.data import ontology_dir
from resgraph.model.errors import InputError

_SESSION = re.compile(r"event/(?P<body>.+)-session-(?P<number>[0-9]{1,4})")
_BY_YEAR = {"ecosoc": 7}
"""Bodies whose sessions are called by their year, and the month of the main one."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Session `first` was held in `year`, in the first of `months`; each year has as many sessions as months."""

    first: int
    year: int
    months: tuple[int, ...]

    def month_of(self, number: int) -> str | None:
        """The month of a session as 2025-09; None for one before the first that the row holds for."""
        years, place = divmod(number - self.first, len(self.months))
        return f"{self.year + years:04}-{self.months[place]:02}" if number >= self.first else None


def month_of(event: str) -> str | None:
    """The month in which the session with this id is held, None where nobody knows."""
    found = _SESSION.fullmatch(event)
    if found is None:
        return None
    number = int(found["number"])
    if (month := _BY_YEAR.get(found["body"])) and number > 1900:
        return f"{number:04}-{month:02}"
    calendar = _calendars().get(found["body"])
    return calendar.month_of(number) if calendar else None


@cache
def _calendars() -> dict[str, Calendar]:
    return read_calendars(ontology_dir() / "sessions.tsv")


def read_calendars(path: Path) -> dict[str, Calendar]:
    """The calendars of a table; InputError with file and line where a row is malformed."""
    found = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            body, first, year, months = line.split("\t")
            found[body] = Calendar(int(first), int(year), tuple(int(month) for month in months.split(",")))
        except ValueError as error:
            raise InputError(f"{path}:{number}: not body, first session, year, months: {line!r}") from error
    return found
