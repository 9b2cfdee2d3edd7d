"""Which of the first thirty sessions of the General Assembly a number can be of.

The numbers 1 to 3541 run on from session to session. Where sources state the session of some of them
(`ontology/assembly-numbers.tsv`, a source a row), each number between two of these lies between their sessions:
1514 between 491 (V) and 1803 (XVII). Nothing narrower is claimed, and nothing of special sessions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from resgraph.model.data import ontology_table
from resgraph.model.notice import Notice
from resgraph.text.numerals import value


@dataclass(frozen=True, slots=True, order=True)
class Known:
    """A number whose session a source states: `session` as an integer, `printed` as XVII."""

    number: int
    session: int
    printed: str


@cache
def known_numbers() -> tuple[Known, ...]:
    """The rows of the table, by number."""
    return tuple(
        sorted(
            Known(int(row["number"]), value(row["session"]) or 0, row["session"])
            for row in ontology_table("assembly-numbers.tsv")
        )
    )


def never_in_session(number: int, session: int) -> Notice | None:
    """Why a number cannot be of a session; None where it can."""
    known = known_numbers()
    if session > known[-1].session:
        return Notice("roman-sessions-end", session=known[-1].printed)
    if number > known[-1].number:
        return Notice("numbers-end", number=known[-1].number)
    for one in known:
        if one.number <= number and one.session > session:
            return Notice("number-already-of", number=one.number, session=one.printed)
        if one.number >= number and one.session < session:
            return Notice("number-still-of", number=one.number, session=one.printed)
    return None
