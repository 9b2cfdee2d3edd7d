"""Footnote marks glued into the text: 《联合国千年宣言》1和, 报告；¹⁰, 工作，[5] 并回顾, 报告2/，, 段,(2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from resgraph.languages.ruled import rules
from resgraph.model import MappedText, Span
from resgraph.text.numerals import LOWERED, SUPERSCRIPT

DRAFTING, NOTES = rules("drafting"), rules("notes")

GLUED = re.compile(
    rf"""
    (?=.\s*[\d{SUPERSCRIPT}\u2460-\u2473\[［〔【(（*†‡])          # a mark comes next: looked at first, since it seldom does
    (?P<before>[》〉，；。、：:”’）)】」%％‰]|(?<!\d)[;,.]|[\u4e00-\u9fff]|[0-9A-Za-z](?=[{SUPERSCRIPT}\[［〔【]))
    \s*
    (?:
        (?P<raised>[{SUPERSCRIPT}]{{1,3}})
      | (?:[\[［〔【]\s?(?:{NOTES.source("label")}\s?\d{{0,2}}\s?)?|[(（]\s?{NOTES.source("label")}\s?)
        (?P<bracketed>\d{{1,3}}|\*{{1,3}})\s?[\]］〕】)）]
      | (?<!{NOTES.source("parts_of_texts")})[(（](?P<round>\d{{1,3}})[)）]
      | (?P<slashed>\d{{1,3}})/(?![\dA-Z])
      | (?P<plain>\d{{1,3}})(?![\d./．／\-%％‰]|\s*(?:[A-Za-z]|{NOTES.source("units")}))
      | (?P<circled>[\u2460-\u2473])
      | (?P<star>\*{{1,4}}|[†‡])
    )
    """,
    re.VERBOSE,
)
NUMBERED = frozenset(NOTES.words("numbered"))
COUNTED = frozenset(NOTES.words("counted"))
"""Characters after which a number is part of the text: 第9, 表3; 在3 unless a stop follows it."""
STOPS = "，；。,;：:"
LISTING = "、"
TITLED = ("《", "“", "「")
"""《…宣言》、1 《…纲要》: what follows a mark between two titles."""
LISTS = re.compile(
    rf"(?:{LISTING}|{DRAFTING.source('openers.connectors')})\s?\d{{1,3}}(?!\d|{NOTES.source('units')})"
)
"""目标1、3和5: numbers in a list are the text's."""
NEXT = re.compile(r"\s?[、,，]\s?(?P<mark>\d{1,3})(?![\d/])")
HAN = re.compile(r"[\u4e00-\u9fff]")
LISTED = re.compile(r"[：:]\s*[(（]1[)）]")
"""以下各点：(1)经费；(2)人员: a list within the paragraph, whose numbers are no marks."""
LISTING_TOO = frozenset(("round", "circled"))
"""Forms of marks that number lists as often."""
OWN = frozenset(("raised", "bracketed"))
"""Forms of marks that nothing else in a text has."""


@dataclass(frozen=True, slots=True)
class Glued:
    """A mark inside a passage: its span there, blanks before it included, and its `style`.

    `certain` where nothing but a mark can stand so; `last` where nothing follows it.
    """

    mark: str
    span: Span
    certain: bool
    style: str = "plain"
    before: str = ""
    last: bool = False


def glued_marks(text: str, defined: frozenset[str] | None, *, round_too: bool = False) -> list[Glued]:
    """The marks of known footnotes in the text; of any where none is known. (2) and ② only where such are marks, too.

    Raised, bracketed and slashed marks, and a plain number right after 》 or behind the last stop are `certain`;
    a plain number elsewhere is a mark only where the footnote would have none otherwise.
    """
    found: list[Glued] = []
    for match in GLUED.finditer(text):
        style = match.lastgroup or ""
        mark = (match[style] or "").translate(LOWERED)
        before = match["before"]
        if (defined is not None and mark not in defined) or (style in LISTING_TOO and not round_too):
            continue
        if style == "plain" and _counts(before, text[match.end() :]):
            continue
        last = not text[match.end() :].strip()
        if style == "round" and before in STOPS and not last and LISTED.search(text):
            continue
        certain = style != "plain" or before in "》〉）)" or (last and before in STOPS)
        found.append(Glued(mark, (match.end("before"), match.end()), certain, style, before, last))
        found.extend(_behind(text, found[-1], defined))
    return found


def _behind(text: str, first: Glued, defined: frozenset[str] | None) -> Iterator[Glued]:
    """The marks that stand with the first in one place, each the next number: 决议，1、2."""
    last = first
    while (match := NEXT.match(text, last.span[1])) and first.style == "plain" and first.before in STOPS:
        mark = match["mark"]
        if int(mark) != int(last.mark) + 1 or defined is None or mark not in defined:
            return
        last = replace(last, mark=mark, span=match.span(), last=not text[match.end() :].strip())
        yield last


def _counts(before: str, after: str) -> bool:
    """Whether a number between the two is one of the text: 第9, 表3, 共有5所; 铭记大会2 06年, which a blank tears."""
    if before in COUNTED:
        return after[:1] not in STOPS
    if HAN.fullmatch(before) and (LISTS.match(after) or after.lstrip()[:1].isdecimal()):
        return True
    if before == LISTING:
        return not after.lstrip().startswith(TITLED)
    return before in NUMBERED


def choose(
    passages: list[MappedText],
    placed: list[tuple[int, str]],
    defined: frozenset[str],
    *,
    round_too: bool = False,
) -> list[list[Glued]]:
    """Which glued marks to take in each passage.

    `placed` are the marks already known, as (source offset, mark). A certain mark is taken; for each
    footnote still without one, the first candidate between the marks of its neighbours in number. A raised or
    bracketed mark that no note explains is a mark all the same.
    """
    found = [glued_marks(passage.text, defined, round_too=round_too) for passage in passages]
    known = dict(reversed([(mark, at) for at, mark in sorted(placed)]))
    for passage, glued in zip(passages, found, strict=True):
        for item in glued:
            if item.certain:
                known.setdefault(item.mark, passage.origins[item.span[0]])
    chosen = [
        [g for g in glued_marks(passage.text, None, round_too=round_too) if _is_taken(g, defined)]
        for passage in passages
    ]
    for mark in sorted((m for m in defined if m not in known and m.isdecimal()), key=int):
        low = max((at for m, at in known.items() if m.isdecimal() and int(m) < int(mark)), default=-1)
        high = min((at for m, at in known.items() if m.isdecimal() and int(m) > int(mark)), default=1 << 60)
        place = _first(passages, found, mark, low, high)
        if place:
            index, item = place
            chosen[index] = sorted([*chosen[index], item], key=lambda g: g.span)
            known[mark] = passages[index].origins[item.span[0]]
    return chosen


def _is_taken(glued: Glued, defined: frozenset[str]) -> bool:
    if glued.mark in defined:
        return glued.certain
    return glued.style in OWN and not glued.before.isascii() and glued.mark.isdecimal()


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
