"""jieba's proposals: names nobody knows, key terms; kept apart from what is known."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from resgraph.find.authorities import load
from resgraph.find.candidates import Proposer
from resgraph.pipeline import extract

SEEDS = sorted((Path(__file__).resolve().parents[1] / "seeds").glob("*.txt"))


@cache
def proposer() -> Proposer:
    return Proposer(load(), "zh")


def test_an_unknown_name_is_proposed() -> None:
    text = "欢迎太平洋岛屿渔业资源管理委员会的工作"
    candidates, _ = proposer().propose(text, [])
    assert [c.text for c in candidates] == ["太平洋岛屿渔业资源管理委员会"]
    assert all(text[c.start : c.end] == c.text and c.rule == "jieba" for c in candidates)


def test_what_is_taken_is_not_proposed() -> None:
    text = "欢迎太平洋岛屿渔业资源管理委员会的工作"
    at = text.index("委员会")
    assert proposer().propose(text, [(at, at + 3)])[0] == ()


@pytest.mark.parametrize(
    "text", ["", "决定继续审议此事项。", "请委员会报告", "1373 (2001)", "the Commission"]
)
def test_nothing_to_propose(text: str) -> None:
    assert proposer().propose(text, [])[0] == ()


def test_terms_say_what_the_text_is_about() -> None:
    _, terms = proposer().propose(
        "回顾关于海洋渔业的决议，渔业资源的养护和渔业管理至关重要，请秘书长继续", []
    )
    assert set(terms[:2]) & {"渔业", "海洋渔业", "渔业资源"}
    assert not {"回顾", "决议", "秘书长", "继续", "关于"} & set(terms)
    assert len(terms) <= 5


def test_the_same_words_give_the_same_terms() -> None:
    text = "海洋渔业资源的养护，难民、儿童、妇女、裁军、发展"
    assert proposer().propose(text, []) == Proposer(load(), "zh").propose(text, [])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_proposals_never_become_mentions(path: Path) -> None:
    known = load()
    for found in extract(path).annotations:
        proposed = {(c.start, c.end) for c in found.candidates}
        assert not proposed & {(m.start, m.end) for m in found.mentions}
        assert all(known.get(m.id) or "-session-" in m.id for m in found.mentions)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("设立了一个不限成员名额渔业问题工作组", ["不限成员名额渔业问题工作组"]),
        ("考虑恢复沿海水域治理进程", ["沿海水域治理进程"]),
        ("及其岛屿渔业国家办事处的工作", ["岛屿渔业国家办事处"]),
        ("在理事会第四十二届会议上制定一项进程", []),
    ],
)
def test_a_proposed_name_begins_where_the_name_does(text: str, names: list[str]) -> None:
    candidates, _ = proposer().propose(text, [])
    assert [candidate.text for candidate in candidates] == names
