"""The words of a text: jieba's own cut is the truth, token by token."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.find.segments import FREQUENT, Segmenter

SEEDS = sorted((Path(__file__).resolve().parents[1] / "seeds").glob("*.txt"))
NAMES = ("太平洋岛屿渔业资源管理委员会", "毒品和犯罪", "绒鹀")


@cache
def segmenter(native: bool = False) -> Segmenter:
    return Segmenter(NAMES, native)


@cache
def theirs() -> Any:
    """jieba's tokenizer with the same dictionary."""
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = segmenter().frequencies, segmenter().total
    tokenizer.initialized = True
    return tokenizer


def same(text: str) -> bool:
    """Whether our own cut is jieba's, and rjieba's where that is installed."""
    cut = list(theirs().tokenize(text, HMM=False))
    return list(segmenter().tokens(text)) == cut == list(segmenter(native=True).tokens(text))


def test_the_names_count_as_jieba_counts_words_that_are_added() -> None:
    tokenizer = jieba.Tokenizer()
    for name in ("太平洋岛屿渔业资源管理委员会", "绒鹀"):
        tokenizer.add_word(name, FREQUENT)
    tokenizer.add_word("毒品和犯罪", FREQUENT)
    assert (tokenizer.total, tokenizer.FREQ) == (segmenter().total, segmenter().frequencies)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "绒鹀",
        "请太平洋岛屿渔业资源管理委员会就毒品和犯罪问题提出报告",
        "回顾其1999年10月15日第1267(1999)号、2001年9月28日第1373 （２００１） 号决议",
        "E/RES/2005/14 and A/C.3/60/L.12, Add.1",
        "一\r\n二\n\n三\t四　五",
        "研究生命起源，特别是在南京市长江大桥和平台",
        "\U00020000\U0002a6d6䶮鿿龥",
        "x" * 3000 + "一" * 3000,
    ],
)
def test_the_cut_is_jiebas(text: str) -> None:
    assert same(text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_the_cut_of_the_seeds_is_jiebas(path: Path) -> None:
    assert same(path.read_text(encoding="utf-8"))


@given(
    st.text(
        st.sampled_from("联合国大会秘书长请报告毒品和犯罪问题办事处的了在一二A1.-/ ，（\r\n"), max_size=60
    )
)
def test_any_cut_is_jiebas(text: str) -> None:
    assert same(text)


def test_tokens_are_the_text() -> None:
    text = "请联合国毒品和犯罪问题办事处，E/2005/14"
    assert "".join(word for word, _, _ in segmenter().tokens(text)) == text
    assert all(text[start:end] == word for word, start, end in segmenter().tokens(text))


def test_a_name_is_one_word() -> None:
    assert ("毒品和犯罪", 1, 6) in segmenter().tokens("就毒品和犯罪问题")


def test_the_counts_looked_up_are_those_of_the_dictionary() -> None:
    """For words, for what only begins words, for what is none, and for what stands twice in the list."""
    frequencies = segmenter().frequencies
    asked = [*list(frequencies)[::500], *NAMES, "", "一", "大会\n", "会 ", "1373"]
    assert [segmenter().count(word) for word in asked] == [frequencies.get(word, 0) for word in asked]
    assert [segmenter(native=True).count(word) for word in asked] == [segmenter().count(w) for w in asked]
    assert segmenter(native=True).total == segmenter().total


def test_what_is_rare_tells_more() -> None:
    assert segmenter().weight("绒鹀") > segmenter().weight("渔业") > segmenter().weight("的")
