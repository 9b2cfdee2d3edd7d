"""Numbered sessions, pointers and 该国: what a document of the Human Rights Council means by them."""

from __future__ import annotations

import pytest

from resgraph.find.authorities import load
from resgraph.find.sessions import find_sessions, list_start
from resgraph.link.mentions import MentionLinker
from resgraph.link.prepared import Prepared
from resgraph.model import MappedText, Metadata, Paragraph, ParagraphKind, Resolution, Source

COUNCIL = "org/human-rights-council"


@pytest.fixture(scope="module")
def linker() -> MentionLinker:
    return MentionLinker(load(), "zh")


def mentions(
    linker: MentionLinker, *texts: str, title: str | None = None, body: str | None = COUNCIL
) -> list[tuple[str, str]]:
    """Read paragraphs as one document and list the names with their ids."""
    paragraphs = tuple(
        Paragraph(f"op{n}", ParagraphKind.OPERATIVE, str(n), MappedText.of(text))
        for n, text in enumerate(texts, 1)
    )
    document = Resolution(Source("made", "", ""), Metadata(title=title, body=body), paragraphs)
    return [(m.text, m.id) for found in linker.link(Prepared.of(document)) for m in found.mentions]


@pytest.mark.parametrize(
    ("text", "name", "id"),
    [
        ("决定在第五十八届会议上继续审议", "第五十八届会议", "human-rights-council-session-58"),
        ("向大会第七十九届会议提交报告", "大会第七十九届会议", "general-assembly-session-79"),
        ("在理事会第六十届会议期间举行", "理事会第六十届会议", "human-rights-council-session-60"),
        (
            "任意拘留问题工作组第九十届会议的报告",
            "任意拘留问题工作组第九十届会议",
            "wgad-session-90",
        ),
        (
            "向大会第七十五届、第七十六届和第七十七届会议提交的报告",
            "第七十七届会议",
            "general-assembly-session-77",
        ),
        (
            "包括第十一届紧急特别会议通过的决议",
            "第十一届紧急特别会议",
            "general-assembly-emergency-special-session-11",
        ),
    ],
)
def test_who_holds_a_session(linker: MentionLinker, text: str, name: str, id: str) -> None:
    assert (name, f"event/{id}") in mentions(linker, text)


@pytest.mark.parametrize(
    "text",
    [
        "工作组举行了第一届会议",
        "指导委员会第一届会议决定启动赔偿",
        "在部长会议第八十六次会议上提出",
        "国际体育大会第三届会议通过的文件",
    ],
)
def test_a_session_of_somebody_unknown_is_no_event(linker: MentionLinker, text: str) -> None:
    assert [id for _, id in mentions(linker, text) if "session-" in id] == []


def test_a_session_of_what_a_short_form_stands_for(linker: MentionLinker) -> None:
    found = mentions(linker, "向儿童权利委员会提交了初次报告，在委员会第九十届会议审议期间")
    assert found[-1] == ("委员会第九十届会议", "event/crc-committee-session-90")


def test_the_list_before_a_session_is_bounded() -> None:
    hostile = "第一届、" * 20_000 + "第二届会议"
    assert len(find_sessions(hostile)) == 1
    list_start(hostile, len(hostile) - 5)


def test_own_and_plural_pointers(linker: MentionLinker) -> None:
    assert mentions(linker, "《儿童权利公约》的规定", "本公约缔约国") == [
        ("《儿童权利公约》", "instrument/crc"),
        ("缔约国", "group/states-parties"),
    ]
    singular = mentions(linker, "实现可持续发展目标", "为了这一目标")
    assert ("这一目标", "instrument/sdgs") not in singular
    assert ("这些目标", "instrument/sdgs") in mentions(linker, "实现可持续发展目标，为了这些目标")


def test_a_pointer_does_not_pass_another_name_with_the_same_head(linker: MentionLinker) -> None:
    text = "联合国人权事务高级专员办事处设立了一个区域办事处，该办事处"
    assert [name for name, _ in mentions(linker, text)][-1] != "该办事处"
    assert mentions(linker, "国际刑事法院，该法院")[-1] == ("该法院", "org/icc")


def test_a_short_form_keeps_its_meaning(linker: MentionLinker) -> None:
    found = mentions(
        linker,
        "回顾《防止及惩治灭绝种族罪公约》",
        "执行《公约》",
        "回顾《儿童权利公约》",
        "促请各国加入《公约》",
    )
    assert found[-1] == ("《公约》", "instrument/genocide-convention")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("鼓励政府优先落实这些建议", "政府"),
        ("敦促国家当局系统地关注案件", "国家当局"),
        ("允许特别报告员访问该国", "该国"),
    ],
)
def test_the_country_of_the_title(linker: MentionLinker, text: str, name: str) -> None:
    assert (name, "place/burundi") in mentions(linker, text, title="布隆迪人权状况")
    assert name not in dict(mentions(linker, text, title="发展权"))
    assert name not in dict(mentions(linker, text, title="布隆迪和乌克兰"))


def test_that_country_where_another_is_named(linker: MentionLinker) -> None:
    text = "注意到来自苏丹的难民涌入该国"
    assert "该国" not in dict(mentions(linker, text, title="布隆迪人权状况"))
    assert "该国" not in dict(mentions(linker, "各国和该国际组织", title="布隆迪人权状况"))


@pytest.mark.parametrize(
    "text",
    ["就有关问题开展包容各方的对话", "在各方面取得进展", "加强马里国家人权委员会的能力", "修订《刑法》"],
)
def test_words_that_only_look_like_names(linker: MentionLinker, text: str) -> None:
    wrong = {"group/parties", "org/commission-on-human-rights", "topic/criminal-law"}
    assert wrong.isdisjoint(id for _, id in mentions(linker, text))


def test_parties_are_asked(linker: MentionLinker) -> None:
    assert mentions(linker, "敦促所有各方停止攻击")[0] == ("各方", "group/parties")
    assert mentions(linker, "吁请也门冲突各方停止攻击")[-1] == ("冲突各方", "group/parties-to-conflict")


def test_the_title_tells_which_mandate_is_meant(linker: MentionLinker) -> None:
    texts = ("布隆迪人权状况特别报告员和残疾人权利特别报告员的报告", "请特别报告员提交报告")
    assert mentions(linker, *texts, title="布隆迪的人权状况")[-1] == ("特别报告员", "role/sr-burundi")
    assert mentions(linker, *texts, title="发展权")[-1][0] != "特别报告员"


def test_a_protocol_hangs_on_the_convention_it_is_named_after(linker: MentionLinker) -> None:
    found = mentions(linker, "重申《残疾人权利公约》及其《任择议定书》")
    assert found[-1] == ("《任择议定书》", "instrument/crpd-op")
    assert len(mentions(linker, "回顾《儿童权利公约》及其《任择议定书》")) == 1
