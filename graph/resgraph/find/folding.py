"""Text folded for matching: no white space, ASCII widths, simplified characters, with the way back.

第 1373 （２００１） 号 and 第1373(2001)号 are the same number. Patterns and names are matched on
the folded text, so none of them has to allow for blanks or full-width forms.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from resgraph.text.scripts import simplify

WIDTHS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict(
    zip("「」『』", "“”“”", strict=True)
)
"""Full-width ASCII (！ to ～) to ASCII, so ，is , in folded text; the quotes of traditional texts to “ and ”."""
WIDE = re.compile(f"[{re.escape(''.join(WIDTHS))}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded; `positions[i]` is the offset in the original of folded character i."""

    text: str
    positions: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original offsets of the folded stretch `[start, end)`, which must not be empty."""
        return self.positions[start], self.positions[end - 1] + 1


@lru_cache(maxsize=512)
def fold(text: str) -> Folded:
    """Drop white space, fold full-width ASCII, read traditional characters as simplified: one for one.

    The passages of a document are folded for verbs, for citations and for names; they are kept till then.
    """
    joined = "".join(text.split())
    solid = len(joined) == len(text)
    positions = range(len(text)) if solid else tuple(i for i, c in enumerate(text) if not c.isspace())
    for wide in set(WIDE.findall(joined)):
        joined = joined.replace(wide, WIDTHS[wide])
    return Folded(simplify(joined), positions)
