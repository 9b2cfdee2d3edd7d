"""Two resolutions side by side: what became of each paragraph, told from short texts of our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resgraph.compare import Comparison, Outline, OutlineParagraph, Pair, Relation, compare, outline_of
from resgraph.compare.asking import asked_again
from resgraph.compare.differences import About
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


# --- what only opens a list, and what is asked again


def test_a_line_that_only_opens_a_list_became_no_paragraph_that_opens_none() -> None:
    earlier = (
        passage("请道路专员特别关注山区桥梁的安全和偏远村庄儿童的上学路途"),
        passage("请各国向道路养护基金捐款", "op2"),
    )
    later = (
        passage("请道路专员："),
        passage("公布隧道照明的调查结果", "op1-a"),
        passage("请各国向道路养护基金捐款", "op2"),
    )
    told = compare(*(Outline("", "", "zh", "", side, frozenset()) for side in (earlier, later)))
    assert [(pair.left, pair.right) for pair in told.pairs] == [(("op2",), ("op2",))]


@pytest.mark.parametrize(
    ("language", "again", "verb"),
    [
        ("en", "Reiterates its request to the Secretary-General to report", "verb/request"),
        ("en", "Renews once its call upon all States to pay", "verb/call-upon"),
        ("fr", "Réitère son invitation aux États", "verb/invite"),
        ("es", "Reitera su llamamiento a los Estados", "verb/call-upon"),
        ("ru", "Подтверждает свою просьбу к Генеральному секретарю", "verb/request"),
        ("ar", "يكرر طلبه إلى الأمين العام", "verb/request"),
        ("zh", "重申呼吁所有当事方停火", "verb/call-upon"),
        ("en", "Reiterates the importance of its request", "verb/reaffirm"),
        ("en", "Reiterates its commitment", "verb/reaffirm"),
    ],
)
def test_who_reiterates_a_request_requests(language: str, again: str, verb: str) -> None:
    end = 2 if language == "zh" else again.index(" ")
    act = Mark(0, end, "verb/reaffirm")
    given = Outline("", "", language, "", (replace(passage(again), acts=(act,)),), frozenset())
    (found,) = asked_again(given).passages[0].acts
    assert found.id == verb
    assert (found.end > end) == (verb != "verb/reaffirm")
