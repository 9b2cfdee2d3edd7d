"""A text that is annexed without the word: its title and its numbered paragraphs behind the closing lines.

2005年12月16日
第64次全体会议
关于某事的准则
1. 准则的目的是协助各国。
2. 各国应当制定立法。
"""

from __future__ import annotations

from collections.abc import Sequence

from resgraph.text.numbering import Marker, markers
from resgraph.text.structure.layout import terminated
from resgraph.text.structure.masthead import Sort, sort_of_line
from resgraph.text.structure.numbered import read_number

AHEAD = 60
"""Lines below a title among which the second number is looked for."""
TITLE_LINES = 4
LONGEST = 60
"""Characters of a title's line."""
STYLES = ("arabic", "chinese")


def begins_annex(title: str, below: Sequence[str]) -> bool:
    """Whether the line is the title of a numbered text: free words, then paragraph 1, and a 2 that goes on."""
    if len(title) > LONGEST or terminated(title) or _is_headed(title) or sort_of_line(title) is not Sort.FREE:
        return False
    first = next((n for n, text in enumerate(below[: TITLE_LINES + 1]) if _number(text, 1)), None)
    if first is None or any(terminated(text) for text in below[:first]):
        return False
    style = next(marker.style for marker in markers(below[first]) if marker.value == 1)
    second = next((text for text in below[first + 1 : AHEAD] if _number(text, 2, style)), "")
    return terminated(second) and any(terminated(text) for text in below[first : first + TITLE_LINES])


def _number(text: str, value: int, style: str = "") -> Marker | None:
    """The number of a paragraph of this value at the head of the line."""
    return next(
        (m for m in markers(text) if m.value == value and m.style in ((style,) if style else STYLES)), None
    )


def _is_headed(text: str) -> bool:
    """Whether the line is the heading of a paragraph or of another resolution: 一、总则, 85/84. 海洋."""
    head = read_number(text)
    return bool(markers(text)) or bool(head and head.number)
