"""The glyphs of a page set into the lines a reader sees, footnote marks apart."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from resgraph.text.source.pdf_glyphs import Glyph

MARKS = frozenset("0123456789*†‡abcdefgh")
SMALL = 0.9
"""How small, beside the line, a raised mark is at most: 0.6 in printed texts, 0.83 in what browsers print."""


@dataclass(frozen=True, slots=True)
class GlyphLine:
    """A printed line: its glyphs from left to right, its place and the size of its letters in points."""

    glyphs: tuple[Glyph, ...]
    baseline: float
    size: float

    @property
    def left(self) -> float:
        """Where the line begins, in points."""
        return min(g.left for g in self.glyphs)

    def is_mark(self, glyph: Glyph) -> bool:
        """Set smaller than the line and above its baseline: a footnote's mark."""
        above = glyph.baseline - self.baseline
        return glyph.char in MARKS and glyph.size < SMALL * self.size and above > 0.15 * self.size

    def pieces(self) -> Iterator[tuple[bool, str]]:
        """Runs of text and of marks in turn: (is a mark, characters)."""
        for mark, run in groupby(self.glyphs, key=self.is_mark):
            yield mark, _spaced(list(run))

    @property
    def text(self) -> str:
        """The characters, marks among them."""
        return _spaced(list(self.glyphs))


def set_lines(glyphs: Iterable[Glyph]) -> list[GlyphLine]:
    """The lines from top to bottom; raised marks belong to the line they are raised from."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (-g.size, -g.baseline)):
        row = next((r for r in reversed(rows) if _belongs(glyph, r[0])), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    lines = [_line(row) for row in rows]
    return sorted(lines, key=lambda line: (-line.baseline, line.left))


def _belongs(glyph: Glyph, head: Glyph) -> bool:
    """On the head's baseline, or smaller and raised by less than the head's height."""
    above = glyph.baseline - head.baseline
    if abs(above) < 0.25 * head.size:
        return True
    if glyph.size < 0.8 * head.size:
        return 0 < above < 0.75 * head.size
    return glyph.char in MARKS and glyph.size < SMALL * head.size and 0 < above < 0.55 * head.size


def _line(row: list[Glyph]) -> GlyphLine:
    """The row in reading order: by place, or as drawn where the script runs from right to left."""
    sizes = Counter(round(g.size, 1) for g in row)
    size = max(sizes, key=lambda s: (sizes[s], s))
    baseline = next(g.baseline for g in row if round(g.size, 1) == size)
    leftward = any(unicodedata.bidirectional(g.char) in {"R", "AL"} for g in row)
    ordered = sorted(row, key=lambda g: g.order if leftward else g.left)
    return GlyphLine(tuple(ordered), baseline, size)


def _spaced(run: list[Glyph]) -> str:
    """The characters, a blank where the gap is wider than between letters."""
    out = [run[0].char]
    for left, right in pairwise(run):
        gap = (right.left - left.right) / max(left.size, right.size)
        wide = _is_wide(left.char) + _is_wide(right.char)
        if gap > (0.9 if wide else 0.4) or (right.spaced and wide < 2 and gap > 0.02):
            out.append(" ")
        out.append(right.char)
    return "".join(out)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char[:1]) in "WF"
