"""Which part of a document is meant: 附件一至三, 第5(f)段, 第二部分，第一章, 第1/CP.21号决定，附件.

    locator = {[","] part}
    part    = "附件" [numbers] | "第" numbers unit | letter unit | "第" number "号决定" | "决议" numbers

The parts are given in English, the larger first as printed: "annex II, para. 14".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.languages.ruled import rules
from resgraph.text.numerals import roman, value

LOCATORS = rules("locators")
ORDINAL = rules("particles").text("ordinal")
AND = LOCATORS.pattern("numbers.split")
RANGE, COMMA = LOCATORS.text("numbers.range"), LOCATORS.text("numbers.comma")

UNIT, ATTACHMENT, ACT = LOCATORS.mapping("units"), LOCATORS.mapping("attachments"), LOCATORS.mapping("acts")
"""What the words of the language name."""

UNITS: dict[str, tuple[str, str]] = {
    "subparagraph": ("subpara.", "subparas."),
    "paragraph": ("para.", "paras."),
    "part": ("part", "parts"),
    "section": ("section", "sections"),
    "chapter": ("chapter", "chapters"),
    "article": ("article", "articles"),
    "paragraph-of-an-article": ("para.", "paras."),
    "page": ("page", "pages"),
}
DIVISIONS = ("part", "section", "chapter")
"""Counted in Roman numbers."""

ATTACHMENTS: dict[str, tuple[str, str]] = {
    "annex": ("annex", "annexes"),
    "appendix": ("appendix", "appendices"),
}
ACTS: dict[str, tuple[str, str]] = {
    "resolution": ("resolution", "resolutions"),
    "decision": ("decision", "decisions"),
    "draft-resolution": ("draft resolution", "draft resolutions"),
    "draft-decision": ("draft decision", "draft decisions"),
}
DRAFTS = ("draft-resolution", "draft-decision")
"""Counted in Roman numbers, too."""

PART = LOCATORS.pattern("parts.part")
LEAD = LOCATORS.pattern("parts.lead")
STEP = LOCATORS.pattern("parts.step")
ATTACHED = LOCATORS.pattern("parts.attached")
BELOW = LOCATORS.pattern("parts.below")
LETTERS = LOCATORS.pattern("parts.letters")
SAME_UNIT = LOCATORS.pattern("parts.same_unit")


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
        word = ATTACHMENTS[ATTACHMENT[found["annex"]]]
        return (_named(word, found["which"], roman_numbers=True) if found["which"] else word[0]), found.end()
    if found["letter"]:
        return f"{UNITS[UNIT[found['division']]][0]} {found['letter']}", found.end()
    if found["decision"]:
        return f"decision {found['decision']}", found.end()
    if noun := found["act"] or found["noun"]:
        return _named(
            ACTS[ACT[noun]], found["acts"] or found["one"], roman_numbers=ACT[noun] in DRAFTS
        ), found.end()
    if found["preamble"]:
        return "preamble", found.end()
    if found["note"]:
        return f"footnote {found['note']}", found.end()
    numbers, unit, end = found["list"], found["unit"], found.end()
    while (more := SAME_UNIT.match(text, end)) and more["unit"] == unit:
        numbers, end = f"{numbers}{text[end]}{more['list']}", more.end()
    if UNIT[unit] == "paragraph" and (below := BELOW.match(text, end) or LETTERS.match(text, end)):
        numbers, end = numbers + below["letters"], below.end()
    return _named(UNITS[UNIT[unit]], numbers, roman_numbers=UNIT[unit] in DIVISIONS), end


def _named(words: tuple[str, str], numbers: str, *, roman_numbers: bool) -> str:
    """paras. 9 and 11; annexes I-III; para. 3(a)-(f)."""
    pieces = AND.split(numbers.replace(ORDINAL, ""))
    shown = [_shown(piece, roman_numbers) for piece in pieces[::2]]
    one = len(shown) == 1 or all(piece.startswith("(") for piece in shown[1:])
    text = shown[0]
    last = len(shown) - 1
    for i, (mark, number) in enumerate(zip(pieces[1::2], shown[1:], strict=True), 1):
        text += ("-" if mark in RANGE else " and " if i == last or mark not in COMMA else ", ") + number
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
