"""When a body existed, and the years of its sessions: `ontology/body-years.tsv` and `ontology/special-sessions.tsv`.

The Human Rights Council was set up in 2006, so 48/141 of 1993 is none of its numbers; its fifty-fourth session was in
2023, the sixtieth of the General Assembly in 2005 and 2006, its tenth special session in 1978.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from resgraph.model.data import ontology_table

Years = tuple[int, int]
"""The first and the last year of something, both included."""

EVER: Years = (1945, 9999)


@dataclass(frozen=True, slots=True)
class Life:
    """The years of a body, and the rhythm of its sessions: the year of the first, how many a year, how long they run on."""

    years: Years
    first_session: int | None
    a_year: int
    runs_on: int

    def session(self, number: int) -> Years:
        """The years of an ordinary session; all the body's where its rhythm is not known."""
        if self.first_session is None:
            return self.years
        opened = self.first_session + (number - 1) // self.a_year
        return (opened, opened + self.runs_on)


EVER_SINCE = Life(EVER, None, 1, 0)


@cache
def _lives() -> dict[str, Life]:
    return {
        row["body"]: Life(
            (int(row["from"]), int(row["to"] or EVER[1])),
            int(row["first_session"]) if row["first_session"] else None,
            int(row["a_year"] or 1),
            int(row["runs_on"] or 0),
        )
        for row in ontology_table("body-years.tsv")
    }


@cache
def _special() -> dict[tuple[str, str], Years]:
    return {
        (row["body"], row["session"]): (int(row["from"]), int(row["to"] or EVER[1]))
        for row in ontology_table("special-sessions.tsv")
    }


def life(body: str) -> Life:
    """What is known of the body's years; one that is not in the table has existed ever since 1945."""
    return _lives().get(body, EVER_SINCE)


def special_session(body: str, session: str) -> Years | None:
    """The years of S-21 or ES-10; None where the body has held no such session as far as the table knows."""
    return _special().get((body, session))


def holds_special_sessions(body: str) -> bool:
    """Whether the table lists the special sessions of the body."""
    return any(each == body for each, _ in _special())
