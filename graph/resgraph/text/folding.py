"""Text folded for matching: no white space, ASCII widths, simplified characters, with the way back.

第 1373 （２００１） 号 and 第1373(2001)号 are the same number, and so is 46∕152 with any other slash. Patterns and
names are matched on the folded text, so none of them has to allow for blanks, full-width forms or look-alikes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from resgraph.languages.ruled import rules
from resgraph.model.passage import Folded, Passage
from resgraph.text.characters import invisible, is_plain, long_dash, look_alikes
from resgraph.text.scripts import simplify, simplify_plain

WIDTHS = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | dict(
    zip("「」『』", "“”“”", strict=True)
)
"""Full-width ASCII (！ to ～) to ASCII, so ，is , in folded text; the quotes of traditional texts to “ and ”."""
WIDE = re.compile(f"[{re.escape(''.join(WIDTHS))}]")
FOLDING = rules("folding")
ZERO, DIGIT = FOLDING.pattern("zero"), FOLDING.text("digit")
"""A zero among Chinese digits, typed as a figure, a letter or a circle: 一八0三, 一九四○年."""


def passage(text: str) -> Passage:
    """A passage made ready for those who read it: once for each paragraph and footnote of a document."""
    return Passage(text, fold(text))


def fold(text: str) -> Folded:
    """Drop what prints nothing, fold widths and look-alikes, read traditional characters as simplified."""
    joined = "".join(text.split())
    solid = len(joined) == len(text)
    positions: Sequence[int] = (
        range(len(text)) if solid else tuple(i for i, c in enumerate(text) if not c.isspace())
    )
    plain = is_plain(joined)
    if not plain:
        joined, positions = _read(joined, positions)
    for wide in set(WIDE.findall(joined)):
        joined = joined.replace(wide, WIDTHS[wide])
    joined = ZERO.sub(lambda zeros: DIGIT * len(zeros.group()), long_dash().sub("-", joined))
    return Folded(simplify_plain(joined) if plain else simplify(joined), positions)


def _read(joined: str, positions: Sequence[int]) -> tuple[str, tuple[int, ...]]:
    """The characters that print, each read as what it stands for; Ⅻ is three at one place."""
    nothing, alike = invisible(), look_alikes()
    texts: list[str] = []
    places: list[int] = []
    for char, place in zip(joined, positions, strict=True):
        if not nothing.match(char):
            read = alike.get(ord(char), char)
            texts.append(read)
            places += [place] * len(read)
    return "".join(texts), tuple(places)
