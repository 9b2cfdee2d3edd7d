"""Page furniture: page numbers, running heads, job numbers; printed, but no part of the resolution."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from resgraph.text.lines import Line
from resgraph.text.structure.footnotes import mark_alone

JOB = r"(?:GE\.)?\d{2}-\d{5}(?:\s?\([A-Z]\))?"
FURNITURE = re.compile(
    rf"""
    [-–—]\s?\d{{1,3}}\s?[-–—]                              # - 2 -
    | 第\s?\d{{1,3}}\s?[页頁](?:\s?[，,]?\s?共\s?\d{{1,3}}\s?[页頁])? # 第2页，共5页
    | /?(?:\.{{3}}|…{{1,2}})                               # /...
    | (?:\d{{1,3}}(?:/\d{{1,3}})?\s+)?{JOB}(?:\s+\d{{1,6}}(?:/\d{{1,3}})?){{0,3}} # 05-49892 (C) 201205, GE.23-20089 3
    | \*?\s?[0-9]{{7}}\s?\*?                                # the digits of the bar code
    | (?:请回收|請回收|Please\ recycle).{{0,8}}
    """,
    re.VERBOSE,
)
HEAD = re.compile(r"(?:[A-Z]{1,5}(?:\.\d+)?)(?:/[A-Za-z0-9.\-]*[A-Za-z0-9])+(?:\s?[(（][\dIVXL]+[)）])?\*?")
PAGED = re.compile(
    rf"(?:{HEAD.pattern})\s+\d{{1,3}}(?:/\d{{1,3}})?|\d{{1,3}}(?:/\d{{1,3}})?\s+(?:{HEAD.pattern})"
)
FIRST_LINES = 4


def take_out(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines without page furniture, and the furniture; the line after furniture opens a page.

    A document symbol that stands alone on a line is a running head where it stands so more than once.
    """
    symbols = Counter(line.text for line in lines if HEAD.fullmatch(line.text))
    kept: list[Line] = []
    furniture: list[Line] = []
    turned = False
    for index, line in enumerate(lines):
        head = symbols[line.text] > 1 and index >= FIRST_LINES and not mark_alone(lines[index - 1].text)
        if head or FURNITURE.fullmatch(line.text) or PAGED.fullmatch(line.text):
            furniture.append(line)
            turned = bool(kept)
        else:
            kept.append(replace(line, page=True) if turned else line)
            turned = False
    return kept, furniture
