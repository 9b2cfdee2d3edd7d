"""The marks of a text that has lost its footnotes: the digit leaves the text, the mark is kept.

    回顾《世界人权宣言》1《国际公约》2以及…的报告，3
    审议了委员会的报告，[1]

Digits are marks where their order shows it: 1, 2, 3 through the text, each behind a title or a stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resgraph.model import Footnote, MappedText, Paragraph
from resgraph.text.structure.marks import OWN, STOPS, Glued, glued_marks

STEP = 3
"""How far the next number may be from the last: an excerpt leaves some out."""
FEWEST = 3
"""So many numbers in order are marks, even if each could be one of the text."""


def marks_without_notes(passages: Sequence[MappedText]) -> list[list[Glued]]:
    """The marks in each passage: those that can be nothing else, and the numbers that stand in order."""
    found = [_candidates(passage.text) for passage in passages]
    own = [[item for item in glued if item.style in OWN] for glued in found]
    if any(own):  # a text prints its marks in one form
        return own
    taken: list[list[Glued]] = [[] for _ in passages]
    unsure: list[tuple[int, Glued]] = []
    last, sure = 0, 0
    for index, glued in enumerate(found):
        for item in glued:
            number = int(item.mark)
            if _is_strong(item) and _in_order(item, last):
                taken[index].append(item)
                sure += 1
            elif (number == last + 1 or last < number <= STEP) and item.before not in "；。：;:":
                unsure.append((index, item))
            else:
                continue
            last = max(last, number)
    if sure or len(unsure) >= FEWEST:
        for index, item in unsure:
            taken[index] = sorted([*taken[index], item], key=lambda g: g.span)
    return taken


def marks_missed(paragraphs: Sequence[Paragraph], footnotes: Sequence[Footnote]) -> list[str]:
    """The numbers that mark a note which is not there, in order."""
    told = {note.mark for note in footnotes}
    return sorted({m.mark for p in paragraphs for m in p.marks if m.mark.isdecimal()} - told, key=int)


def _candidates(text: str) -> list[Glued]:
    """Every number that may be a mark; none glued to letters or digits, as powers are."""
    marks = glued_marks(text, None, round_too=True)
    return [
        g
        for g in marks
        if g.style != "circled"
        and g.mark.isdecimal()
        and int(g.mark)
        and not re.match(r"[0-9A-Za-z]", g.before)
    ]


def _is_strong(glued: Glued) -> bool:
    """Whether it stands where notes are marked: behind a title, or behind the stop that ends the paragraph."""
    if glued.style in ("plain", "round"):
        return glued.before in "》〉" or (glued.last and glued.before in f"）){STOPS}")
    return glued.certain


def _in_order(glued: Glued, last: int) -> bool:
    """Whether the number can come next, or comes again: behind a stop that ends the paragraph, or in brackets."""
    number = int(glued.mark)
    again = glued.last or glued.style == "round"
    return last < number <= last + STEP or (again and number <= last)
