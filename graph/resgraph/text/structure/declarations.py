"""A declaration as a web page shows it: its name, then a label and what adopted it.

主题：和平与安全
某某宣言
通过日期 联合国大会第一八八三次全体会议1970年10月24日第2627(XXV)号决议通过
原始文本 查看…
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from resgraph.languages.ruled import rules
from resgraph.model import Symbol, SymbolKind
from resgraph.text.structure.bodies import BODIES, NAMES
from resgraph.text.structure.dates import DATE, iso_date, number
from resgraph.text.structure.heading_forms import MEETING, forms
from resgraph.text.structure.numbered import read_resolution

HEADINGS = rules("headings")

ADOPTED = re.compile(rf"{forms('adopted on').pattern}(?P<value>.*)", re.VERBOSE)
UNLABELLED = HEADINGS.pattern("declared.unlabelled")
"""The same without the label: 大会1986年12月4日第41/128号决议通过."""
SOURCE = forms("original text")
BODY = re.compile(NAMES)
NUMBER, LINK = HEADINGS.pattern("declared.number"), HEADINGS.text("declared.link")


@dataclass(frozen=True, slots=True)
class Declared:
    """What the label of a declaration's page says; `at` and `end` are its lines in the heading."""

    at: int
    end: int
    adopted: str | None
    meeting: int | None
    body: str | None
    symbol: Symbol | None


def read_declared(texts: Sequence[str]) -> Declared | None:
    """Read the line 通过日期, with what stands under it where the label stands alone; None for other headings."""
    for index, text in enumerate(texts):
        match = ADOPTED.fullmatch(text.strip())
        if match:
            value, end = match["value"], index + 1
            if not value and end < len(texts):
                value, end = texts[end].strip(), end + 1
            return _declared(value, index, _past_source(texts, end))
        if index and UNLABELLED.fullmatch(text.strip()):
            return _declared(text, index, _past_source(texts, index + 1))
    return None


def _declared(value: str, at: int, end: int) -> Declared:
    numbered, meeting = NUMBER.search(value), MEETING.search(value)
    before = value[: numbered.start()] if numbered else value
    named, day = _last(BODY, before) or BODY.search(value), _last(DATE, before) or DATE.search(value)
    body = BODIES[named.group()] if named else None
    head = read_resolution(numbered["number"]) if numbered else None
    return Declared(
        at,
        end,
        iso_date(day) if day else None,
        number(meeting["number"]) or None if meeting else None,
        body,
        head.symbol(body, SymbolKind.RESOLUTION) if head else None,
    )


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last in the text: the body and the day that stand next to the number."""
    return next(reversed(list(pattern.finditer(text))), None)


def _past_source(texts: Sequence[str], index: int) -> int:
    """Past 原始文本 and the link below it."""
    if index < len(texts) and SOURCE.fullmatch(texts[index].strip()):
        index += 1
        if index < len(texts) and texts[index].strip().startswith(LINK):
            index += 1
    return index
