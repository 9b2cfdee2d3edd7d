"""The lines of the body without its footnotes, with the marks that stand alone among them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.text.lines import Line
from resgraph.text.structure.footnotes import ALONE, Block
from resgraph.text.structure.furniture import is_furniture

SEVERAL = re.compile(r"\d{1,3}(?:\s?[,，、]\s?|\s)\d{1,3}(?:(?:\s?[,，、]\s?|\s)\d{1,3})*")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of the body; `marks` where it holds only footnote marks; `following` the next line's text."""

    line: Line
    marks: tuple[str, ...] = ()
    following: str | None = None


def body_lines(lines: list[Line], blocks: list[Block]) -> tuple[list[Printed], list[Line]]:
    """The lines of the body in order, and those that are page furniture."""
    inside = {i for block in blocks for i in range(block.start, block.end)}
    defined = frozenset(note.mark for block in blocks for note in block.notes)
    kept: list[Line] = []
    furniture: list[Line] = []
    for index, line in enumerate(lines):
        if index in inside:
            continue
        (furniture if is_furniture(lines, index, defined) else kept).append(line)
    after: list[str | None] = [line.text for line in kept[1:]]
    return [
        Printed(line, marks_of(line.text, defined), following)
        for line, following in zip(kept, [*after, None], strict=True)
    ], furniture


def marks_of(text: str, defined: frozenset[str]) -> tuple[str, ...]:
    """The marks, where the line holds only marks of known footnotes: 9; or 7, 8."""
    alone = ALONE.fullmatch(text)
    if alone:
        mark = alone[1].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
        return (mark,) if mark in defined or not mark.isdecimal() else ()
    marks = tuple(re.findall(r"\d+", text)) if SEVERAL.fullmatch(text) else ()
    return marks if all(m in defined for m in marks) else ()
