"""A source cut into its printed lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    a form feed does, `rule` that a rule does: a line of twenty blanks or more, or of dashes,
    `border` that the file itself begins a paragraph there: a paragraph separator (U+2029) does.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: int
    page: bool
    rule: bool
    border: bool = False

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
    gap, page, rule, border, last = 0, False, False, False, 0
    for raw, whole in zip(source.splitlines(), source.splitlines(keepends=True), strict=True):
        text, feed = raw.strip(), whole.endswith("\f")
        if text and not DASHES.fullmatch(text):
            start = last + len(raw) - len(raw.lstrip())
            indent = columns(raw[: start - last])
            lines.append(Line(start, start + len(text), text, indent, gap, page, rule, border))
            gap, page, rule, border = 0, False, False, False
        elif raw or not feed:
            gap += 1
            rule = rule or bool(text) or len(raw) >= RULE_COLUMNS
        page = page or feed
        border = border or whole.endswith("\u2029")
        last += len(whole)
    return lines
