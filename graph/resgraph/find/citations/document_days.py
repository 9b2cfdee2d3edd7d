"""The day of a document that is cited by its symbol, printed before or behind it.

回顾其主席1997年12月3日(S/PRST/1997/54)的声明; 2000年3月10日秘书长关于该国局势的报告(A/54/791); S/PRST/2014/28(2014年12月18日).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from resgraph.find.dates import Day, find_days
from resgraph.find.neighbours import any_of
from resgraph.languages.grammar import grammar
from resgraph.model import Span

DATES = grammar("zh", "dates")
NUMBER = grammar("zh", "particles").text("number")

DAY_AFTER = re.compile(r"\((?=[^()]{6,14}\))")
NOT_ITS_DAY = DATES.pattern("papers.not_its_day")
"""What stands before a day on which something happened: 在2000年3月10日…的报告."""
JOINT = DATES.pattern("papers.joint")
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


def days_of_row(text: str, documents: Sequence[Span], days: tuple[Day, ...]) -> dict[int, str]:
    """The days of papers listed together, by where each symbol begins: as many days as symbols, in one order."""
    found: dict[int, str] = {}
    for row in _joined(text, documents):
        index = bisect_right(days, row[0][0], key=lambda day: day.end)
        own = days[max(0, index - len(row)) : index]
        if len(row) > 1 and _are_its_days(text, own, len(row), row[0][0]):
            found |= {start: day.iso for (start, _), day in zip(row, own, strict=True) if day.iso}
    return found


def _joined(text: str, spans: Sequence[Span]) -> list[list[Span]]:
    """The spans in rows: those of one row stand side by side, parted by what joins a list."""
    rows: list[list[Span]] = []
    for span in spans:
        if rows and JOINT.fullmatch(text, rows[-1][-1][1], span[0]):
            rows[-1].append(span)
        else:
            rows.append([span])
    return rows


def _are_its_days(text: str, own: Sequence[Day], count: int, at: int) -> bool:
    """Whether the days are a list of so many, at whose end the papers are named whose symbols follow."""
    if len(own) != count or at - own[-1].end > WINDOW or not own[-1].single:
        return False
    apart = len(_joined(text, [(day.start, day.end) for day in own])) > 1
    if apart or NOT_ITS_DAY.search(text, max(0, own[0].start - 2), own[0].start):
        return False
    return PAPER.fullmatch(text[own[-1].end : at]) is not None


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
