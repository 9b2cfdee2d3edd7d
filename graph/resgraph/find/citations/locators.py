"""Which part of a document is meant: 附件一至三, 第5(f)段, 第二部分，第一章, 第1/CP.21号决定，附件.

    locator = {[","] part}
    part    = "附件" [numbers] | "第" numbers unit | letter unit | "第" number "号决定" | "决议" numbers

The parts are given in English, the larger first as printed: "annex II, para. 14".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.text.numerals import CHINESE, roman, value

ONE = rf"(?:\d{{1,4}}(?![\d/年月日号届])(?:\([a-z\d]{{1,4}}\))*|[IVXLC]{{1,7}}|{CHINESE}{{1,6}}(?:\.[A-Z])?|(?:\([a-z]{{1,4}}\)))"
LIST = rf"{ONE}(?:(?:、|,|和|及|与|至|-|以及)第?{ONE})*"

NAMES = LIST.replace("第?", "")

UNITS: dict[str, tuple[str, str]] = {
    "分段": ("subpara.", "subparas."),
    "段": ("para.", "paras."),
    "部分": ("part", "parts"),
    "节": ("section", "sections"),
    "章": ("chapter", "chapters"),
    "条": ("article", "articles"),
    "款": ("para.", "paras."),
    "项": ("para.", "paras."),
    "页": ("page", "pages"),
}

ACTS: dict[str, tuple[str, str]] = {
    "决议": ("resolution", "resolutions"),
    "决定": ("decision", "decisions"),
    "决议草案": ("draft resolution", "draft resolutions"),
    "决定草案": ("draft decision", "draft decisions"),
}

ACT = "|".join(sorted(ACTS, key=len, reverse=True))

PART = re.compile(
    rf"""
    (?P<annex>附件|附录)(?P<which>{NAMES})?                     # 附件一至三
    |(?:执行部分|正文|序言部分|序言)?第(?P<list>{LIST})          # 执行部分第2 ...
        (?P<unit>分段|段(?!落)|部分|节(?!约)|章(?!程)|条(?!约|件|例|款)|款(?!项)|项(?!目)|页)
    |第?(?P<letter>[A-Z])(?P<division>节|部分|款)               # A节
    |第?(?P<decision>\d{{1,3}}/(?:CP|CMP|CMA|COP)\.\d{{1,3}})号决定   # 第1/CP.21号决定
    |(?P<act>{ACT})(?P<acts>{NAMES})(?![致项个些事])  # 决议1, 决议草案一和二
    |第(?P<one>\d{{1,2}}|{CHINESE}{{1,3}})号(?P<noun>{ACT})  # 第1号决议
    |(?P<preamble>序言部分|序言)(?!第)                          # 序言部分
    |(?:脚注|注)(?P<note>\d{{1,3}})                             # 脚注3
    """,
    re.VERBOSE,
)

LEAD = re.compile(r"(?:号(?:文件|报告|决议草案|决定草案))?(?:\)|[\]」】])*,?(?:所附的?|中的|中|的|内)?")
STEP = re.compile(r",?的?")
ATTACHED = re.compile(r"所附")
BELOW = re.compile(r"第?(?P<letters>\([a-z\d]{1,4}\)(?:(?:、|,|和|及|至|-)\([a-z\d]{1,4}\))*)(?:分段|项|款)")
SAME_UNIT = re.compile(rf"(?:和|及|、|,|至)第(?P<list>{LIST})(?P<unit>分段|段|节|章|条|款|项|页)")


@dataclass(frozen=True, slots=True)
class Locator:
    """A part of a document in English, and where its words end in the folded text."""

    text: str
    end: int


def read_locator(text: str, at: int, *, report: bool = False) -> Locator | None:
    """The locator that begins at `at` of a folded text, just behind the number or symbol it belongs to.

    `report`: whether resolutions and decisions can be parts, as they can of the report of a conference.
    """
    lead = LEAD.match(text, at)
    end = lead.end() if lead else at
    parts: list[str] = []
    while (found := PART.match(text, end)) and (
        report or not (found["decision"] or found["act"] or found["one"])
    ):
        part, after = _part(text, found)
        parts.append(part)
        end = after
        step = STEP.match(text, end)
        if step is None or not PART.match(text, step.end()):
            break
        end = step.end()
    if parts:
        return Locator(", ".join(parts), end)
    attached = ATTACHED.match(text, at)
    return Locator("annex", attached.end()) if attached else None


def _part(text: str, found: re.Match[str]) -> tuple[str, int]:
    """One part in English and where it ends; 第5段和第6段 is one part."""
    if found["annex"]:
        word = ("annex", "annexes") if found["annex"] == "附件" else ("appendix", "appendices")
        return (_named(word, found["which"], roman_numbers=True) if found["which"] else word[0]), found.end()
    if found["letter"]:
        return f"{UNITS[found['division']][0]} {found['letter']}", found.end()
    if found["decision"]:
        return f"decision {found['decision']}", found.end()
    if noun := found["act"] or found["noun"]:
        return _named(ACTS[noun], found["acts"] or found["one"], roman_numbers="草案" in noun), found.end()
    if found["preamble"]:
        return "preamble", found.end()
    if found["note"]:
        return f"footnote {found['note']}", found.end()
    numbers, unit, end = found["list"], found["unit"], found.end()
    while (more := SAME_UNIT.match(text, end)) and more["unit"] == unit:
        numbers, end = f"{numbers}{text[end]}{more['list']}", more.end()
    if unit == "段" and (below := BELOW.match(text, end)):
        numbers, end = numbers + below["letters"], below.end()
    return _named(UNITS[unit], numbers, roman_numbers=unit in ("部分", "节", "章")), end


def _named(words: tuple[str, str], numbers: str, *, roman_numbers: bool) -> str:
    """paras. 9 and 11; annexes I-III; para. 3(a)-(f)."""
    pieces = re.split(r"(、|,|和|及|与|至|-|以及)", numbers.replace("第", ""))
    shown = [_shown(piece, roman_numbers) for piece in pieces[::2]]
    one = len(shown) == 1 or all(piece.startswith("(") for piece in shown[1:])
    text = shown[0]
    last = len(shown) - 1
    for i, (mark, number) in enumerate(zip(pieces[1::2], shown[1:], strict=True), 1):
        text += ("-" if mark in "至-" else " and " if i == last or mark not in "、," else ", ") + number
    return f"{words[0] if one else words[1]} {text}"


def _shown(number: str, roman_numbers: bool) -> str:
    """三 -> III for annexes and sections, 3 for paragraphs; 5(f) stays."""
    number, dot, division = number.partition(".")
    if dot:
        return f"{_shown(number, roman_numbers)}.{division}"
    counted = value(number)
    if counted is None or number.isascii():
        return number
    return roman(counted) if roman_numbers and counted < 90 else str(counted)
