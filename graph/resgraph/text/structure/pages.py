"""Page numbers glued to the last line of a page: …以及所取得的3 / 进展，."""

from __future__ import annotations

import re
from dataclasses import replace

from resgraph.text.lines import Line
from resgraph.text.structure.marks import NOTES

GLUED = re.compile(
    rf"(?<=[\u4e00-\u9fff])(?<!{NOTES.source('numbered')})(?<!{NOTES.source('counted')})(?P<number>\d{{1,3}})$"
)
ALONE = re.compile(r"\d{1,3}")
LEADING = re.compile(r"\D?(\d{1,3})(?![\d.．、])")
GOES_ON = NOTES.pattern("goes_on")
"""A line that goes on with the sentence; 个 and 年 would make the number one of the text."""


def cut_page_numbers(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without page numbers at their ends, and these numbers.

    A number is a page's where the number before it stands alone on an earlier line, none further on alone
    contradicts it, and no line begins with it, as a footnote would.
    """
    if not any(_glued(line) for line in lines):
        return lines, []
    alone = {int(line.text): index for index, line in enumerate(lines) if ALONE.fullmatch(line.text)}
    leading = {match[1] for line in lines if (match := LEADING.match(line.text))}
    kept: list[Line] = []
    numbers: list[Line] = []
    for index, line in enumerate(lines):
        match = _glued(line)
        if (
            match
            and match["number"] not in leading
            and index + 1 < len(lines)
            and GOES_ON.match(lines[index + 1].text)
            and _in_turn(int(match["number"]), index, alone)
        ):
            at = line.start + match.start()
            numbers.append(replace(line, start=at, text=match["number"]))
            alone[int(match["number"])] = index
            kept.append(replace(line, end=at, text=line.text[: match.start()]))
        else:
            kept.append(line)
    return kept, numbers


def _glued(line: Line) -> re.Match[str] | None:
    """The number that ends the line, glued to a Chinese character."""
    return GLUED.search(line.text) if line.text[-1:].isdecimal() else None


def _in_turn(number: int, index: int, alone: dict[int, int]) -> bool:
    """Whether the page before was turned above this line, and no later number was."""
    before = alone.get(number - 1)
    return (
        before is not None
        and before < index
        and not any(n >= number and at < index for n, at in alone.items())
    )
