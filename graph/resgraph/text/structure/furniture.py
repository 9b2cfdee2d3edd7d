"""Page furniture: page numbers, running heads, job numbers; printed, but no part of the resolution."""

from __future__ import annotations

import re

from resgraph.text.lines import Line
from resgraph.text.structure.footnotes import mark_alone

FURNITURE = re.compile(
    r"""
    [-–—]\s?\d{1,3}\s?[-–—]                         # - 2 -
    | 第\s?\d{1,3}\s?页(?:\s?[，,]?\s?共\s?\d{1,3}\s?页)? # 第2页，共5页
    | \d{1,3}\s?/\s?\d{1,3}                          # 2/5
    | /?(?:\.{3}|…{1,2})                             # /...
    | (?:GE\.)?\d{2}-\d{5}(?:\s?\([A-Z]\))?(?:\s+\d{6})? # 05-49892 (C) 201205
    | \*?\s?[0-9]{7}\s?\*?                            # the bar code's digits
    | (?:请回收|Please\ recycle).{0,8}
    """,
    re.VERBOSE,
)
SYMBOL = re.compile(r"(?:[A-Z]{1,5}(?:\.\d+)?)(?:/[A-Za-z0-9.\-]+)+(?:\s?[(（]\d{4}[)）])?\*?")


def is_furniture(lines: list[Line], index: int, defined: frozenset[str]) -> bool:
    """Whether the line is page furniture; a lone number is, unless it is the mark of a footnote."""
    text = lines[index].text
    if FURNITURE.fullmatch(text):
        return True
    if SYMBOL.fullmatch(text) and index > 3:
        return True
    mark = mark_alone(text)
    return mark is not None and mark.isdecimal() and mark not in defined
