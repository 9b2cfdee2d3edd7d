"""What is printed outside paragraphs and footnotes, so that nothing is lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from resgraph.model import Furniture, MappedText
from resgraph.text.lines import Line
from resgraph.text.structure.footnotes import Block
from resgraph.text.structure.sections import Role, Section

LabelledSpan = tuple[int, int, str]
FREE = re.compile(rb"\0+")


def stretches(
    sections: Sequence[Section], blocks: Sequence[Block], furniture: Sequence[Line]
) -> list[LabelledSpan]:
    """The labelled places outside the text: heading, enacting line, closing, marks, page furniture."""
    found: list[LabelledSpan] = [(line.start, line.end, "page") for line in furniture]
    for section in sections:
        if section.enacting:
            found.append((section.enacting.start, section.enacting.end, "enacting line"))
        for item in section.lines:
            if item.marks:
                found.append((item.line.start, item.line.end, "mark"))
            elif section.role is not Role.TEXT:
                found.append((item.line.start, item.line.end, section.role.value))
    for block in blocks:
        found.extend((*note.printed, "footnote mark") for note in block.notes)
    return found


def remainder(
    source: str, bodies: Iterable[MappedText], labels: Iterable[LabelledSpan]
) -> tuple[Furniture, ...]:
    """Every printed stretch of the source that is in none of the bodies, in order.

    One that no label covers was cut by a repair, or is a number or a heading among the paragraphs.
    """
    covered = bytearray(len(source))
    for body in bodies:
        for origin in body.origins:
            covered[origin] = 1
    ordered = sorted(labels)
    starts = [start for start, _, _ in ordered]
    return tuple(
        piece
        for free in FREE.finditer(covered)
        if not source[free.start() : free.end()].isspace()  # most are blanks between words and lines
        for start, end in _cut(free.start(), free.end(), ordered, starts)
        if (piece := _piece(source, start, end, ordered, starts))
    )


def _cut(start: int, end: int, ordered: list[LabelledSpan], starts: list[int]) -> list[tuple[int, int]]:
    """The free stretch cut where labelled ones begin and end."""
    edges = {start, end}
    first = max(0, bisect_right(starts, start) - 1)
    for left, right, _ in ordered[first : bisect_right(starts, end)]:
        edges.update(edge for edge in (left, right) if start < edge < end)
    points = sorted(edges)
    return list(pairwise(points))


def _piece(
    source: str, start: int, end: int, ordered: list[LabelledSpan], starts: list[int]
) -> Furniture | None:
    raw = source[start:end]
    text = raw.strip()
    if not text:
        return None
    at = start + len(raw) - len(raw.lstrip())
    index = bisect_right(starts, at) - 1
    inside = index >= 0 and at < ordered[index][1]
    return Furniture(ordered[index][2] if inside else "repair", at, at + len(text), text)
