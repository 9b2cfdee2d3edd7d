"""Stray spaces: 2000年 11 月 15日第 55/25号决议 -> 2000年11月15日第55/25号决议."""

from __future__ import annotations

import re

from resgraph.model import Span

CJK = r"\u2e80-\u303f\u31c0-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
STRAY = re.compile(
    rf"""
    \s                                  # first, so that the search stops at blanks only
    (?: (?<=[{CJK}]\s)\s*               # after Chinese writing or its punctuation
      | \s*(?=[{CJK}])                  # before it
      | (?<=[0-9]\s)\s*(?=[./(\-][0-9(]) # inside a number: 1373 (2001), 60 /175
      | (?<=[0-9(][/.\-]\s)\s*(?=[0-9]) # 60/ 175
      | (?<=\(\s)\s* | \s*(?=\))        # just inside brackets
      | (?<=\s\s)\s*                    # more than one blank anywhere
    )
    """,
    re.VERBOSE,
)


def cuts(text: str) -> list[Span]:
    """Blanks beside Chinese writing, which has none, and inside numbers; blanks between words stay."""
    return [match.span() for match in STRAY.finditer(text)]
