"""Dates and numbers of the heading and the closing lines: 2005年12月16日, 一九七四年五月一日."""

from __future__ import annotations

import re

from resgraph.text.numbering import chinese_number

DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "Ｏ": "0"}
YEAR = r"[12]\s?\d\s?\d\s?\d|[一二][〇零○Ｏ一二三四五六七八九]{3}"
DATE = re.compile(
    rf"(?P<year>{YEAR})\s*年\s*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月\s*"
    r"(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
)


def iso_date(match: re.Match[str]) -> str | None:
    """The date as ISO 8601; None where the month or the day does not exist."""
    year = "".join(DIGITS.get(c, c) for c in match["year"] if not c.isspace())
    month, day = number(match["month"]), number(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"{year}-{month:02}-{day:02}"


def number(text: str) -> int:
    """A number below a hundred in digits or Chinese, below ten thousand in digits; 0 for none."""
    plain = re.sub(r"\s", "", text)
    return int(plain) if plain.isdecimal() else _hundreds(plain)


def _hundreds(text: str) -> int:
    """一百二十三 -> 123, 二三五一 -> 2351."""
    if len(text) > 1 and all(c in DIGITS for c in text):
        return int("".join(DIGITS[c] for c in text))
    high, hundred, low = text.partition("百")
    if hundred:
        return chinese_number(high) * 100 + (chinese_number(low.lstrip("零〇")) if low else 0)
    return chinese_number(text)
