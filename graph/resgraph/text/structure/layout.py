"""How a source is laid out: what its lines look like when they are full, indented, or set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from resgraph.text.lines import Line
from resgraph.text.repairs.overprint import cuts

QUOTES = '“‘「『"'
"""Marks that open what is quoted."""
STOPS = tuple("，；。：！？,;:.!?…")
ENDING = re.compile(
    rf"""
    [{"".join(STOPS)}]                       # a stop
    [”’」』）)】\]\s]*                       # closing brackets and quotes
    (?:\s*(?:[⁰¹²³⁴-⁹]+|[\[〔]\d{{1,3}}[\]〕]|[(（]\d{{1,3}}[)）]|(?<![\d.])\d{{1,3}}/?|\*{{1,4}}|[†‡]))*  # footnote marks behind it
    \s*$
    """,
    re.VERBOSE,
)
NUMBERED = re.compile(r"\d{1,3}\s?[.．、]")
MIN_COLUMNS, MAX_COLUMNS = 30, 150
RAGGED = 8
FEWEST, RUNNING_SHARE = 4, 0.25
"""Wrapped text has at least so many lines that do not end in a stop."""
UNWRAPPED = 10**9
"""The full width of text that is not wrapped: no line is full."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`full`: the width from which a line counts as full; `spaced`: a blank line between any two lines.

    `indented`: paragraphs begin with an indent that the lines which continue them have not.
    `overprinted`: the verbs that open numbered paragraphs are printed several times over.
    """

    full: int
    spaced: bool
    indented: bool
    overprinted: bool = False

    def is_full(self, line: Line) -> bool:
        """Whether the line may have ended only because the next word did not fit."""
        return line.width >= self.full


def terminated(text: str) -> bool:
    """Whether a paragraph may end with this text: with a stop, perhaps closing quotes and a mark behind it."""
    if text.endswith(STOPS):
        return True
    return not text[-1:].isalpha() and bool(ENDING.search(text[-24:]))  # no letter stands behind the stop


def survey(lines: list[Line]) -> Layout:
    """Measure the lines of the body."""
    stopped = [terminated(line.text) for line in lines]
    full = _full_width([line for line, stop in zip(lines, stopped, strict=True) if not stop], len(lines))
    joints = [(a, b, stop) for (a, b), stop in zip(pairwise(lines), stopped, strict=False)]
    inner = [b for _, b, stop in joints if not stop and not b.page]
    outer = [b for a, b, stop in joints if stop and a.width < full]
    spaced = bool(inner) and median(line.gap for line in inner) >= 1
    indented = (
        len(inner) > 2
        and len(outer) > 2
        and median(line.indent for line in outer) > median(line.indent for line in inner)
    )
    numbered = [line.text for line in lines if NUMBERED.match(line.text)]
    overprinted = len(numbered) > 1 and 2 * sum(bool(cuts(text)) for text in numbered) > len(numbered)
    return Layout(full, spaced, indented, overprinted)


def _full_width(unstopped: list[Line], count: int) -> int:
    """From which width a line is full: in wrapped text most lines that no stop ends are about as wide.

    A few columns may be left at the end, where a number or a Latin word did not fit.
    """
    running = sorted(line.width for line in unstopped)
    if len(running) < max(FEWEST, RUNNING_SHARE * count):
        return UNWRAPPED
    usual = running[len(running) // 2]
    alike = sum(abs(width - usual) <= RAGGED for width in running)
    wrapped = MIN_COLUMNS <= usual <= MAX_COLUMNS and alike >= len(running) / 2
    return usual - RAGGED if wrapped else UNWRAPPED
