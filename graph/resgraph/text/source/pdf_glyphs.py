"""The characters of a PDF page with their places, as pdfium tells them."""

from __future__ import annotations

import ctypes
import unicodedata
from dataclasses import dataclass, replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # published without type information
from pypdfium2 import raw

RADICALS = str.maketrans(
    "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
    "民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
)
"""Look-alikes that fonts share with the ideograph (Unicode, EquivalentUnifiedIdeograph)."""


OVERPRINT = 0.12
"""How far, in ems, the copies of an overprinted character lie apart; two l in a word lie farther."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: its box and baseline in points, y upwards; `order` of drawing on the page.

    `spaced` tells that a blank was drawn before it.
    """

    char: str
    left: float
    right: float
    baseline: float
    size: float
    order: int
    spaced: bool = False


def page_glyphs(page: pdfium.PdfPage) -> list[Glyph]:
    """Every visible character of the page once, in drawing order.

    A character drawn again at almost the same place is bold faked by overprinting and is dropped.
    """
    text = page.get_textpage()
    found: list[Glyph] = []
    blank = False
    for index in range(text.count_chars()):
        glyph = _glyph(text, index)
        if glyph is not None:
            found.append(replace(glyph, spaced=blank))
        blank = glyph is None
    return _without_overprint(found)


def _glyph(text: pdfium.PdfTextPage, index: int) -> Glyph | None:
    """The character at the index; None for blanks, line ends and what does not print."""
    char = _plain(chr(raw.FPDFText_GetUnicode(text, index)))
    if char.isspace() or unicodedata.category(char[:1] or " ") in {"Cc", "Cf", "Cn"}:
        return None
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
    size = _height(text, index) or max(top.value - bottom.value, 1.0)
    return Glyph(char, min(left.value, x.value), right.value, y.value, size, index)


def _height(text: pdfium.PdfTextPage, index: int) -> float:
    """The em in points: the font's size scaled by the character's matrix."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(text, index))
    if raw.FPDFText_GetMatrix(text, index, matrix):
        size *= float((matrix.c**2 + matrix.d**2) ** 0.5) or 1.0
    return size


def _plain(char: str) -> str:
    """⼀ (a Kangxi radical) as 一; everything else as it is."""
    if "\u2f00" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff":
        return unicodedata.normalize("NFKC", char)
    return char.translate(RADICALS)


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
