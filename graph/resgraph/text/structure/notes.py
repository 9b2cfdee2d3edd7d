"""The lines of the body without its footnotes, with the marks that stand alone among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.text.lines import Line
from resgraph.text.structure.footnotes import Block, mark_alone

SEVERAL = re.compile(r"\d{1,3}(?:\s?[,，、]\s?|\s)\d{1,3}(?:(?:\s?[,，、]\s?|\s)\d{1,3})*")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of the body; `marks` where it holds only footnote marks; `broken` where such a line comes next.

    `following` is the text of the next line.
    """

    line: Line
    marks: tuple[str, ...] = ()
    broken: bool = False
    following: str = ""


def body_lines(lines: list[Line], blocks: list[Block]) -> tuple[list[Printed], list[Line]]:
    """The lines of the body in order, and the lone numbers that mark no footnote: page numbers."""
    inside = {i for block in blocks for i in range(block.start, block.end)}
    defined = frozenset(note.mark for block in blocks for note in block.notes)
    kept: list[Line] = []
    numbers: list[Line] = []
    for index, line in enumerate(lines):
        if index in inside:
            continue
        mark = mark_alone(line.text)
        stray = mark is not None and mark.isdecimal() and mark not in defined
        (numbers if stray else kept).append(line)
    marks = [marks_of(line.text, defined) for line in kept]
    broken = [bool(after) for after in marks[1:]]
    following = [*(line.text for line in kept[1:]), ""]
    return [Printed(*parts) for parts in zip(kept, marks, [*broken, False], following, strict=False)], numbers


def marks_of(text: str, defined: frozenset[str]) -> tuple[str, ...]:
    """The marks, where the line holds only marks of known footnotes: 9; or 7, 8."""
    mark = mark_alone(text)
    if mark is not None:
        return (mark,) if mark in defined or not mark.isdecimal() else ()
    several = text[:1].isdecimal() and SEVERAL.fullmatch(text)
    marks = tuple(re.findall(r"\d+", text)) if several else ()
    return marks if all(m in defined for m in marks) else ()
