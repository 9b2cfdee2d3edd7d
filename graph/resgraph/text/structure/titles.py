"""Which lines of a heading are the title, with a number before it or without."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from resgraph.text.numerals import SUPERSCRIPT
from resgraph.text.structure.bodies import body_of
from resgraph.text.structure.heading_forms import forms
from resgraph.text.structure.masthead import HEADINGS, SHORT_NAME, STRUCTURAL, Heading, Sort

TITLE_MARK = re.compile(
    rf"^[*＊\s]+|\s*(?:[*＊]+|[{SUPERSCRIPT}]{{1,3}}|[\[［〔【]\d{{1,3}}[\]］〕】]|(?<=[\u4e00-\u9fff])\d{{1,2}}/)?\s*$"
)
"""The footnote mark behind a title."""
PLAIN_MARK = re.compile(r"(?<=[\u4e00-\u9fff》」”])\d{1,2}$")
"""The same as plain digits: the first note's, or that of a note which was found."""
LABEL = forms("label")
LAST_WORDS = HEADINGS.words("last_words")
"""The last word of a title, where the line breaks before it."""
PART = HEADINGS.pattern("part")
"""The letter of a part, alone or with the part's title."""
FIRST_PART = re.compile(r"(?<=[\u4e00-\u9fff])\s?A\s?[.．]\s?[\u4e00-\u9fff].*")
"""The title of part A behind that of the whole, on one line."""
LETTER = forms("letter")
SORT_OF_REPORT = forms("report")
"""What a report calls itself below its title: 秘书长的报告, 秘书处的说明."""
BELOW_TITLE = (Sort.ADOPTED, Sort.BASIS, Sort.DATE, Sort.DAYS, Sort.SYMBOL, Sort.KIND)
"""What may stand between a title without a number and the text."""
MOST, LONGEST = 6, 300
NARROW = 30
"""Columns below which a line of a title is hardly full."""

AGENDA_NUMBER = re.compile(r"\d{1,3}\s?(?:[(（][a-z\d]+[)）])*$")
"""The end of a line that gives an agenda item's number without its title: 临时议程项目105(c)."""

Piece = tuple[int, int]
"""A line of the heading, and where on it the title begins."""


def title_behind(lines: Sequence[Heading], sorts: Sequence[Sort], number: Piece, own: str) -> list[Piece]:
    """The title behind the number on its line and on the lines under it; all of it under the number where none is beside it."""
    at = number[0]
    below = range(at + 1, len(lines))
    if own:
        return [number, *((index, 0) for index in takewhile(lambda i: _goes_on(lines, sorts, i), below))]
    first = next((index for index in below if sorts[index] not in STRUCTURAL), len(lines))
    return [(index, 0) for index in takewhile(lambda i: _goes_on(lines, sorts, i), range(first, len(lines)))]


def title_alone(lines: Sequence[Heading], sorts: Sequence[Sort], *, enacted: bool) -> list[Piece]:
    """The title without a number: the free words below the last structural line, or right above the closing ones.

    Without an enacting line the document is a report, say: what it calls itself (秘书长的报告) is its title only where
    no other is printed.
    """
    end = next((i for i, line in enumerate(lines) if i and PART.fullmatch(line.text)), len(lines))
    last = max((i for i in range(end) if sorts[i] in STRUCTURAL), default=-1)
    block = [i for i in range(last + 1, end) if _may_title(lines[i], sorts[i])]
    if not enacted:
        block = _before_sort(lines, block)
    if not block:
        block = _above(lines, sorts, last)
    elif last >= 0 and sorts[last] is Sort.ITEM:
        block = _last_title(lines, block)
    if len(block) > MOST or sum(len(lines[i].text) for i in block) > LONGEST:
        return []
    return [(i, found.end() if (found := LABEL.match(lines[i].text)) else 0) for i in block]


def printed_title(
    lines: Sequence[Heading], pieces: Sequence[Piece], marks: frozenset[str] = frozenset()
) -> str | None:
    """The title as printed, its lines joined, without a footnote's mark."""
    texts = [_printed(lines[index], start) for index, start in pieces]
    title = FIRST_PART.sub("", TITLE_MARK.sub("", "".join(_glue(texts))))
    if (found := PLAIN_MARK.search(title)) and found.group() in {"1", *marks}:
        title = title[: found.start()]
    return title.strip() or None


def _before_sort(lines: Sequence[Heading], block: list[int]) -> list[int]:
    """The words above what a report calls itself; that itself where nothing stands above it, and for a letter."""
    if letter := next((n for n, i in enumerate(block) if LETTER.fullmatch(lines[i].text)), 0):
        return block[letter:]
    sort = next((n for n, i in enumerate(block) if SORT_OF_REPORT.fullmatch(lines[i].text)), None)
    return block if sort is None else block[: max(sort, 1)]


def _goes_on(lines: Sequence[Heading], sorts: Sequence[Sort], index: int) -> bool:
    text, sort = lines[index].text, sorts[index]
    if sort not in (Sort.FREE, Sort.NAME) and text not in LAST_WORDS:
        return False
    return not PART.fullmatch(text) and not _adopts(lines[index])


def _adopts(line: Heading) -> bool:
    """Whether the line is the name of a body that adopts: 安全理事会 below a number is no title."""
    return bool(SHORT_NAME.fullmatch(line.text)) or body_of(line.text) is not None


def _may_title(line: Heading, sort: Sort) -> bool:
    if sort is Sort.FREE:
        return True
    return sort is Sort.NAME and not _adopts(line) and not line.text.isascii()


def _above(lines: Sequence[Heading], sorts: Sequence[Sort], last: int) -> list[int]:
    """The free words above the structural lines that end the heading, unless they are an agenda item's."""
    index = last
    while index >= 0 and sorts[index] is not Sort.FREE:
        index -= 1
    block: list[int] = []
    while index >= 0 and sorts[index] is Sort.FREE:
        block.insert(0, index)
        index -= 1
    between = range(block[-1] + 1, last + 1) if block else range(0)
    ends = all(sorts[i] in BELOW_TITLE or lines[i].text.endswith(("：", ":")) for i in between)
    return block if ends and (index < 0 or sorts[index] is not Sort.ITEM) else []


def _last_title(lines: Sequence[Heading], block: list[int]) -> list[int]:
    """The document's title below that of its agenda item: set apart by blank lines, or by a line that was not full."""
    least = min(line.gap for line in lines[1:])
    for index in reversed(block[1:]):
        above = lines[index - 1]
        apart = lines[index].gap > least
        short = above.columns < min(NARROW, lines[index].columns) and lines[index].gap >= lines[block[0]].gap
        if apart or short:
            return block[block.index(index) :]
    if AGENDA_NUMBER.search(
        lines[block[0] - 1].text
    ):  # the item's own title comes next: a short line is all of it
        return next((block[n:] for n in range(1, len(block)) if lines[block[n - 1]].columns < NARROW), block)
    return block


def _printed(line: Heading, start: int) -> str:
    """The line from there on, as printed; the two have the same length but for rare repairs."""
    return line.printed[start:] if len(line.printed) == len(line.text) else line.text[start:]


def _glue(parts: Sequence[str]) -> list[str]:
    """The title's lines; a blank between two that end and begin with Latin letters."""
    kept = [part.strip() for part in parts if part.strip()]
    return [
        (
            " "
            if index
            and part[:1].isascii()
            and kept[index - 1][-1:].isascii()
            and kept[index - 1][-1:].isalpha()
            else ""
        )
        + part
        for index, part in enumerate(kept)
    ]
