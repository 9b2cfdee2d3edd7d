"""Printed lines, the numbers and the words that open paragraphs, and text that knows where it stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.drafting.verbs import load_verbs
from resgraph.model import MappedText
from resgraph.text.lines import columns, split
from resgraph.text.numbering import markers
from resgraph.text.openers import MIDWAY, opens, opens_joined, opens_operative, surely_opens

ANY = st.text(alphabet="大会，a1 \n\r\f\v\u2028\u3000_-", max_size=80)


@given(ANY)
def test_lines_hold_every_printed_character_once(text: str) -> None:
    lines = split(text)
    assert all(text[line.start : line.end] == line.text == line.text.strip() for line in lines)
    assert [line.start for line in lines] == sorted(line.start for line in lines)
    printed = "".join("".join(line.text.split()) for line in lines)
    rules = sum(c in "_-" for c in text)
    assert len("".join(text.split())) - rules <= len(printed) <= len("".join(text.split()))


def test_what_stands_before_a_line() -> None:
    lines = split(f"甲\n\n\n  乙\f丙\n{' ' * 40}\n1\n_______\n2\r\n丁")
    assert [line.text for line in lines] == ["甲", "乙", "丙", "1", "2", "丁"]
    assert [line.gap for line in lines] == [0, 2, 0, 1, 1, 0]
    assert [line.page for line in lines] == [False, False, True, False, False, False]
    assert [line.rule for line in lines] == [False, False, False, True, True, False]
    assert [line.indent for line in lines] == [0, 2, 0, 0, 0, 0]


def test_columns_count_wide_characters_twice() -> None:
    assert [columns(text) for text in ("", "abc", "大会", "第1条，", "\u3000a")] == [0, 3, 4, 7, 3]


@pytest.mark.parametrize(
    ("line", "readings"),
    [
        ("1. 请秘书长", [("arabic", 1, "1")]),
        ("8． 确认", [("arabic", 8, "8")]),
        ("12、决定", [("arabic", 12, "12")]),
        ("１. 请", [("arabic", 1, "１")]),
        ("一、 请", [("chinese", 1, "一")]),
        ("二十一. 请", [("chinese", 21, "二十一")]),
        ("(a) 加强", [("letter", 1, "a")]),
        ("（b）加强", [("letter", 2, "b")]),
        ("(i) 加强", [("letter", 9, "i"), ("roman", 1, "i")]),
        ("(iv) 加强", [("roman", 4, "iv")]),
        ("(aa) 加强", [("letter", 27, "aa")]),
        ("(1) 加强", [("arabic-brackets", 1, "1")]),
        ("（一）加强", [("chinese-brackets", 1, "一")]),
        ("(甲) 加强", [("stem-brackets", 1, "甲")]),
        ("㈡ 加强", [("circled", 2, "㈡")]),
        ("③ 加强", [("circled", 3, "③")]),
        ("b) 加强", [("letter-half", 2, "b")]),
        ("1.5 亿", []),
        ("2005/14 号", []),
        ("第一、", []),
        ("1990 年", []),
        ("（反恐怖主义委员会）", []),
        ("(ab) 加强", []),
        ("", []),
    ],
)
def test_numbers_that_open_a_paragraph(line: str, readings: list[tuple[str, int, str]]) -> None:
    found = markers(line)
    assert [(m.style, m.value, m.printed) for m in found] == readings
    assert all(line[: m.length].strip() and not line[m.length :].startswith(" ") for m in found)


@pytest.mark.parametrize(
    ("line", "value"), [("一、请", 1), ("十、请", 10), ("十二、请", 12), ("二十、请", 20), ("九十九、请", 99)]
)
def test_chinese_numbers(line: str, value: int) -> None:
    assert [m.value for m in markers(line)] == [value]


@pytest.mark.parametrize(
    "text",
    ["回顾其决议", "又重申", "赞赏地注意到报告", "深为关切", "请秘书长", "业经接获", "欣见", "铭记", "牢记"],
)
def test_words_that_open_a_paragraph(text: str) -> None:
    assert opens(text)


@pytest.mark.parametrize(
    "text", ["以及各国", "并强调", "的决议", "包括支持", "秘书长的报告", "", "和请秘书长", "1. 请"]
)
def test_words_that_go_on(text: str) -> None:
    assert not opens(text)


def test_a_joint_before_a_verb_may_open_a_paragraph() -> None:
    assert all(opens_joined(text) for text in ("并回顾其决议", "并认识到", "同时铭记", "并且请秘书长"))
    assert not any(opens_joined(text) for text in ("并向大会报告", "并非", "回顾", "同时各国", "和请秘书长"))


def test_words_that_open_a_paragraph_wherever_they_stand() -> None:
    assert all(surely_opens(text) for text in ("回顾", "又重申", "严重关切", "业已审议", "表示感谢"))
    assert not any(
        surely_opens(text) for text in ("通过对话", "建立机构", "请各国", "支持各国", "因", "各国")
    )


def test_every_verb_opens_a_paragraph_but_those_of_mid_sentence() -> None:
    assert {label for label in load_verbs().labels if not opens(label)} == MIDWAY


def test_operative_openers() -> None:
    assert all(opens_operative(text) for text in ("决定设立", "请秘书长", "又请秘书长", "敦促各国", "吁请"))
    assert not any(opens_operative(text) for text in ("铭记", "深信", "意识到", "注意到", "各国"))


@given(st.text(max_size=40), st.integers(0, 99), st.data())
def test_mapped_text_keeps_its_place(text: str, offset: int, data: st.DataObject) -> None:
    mapped = MappedText.of(text, offset)
    points = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(points[::2], points[1::2], strict=False))
    left = mapped.without(spans)
    assert left.text == "".join(c for i, c in enumerate(text) if not any(a <= i < b for a, b in spans))
    assert [text[at - offset] for at in left.origins] == [*left.text]
    stripped = left.strip()
    assert stripped.text == left.text.strip()
    assert len(stripped.origins) == len(stripped)
    if left.text:
        start, end = left.source(0, len(left))
        assert text[start - offset] == left.text[0]
        assert text[end - offset - 1] == left.text[-1]
        assert left.source(0, 0) == (start, start)
    assert MappedText.join([left, stripped]).text == left.text + stripped.text


def test_an_empty_mapped_text_stands_at_the_start() -> None:
    assert MappedText.of("").source(0, 0) == (0, 0)
