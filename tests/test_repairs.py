"""Each repair on lines as they come out of files, on lines that only look broken, and on hostile ones.

fixtures/text/repairs/NAME.txt holds a case a line: what is printed | what the repair leaves.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.model import MappedText, Span
from resgraph.text.repairs import REPAIRS, repair, repaired

FOLDER = Path(__file__).resolve().parent / "fixtures/text/repairs"
Cuts = Callable[[str], list[Span]]


def cuts_of(name: str) -> Cuts:
    cuts: Cuts = import_module(f"resgraph.text.repairs.{name}").cuts
    return cuts


def cases() -> list[tuple[str, str, str]]:
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                before, after = line.replace("\\n", "\n").split("|")
                found.append((path.stem, before, after))
    return found


@pytest.mark.parametrize(("name", "printed", "left"), cases())
def test_a_line(name: str, printed: str, left: str) -> None:
    assert MappedText.of(printed).without(cuts_of(name)(printed)).text == left


def test_every_repair_has_a_fixture_file() -> None:
    modules = {
        path.stem for path in Path(import_module("resgraph.text.repairs").__path__[0]).glob("[a-z]*.py")
    }
    assert modules == {path.stem for path in FOLDER.glob("*.txt")}
    assert {cuts.__module__.rsplit(".", 1)[1] for cuts in REPAIRS} <= modules


HOSTILE = [
    "请 ",
    "回顾",
    "1 ",
    "请",
    " ",
    "回顾其",
    "种",
    "甲乙丙丁戊己庚辛壬癸子丑寅卯",
    "(",
    "1. ",
    "请请 ",
    "1(\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("name", ["digits", "letterspacing", "overprint", "spacing"])
def test_a_long_hostile_text_is_cut_to_its_end(name: str, unit: str) -> None:
    cuts = cuts_of(name)
    text = unit * (40_000 // len(unit)) + "。"
    assert all(a[1] <= b[0] for a, b in pairwise([*cuts(text), (len(text) - 1, len(text))]))


@given(st.text(alphabet="回顾请其各国 \u3000\n0123（）(/.-)，a", max_size=120))
def test_cuts_are_in_order_and_no_character_is_added(text: str) -> None:
    for name in ("digits", "letterspacing", "overprint", "spacing"):
        cuts = cuts_of(name)(text)
        assert all(start < end for start, end in cuts)
        assert all(a[1] <= b[0] for a, b in pairwise(cuts))
        assert all(start >= 0 and end <= len(text) for start, end in cuts)


@given(st.text(alphabet="回顾请其各国 \u3000\n0123（）(/.-)，a", max_size=120), st.integers(0, 1000))
def test_every_character_keeps_its_place(text: str, offset: int) -> None:
    kept = repair(MappedText.of(text, offset))
    assert [text[at - offset] for at in kept.origins] == [*kept.text]
    assert [*kept.origins] == sorted(set(kept.origins))


def test_repairs_work_together() -> None:
    printed = " 回顾回顾回顾回顾其 2000年 11 月 15日第 55/25号决议， 2 0 0 5 年 \n"
    assert repair(MappedText.of(printed)).text == "回顾其2000年11月15日第55/25号决议，2005年"


@given(st.text(alphabet="回顾请注意到 12/年0　，。\n"))
def test_a_line_is_repaired_the_same_without_its_places(text: str) -> None:
    assert repaired(text) == repair(MappedText.of(text)).text


@given(st.text(max_size=40), st.lists(st.integers(0, 40), max_size=12), st.integers(0, 9))
def test_what_is_left_keeps_its_places(text: str, edges: list[int], offset: int) -> None:
    at = sorted({min(edge, len(text)) for edge in edges})
    cuts = list(zip(at[::2], at[1::2], strict=False))
    left = MappedText.of(text, offset).without(cuts)
    places = [i for i in range(len(text)) if not any(start <= i < end for start, end in cuts)]
    assert left.text == "".join(text[i] for i in places)
    assert [*left.origins] == [offset + i for i in places]


@given(st.text(alphabet="回顾请各国 \u3000\n012/.，。（)").filter(str.strip))
def test_a_repair_keeps_the_first_and_the_last_character(text: str) -> None:
    left, printed = repaired(text), text.strip()
    assert (left[0], left[-1]) == (printed[0], printed[-1])
