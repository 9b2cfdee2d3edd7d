"""What is printed outside paragraphs and footnotes, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from resgraph.model import Furniture, MappedText
from resgraph.text.lines import Line
from resgraph.text.structure.footnotes import Block
from resgraph.text.structure.sections import Role, Section


class Labels:
    """What a place of the source outside the text is: heading, enacting line, mark, number, overprint..."""

    def __init__(
        self, sections: Sequence[Section], blocks: Sequence[Block], furniture: Sequence[Line]
    ) -> None:
        """Collect the labelled stretches; what no label covers was cut by a repair."""
        self.stretches: list[tuple[int, int, str]] = [(line.start, line.end, "page") for line in furniture]
        for section in sections:
            if section.enacting:
                self.stretches.append((section.enacting.start, section.enacting.end, "enacting line"))
            for item in section.lines:
                kind = "mark" if item.marks else section.role.value
                if kind != Role.TEXT.value:
                    self.stretches.append((item.line.start, item.line.end, kind))
        for block in blocks:
            self.stretches.extend((*note.printed, "footnote mark") for note in block.notes)
        self.stretches.sort()

    def at(self, offset: int) -> str:
        """The label of the source character at the offset."""
        low, high = 0, len(self.stretches)
        while low < high:
            middle = (low + high) // 2
            if self.stretches[middle][0] <= offset:
                low = middle + 1
            else:
                high = middle
        if low and self.stretches[low - 1][0] <= offset < self.stretches[low - 1][1]:
            return self.stretches[low - 1][2]
        return "repair"


def remainder(source: str, bodies: Iterable[MappedText], labels: Labels) -> tuple[Furniture, ...]:
    """Every printed stretch of the source that is in none of the bodies, in order."""
    covered = bytearray(len(source))
    for body in bodies:
        for origin in body.origins:
            covered[origin] = 1
    found: list[Furniture] = []
    for (label, free), run in groupby(
        range(len(source)), key=lambda i: (labels.at(i) if not covered[i] else "", not covered[i])
    ):
        if not free:
            continue
        places = list(run)
        text = source[places[0] : places[-1] + 1]
        if text.strip():
            start = places[0] + len(text) - len(text.lstrip())
            found.append(Furniture(label, start, start + len(text.strip()), text.strip()))
    return tuple(found)
