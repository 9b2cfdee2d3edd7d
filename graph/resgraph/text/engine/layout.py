"""How a spaced text is laid out: how wide its full lines are, and how far apart those of one paragraph stand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from resgraph.text.engine.cues import Cues, terminated
from resgraph.text.lines import Line

UNWRAPPED = 0
FEWEST = 4
OPENINGS = 3
SHORT = 20
"""Characters of a line that can be a heading."""
APART = 0.85
RUNNING = 0.15
"""Wrapped text has so many lines, in number and in share, that end in no stop."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`full`: the width of a full line, 0 where a paragraph is one line; `gap` and `indent` of lines that go on.

    `apart`: paragraphs are set apart by blank lines or by their indent, so that what is not goes on.
    """

    full: int
    gap: float
    indent: float
    apart: bool = False

    def breaks(self, last: Line, line: Line) -> bool:
        """Whether a paragraph ends with the last line by the look: it was left short, or the next is set apart."""
        if self.apart and not line.page:
            return self.set_apart(line)
        if not self.full:
            return True
        first = line.text.split(maxsplit=1)[0]
        if last.width + 1 + len(first) <= self.full - 1:
            return True
        return line.gap > self.gap or line.indent > self.indent + 1

    def set_apart(self, line: Line) -> bool:
        """Whether the line stands off from the one before, by a blank line or by its indent."""
        return (not self.full and not self.apart) or line.gap > self.gap or line.indent > self.indent + 1


def survey(lines: Sequence[Line], cues: Cues) -> Layout:
    """Measure the lines of the body."""
    running = [line for line in lines if not terminated(line.text) and len(line.text) > SHORT]
    inner = [
        after
        for line, after in itertools.pairwise(lines)
        if not terminated(line.text) and not after.page and len(line.text) > SHORT
    ]
    wrapped = len(running) >= max(FEWEST, RUNNING * len(lines))
    widths = sorted(line.width for line in running)
    found = Layout(
        widths[int(len(widths) * 0.9)] if wrapped else UNWRAPPED,
        median(line.gap for line in inner) if wrapped and inner else 0,
        median(line.indent for line in inner) if wrapped and inner else 0,
        apart=True,
    )
    opening = [
        after
        for line, after in itertools.pairwise(lines)
        if terminated(line.text) and not after.page and _opens(after.text, cues)
    ]
    apart = sum(found.set_apart(line) for line in opening) >= APART * len(opening)
    return replace(found, apart=apart and len(opening) >= OPENINGS)


def _opens(text: str, cues: Cues) -> bool:
    """Whether a paragraph opens with the text, its number passed over."""
    top = cues.top(text)
    return cues.opens(text[top.length :] if top else text)
