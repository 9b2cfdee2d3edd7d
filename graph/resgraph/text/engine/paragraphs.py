"""The lines of a section become paragraphs: by their numbers, by the words that open them, by how they are set.

Recalling its resolution 60/251 of        a word that opens paragraphs, behind a stop
15 March 2006,                            goes on
1. Decides to extend the mandate:         the number that comes next
(a) To report annually;                   a point of paragraph 1
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from resgraph.model import Span
from resgraph.text.engine.cues import DIGIT, Cues, Numbered, terminated
from resgraph.text.engine.layout import Layout
from resgraph.text.engine.notes import mark_alone
from resgraph.text.lines import Line

HEADING, LINES = 160, 4
"""Characters of the longest heading among paragraphs that stands on one line, and lines of the longest."""


@dataclass(slots=True)
class Draft:
    """A paragraph as it is put together: its stretches of the text, its number, the marks that stand apart.

    `depth` is 0 for a paragraph, 1 for its points, 2 for theirs; `last` the line it ends with, `opening` the
    words of its first line.
    """

    spans: list[Span]
    last: Line
    text: str
    number: Numbered | None = None
    depth: int = 0
    marks: list[tuple[str, int]] = field(default_factory=list)
    heading: str | None = None
    opening: str = ""


class Builder:
    """Puts the lines of one section together."""

    def __init__(self, cues: Cues, layout: Layout, marks: frozenset[str]) -> None:
        """Begin with no paragraph; `marks` are those of the footnotes."""
        self._cues, self._layout, self._marks = cues, layout, marks
        self.drafts: list[Draft] = []
        self._top = 0
        self._subs: list[Numbered] = []
        self._heading: list[str] = []

    def feed(self, line: Line, behind: Sequence[Line]) -> None:
        """Take the next line; `behind` are those that follow, as far as a heading may run."""
        alone = mark_alone(line.text)
        if alone and alone in self._marks and self.drafts:
            self.drafts[-1].marks.append((alone, self.drafts[-1].spans[-1][1]))
            return
        last = self.drafts[-1] if self.drafts else None
        ended = last is None or terminated(last.text)
        if (number := self._numbered(line, last, ended)) is not None:
            self._begin(line, number)
        elif last is None or (ended and self._begins(line, last)):
            if self._is_heading(line, behind):
                self._heading.append(line.text)
            else:
                self._begin(line, None)
        elif self._heading:
            self._heading.append(line.text)
        else:
            last.spans.append((line.start, line.end))
            last.text, last.last = line.text, line

    def _numbered(self, line: Line, last: Draft | None, ended: bool) -> Numbered | None:
        """The number that the line begins with, where it comes next in its series."""
        top = self._cues.top(line.text)
        if (
            top
            and not self._goes_on(top, line)
            and (ended or (last is not None and self._layout.set_apart(line)))
            and self._comes_next(top, line, last)
        ):
            self._top, self._subs = top.value, []
            return top
        if last is None or not (self._cues.ended(last.text) or last.text.rstrip().endswith(("-", "\u2014"))):
            return None
        return self._sub(line)

    def _goes_on(self, top: Numbered, line: Line) -> bool:
        """Whether 2) is the next point of a list that 1) opened."""
        open_ = self._subs[-1] if self._subs else None
        listed = open_ is not None and open_.level == DIGIT and top.value == open_.value + 1
        return listed and "." not in line.text[: top.length]

    def _comes_next(self, top: Numbered, line: Line, last: Draft | None) -> bool:
        """Whether the number is the next, one that skips some that were lost or left out, or the first of a new series."""
        opens = self._cues.opens(line.text[top.length :])
        if "." not in line.text[: top.length] and not opens:
            return top.value == self._top + 1 and ")" in line.text[: top.length]
        if top.value in (self._top + 1, 1):
            return True
        apart = last is None or self._layout.set_apart(line)
        return (top.value == self._top + 2 and (opens or apart)) or (
            top.value > self._top and opens and apart
        )

    def _sub(self, line: Line) -> Numbered | None:
        """(a), (b), and below them (i), (ii): the reading that goes on with an open series, or opens one below."""
        readings = self._cues.sub(line.text)
        for depth in range(len(self._subs) - 1, -1, -1):
            open_ = self._subs[depth]
            for reading in readings:
                if reading.level == open_.level and reading.value == open_.value + 1:
                    self._subs[depth:] = [reading]
                    return reading
        for reading in readings:
            if reading.value == 1 and all(open_.level != reading.level for open_ in self._subs):
                self._subs.append(reading)
                return reading
        return None

    def _begins(self, line: Line, last: Draft) -> bool:
        """Whether a paragraph without a number begins with the line."""
        looks = self._layout.breaks(last.last, line)
        if self._layout.apart and not line.page:
            return looks
        if self._cues.opens(line.text):
            return looks or line.text[:1].isupper() or not self._cues.cased
        return looks and (self._layout.set_apart(line) or not line.text[:1].islower())

    def _is_heading(self, line: Line, behind: Sequence[Line]) -> bool:
        """Whether a heading begins: no stop ends it, and a paragraph opens behind it or it is set apart."""
        if terminated(line.text) or len(line.text) > HEADING or self._cues.opens(line.text) or not behind:
            return False
        after = behind[0]
        if self._layout.full and self._runs_on(behind):
            return True
        opens = self._cues.top(after.text) is not None or self._cues.opens(after.text)
        short = not self._layout.full or line.width < self._layout.full - len(after.text.split(maxsplit=1)[0])
        return opens or (short and self._layout.breaks(line, after) and not line.text[:1].islower())

    def _runs_on(self, behind: Sequence[Line]) -> bool:
        """Whether a heading that was cut into lines runs on to a paragraph that is set apart from it."""
        for last, line in pairwise(behind):
            if terminated(last.text):
                return False
            if self._layout.set_apart(line):
                return self._cues.opens(line.text) or self._cues.top(line.text) is not None
        return False

    def _begin(self, line: Line, number: Numbered | None) -> None:
        at = line.start + (number.length if number else 0)
        if number is None and not self._top:
            self._subs = []
        depth = len(self._subs) if number and number.level else 0
        heading = " ".join(self._heading) or None
        self._heading = []
        opening = line.text[at - line.start :]
        self.drafts.append(
            Draft([(at, line.end)], line, line.text, number, depth, heading=heading, opening=opening)
        )


def build(lines: Sequence[Line], cues: Cues, layout: Layout, marks: frozenset[str]) -> list[Draft]:
    """The paragraphs of a section."""
    builder = Builder(cues, layout, marks)
    for at, line in enumerate(lines):
        builder.feed(line, lines[at + 1 : at + 1 + LINES])
    return builder.drafts
