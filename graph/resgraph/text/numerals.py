"""Numbers as people write them: 二七五八, 二十六, 十二, XXVI, 26."""

from __future__ import annotations

import re

from resgraph.languages.ruled import rules

NUMERALS = rules("numerals")

UNITS = {figure: int(worth) for figure, worth in NUMERALS.mapping("units").items()}
TENS = {figure: int(worth) for figure, worth in NUMERALS.mapping("tens").items()}
DIGITS = {figure: int(worth) for figure, worth in NUMERALS.mapping("digits").items()} | TENS

CHINESE = NUMERALS.text("figure")
"""One character of a Chinese number, for the patterns of others."""

ROMAN_VALUES = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

SUPERSCRIPTS = "".join(map(chr, (0x2070, 0xB9, 0xB2, 0xB3, *range(0x2074, 0x207A))))
RAISED = str.maketrans("0123456789", SUPERSCRIPTS)
CIRCLED = range(0x2460, 0x2474)
LOWERED = str.maketrans(SUPERSCRIPTS, "0123456789") | {code: str(n) for n, code in enumerate(CIRCLED, 1)}
"""Digits to superscripts, as footnote marks are printed, and back, as ①, ②... to ⑳."""
SUPERSCRIPT = r"\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
"""What a class of them holds, for the patterns of others: [{SUPERSCRIPT}]."""


def value(text: str) -> int | None:
    """Read 26, 二十六, 二六, 二千二百, XXVI; None for anything else."""
    if text.isascii() and text.isdecimal():
        return int(text)
    if text and ROMAN.fullmatch(text):
        return _of_roman(text)
    if not text or any(c not in DIGITS and c not in UNITS for c in text):
        return None
    if any(c in UNITS or c in TENS for c in text):
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
        elif c in TENS:
            total += TENS[c]
        else:
            digit = DIGITS[c]
    return total + digit
