"""The characters of a PDF page with their places, as pdfium tells them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # published without type information
from pypdfium2 import raw

from resgraph.text.characters import ideographs

SLACK = 5
"""Degrees that scanners and slanted type are off; no watermark is set so flat."""
OVERPRINT = 0.12
"""How far, in ems, the copies of an overprinted character lie apart; two l in a word lie farther."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: its box and baseline in points, y upwards; `order` of drawing on the page.

    `spaced` tells that a blank was drawn before it, `turn` which way it is set: degrees from upright.
    """

    char: str
    left: float
    right: float
    baseline: float
    size: float
    order: int
    spaced: bool = False
    turn: int = 0


def page_glyphs(page: pdfium.PdfPage) -> tuple[list[Glyph], str]:
    """Every visible character of the page once, in drawing order; and the words set against the page's direction.

    A character drawn again at almost the same place is bold faked by overprinting and is dropped. Words that stand at
    an angle to most of the page are a watermark or run up the margin: they are no part of the lines.
    """
    text = page.get_textpage()
    found: list[Glyph] = []
    blank, size = False, page.get_mediabox()[2:]
    for index in range(text.count_chars()):
        glyph = _glyph(text, index, size)
        if glyph is not None:
            found.append(replace(glyph, spaced=blank))
        blank = glyph is None
    usual = Counter(_side(glyph.turn) for glyph in found).most_common(1)
    way = usual[0][0] if usual else 0
    turned = "".join(glyph.char for glyph in found if _side(glyph.turn) != way)
    return _without_overprint([glyph for glyph in found if _side(glyph.turn) == way]), turned


def _side(turn: int) -> int:
    """The direction in which a character is set: 0, 90, 180, 270 with a little slack, or its angle."""
    nearest = round(turn / 90) * 90
    return nearest % 360 if abs(turn - nearest) <= SLACK else turn


def _glyph(text: pdfium.PdfTextPage, index: int, page: tuple[float, float]) -> Glyph | None:
    """The character at the index; None for blanks, line ends and what does not print."""
    char = _plain(chr(raw.FPDFText_GetUnicode(text, index)))
    if char.isspace() or unicodedata.category(char[:1] or " ") in {"Cc", "Cf", "Cn"}:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    em, turn = _setting(text, index)
    box = left.value, bottom.value, right.value, top.value
    start, end, baseline = _along(_side(turn), (x.value, y.value), box, page)
    return Glyph(char, start, end, baseline, em or max(top.value - bottom.value, 1.0), index, turn=turn)


def _along(
    side: int, origin: tuple[float, float], box: tuple[float, float, float, float], page: tuple[float, float]
) -> tuple[float, float, float]:
    """Where a character begins, ends and stands on its line, as seen when the page is turned so that it is upright."""
    (x, y), (left, bottom, right, top), (width, height) = origin, box, page
    if side == 90:
        return min(bottom, y), top, width - x
    if side == 180:
        return width - max(right, x), width - left, height - y
    if side == 270:
        return height - max(top, y), height - bottom, x
    return min(left, x), right, y


def _setting(text: pdfium.PdfTextPage, index: int) -> tuple[float, int]:
    """The em in points, the font's size scaled by the character's matrix; and the angle it is turned by."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text, index))
    if not raw.FPDFText_GetMatrix(text, index, matrix):
        return size, 0
    size *= float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0
    return size, round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360


def _plain(char: str) -> str:
    """⼀ (a radical, which fonts share with the ideograph) as 一; everything else as it is."""
    return char if char.isascii() else char.translate(ideographs())


def _without_overprint(glyphs: list[Glyph]) -> list[Glyph]:
    """Keep the first of equal characters that lie over one another."""
    kept: list[Glyph] = []
    places: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        reach = OVERPRINT * glyph.size
        column, row = int(glyph.left // glyph.size), int(glyph.baseline // glyph.size)
        near = (
            other
            for c in (column - 1, column, column + 1)
            for r in (row - 1, row, row + 1)
            for other in places.get((glyph.char, c, r), ())
        )
        if any(abs(o.left - glyph.left) < reach and abs(o.baseline - glyph.baseline) < reach for o in near):
            continue
        places.setdefault((glyph.char, column, row), []).append(glyph)
        kept.append(glyph)
    return kept
