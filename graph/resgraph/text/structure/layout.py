"""How a source is laid out: what its lines look like when they are full, indented, or set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from resgraph.text.lines import Line
from resgraph.text.numerals import SUPERSCRIPT
from resgraph.text.repairs.overprint import cuts

QUOTES = '“‘「『"'
"""Marks that open what is quoted."""
STOPS = tuple("，；。：！？,;:.!?…")
ENDING = re.compile(
    rf"""
    [{"".join(STOPS)}]                       # a stop
    [”’」』）)】\]\s]*                       # closing brackets and quotes
    (?:\s*(?:(?<=\d)[、,，]\s?)?      # footnote marks behind it, 1、2
       (?:[{SUPERSCRIPT}\u2460-\u2473]+|[\[［〔【]\d{{1,3}}[\]］〕】]|[(（]\d{{1,3}}[)）]|(?<![\d.])\d{{1,3}}/?|\*{{1,4}}|[†‡]))*
    \s*$
    """,
    re.VERBOSE,
)
NUMBERED = re.compile(r"\d{1,3}\s?[.．、]")
MIN_COLUMNS, MAX_COLUMNS = 30, 150
MIN_CHARACTERS = 12
RAGGED = 8
CUT_OFF = re.compile(r"(?:Rev|Add|Corr|Amend|No|[Vv]ol|[Pp]aras?|pp?)\.$")
"""A symbol or a reference whose number is on the next line: E/2001/30/Rev. is no end."""
FEWEST, RUNNING_SHARE = 4, 0.25
"""Wrapped text has at least so many lines that do not end in a stop."""
WHOLE_SHARE = 0.2
"""Of unwrapped lines at most so many end without a stop."""
UNWRAPPED = 10**9
"""The full width of text that is not wrapped: no line is full."""


@dataclass(frozen=True, slots=True)
class Layout:
    """`full`: the width from which a line counts as full; `spaced`: a blank line between any two lines.

    `indented`: paragraphs begin with an indent that the lines which continue them have not.
    `overprinted`: the verbs that open numbered paragraphs are printed several times over. `by_characters`: lines
    are cut after so many characters, wide or not, and `full` counts them. `whole`: a paragraph is a line.
    """

    full: int
    spaced: bool
    indented: bool
    overprinted: bool = False
    by_characters: bool = False
    whole: bool = False

    def is_full(self, line: Line) -> bool:
        """Whether the line may have ended only because the next word did not fit."""
        return (len(line.text) if self.by_characters else line.width) >= self.full


def terminated(text: str) -> bool:
    """Whether a paragraph may end with this text: with a stop, perhaps closing quotes and a mark behind it."""
    if text.endswith(STOPS):
        return not (text.endswith(".") and CUT_OFF.search(text[-8:]))
    return not text[-1:].isalpha() and bool(ENDING.search(text[-24:]))  # no letter stands behind the stop


def survey(lines: list[Line]) -> Layout:
    """Measure the lines of the body."""
    stopped = [terminated(line.text) for line in lines]
    running = [line for line, stop in zip(lines, stopped, strict=True) if not stop]
    full = _full_width([line.width for line in running], len(lines), MIN_COLUMNS, RAGGED)
    by_characters = full == UNWRAPPED
    if by_characters:  # some programs count characters
        full = _full_width([len(line.text) for line in running], len(lines), MIN_CHARACTERS, 1)
        by_characters = full < UNWRAPPED
    bare = bool(lines) and running[:1] == lines[:1]  # 大会 without a comma
    stopless = not any(stopped)  # no line has a stop, each is a paragraph
    whole = full == UNWRAPPED and (stopless or len(running) - bare <= WHOLE_SHARE * len(lines))
    joints = [(a, b, stop) for (a, b), stop in zip(pairwise(lines), stopped, strict=False)]
    inner = [b for _, b, stop in joints if not stop and not b.page]
    shape = Layout(full, False, False, by_characters=by_characters)
    outer = [b for a, b, stop in joints if stop and not shape.is_full(a)]
    spaced = bool(inner) and median(line.gap for line in inner) >= 1
    indented = (
        len(inner) > 2
        and len(outer) > 2
        and median(line.indent for line in outer) > median(line.indent for line in inner)
    )
    numbered = [line.text for line in lines if NUMBERED.match(line.text)]
    overprinted = len(numbered) > 1 and 2 * sum(bool(cuts(text)) for text in numbered) > len(numbered)
    return Layout(full, spaced, indented, overprinted, by_characters, whole)


def _full_width(running: list[int], count: int, least: int, ragged: int) -> int:
    """From which width a line is full: in wrapped text most lines that no stop ends are about as wide.

    A few columns may be left at the end, where a number or a Latin word did not fit.
    """
    if len(running) < max(FEWEST, RUNNING_SHARE * count):
        return UNWRAPPED
    usual = sorted(running)[len(running) // 2]
    alike = sum(abs(width - usual) <= ragged for width in running)
    wrapped = least <= usual <= MAX_COLUMNS and alike >= len(running) / 2
    return usual - ragged if wrapped else UNWRAPPED
