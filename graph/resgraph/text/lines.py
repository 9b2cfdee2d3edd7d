"""A source cut into its printed lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

BREAK = re.compile(r"\r\n|[\n\r\v\x1c-\x1e\x85\u2028\u2029]|\f")
WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]+"
)
"""Runs of East Asian wide and full-width characters (Unicode Standard Annex 11, W and F)."""
RULE_COLUMNS = 20
DASHES = re.compile(r"(?:[_\-–—―─━=]\s?){5,}")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line that is not blank.

    `start` and `end` are offsets into the source, white space at both ends left out; `indent` is
    its width in half-width columns; `gap` says how many blank lines stand before it, `page` that
    a form feed does, `rule` that a rule does: a line of twenty blanks or more, or of dashes.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: int
    page: bool
    rule: bool

    @property
    def width(self) -> int:
        """Columns from the left edge to the last character."""
        return self.indent + columns(self.text)


def columns(text: str) -> int:
    """The printed width: two columns a wide character, one any other."""
    return len(text) if text.isascii() else 2 * len(text) - len(WIDE.sub("", text))


def split(source: str) -> list[Line]:
    """The lines of the source in order; blank ones and rules are told by the line that follows them."""
    lines: list[Line] = []
    gap, page, rule, last = 0, False, False, 0
    for end, feed in _breaks(source):
        raw = source[last:end]
        text = raw.strip()
        if text and not DASHES.fullmatch(text):
            start = last + len(raw) - len(raw.lstrip())
            indent = columns(raw[: start - last])
            lines.append(Line(start, start + len(text), text, indent, gap, page, rule))
            gap, page, rule = 0, False, False
        elif raw or not feed:
            gap += 1
            rule = rule or bool(text) or len(raw) >= RULE_COLUMNS
        page = page or feed
        last = end + (2 if source.startswith("\r\n", end) else 1)
    return lines


def _breaks(source: str) -> list[tuple[int, bool]]:
    found = [(m.start(), m.group() == "\f") for m in BREAK.finditer(source)]
    return [*found, (len(source), False)]
