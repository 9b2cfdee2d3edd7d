"""Who is asked: on names given, as the finder of names would give them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from resgraph.find.actions import find_actions
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.find import addressees as addressees_of
from resgraph.link.duties.find import find_duties
from resgraph.link.duties.recipients import Setting
from resgraph.model import Action, Addressee, MappedText, Mention, Paragraph, ParagraphKind
from resgraph.text.folding import passage

SHARED = Path(__file__).resolve().parents[1].parent / "shared"


def mentions_of(text: str, names: Sequence[tuple[str, str]]) -> list[Mention]:
    """Find the names in the order given, each after the one before."""
    found, at = [], 0
    for name, key in names:
        start = text.index(name, at)
        at = start + len(name)
        found.append(Mention(name, start, at, key, "label"))
    return found


def find_addressees(
    text: str, actions: Sequence[Action], mentions: Sequence[Mention]
) -> tuple[Addressee, ...]:
    """Those whom an operative paragraph asks."""
    paragraph = Paragraph("op1", ParagraphKind.OPERATIVE, "1", MappedText.of(text))
    annotated = AnnotatedPassage(passage(text), actions, mentions)
    return addressees_of(find_duties(paragraph, annotated, Setting(), {}), actions)


def addressees(text: str, *names: str) -> tuple[Addressee, ...]:
    """Mark the names, split by blanks into text and id, and find who is asked."""
    marked = mentions_of(text, [(name, key) for name, key in (n.split() for n in names)])
    actions = find_actions(passage(text), ParagraphKind.OPERATIVE)
    found = find_addressees(text, actions, marked)
    assert all(text[a.start : a.end] == a.text for a in found)
    return found


def asked(text: str, *names: str) -> list[str]:
    """List who is asked, as printed."""
    return [a.text for a in addressees(text, *names)]


SG, STATES, GA = "秘书长 role/secretary-general", "各国 group/states", "大会 org/general-assembly"


def test_a_list_with_qualifiers() -> None:
    text = "敦促各国和各有关国际组织制定战略，与非政府组织合作；"
    names = (STATES, "国际组织 group/international-organizations", "非政府组织 group/ngos")
    assert asked(text, *names) == ["各国", "国际组织"]


def test_in_particular_counts_each() -> None:
    text = "鼓励联合国系统各实体，特别是联合国开发计划署，并邀请世界银行及各区域供资机构增加对中心的支助；"
    names = (
        "联合国系统 org/x",
        "联合国开发计划署 org/undp",
        "世界银行 org/wb",
        "供资机构 group/f",
        "中心 org/cicp",
    )
    assert asked(text, *names) == ["联合国系统", "联合国开发计划署", "世界银行", "供资机构"]


def test_a_relative_clause_inside_a_list() -> None:
    text = "吁请会员国及处理环境问题的各政府间组织和非政府组织加强努力，以利各国；"
    names = ("会员国 group/m", "政府间组织 group/i", "非政府组织 group/n", STATES)
    assert asked(text, *names) == ["会员国", "政府间组织", "非政府组织"]


@pytest.mark.parametrize(
    "between", ["和平解决涉及", "、通过协商一致的", "和向", "落实所有有关", "同参与此事的"]
)
def test_words_of_the_task_end_the_list(between: str) -> None:
    text = f"敦促各国{between}大会的建议；"
    assert asked(text, STATES, GA) == ["各国"]


def test_the_heads_of_a_relative_clause() -> None:
    text = "敦促尚未签署大会通过的《公约》的所有国家和主管区域组织签署该公约；"
    names = (
        "大会 org/general-assembly",
        "《公约》 instrument/untoc",
        "所有国家 group/states",
        "区域组织 group/r",
    )
    assert asked(text, *names) == ["所有国家", "区域组织"]


def test_two_requests() -> None:
    text = "请秘书长提供资源，并请秘书长向大会转递报告；"
    assert asked(text, SG, SG, GA) == ["秘书长", "秘书长"]


def test_who_is_reported_to_is_not_asked() -> None:
    assert asked("请秘书长向大会提出报告；", SG, GA) == ["秘书长"]
    assert asked("请特别报告员向大会提出报告；", GA) == ["特别报告员"]
    assert asked("请特别报告员与各国合作；", STATES) == ["特别报告员"]
    assert asked("请特别报告员继续协助提出请求的各国；", STATES) == ["特别报告员"]


def test_somebody_without_a_name_is_one_of_the_list() -> None:
    text = "请特别报告员、私营部门和各国进行合作；"
    assert [(a.text, a.id) for a in addressees(text, STATES)] == [
        ("特别报告员", None),
        ("私营部门", None),
        ("各国", "group/states"),
    ]


def test_only_the_last_of_names_that_qualify_each_other() -> None:
    sixth = addressees("请大会的第六委员会审议；", GA, "第六委员会 org/c6")
    assert [(a.text, a.id) for a in sixth] == [("大会的第六委员会", "org/c6")]
    made = addressees("请安全理事会设立的委员会报告；", "安全理事会 org/sc", "委员会 org/c")
    assert [a.id for a in made] == ["org/c"]


def test_a_name_that_opens_an_unknown_one_is_part_of_it() -> None:
    text = "请缅甸问题秘书长特使和各国与缅甸政府合作；"
    found = addressees(text, "缅甸 place/myanmar", SG, STATES, "缅甸 place/myanmar")
    assert [(a.text, a.id) for a in found] == [("缅甸问题秘书长特使", None), ("各国", "group/states")]
    (state,) = addressees("请缅甸政府予以合作；", "缅甸 place/myanmar")
    assert (state.text, state.id) == ("缅甸政府", "place/myanmar")


def test_topics_and_events_are_not_asked() -> None:
    found = addressees("请腐败问题会议审议；", "腐败 topic/corruption", "会议 event/m")
    assert [a.id for a in found] == [None]


def test_traditional_characters() -> None:
    names = ("所有國家 group/states", "區域組織 group/r")
    assert asked("敦促尚未簽署《公約》的所有國家和主管區域組織簽署該公約；", *names) == [
        "所有國家",
        "區域組織",
    ]


def test_who_decides_or_welcomes_asks_nobody() -> None:
    assert asked("欢迎各国作出努力；", STATES) == []


def test_a_hostile_list_is_read_to_its_end() -> None:
    text = "请" + "各国、" * 3000
    marked = mentions_of(text, [("各国", "group/states")] * 3000)
    actions = find_actions(passage(text), ParagraphKind.OPERATIVE)
    assert len(find_addressees(text, actions, marked)) == 3000
    assert len(find_addressees("请" + "某机构" * 9000, actions, marked[-1:])) == 1


def _of(paragraph: dict[str, Any], names: list[dict[str, str]]) -> Counter[str]:
    text = paragraph["text"]
    marked = mentions_of(text, [(m["text"], m["id"]) for m in names])
    actions = find_actions(passage(text), ParagraphKind(paragraph["kind"]))
    return Counter(a.id for a in find_addressees(text, actions, marked) if a.id)


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the gold annotations are not here")
@pytest.mark.parametrize("name", ["A-RES-60-175.zh.json", "A-RES-56-123.zh.json"])
def test_the_seeds_are_exact(name: str) -> None:
    gold = json.loads((SHARED / "gold" / name).read_text(encoding="utf-8"))
    for paragraph in gold["paragraphs"]:
        want = Counter(a["id"] for a in paragraph["addressees"])
        assert _of(paragraph, paragraph["mentions"]) == want, paragraph["id"]


def test_the_chair_is_not_the_committee() -> None:
    committee = "特设委员会 org/ad-hoc"
    (chair,) = addressees("请特设委员会主席兼报告员向大会提交报告；", committee, GA)
    assert (chair.text, chair.id) == ("特设委员会主席兼报告员", None)
    assert asked("请特设委员会向大会提交报告；", committee, GA) == ["特设委员会"]


@pytest.mark.parametrize(
    ("text", "names", "ids"),
    [
        ("注意到秘书长的报告，并请其继续努力；", [SG], ["role/secretary-general"]),
        (
            "欢迎各国和秘书长的合作，并鼓励它们继续合作；",
            [STATES, SG],
            [None],  # both: the words are kept
        ),
        ("敦促各国停止敌对行动，敦促它们恢复谈判；", [STATES], ["group/states", "group/states"]),
        ("赞扬秘书长的努力，并请其各项方案继续开展；", [SG], [None]),  # its programmes are asked
        (
            "敦促秘书长推动谈判，要求其停止行动；",
            [SG],
            ["role/secretary-general"],
        ),  # he is to demand it of somebody else
        ("注意到秘书长和大会的工作，并请其继续努力；", [SG, GA], [None]),  # which of them?
        ("欢迎秘书长的努力，并鼓励它们继续合作；", [SG], [None]),  # he is one
        ("并请其继续努力；", [], [None]),
    ],
)
def test_pronouns(text: str, names: list[str], ids: list[str | None]) -> None:
    assert [a.id for a in addressees(text, *names)] == ids
