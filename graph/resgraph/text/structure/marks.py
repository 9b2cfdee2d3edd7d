"""Footnote marks glued into the text: 《联合国千年宣言》1和, 报告；¹⁰, 工作，[5] 并回顾, 报告2/，."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.model import MappedText, Span
from resgraph.text.numerals import LOWERED

GLUED = re.compile(
    r"""
    (?=.\s*[\d⁰¹²³⁴-⁹\[〔*†‡])          # a mark comes next: looked at first, since it seldom does
    (?P<before>[》，；。、：”’）)】」%％‰]|(?<!\d)[;,.]|[\u4e00-\u9fff]|[0-9A-Za-z](?=[⁰¹²³⁴-⁹\[〔]))
    \s*
    (?:
        (?P<raised>[⁰¹²³⁴-⁹]{1,3})
      | [\[〔](?P<bracketed>\d{1,3}|\*{1,3})[\]〕]
      | (?P<slashed>\d{1,3})/(?![\dA-Z])
      | (?P<plain>\d{1,3})(?![\d./．／\-%％‰]|\s*[A-Za-z年月日号條条款段项項届屆次个個名国國位卷期页頁万萬亿億岁歲时時点點世至到分票周小天种種])
      | (?P<star>\*{1,4}|[†‡])
    )
    """,
    re.VERBOSE,
)
TRAILING = re.compile(r"[，；。,;]\s*(\d{1,3})\s*$")
COUNTED = "第附表图约近达共有为于和至到以在从自或者前后逾超每各其至约计"
"""Characters after which a number is part of the text: 第9, 附件2, 表3."""


@dataclass(frozen=True, slots=True)
class Glued:
    """A mark inside a passage: its span there, blanks before it included."""

    mark: str
    span: Span
    certain: bool


def glued_marks(text: str, defined: frozenset[str]) -> list[Glued]:
    """The marks of known footnotes in the text.

    Raised, bracketed and slashed marks, and a plain number right after 》 or behind the last stop are `certain`;
    a plain number elsewhere is a mark only where the footnote would have none otherwise.
    """
    found: list[Glued] = []
    for match in GLUED.finditer(text):
        kind = match.lastgroup or ""
        mark = (match[kind] or "").translate(LOWERED)
        if mark not in defined:
            continue
        before = match["before"]
        if kind == "plain" and before in COUNTED:
            continue
        last = before in "，；。,;" and not text[match.end() :].strip()
        certain = kind != "plain" or before in "》）)" or last
        found.append(Glued(mark, (match.end("before"), match.end()), certain))
    return found


def choose(
    passages: list[MappedText], placed: list[tuple[int, str]], defined: frozenset[str]
) -> list[list[Glued]]:
    """Which glued marks to take in each passage.

    `placed` are the marks already known, as (source offset, mark). A certain mark is taken; for each
    footnote still without one, the first candidate between the marks of its neighbours in number.
    """
    found = [glued_marks(passage.text, defined) for passage in passages]
    known = dict(reversed([(mark, at) for at, mark in sorted(placed)]))
    for passage, glued in zip(passages, found, strict=True):
        for item in glued:
            if item.certain:
                known.setdefault(item.mark, passage.origins[item.span[0]])
    chosen: list[list[Glued]] = [[g for g in glued if g.certain] for glued in found]
    for mark in sorted((m for m in defined if m not in known and m.isdecimal()), key=int):
        low = max((at for m, at in known.items() if m.isdecimal() and int(m) < int(mark)), default=-1)
        high = min((at for m, at in known.items() if m.isdecimal() and int(m) > int(mark)), default=1 << 60)
        place = _first(passages, found, mark, low, high)
        if place:
            index, item = place
            chosen[index] = sorted([*chosen[index], item], key=lambda g: g.span)
            known[mark] = passages[index].origins[item.span[0]]
    return chosen


def trailing_marks(passages: list[MappedText]) -> list[list[Glued]]:
    """The marks of a text that has lost its footnotes: …主任专员的报告，1 and so on upwards."""
    found: list[list[Glued]] = []
    last = 0
    for passage in passages:
        match = TRAILING.search(passage.text)
        taken = match is not None and last < int(match[1]) <= last + 3
        if match and taken:
            last = int(match[1])
        found.append([Glued(match[1], match.span(1), certain=True)] if match and taken else [])
    return found


def _first(
    passages: list[MappedText], found: list[list[Glued]], mark: str, low: int, high: int
) -> tuple[int, Glued] | None:
    candidates = [
        (passage.text[item.span[0] - 1] not in "，；。、：”’", index, item)
        for index, (passage, glued) in enumerate(zip(passages, found, strict=True))
        for item in glued
        if item.mark == mark and not item.certain and low <= passage.origins[item.span[0]] <= high
    ]
    if not candidates:
        return None
    _, index, item = min(candidates, key=lambda c: (c[0], c[1], c[2].span))
    return index, item
