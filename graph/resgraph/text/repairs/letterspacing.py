"""A blank after every character: 大 会 ， 回 顾 其 第 4 6 / 1 5 2 号 -> 大会，回顾其第46/152号."""

from __future__ import annotations

import re

from resgraph.model import Span

LINE = re.compile(r"^[ \t]*(?:\S[ \u3000]){4,}\S?[ \t]*$", re.MULTILINE)
BLANK = re.compile(r"(?<=\S)[ \u3000](?=\S|[ \t]*$)", re.MULTILINE)
SHARE = 0.5


def cuts(text: str) -> list[Span]:
    """The blanks of such lines, where most lines of the text are set so; 2 0 0 5 年 alone is the digits' repair."""
    lines = list(LINE.finditer(text))
    if sum(m.end() - m.start() for m in lines) < SHARE * len(text.strip()):
        return []
    return [blank.span() for line in lines for blank in BLANK.finditer(text, line.start(), line.end())]
