"""Text folded for matching: no white space, ASCII widths, with the way back to the offsets.

第 1373 （２００１） 号 and 第1373(2001)号 are the same number. Patterns and names are matched on
the folded text, so none of them has to allow for blanks or full-width forms.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Full-width ASCII (！ to ～) to ASCII: punctuation too, so ，is , in folded text."""


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded; `positions[i]` is the offset in the original of folded character i."""

    text: str
    positions: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of the folded stretch `[start, end)`, which must not be empty."""
        return self.positions[start], self.positions[end - 1] + 1


def fold(text: str) -> Folded:
    """Drop white space and fold full-width ASCII, one character for one."""
    positions = tuple(i for i, c in enumerate(text) if not c.isspace())
    return Folded("".join(text.split()).translate(WIDTHS), positions)
