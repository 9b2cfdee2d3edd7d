"""The words of a passage, and the best pairing of two sides."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.compare.assignment import best_pairing
from resgraph.compare.tokens import whole, words_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("请秘书长提出报告；", "请秘书长 提出报告。"),
        ("第 1373 （２００１） 号决议", "第1373(2001)号决议"),
        ("請秘書長提出報告", "请秘书长提出报告"),
        ("Requests the Secretary-General to report;", "requests  the Secretary-General to report."),
    ],
)
def test_width_space_case_and_script_are_no_differences(one: str, other: str) -> None:
    assert words_of(one).keys == words_of(other).keys


def test_what_differs_is_kept_apart() -> None:
    assert words_of("请秘书长报告").keys != words_of("敦促秘书长报告").keys
    assert words_of("（见附件）").keys[-1] == ")"


def test_vowel_signs_and_accents_are_no_words() -> None:
    assert words_of("يُقرّر cafe\u0301s").keys == ("يقرر", "cafe\u0301s")


def test_words_stand_where_they_say() -> None:
    text = "请２００５年的 report。"
    found = words_of(text)
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == [
        "请",
        "２００５",
        "年",
        "的",
        "report",
    ]


def test_names_and_chains_of_numbers_are_one_word() -> None:
    text = "2005年12月16日大会第60/175号决议"
    words = whole(words_of(text), [(11, 13)])
    shown = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    assert shown == ["2005年12月16", "日", "大会", "第", "60/175", "号", "决", "议"]


def test_names_that_overlap_become_one() -> None:
    text = "联合国大会主席"
    words = whole(words_of(text), [(0, 5), (3, 7)])
    assert words.ends == (7,)


def test_a_span_without_words_joins_nothing() -> None:
    assert whole(words_of("请，报告"), [(1, 1)]).keys == words_of("请，报告").keys


SIDES = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(-3, 20).map(float), max_size=14
)


@given(SIDES)
def test_the_pairing_is_the_best_there_is(gains: dict[tuple[int, int], float]) -> None:
    """Against all pairings of five with five."""
    best = max(
        sum(max(0.0, gains.get(pair, 0.0)) for pair in enumerate(order))
        for order in itertools.permutations(range(5))
    )
    found = best_pairing(gains)
    assert len({i for i, _ in found}) == len(found) == len({j for _, j in found})
    assert sum(gains[pair] for pair in found) == pytest.approx(best)
    assert all(gains[pair] > 0 for pair in found)


def test_many_on_one_side_and_few_on_the_other() -> None:
    assert best_pairing({(0, 0): 1.0, (1, 0): 2.0, (2, 0): 1.5}) == [(1, 0)]
    assert best_pairing({}) == []
