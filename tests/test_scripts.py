"""Traditional characters read as simplified, one for one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from resgraph.find.scripts import SIMPLIFIED, TRADITIONAL, simplify
from resgraph.find.verbs import load_verbs


def test_a_resolution_in_traditional_characters() -> None:
    assert simplify("聯合國大會請秘書長轉遞報告") == "联合国大会请秘书长转递报告"


def test_simplified_text_is_left_alone() -> None:
    assert simplify("皇后与王后") == "皇后与王后"


def test_no_simplified_character_is_changed() -> None:
    assert set(TRADITIONAL).isdisjoint(SIMPLIFIED)
    assert len(set(TRADITIONAL)) == len(TRADITIONAL) == len(SIMPLIFIED)
    assert all(simplify(f"會{label}")[1:] == label for label in load_verbs().labels)


@given(st.text(alphabet=st.sampled_from(TRADITIONAL + SIMPLIFIED + "，；1a")))
def test_offsets_stay(text: str) -> None:
    assert len(simplify(text)) == len(text)
    assert simplify(simplify(text)) == simplify(text)
