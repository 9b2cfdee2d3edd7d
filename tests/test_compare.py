"""Two resolutions side by side: what became of each paragraph, told from short texts of our own."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.compare import Comparison, Outline, OutlineParagraph, Pair, Relation, compare, outline_of
from resgraph.compare.differences import About, differences
from resgraph.compare.force import changed, direction, scales
from resgraph.compare.outline import Mark
from resgraph.compare.record import record
from resgraph.model import ParagraphKind
from resgraph.pipeline import extract_text

EARLIER = """2001年12月19日大会决议

56/901. 山区道路安全

大会，

回顾其2000年11月15日第55/64号决议，

深信山区道路的养护对偏远村庄的儿童上学至关重要，

注意到许多桥梁在雨季被洪水冲毁，

1. 请各国政府向道路养护基金提供自愿捐款；

2. 请会员国每年清查山区桥梁的状况并公布结果；

3. 鼓励各国训练本地工匠修缮木桥和石桥；

4. 又鼓励各国为工匠提供安全设备和保险；

5. 欢迎各大学关于冰雪路面的研究；

6. 请秘书长向大会第五十七届会议提出关于本决议执行情况的报告。
"""
LATER = """2005年12月16日大会决议

60/903. 山区道路安全

大会，

回顾其2004年12月20日第59/157号决议，

深信山区道路的养护对偏远村庄的儿童上学至关重要，

1. 敦促各国政府向道路养护基金提供充足的自愿捐款；

2. 请会员国每年清查山区桥梁的状况并公布结果；

3. 鼓励各国训练本地工匠修缮木桥和石桥，并为工匠提供安全设备和保险；

4. 决定设立一个关于隧道照明的工作组；

5. 请秘书长向大会第六十一届会议提出关于本决议执行情况的报告。
"""


@pytest.fixture(scope="module")
def told() -> Comparison:
    return compare(*(outline_of(extract_text(text, "a.txt")) for text in (EARLIER, LATER)))


def pair_of(told: Comparison, right: str) -> Pair:
    return next(pair for pair in told.pairs if right in pair.right)


def test_each_paragraph_is_told_once(told: Comparison) -> None:
    lefts = [id for pair in told.pairs for id in pair.left] + [*told.dropped]
    rights = [id for pair in told.pairs for id in pair.right] + [*told.new]
    assert sorted(lefts) == sorted(passage.id for passage in told.left.passages)
    assert sorted(rights) == sorted(passage.id for passage in told.right.passages)


def test_what_stays_what_goes_and_what_is_new(told: Comparison) -> None:
    assert pair_of(told, "pp2").relation is Relation.SAME
    assert pair_of(told, "op2").relation is Relation.SAME
    assert told.dropped == ("pp3", "op5")
    assert told.new == ("op4",)


def test_two_paragraphs_joined(told: Comparison) -> None:
    joined = pair_of(told, "op3")
    assert (joined.left, joined.relation) == (("op3", "op4"), Relation.MERGED)
    assert joined.differences == ()


def test_one_paragraph_split() -> None:
    turned = compare(*(outline_of(extract_text(text, "a.txt")) for text in (LATER, EARLIER)))
    split = next(pair for pair in turned.pairs if pair.left == ("op3",))
    assert (split.right, split.relation) == (("op3", "op4"), Relation.SPLIT)


def test_a_stronger_verb(told: Comparison) -> None:
    verb = pair_of(told, "op1").verb
    assert verb.left is not None
    assert verb.right is not None
    assert (verb.left.text, verb.right.text, verb.changed, verb.force) == ("请", "敦促", True, "stronger")


def test_a_session_that_moved_on_is_told_as_such(told: Comparison) -> None:
    report = pair_of(told, "op5")
    assert report.left == ("op6",)
    assert [each.about for each in report.differences] == [About.SESSION]
    assert report.only is About.SESSION


def test_a_cited_document_is_whole(told: Comparison) -> None:
    (cited,) = [each for each in pair_of(told, "pp1").differences if each.about is About.CITATION]
    assert "第55/64号决议" in cited.left.text
    assert "第59/157号决议" in cited.right.text


def test_an_order_that_changed() -> None:
    texts = ("请各国修建桥梁并公布其载重", "鼓励大学研究冰雪路面", "欢迎工匠学校关于木桥的课程")
    left = outline(*texts)
    right = outline(texts[2], texts[0], texts[1])
    assert [(pair.left, pair.moved) for pair in compare(left, right).pairs] == [
        (("op1",), False),
        (("op2",), False),
        (("op3",), True),
    ]


def outline(*texts: str) -> Outline:
    passages = [passage(text, f"op{number}") for number, text in enumerate(texts, start=1)]
    return Outline("", "", "zh", "", tuple(passages), frozenset())


def passage(text: str, id: str = "op1", *names: str) -> OutlineParagraph:
    marks = tuple(Mark(text.index(name), text.index(name) + len(name), f"org/{name}") for name in names)
    return OutlineParagraph(id, ParagraphKind.OPERATIVE, text, names=marks)


def test_nothing_in_common() -> None:
    told = compare(outline("请各国修建桥梁"), outline("敦促医院公布统计数字"))
    assert (told.pairs, told.new, told.dropped) == ((), ("op1",), ("op1",))
    assert compare(outline(), outline("请各国修建桥梁")).new == ("op1",)


def test_the_record_says_where_each_verb_and_difference_stands(told: Comparison) -> None:
    texts = [{p.id: p.text for p in side.passages} for side in (told.left, told.right)]
    said = record(told)
    assert said["left"]["symbol"] == "A/RES/56/901"
    for pair in said["pairs"]:
        for each in pair["differences"]:
            for side, words in zip(("left", "right"), texts, strict=True):
                part = each[side]
                assert words[part["paragraph"]][part["start"] : part["end"]] == part["text"]
        for side, words in zip(("left", "right"), texts, strict=True):
            verb = pair["verb"][side]
            assert any(words[id][verb["start"] : verb["end"]] == verb["text"] for id in pair[side])


# --- differences


PIECES = st.lists(
    st.sampled_from(
        ["请", "秘书长", "2005年12月16日", "第60/175号决议", "，", "并", "report", " ", "、", "１２", "大会"]
    ),
    max_size=12,
).map("".join)


@given(PIECES, PIECES)
def test_the_differences_turn_the_left_text_into_the_right(one: str, other: str) -> None:
    left, right = passage(one), passage(other)
    built, at = "", 0
    for each in differences(left, right):
        assert left.text[each.left.start : each.left.end] == each.left.text
        assert right.text[each.right.start : each.right.end] == each.right.text
        built += one[at : each.left.start] + each.right.text
        at = each.left.end
    assert flat(built + one[at:]) == flat(other)


def flat(text: str) -> str:
    """Without what is no difference: white space, width, and the stop at the end."""
    return re.sub(r"[\s,、]", "", unicodedata.normalize("NFKC", text))


def test_no_difference_cuts_a_number_or_a_name() -> None:
    found = differences(
        passage("请办事处最迟应当在2004年5月20日前报告", "op1", "办事处"),
        passage("请办公室最迟应当在2004年5月21日前报告", "op1", "办公室"),
    )
    assert [(each.left.text, each.right.text) for each in found] == [
        ("办事处", "办公室"),
        ("2004年5月20", "2004年5月21"),
    ]


def test_a_word_between_two_differences_is_no_island() -> None:
    (found,) = differences(passage("加强技术的合作能力"), passage("扩大培训的服务范围"))
    assert (found.left.text, found.right.text) == ("加强技术的合作能力", "扩大培训的服务范围")


# --- the order of the verbs


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("verb/invite", "verb/encourage", "stronger"),
        ("verb/encourage", "verb/request", "stronger"),
        ("verb/request", "verb/call-upon", "stronger"),
        ("verb/call-upon", "verb/urge", "stronger"),
        ("verb/urge", "verb/demand", "stronger"),
        ("verb/note", "verb/welcome", "stronger"),
        ("verb/request", "verb/invite", "weaker"),
        ("verb/welcome", "verb/request", None),
        ("verb/emphasize", "verb/stress", None),
        ("verb/decide", "verb/request", None),
    ],
)
def test_the_direction_of_force(before: str, after: str, expected: str | None) -> None:
    assert direction(before, after) == expected


def test_verbs_of_one_place_are_no_change() -> None:
    assert not changed("verb/emphasize", "verb/stress")
    assert not changed("verb/request", "verb/request")
    assert changed("verb/decide", "verb/request")


def test_every_verb_with_a_scale_has_a_strength() -> None:
    assert len(scales()) > 20
    assert all(place.strength > 0 and place.scale.startswith("scale/") for place in scales().values())
