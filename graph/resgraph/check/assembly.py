"""Which of the first thirty sessions of the General Assembly a number can be of.

The numbers 1 to 3541 run on from session to session. Where sources state the session of some of them
(`ontology/assembly-numbers.tsv`, a source a row), each number between two of these lies between their sessions:
1514 between 491 (V) and 1803 (XVII). Nothing narrower is claimed, and nothing of special sessions.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from resgraph.model.data import ontology_table
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


def never_in_session(number: int, session: int) -> tuple[str, str] | None:
    """Why a number cannot be of a session, in English and Chinese; None where it can."""
    known = known_numbers()
    if session > known[-1].session:
        last = known[-1].printed
        return (f"numbers with Roman sessions end with {last}", f"罗马数字届次止于第{last}届")
    if number > known[-1].number:
        last_number = known[-1].number
        return f"the numbers end at {last_number}", f"编号止于第{last_number}号"
    for one in known:
        too_early = one.number <= number and one.session > session
        too_late = one.number >= number and one.session < session
        if too_early or too_late:
            order_en, order_zh = ("already", "已") if too_early else ("still", "尚")
            return (
                f"number {one.number} is {order_en} of session {one.printed}",
                f"第{one.number}号{order_zh}属第{one.printed}届",
            )
    return None
