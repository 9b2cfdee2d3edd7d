"""What stands behind a State's name and is not a known name: its government, or a force of its own.

南苏丹 + 民族团结过渡政府      the State itself
苏丹 + 快速支援部队            nobody that a file knows, and not the State: the words are kept whole
苏丹 + 全面裁军                a task: a subject ends there, or nothing that somebody could do follows
"""

from __future__ import annotations

from typing import NamedTuple

from resgraph.link.duties.scan import FAR, STOPS, Scanner


class Behind(NamedTuple):
    """The word for somebody behind a State's name: its offsets, and whether it is a force of its own."""

    start: int
    end: int
    force: bool


def after_a_state(lists: Scanner, at: int, end: int) -> Behind | None:
    """The government or the force that the words at `at` name; None where a task or nothing known follows."""
    if lists.ends(at, end) or lists.words["delegates"].at(lists.text, at, end) > at:
        return None
    for here in range(at + 1, min(end, at + FAR // 2) + 1):
        if lists.ends(here, end):
            begin = lists.words["government"].before(lists.text, here)
            if begin < here and here > at + 1:
                return Behind(begin, here, force=False)
            begin = lists.words["force"].before(lists.text, here)
            if at <= begin < here < end and not is_subject(lists, at, here):
                return Behind(begin, here, force=True)
        if here < end and (lists.text[here] in STOPS or lists.bars(here)):
            return None
    return None


def is_subject(lists: Scanner, start: int, end: int) -> bool:
    """Whether a known subject ends there: 裁军."""
    return any(name.end == end and name.id.startswith("topic/") for name in lists.between(start, end))
