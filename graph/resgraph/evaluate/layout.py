"""Setting a line of Chinese: cells, their widths, and where a line may end.

A cell is one character or one footnote mark. Ideographs and full-width punctuation are two columns wide;
no line begins with closing punctuation or a mark, none ends with an opening bracket, and 2005/14 or a
word in Latin letters is never cut, as in the printed resolutions.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

CLOSING = frozenset("，。；：、！？》」』）〉】”’,.;:!?)]%…")
OPENING = frozenset("《「『（〈【“‘([")


@dataclass(frozen=True, slots=True)
class Cell:
    """A character, or a footnote mark (`mark` is true)."""

    text: str
    mark: bool = False

    @property
    def width(self) -> int:
        """Columns: two for what is wide, one for the rest and for marks, which are set small."""
        return 1 if self.mark else _columns(self.text)


@lru_cache(maxsize=1 << 14)
def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


_cell = lru_cache(maxsize=1 << 14)(Cell)


def cells_of(text: str) -> list[Cell]:
    """One cell a character."""
    return [_cell(c) for c in text]


def wrap(cells: list[Cell], columns: int) -> list[list[Cell]]:
    """The cells in lines of at most `columns`, closing punctuation hanging over where it must."""
    lines: list[list[Cell]] = [[]]
    used = 0
    for unit in _units(cells):
        width = sum(c.width for c in unit)
        hangs = unit[0].mark or unit[0].text in CLOSING
        if lines[-1] and used + width > columns and not hangs:
            carried = _carried(lines[-1])
            lines.append([*carried])
            used = sum(c.width for c in carried)
        if unit[0].text == " " and not lines[-1]:
            continue
        lines[-1].extend(unit)
        used += width
    return [_stripped(line) for line in lines if line]


def _units(cells: list[Cell]) -> list[list[Cell]]:
    """What is never cut: a run of ASCII without blanks, or one cell."""
    units: list[list[Cell]] = []
    for cell in cells:
        joins = units and _is_latin(cell) and _is_latin(units[-1][-1])
        if joins:
            units[-1].append(cell)
        else:
            units.append([cell])
    return units


def _is_latin(cell: Cell) -> bool:
    """Part of a number or word; closing punctuation of Chinese text set in ASCII widths is none."""
    return not cell.mark and cell.text.isascii() and cell.text not in " ()," and bool(cell.text)


def _carried(line: list[Cell]) -> list[Cell]:
    """Opening brackets at the end of a line go to the next one."""
    carried: list[Cell] = []
    while line and not line[-1].mark and line[-1].text in OPENING:
        carried.insert(0, line.pop())
    return carried


def _stripped(line: list[Cell]) -> list[Cell]:
    """The line without blanks at its end."""
    while line and line[-1].text == " ":
        line = line[:-1]
    return line
