"""How a source is laid out: what its lines look like when they are full, indented, or set apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from resgraph.text.lines import Line

ENDING = re.compile(
    r"""
    [，；。：！？,;:.!?…]                     # a stop
    [”’」』）)】\]\s]*                       # closing brackets and quotes
    (?:\s*(?:[⁰¹²³⁴-⁹]+|[\[〔]\d{1,3}[\]〕]|(?<![\d.])\d{1,3}/?|\*{1,4}|[†‡]))*  # footnote marks behind it
    \s*$
    """,
    re.VERBOSE,
)
UNWRAPPED_COLUMNS = 150


@dataclass(frozen=True, slots=True)
class Layout:
    """`full`: the width from which a line counts as full; `spaced`: a blank line between any two lines.

    `indented`: paragraphs begin with an indent that the lines which continue them have not.
    """

    full: int
    spaced: bool
    indented: bool

    def is_full(self, line: Line) -> bool:
        """Whether the line may have ended only because the next word did not fit."""
        return line.width >= self.full


def terminated(text: str) -> bool:
    """Whether a paragraph may end with this text: with a stop, perhaps closing quotes and a mark behind it."""
    return bool(ENDING.search(text[-24:]))


def survey(lines: list[Line]) -> Layout:
    """Measure the lines of the body."""
    widths = sorted(line.width for line in lines)
    usual = widths[int(len(widths) * 0.8)] if widths else 0
    full = usual - 8 if usual <= UNWRAPPED_COLUMNS else 10**9
    inner = [b for a, b in pairwise(lines) if not terminated(a.text) and not b.page]
    outer = [b for a, b in pairwise(lines) if terminated(a.text) and a.width < full]
    spaced = bool(inner) and median(line.gap for line in inner) >= 1
    indented = (
        len(inner) > 2
        and len(outer) > 2
        and median(line.indent for line in outer) > median(line.indent for line in inner)
    )
    return Layout(full, spaced, indented)
