"""The numbers that Word prints before paragraphs and does not write into them.

    <w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>

with `<w:lvlText w:val="%1."/>` in numbering.xml prints `1.`, then `2.`; levels below count anew.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from resgraph.text.numerals import NUMERALS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

CHINESE_DIGITS = NUMERALS.words("counting")
TEN = NUMERALS.text("ten")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its format, the text around its numbers (`%1.`), where it starts."""

    style: str
    text: str
    start: int


class Numbering:
    """The lists of a document and where each stands."""

    def __init__(self, root: etree._Element | None) -> None:
        self.levels: dict[tuple[str, int], Level] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is not None:
            self._read(root)

    def _read(self, root: etree._Element) -> None:
        """Collect the levels of each list by the id that paragraphs use."""
        abstract = {a.get(f"{W}abstractNumId"): a for a in root.iter(f"{W}abstractNum")}
        for number in root.iter(f"{W}num"):
            base = abstract.get(_value(number.find(f"{W}abstractNumId")))
            for level in base.iter(f"{W}lvl") if base is not None else ():
                key = (number.get(f"{W}numId") or "", int(level.get(f"{W}ilvl") or 0))
                self.levels[key] = Level(
                    _value(level.find(f"{W}numFmt")) or "decimal",
                    _value(level.find(f"{W}lvlText")) or "",
                    int(_value(level.find(f"{W}start")) or 1),
                )

    def next(self, paragraph: etree._Element) -> str:
        """The number printed before the paragraph, counted on; empty where it is in no list."""
        properties = paragraph.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return ""
        number = _value(properties.find(f"{W}numId")) or ""
        depth = int(_value(properties.find(f"{W}ilvl")) or 0)
        level = self.levels.get((number, depth))
        if level is None or level.style in {"bullet", "none"}:
            return ""
        counts = self.counts[number]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for below in [d for d in counts if d > depth]:
            del counts[below]
        return self._printed(number, level, counts)

    def _printed(self, number: str, level: Level, counts: dict[int, int]) -> str:
        """`%1.%2` with the numbers of the levels put in."""
        printed = level.text
        for depth, count in counts.items():
            style = self.levels.get((number, depth), level).style
            printed = printed.replace(f"%{depth + 1}", in_style(count, style))
        return printed


def in_style(count: int, style: str) -> str:
    """The number as letters, Roman or Chinese numerals; digits for every other style."""
    if style in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in {"lowerRoman", "upperRoman"}:
        roman = _roman(count)
        return roman if style == "lowerRoman" else roman.upper()
    if style.startswith("chineseCounting") and 0 < count < 100:
        tens, ones = divmod(count, 10)
        head = ("" if tens == 1 else CHINESE_DIGITS[tens]) + TEN if tens else ""
        return head + (CHINESE_DIGITS[ones] if ones else "")
    return str(count)


def _roman(count: int) -> str:
    """9 is ix."""
    out = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
    ):
        while count >= value:
            out, count = out + letters, count - value
    return out + "i" * count


def _value(element: etree._Element | None) -> str | None:
    return element.get(f"{W}val") if element is not None else None
