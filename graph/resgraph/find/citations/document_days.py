"""The day of a document that is cited by its symbol, printed before or behind it.

回顾其主席1997年12月3日(S/PRST/1997/54)的声明; 2000年3月10日秘书长关于该国局势的报告(A/54/791); S/PRST/2014/28(2014年12月18日).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from resgraph.find.dates import Day, find_days
from resgraph.find.neighbours import any_of
from resgraph.languages.ruled import rules

DATES = rules("dates")
NUMBER = rules("particles").text("number")

DAY_AFTER = re.compile(r"\((?=[^()]{6,14}\))")
NOT_ITS_DAY = DATES.pattern("papers.not_its_day")
"""What stands before a day on which something happened: 在2000年3月10日…的报告."""
BESIDE = DATES.pattern("papers.beside")
PAPER = DATES.pattern("papers.paper", no_day_of_a_paper=any_of("no-day-of-a-paper"), papers=any_of("paper"))
WINDOW = 70


def day_of_document(text: str, start: int, end: int, days: tuple[Day, ...]) -> str | None:
    """The day given for the document at that place of a folded text; None where none is, or where it says something else."""
    index = bisect_right(days, start, key=lambda day: day.end) - 1
    if index >= 0 and start - days[index].end <= WINDOW and (day := _before(text, start, days[index])):
        return day
    behind = day_after(text, end + text.startswith(NUMBER, end))
    return behind.iso if behind and behind.single else None


def _before(text: str, start: int, day: Day) -> str | None:
    """The day right before the symbol, or before the paper whose symbol it is."""
    if not day.single or NOT_ITS_DAY.search(text, max(0, day.start - 2), day.start):
        return None
    between = text[day.end : start]
    return day.iso if BESIDE.fullmatch(between) or PAPER.fullmatch(between) else None


def day_after(text: str, at: int) -> Day | None:
    """第60/251号决议(2006年3月15日)."""
    if not DAY_AFTER.match(text, at):
        return None
    inside = text[at + 1 : at + 16].partition(")")[0]
    days = find_days(inside)
    return days[0] if days and days[0].end == len(inside) and days[0].start == 0 else None
