"""Pages that are pictures: scanned, or drawn as outlines, with no text to read, or next to none."""

from __future__ import annotations

import pypdfium2 as pdfium  # type: ignore[import-untyped]  # published without type information
from pypdfium2 import raw

FEW = 24
"""Characters that a scanned page may have beside its picture: a page number, a symbol, a stamp."""
SHARE = 0.4
"""The part of the page that its pictures cover."""
OUTLINES = 200
"""Drawn shapes of a page without any text whose letters were made outlines; tables and rules have fewer."""


def is_picture(page: pdfium.PdfPage, characters: int) -> bool:
    """Whether what the page says stands in pictures or outlines, and not in its few characters."""
    if characters > FEW:
        return False
    covered, shapes = 0.0, 0
    for item in page.get_objects(max_depth=3):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            covered += _area(item)
        shapes += item.type == raw.FPDF_PAGEOBJ_PATH
    whole = float(page.get_width() * page.get_height())
    return covered > SHARE * whole or (characters == 0 and shapes > OUTLINES)


def _area(item: pdfium.PdfObject) -> float:
    left, bottom, right, top = item.get_bounds()
    return float((right - left) * (top - bottom))
