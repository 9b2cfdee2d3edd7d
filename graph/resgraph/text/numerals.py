"""Numbers as people write them: 二七五八, 二十六, 十二, XXVI, 26."""

from __future__ import annotations

import re

DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **{"○": 0, "零": 0, "Ｏ": 0, "O": 0, "两": 2, "廿": 20, "卅": 30},
}
UNITS = {"十": 10, "百": 100, "千": 1000}

CHINESE = r"[〇○零Ｏ一二三四五六七八九十百千两廿卅]"
"""One character of a Chinese number, for the patterns of others."""

ROMAN_VALUES = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
"""Digits to superscripts, as footnote marks are printed, and back."""


def value(text: str) -> int | None:
    """Read 26, 二十六, 二六, 二千二百, XXVI; None for anything else."""
    if text.isascii() and text.isdecimal():
        return int(text)
    if text and ROMAN.fullmatch(text):
        return _of_roman(text)
    if not text or any(c not in DIGITS and c not in UNITS for c in text):
        return None
    if any(c in UNITS or c in "廿卅" for c in text):
        return _by_units(text)
    return int("".join(str(DIGITS[c]) for c in text))


def roman(number: int) -> str:
    """Write 26 as XXVI; numbers from 1 to 89."""
    written = ""
    for worth, sign in ROMAN_VALUES:
        while number >= worth:
            written, number = written + sign, number - worth
    return written


def _of_roman(text: str) -> int:
    """Add the signs up: XXIV -> 24."""
    total, rest = 0, text
    for worth, sign in (*((90, "XC"),), *ROMAN_VALUES):
        while rest.startswith(sign):
            total, rest = total + worth, rest[len(sign) :]
    return total


def _by_units(text: str) -> int:
    """Read 一千三百七十三: each digit counts the unit after it."""
    total, digit = 0, 0
    for c in text:
        if c in UNITS:
            total, digit = total + (digit or 1) * UNITS[c], 0
        elif c in "廿卅":
            total += DIGITS[c]
        else:
            digit = DIGITS[c]
    return total + digit
