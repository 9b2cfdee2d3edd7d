"""Marks of Markdown: # 60/175. 标题 -> 60/175. 标题, **大会**， -> 大会，, *回顾*其 -> 回顾其, [^1]: 见 -> [1] 见."""

from __future__ import annotations

import re

from resgraph.model import Span

HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
EMPHASIS = re.compile(r"(?P<open>\*{1,3}|_{1,3})(?=[^\s*_])[^\n*_]{0,59}[^\s*_](?P<close>(?P=open))(?![*_])")
"""One to three stars or underscores, the same on both sides, close around words of one line."""
NOTE = re.compile(r"\[(?P<caret>\^)\d{1,3}\](?P<colon>:?)")
ESCAPE = re.compile(r"\\(?=[.\-()\[\]*_#])")
FEWEST = 2
"""So many words are set off so in a text that is in Markdown; * alone marks a note."""


def cuts(text: str) -> list[Span]:
    """The marks, where words are set off in bold or italics more than once; no star that stands alone."""
    pairs = [match for match in EMPHASIS.finditer(text) if not match.group().strip("*_").isdecimal()]
    if len(pairs) < FEWEST or not any(HEADING.search(text) or pair["open"] == "**" for pair in pairs):
        return []
    inner = [span for pair in pairs for span in (pair.span("open"), pair.span("close"))]
    notes = [match.span(part) for match in NOTE.finditer(text) for part in ("caret", "colon") if match[part]]
    outer = [match.span() for pattern in (HEADING, ESCAPE) for match in pattern.finditer(text)]
    return sorted([*outer, *inner, *notes])
