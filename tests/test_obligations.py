"""What is asked, of whom, to be reported to whom and when; and what a citation is to its paragraph."""

from __future__ import annotations

import pytest

from resgraph.find.actions import find_actions
from resgraph.link.addressees import find_addressees
from resgraph.link.obligations import find_obligations
from resgraph.link.relations import relate, relate_footnote
from resgraph.model import Citation, Mention, Obligation, ParagraphKind, Symbol

NAMES = {
    "秘书长": "role/secretary-general",
    "塞浦路斯": "place/cyprus",
    "各国": "group/states",
    "大会第六十一届会议": "event/general-assembly-session-61",
    "大会第六十届会议": "event/general-assembly-session-60",
    "大会": "org/general-assembly",
    "人权理事会": "org/human-rights-council",
    "高级专员": "role/high-commissioner-for-human-rights",
    "国际组织": "group/international-organizations",
    "会员国": "group/member-states",
    "联合国儿童基金会": "org/unicef",
}


def mentions_in(text: str) -> list[Mention]:
    """Mark every known name, the longest first."""
    found: list[Mention] = []
    for name, key in NAMES.items():
        start = text.find(name)
        while start >= 0:
            if all(start >= m.end or start + len(name) <= m.start for m in found):
                found.append(Mention(name, start, start + len(name), key, "label"))
            start = text.find(name, start + 1)
    return sorted(found, key=lambda m: m.start)


def obligations(text: str, body: str | None = None) -> tuple[Obligation, ...]:
    actions, names = find_actions(text, ParagraphKind.OPERATIVE), mentions_in(text)
    return find_obligations(text, actions, find_addressees(text, actions, names), names, body)


def test_a_report_to_a_session() -> None:
    text = "请秘书长向大会第六十一届会议提出关于本决议执行情况的报告。"
    (one,) = obligations(text)
    assert one.addressees == ("role/secretary-general",)
    assert text[one.start : one.end] == "向大会第六十一届会议提出关于本决议执行情况的报告"
    assert (one.recipient, one.due) == ("org/general-assembly", "event/general-assembly-session-61")


@pytest.mark.parametrize(
    ("text", "body", "recipient", "due"),
    [
        (
            "请高级专员向人权理事会第五十七届会议提交报告；",
            None,
            "org/human-rights-council",
            "event/human-rights-council-session-57",
        ),
        (
            "请秘书长在大会第六十届会议上向大会提出报告；",
            None,
            "org/general-assembly",
            "event/general-assembly-session-60",
        ),
        (
            "请秘书长在第五十七届会议上向其报告；",
            "org/general-assembly",
            None,
            "event/general-assembly-session-57",
        ),
        ("请秘书长在第五十七届会议上向其报告；", None, None, None),
        ("请秘书长向大会转递各项报告；", None, "org/general-assembly", None),
        ("请秘书长与大会第六十届会议主席协商；", None, None, None),
        ("请秘书长提供资源；", "org/general-assembly", None, None),
    ],
)
def test_recipient_and_session(text: str, body: str | None, recipient: str | None, due: str | None) -> None:
    (one,) = obligations(text, body)
    assert (one.recipient, one.due) == (recipient, due)


def test_each_clause_has_its_own_task() -> None:
    text = "欢迎该报告，请秘书长提供资源，并请各国予以合作；强调其重要性；"
    assert [(o.action, o.addressees, text[o.start : o.end]) for o in obligations(text)] == [
        (1, ("role/secretary-general",), "提供资源"),
        (2, ("group/states",), "予以合作"),
    ]


def test_two_verbs_may_share_a_task() -> None:
    text = "鼓励各国，并邀请国际组织，增加支助；"
    assert [(o.addressees, text[o.start : o.end]) for o in obligations(text)] == [
        (("group/states",), "增加支助"),
        (("group/international-organizations",), "增加支助"),
    ]


def test_the_government_is_no_part_of_the_task() -> None:
    text = "请塞浦路斯政府采取一切必要措施；"
    (one,) = obligations(text)
    assert one.addressees == ("place/cyprus",)
    assert text[one.start : one.end] == "采取一切必要措施"


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("请全体会员国及其他有关组织提供合作；", "提供合作"),
        ("鼓励会员国、联合国儿童基金会和其他利益攸关方参与对话；", "参与对话"),
        ("请会员国和所有其他国家继续努力；", "继续努力"),
        ("请秘书长和平解决争端；", "和平解决争端"),
        ("请会员国以及其他组织的代表出席；", "以及其他组织的代表出席"),
    ],
)
def test_those_without_a_name_at_the_end_of_the_list_are_no_part_of_it(text: str, task: str) -> None:
    (one,) = obligations(text)
    assert text[one.start : one.end] == task


def test_nobody_named_is_still_an_obligation() -> None:
    text = "呼吁立即停止敌对行动；"
    (one,) = obligations(text)
    assert (one.addressees, text[one.start : one.end]) == ((), "立即停止敌对行动")


def test_a_paragraph_that_asks_nothing() -> None:
    assert obligations("欢迎秘书长向大会提出的报告；") == ()


def cited(text: str, *symbols: str) -> list[Citation]:
    starts = [text.index(symbol) for symbol in symbols]
    return [Citation(s, i, i + len(s), Symbol(f"A/RES/{s}")) for s, i in zip(symbols, starts, strict=True)]


@pytest.mark.parametrize(
    ("text", "symbols", "relations"),
    [
        ("回顾其第46/152号决议，并重申第50/1号决议，", ("46/152", "50/1"), ["recall", "reaffirm"]),
        ("请秘书长依照大会第60/175号决议采取行动；", ("60/175",), ["pursuant-to"]),
        ("欢迎根据第55/1号和第55/2号决议所作的努力；", ("55/1", "55/2"), ["pursuant-to", "pursuant-to"]),
        ("欢迎根据第55/1号决议提交的报告和第56/2号决议；", ("55/1", "56/2"), ["pursuant-to", "welcome"]),
        ("根据其第50/1号决议，决定设立委员会，", ("50/1",), ["pursuant-to"]),
        ("见第50/1号决议，", ("50/1",), [None]),
    ],
)
def test_the_verb_that_governs(text: str, symbols: tuple[str, ...], relations: list[str | None]) -> None:
    actions = find_actions(text, ParagraphKind.PREAMBULAR)
    found = relate(text, cited(text, *symbols), actions)
    assert [c.relation for c in found] == [r and f"verb/{r}" for r in relations]


def test_a_footnote_takes_the_relation_of_its_mark() -> None:
    text = "回顾《宣言》，并欢迎该报告，"
    note = Citation("A/60/1", 2, 8, Symbol("A/60/1"))
    actions = find_actions(text, ParagraphKind.PREAMBULAR)
    assert [c.relation for c in relate_footnote(text, 6, [note], actions)] == ["verb/recall"]
    assert [c.relation for c in relate_footnote(text, len(text), [note], actions)] == ["verb/welcome"]
