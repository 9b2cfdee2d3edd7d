"""Sessions as things: event/human-rights-council-session-60 is the sixtieth of the Council, held in September 2025.

The calendar of a body is a row of ontology/sessions.tsv; a session of a body without a row has no date. What a session
is called in each language is a row of ontology/session-names.tsv, with the name of the body put in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resgraph.model.data import ontology_dir
from resgraph.model.errors import InputError

_SESSION = re.compile(r"event/(?P<body>.+)-session-(?P<number>[0-9]{1,4})")
_BY_YEAR = {"ecosoc": 7}
"""Bodies whose sessions are called by their year, and the month of the main one."""
_FIRST_YEAR = 1900


@dataclass(frozen=True, slots=True)
class Session:
    """The session of a body: `body` is the end of its id (`general-assembly`)."""

    body: str
    number: int

    @classmethod
    def of(cls, event: str) -> Session | None:
        """The session with this id (`event/general-assembly-session-60`); None for another event."""
        found = _SESSION.fullmatch(event)
        return cls(found["body"], int(found["number"])) if found else None

    @property
    def id(self) -> str:
        """`event/general-assembly-session-60`."""
        return f"event/{self.body}-session-{self.number}"

    @property
    def organ(self) -> str:
        """The id of the body: `org/general-assembly`."""
        return f"org/{self.body}"

    @property
    def month(self) -> str | None:
        """The month in which it is held as 2025-09, None where nobody knows."""
        if (month := _BY_YEAR.get(self.body)) and self.number > _FIRST_YEAR:
            return f"{self.number:04}-{month:02}"
        calendar = _calendars().get(self.body)
        return calendar.month_of(self.number) if calendar else None

    def names(self, bodies: Mapping[str, str]) -> list[tuple[str, str]]:
        """What it is called, by language, where the body has a name: `bodies` has its names by language."""
        return [
            (language, names.name(bodies[language], self.number))
            for language, names in sorted(_names().items())
            if language in bodies
        ]

    @property
    def plain_name(self) -> str:
        """An English name where nobody knows what the body is called: general assembly, session 60."""
        return f"{self.body.replace('-', ' ')}, session {self.number}"


@dataclass(frozen=True, slots=True)
class SessionNames:
    """How sessions are called in a language; `figures` are its ten digits and its powers of ten, or empty."""

    numbered: str
    by_year: str
    figures: str

    def name(self, body: str, number: int) -> str:
        """The session by its number, or by its year where it is called so."""
        if number > _FIRST_YEAR:
            return self.by_year.format(body=body, number=number)
        return self.numbered.format(body=body, number=self._written(number))

    def _written(self, number: int) -> str:
        """61 as 六十一, 105 as 一百零五, where the language writes numbers so."""
        digits, _, powers = self.figures.partition(" ")
        if not digits:
            return str(number)
        places = [(int(digit), power) for power, digit in enumerate(reversed(str(number)))][::-1]
        said = "".join(
            f"{digits[digit]}{powers[power - 1] if power else ''}" if digit else digits[0]
            for digit, power in places
        )
        zero = re.escape(digits[0])
        said = re.sub(f"{zero}+", digits[0], said).rstrip(digits[0])
        return said.removeprefix(digits[1]) if 10 <= number < 20 else said


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
    session = Session.of(event)
    return session.month if session else None


@cache
def _calendars() -> dict[str, Calendar]:
    return read_calendars(ontology_dir() / "sessions.tsv")


@cache
def _names() -> dict[str, SessionNames]:
    rows = (ontology_dir() / "session-names.tsv").read_text(encoding="utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row.strip() and not row.startswith("#")]
    return {language: SessionNames(*names) for language, *names in cells}


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
