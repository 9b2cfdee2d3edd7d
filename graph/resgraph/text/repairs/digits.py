"""Digits set apart: 2 0 0 5 年 1 2 月 1 6 日 -> 2005 年 12 月 16 日."""

from __future__ import annotations

import re

from resgraph.model import Span

APART = re.compile(
    r"""
    [0-9０-９]               # first, so that the search stops at digits only
    (?<![\w.．/][0-9０-９])  # no digit, letter, point or slash before: not the end of 60/17 5
    (?:[ \u3000\u2009][0-9０-９])+  # single digits, one blank between each
    (?![\w.．])               # and none glued behind
    """,
    re.VERBOSE,
)


def cuts(text: str) -> list[Span]:
    """The blanks between single digits; 5 6 stays where a longer number stands beside it."""
    return [
        (i, i + 1) for run in APART.finditer(text) for i in range(run.start(), run.end()) if text[i].isspace()
    ]
