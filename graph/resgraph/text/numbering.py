"""The numbers that open paragraphs: 1. 8． 一、 (a) （一） ㈠ (i) ① 1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.languages.ruled import rules
from resgraph.text.numerals import NUMERALS, value

NUMBERS = rules("paragraphs")
STEMS = NUMERALS.words("stems")
NARROW = {code + 0xFEE0: code for code in range(ord("a"), ord("z") + 1)}
"""（ａ） is (a)."""
CIRCLED, BRACKETED = 0x2460, 0x3220
"""① and ㈠, which the others follow in order."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A paragraph's number: its `style`, its ordinal `value`, as `printed`, and its `length` in the line."""

    style: str
    value: int
    printed: str
    length: int


PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("arabic", re.compile(r"([0-9０-９]{1,3})\s*[.．、](?![0-9０-９])\s*")),
    ("chinese", NUMBERS.pattern("numbers.chinese")),
    ("letter", re.compile(r"[(（]\s*([a-z\uff41-\uff5a]{1,2})\s*[)）]\s*")),
    ("arabic-brackets", re.compile(r"[(（]\s*([0-9０-９]{1,2})\s*[)）]\s*")),
    ("arabic-half", re.compile(r"([0-9０-９]{1,2})\s*[)）]\s*")),
    ("chinese-brackets", NUMBERS.pattern("numbers.chinese_brackets")),
    ("stem-brackets", NUMBERS.pattern("numbers.stem_brackets")),
    ("circled", re.compile(r"([\u3220-\u3229\u2460-\u2473])\s*")),
    ("letter-half", re.compile(r"([a-z])\s*[)）.．](?![a-z0-9])\s*")),
)
"""The styles, the commonest first; each pattern's group is the number."""
FIRST = NUMBERS.pattern("numbers.first")
"""What a number begins with; most lines begin otherwise."""


def markers(text: str) -> list[Marker]:
    """How the number at the start of the text can be read: none, one, or two ways ((i) is a letter or a Roman number)."""
    for style, pattern in PATTERNS if FIRST.match(text) else ():
        match = pattern.match(text)
        if match:
            printed, length = match[1], match.end()
            letters = printed.translate(NARROW)
            readings = [Marker(style, _value(style, letters), printed, length)]
            roman = _roman(letters) if style.startswith("letter") else 0
            if roman:
                readings.append(Marker(style.replace("letter", "roman"), roman, printed, length))
            return [r for r in readings if r.value]
    return []


def _value(style: str, printed: str) -> int:
    if style.startswith("arabic"):
        return int(printed)
    if style.startswith("chinese"):
        return value(printed) or 0
    if style == "stem-brackets":
        return STEMS.index(printed) + 1
    if style == "circled":
        return ord(printed) - (BRACKETED if ord(printed) >= BRACKETED else CIRCLED) + 1
    first = ord(printed[0]) - 96
    return first if len(printed) == 1 else (26 + first if printed[0] == printed[1] else 0)


def _roman(printed: str) -> int:
    """(iv) is four; (d) is no Roman number."""
    return (value(printed.upper()) or 0) if re.fullmatch(r"x{0,3}(?:ix|iv|v?i{0,3})", printed) else 0
