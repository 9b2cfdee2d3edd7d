"""What is asked before a costly pattern says no only where the pattern does, too."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.text.numbering import FIRST as NUMBERS
from resgraph.text.numbering import PATTERNS
from resgraph.text.repairs.overprint import FOURFOLD, cuts
from resgraph.text.repairs.spacing import CJK, STRAY
from resgraph.text.structure import closing, furniture
from resgraph.text.structure.bodies import ENACTING, may_enact
from resgraph.text.structure.footnotes import ALONE, LONGEST_ALONE
from resgraph.text.structure.layout import ENDING, terminated
from resgraph.text.structure.sections import FIRST as SECTIONS

CLOSING = (
    closing.DATE_LINE,
    closing.MEETING_LINE,
    closing.VOTED_LINE,
    closing.VOTE_LINE,
    closing.UNBRACKETED,
)
GUARDED = [
    *((NUMBERS, pattern) for _, pattern in PATTERNS),
    *((furniture.BEGINS, p) for p in (furniture.FURNITURE, furniture.PAGED, furniture.PAGE_OF)),
    *((SECTIONS, p) for p in (*CLOSING, closing.ANNEX, closing.PART)),
]
PLAIN_STRAY = re.compile(
    rf"""
    (?<=[{CJK}])\s+ | \s+(?=[{CJK}])
    | (?<=[0-9])\s+(?=[./(\-][0-9(]) | (?<=[0-9(][/.\-])\s+(?=[0-9])
    | (?<=\()\s+ | \s+(?=\)) | (?<=\s)\s+
    """,
    re.VERBOSE,
)
"""Stray blanks, said without the blank first."""


@pytest.mark.parametrize(("guard", "pattern"), GUARDED)
@given(data=st.data())
def test_lines_begin_as_their_guard_says(
    guard: re.Pattern[str], pattern: re.Pattern[str], data: st.DataObject
) -> None:
    assert guard.match(data.draw(st.from_regex(pattern, fullmatch=True)))


@given(st.from_regex(ENACTING, fullmatch=True))
def test_enacting_lines_end_as_their_guard_says(line: str) -> None:
    assert may_enact(line)


@given(st.from_regex(ALONE, fullmatch=True))
def test_no_mark_alone_is_longer(line: str) -> None:
    assert len(line) <= LONGEST_ALONE


@given(st.text(alphabet="回a，。;”) /1２¹*[]†\u3000\n", max_size=30))
def test_the_last_character_tells_what_the_pattern_does(text: str) -> None:
    assert terminated(text) == bool(ENDING.search(text[-24:]))


@given(st.text(alphabet="回a，(12)/. \u3000\n"))
def test_blanks_looked_at_first_are_the_same(text: str) -> None:
    assert [m.span() for m in STRAY.finditer(text)] == [m.span() for m in PLAIN_STRAY.finditer(text)]


@given(st.lists(st.sampled_from(("回顾", "回", "重申并", "，", " ", "各国")), max_size=24))
def test_clauses_passed_over_hold_no_fourfold_copies(words: list[str]) -> None:
    text = "其中" + "".join(words)
    assert bool(cuts(text)) or not FOURFOLD.search(text)
