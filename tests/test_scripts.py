"""Traditional characters read as simplified: one for one, and only where the text is traditional."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.text.folding import fold
from resgraph.text.scripts import simplify


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("聯合國大會請秘書長", "联合国大会请秘书长"),
        ("欣悉經濟暨社會理事會第六六三號決議", "欣悉经济暨社会理事会第六六三号决议"),
        ("譴責恐怖主義，並吁請各國", "谴责恐怖主义，并吁请各国"),
    ],
)
def test_traditional_texts_are_read(printed: str, read: str) -> None:
    assert simplify(printed) == read


def test_a_simplified_text_is_the_same_object() -> None:
    text = "回顾其第60/175号决议，乾隆"
    assert simplify(text) is text


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_offsets_stay(text: str) -> None:
    assert len(simplify(text + "國")) == len(text) + 1


def test_folding_reads_quotes_and_widths_alike() -> None:
    assert fold("「決議」（２０）").text == fold("“决议”(20)").text
