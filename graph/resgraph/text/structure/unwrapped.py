"""A whole text on one line: virtual lines are cut where paragraphs can begin."""

from __future__ import annotations

import re

from resgraph.text.lines import Line
from resgraph.text.openers import OPENER
from resgraph.text.structure.bodies import ENACTING

LONG = 500
CUT = re.compile(
    r"""
    (?<=[；。：，;:,.])\s*(?:\d{1,3}/\s*)?                             # a mark may be fused in between
    (?:
        (?P<number>(?=\d{1,3}\s?[.．、]\s*[\u4e00-\u9fff]))          # 2. 又注意到
      | (?P<sub>(?=[(（][a-z一二三四五六七八九十甲乙丙丁]{1,3}[)）]\s*[\u4e00-\u9fff]))
      | (?P<word>(?=[\u4e00-\u9fff]))                               # perhaps a verb that opens a paragraph
      | (?P<closing>(?=第?\s?\d{1,4}\s?(?:次(?:全体)?会议|年\d{1,2}月)))
    )
    """,
    re.VERBOSE,
)


def cut_long_lines(lines: list[Line]) -> list[Line]:
    """The lines, those of over 500 characters cut before numbers, and before verbs in the preamble."""
    if not any(len(line.text) > LONG for line in lines):
        return lines
    result: list[Line] = []
    for line in lines:
        cut = _cuts(line.text) if len(line.text) > LONG and _is_whole(line.text) else []
        result.extend(_pieces(line, cut))
    return result


def _is_whole(text: str) -> bool:
    """Whether the line holds a resolution's numbered paragraphs, and is not one long paragraph."""
    return bool(re.search(r"[，；]\s*(?:\d{1,2}/)?\s*1\s?[.．、]", text)) and bool(
        re.search(r"[；。]\s*(?:\d{1,2}/)?\s*2\s?[.．、]", text)
    )


def _cuts(text: str) -> list[int]:
    cuts: list[int] = []
    preamble = True
    enacting = re.search(rf"(?:^|(?<=[\s\]】〕])){ENACTING.pattern}", text, re.VERBOSE)
    start = enacting.end() if enacting else 0
    if enacting:
        cuts.extend((enacting.start(), enacting.end()))
    for match in CUT.finditer(text, start):
        kind = match.lastgroup
        if kind == "number":
            preamble = False
        if kind == "word" and not (preamble and OPENER.match(text, match.end())):
            continue
        cuts.append(match.end())
    return sorted(set(cuts))


def _pieces(line: Line, cuts: list[int]) -> list[Line]:
    if not cuts:
        return [line]
    pieces: list[Line] = []
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        raw = line.text[start:end]
        text = raw.strip()
        if text:
            at = line.start + start + len(raw) - len(raw.lstrip())
            first = not pieces
            pieces.append(
                Line(
                    at,
                    at + len(text),
                    text,
                    0,
                    line.gap if first else 0,
                    first and line.page,
                    first and line.rule,
                )
            )
    return pieces
