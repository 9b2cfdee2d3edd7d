"""A paragraph or footnote as the finders and linkers read it: as printed, folded for matching, with the way back.

Made once for each passage of a document and handed to every reader. What needs work is done when it is first asked for,
and once. Patterns run on `folded.text`; what is found is told in offsets into `text`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from resgraph.model.mapped import Span

QUOTED = re.compile(
    r"""
    《[^《》]*(?:《[^《》]*》[^《》]*)*》   # titles, one inside the other at most
  | “[^“”]*” | 「[^「」]*」 | "[^"]*"       # words of others
  | \( [^()]* \)                        # asides
    """,
    re.VERBOSE,
)
OPENING_QUOTES = ("“", "「", '"')
"""A statement prints one before each of its paragraphs, and closes the last only."""
STOP = re.compile("[;。]")
EDGES = re.compile("[《》]")
LONGEST_TITLE = 160
BLANK = "〓"
"""The sign that typesetters put where a character is missing."""


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded; `positions[i]` is the offset in the original of folded character i."""

    text: str
    positions: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The original offsets of the folded stretch `[start, end)`, which must not be empty."""
        return self.positions[start], self.positions[end - 1] + 1


@dataclass(frozen=True)
class Passage:
    """The text as printed, and the same folded."""

    text: str
    folded: Folded

    def printed(self, start: int, end: int) -> tuple[str, int, int]:
        """The words of a folded stretch as printed, and their offsets in the text."""
        left, right = self.folded.span(start, end)
        return self.text[left:right], left, right

    def at(self, offset: int) -> int:
        """The folded offset of the first character that stands at an offset of the text, or behind it."""
        positions = self.folded.positions
        return offset if isinstance(positions, range) else bisect_left(positions, offset)

    @cached_property
    def unquoted(self) -> str:
        """The folded text with every title, quotation and aside blanked with 〓, length kept: a verb in them is nobody's act.

        A quotation mark that opens the passage is dropped first: statements print one before each paragraph.
        """
        text = self.folded.text
        if text[:1] in OPENING_QUOTES:
            text = " " + text[1:]
        return QUOTED.sub(lambda found: BLANK * len(found.group()), text)

    @cached_property
    def stops(self) -> tuple[int, ...]:
        """Where sentences end: the folded offsets behind each ； and 。."""
        return tuple(found.end() for found in STOP.finditer(self.folded.text))

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """The outermost titles in 《》, marks included, in folded offsets."""
        return title_spans(self.folded.text)


def title_spans(text: str) -> tuple[Span, ...]:
    """The outermost titles, marks included; one that is never closed, or runs on too long, is none."""
    if "《" not in text:
        return ()
    spans: list[Span] = []
    start, depth = 0, 0
    for edge in EDGES.finditer(text):
        if edge.group() == "《":
            if depth == 0 or edge.start() - start > LONGEST_TITLE:
                start, depth = edge.start(), 0
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and edge.end() - start <= LONGEST_TITLE:
                spans.append((start, edge.end()))
    return tuple(spans)
