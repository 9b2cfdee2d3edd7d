"""What becomes of a paragraph, kind by kind: moved, joined, split, out of a list and into one; in short texts of our own."""

from __future__ import annotations

from functools import cache

import pytest

from resgraph.compare import Comparison, Outline, Pair, Relation, compare, outline_of
from resgraph.compare.similarity import all_weighed
from resgraph.pipeline import extract_text

PREAMBLE = (
    "回顾其2000年11月15日第55/64号决议",
    "深信山区道路的养护对偏远村庄的儿童上学至关重要",
    "注意到许多桥梁在雨季被洪水冲毁，修复所需的木材往往要从邻国运来",
)
CENSUS = "请会员国每年清查山区桥梁的状况并公布结果"
LIST = (
    "敦促各国政府：",
    "(a) 为山区学校的校车配备防滑链",
    "(b) 在每座桥上标明最大载重",
    "(c) 设立雪崩预警广播",
)
REPORT = "请秘书长向大会第{}届会议提出关于本决议执行情况的报告"


def resolution(number: str, operative: tuple[str, ...], preamble: tuple[str, ...] = PREAMBLE) -> Outline:
    """A resolution of the General Assembly: its operative paragraphs are numbered, those of a list as they are."""
    lines, count = [], 0
    for words in operative:
        count += not words.startswith("(")
        lines.append(f"{words}；" if words.startswith("(") else f"{count}. {words}；")
    text = "\n\n".join([f"{number}. 山区道路安全", "大会，", *(f"{each}，" for each in preamble), *lines])
    return outline_of(extract_text(f"2001年12月19日大会决议\n\n{text}\n", "a.txt"))


@cache
def before() -> Outline:
    return resolution("56/901", (CENSUS, "欢迎各大学关于冰雪路面的研究", *LIST, REPORT.format("五十七")))


def told(*operative: str, earlier: Outline | None = None, preamble: tuple[str, ...] = PREAMBLE) -> Comparison:
    return compare(earlier or before(), resolution("60/903", operative, preamble))


def became(found: Comparison) -> dict[str, str]:
    """The paragraphs of each pair, in one string a side."""
    return {"+".join(pair.left): "+".join(pair.right) for pair in found.pairs}


def pair_of(found: Comparison, right: str) -> Pair:
    return next(pair for pair in found.pairs if right in pair.right)


def test_what_was_noted_becomes_what_is_asked() -> None:
    wood = "关切许多桥梁仍在雨季被洪水冲毁，并请邻国便利运送修复所需的木材"
    found = told(wood, CENSUS, REPORT.format("六十一"), preamble=PREAMBLE[:2])
    moved = pair_of(found, "op1")
    assert (moved.left, moved.relation, moved.moved) == (("pp3",), Relation.REWORDED, True)
    assert moved.verb.changed
    assert found.new == ()
    assert found.dropped == ("op2", "op3", "op3-a", "op3-b", "op3-c")


def test_a_list_is_dissolved_into_paragraphs() -> None:
    chains, load = "敦促各国政府为山区学校的校车配备防滑链", "又敦促各国政府在每座桥上标明最大载重"
    found = told(CENSUS, chains, load, REPORT.format("六十一"))
    assert became(found) | {"op3-a": "op2", "op3-b": "op3", "op4": "op4"} == became(found)
    assert found.new == ()
    assert [pair_of(found, id).asked for id in ("op2", "op3")] == [(), ()], "the list asked the same"
    assert not pair_of(found, "op2").verb.changed, "and no less"


def test_what_a_list_urged_is_encouraged_by_a_paragraph_of_its_own() -> None:
    found = told(CENSUS, "鼓励各国政府为山区学校的校车配备防滑链", REPORT.format("六十一"))
    verb = pair_of(found, "op2").verb
    assert (verb.changed, verb.force) == (True, "weaker")
    assert verb.left is not None
    assert (verb.left.text, verb.left.paragraph) == ("敦促", "op3")


def test_a_list_is_turned_round_under_a_stronger_verb() -> None:
    turned = (
        "要求各国政府：",
        "(a) 设立雪崩预警广播",
        "(b) 为山区学校的校车配备防滑链和备用轮胎",
        "(c) 在每座桥上标明最大载重",
    )
    found = told(*turned, CENSUS, REPORT.format("六十一"))
    expected = {
        "op3": "op1",
        "op3-a": "op1-b",
        "op3-b": "op1-c",
        "op3-c": "op1-a",
        "op1": "op2",
        "op4": "op3",
    }
    assert became(found) | expected == became(found)
    assert pair_of(found, "op1").verb.force == "stronger"
    assert pair_of(found, "op1-a").moved


def test_a_verb_changes_behind_the_first_one() -> None:
    asked = "欢迎各大学关于冰雪路面的研究，并{}各国政府公布研究的结果"
    earlier = resolution("56/901", (CENSUS, asked.format("鼓励")))
    changed = pair_of(told(CENSUS, asked.format("敦促"), earlier=earlier), "op2")
    assert not changed.verb.changed
    assert [(v.left and v.left.text, v.right and v.right.text, v.force) for v in changed.further] == [
        ("鼓励", "敦促", "stronger")
    ]
    assert pair_of(told(CENSUS, asked.format("又鼓励"), earlier=earlier), "op2").further == ()


def test_another_is_asked_as_well() -> None:
    earlier = resolution("56/901", (CENSUS, "请联合国开发计划署协助村庄培训修桥工匠"))
    found = told(CENSUS, "请联合国开发计划署和世界银行协助村庄培训修桥工匠", earlier=earlier)
    assert (pair_of(found, "op2").asked, pair_of(found, "op2").no_longer_asked) == (("org/world-bank",), ())


CRAFT = "鼓励各国训练本地工匠修缮木桥和石桥"
GEAR = "鼓励各国为工匠提供安全设备和保险"
AVALANCHES = "请秘书长在该报告中列入各国提供的雪崩统计"


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        (f"{CRAFT}，并为工匠提供安全设备和保险", (CRAFT, f"又{GEAR}")),
        (
            f"{REPORT.format('六十一')}，并在报告中列入各国提供的雪崩统计",
            (REPORT.format("六十一"), f"又{AVALANCHES}"),
        ),
        (
            "请各国政府绘制山区道路图，请联合国开发计划署提供测绘设备，并请世界银行资助雪崩预警广播",
            ("请各国政府绘制山区道路图", "请联合国开发计划署提供测绘设备", "请世界银行资助雪崩预警广播"),
        ),
    ],
    ids=["craftsmen", "report", "three"],
)
def test_what_is_joined_and_what_is_split(whole: str, parts: tuple[str, ...]) -> None:
    ids = tuple(f"op{number}" for number in range(1, len(parts) + 1))
    apart, together = resolution("56/901", (*parts, CENSUS)), resolution("60/903", (whole, CENSUS))
    merged, split = compare(apart, together), compare(together, apart)
    assert [(pair.left, pair.right) for pair in merged.pairs if pair.relation is Relation.MERGED] == [
        (ids, ("op1",))
    ]
    assert [(pair.left, pair.right) for pair in split.pairs if pair.relation is Relation.SPLIT] == [
        (("op1",), ids)
    ]
    assert merged.new == merged.dropped == split.new == split.dropped == ()


def test_a_phrase_from_another_paragraph_far_away_joins_nothing() -> None:
    far = "请各大学研究冰雪路面、隧道照明、桥梁漆料和缆车钢索，并每三年汇编一次各国提供的雪崩统计"
    others = ("请各国政府绘制山区道路图", "请世界银行资助雪崩预警广播", "欢迎缆车钢索的新国际标准")
    earlier = resolution("56/901", (CRAFT, *others, far))
    found = told(f"{CRAFT}，并每年公布各国提供的雪崩统计", *others, earlier=earlier)
    assert pair_of(found, "op1").left == ("op1",)
    assert found.dropped == ("op5",)


@pytest.mark.parametrize(("asked", "joined"), [("世界银行", False), ("联合国开发计划署", True)])
def test_what_one_body_is_asked_joins_nothing_that_another_is_asked(asked: str, *, joined: bool) -> None:
    mapping = "请联合国开发计划署绘制山区道路图"
    earlier = resolution("56/901", (mapping, f"又请{asked}为雪崩预警广播提供设备和资金", CRAFT))
    found = told(f"{mapping}，并为雪崩预警广播提供设备和资金", CRAFT, earlier=earlier)
    assert pair_of(found, "op1").left == (("op1", "op2") if joined else ("op1",))


GROUP = "山区桥梁养护和偏远村庄儿童上学问题不限成员名额工作组"


def test_a_name_that_many_paragraphs_have_joins_nothing() -> None:
    others = (f"欢迎各国与{GROUP}合作", f"鼓励世界银行资助{GROUP}", "请各国政府绘制山区道路图")
    visited = "欢迎{}访问过的各国限制在雨季通行重型卡车"
    earlier = resolution("56/901", (visited.format("工作组"), *others, f"赞赏地注意到{GROUP}的报告"))
    found = told(visited.format(GROUP), *others, earlier=earlier)
    assert pair_of(found, "op1").left == ("op1",)
    assert found.dropped == ("op5",)


def test_little_of_a_paragraph_goes_into_the_next_one() -> None:
    mixed = (
        "注意到修桥工匠的培训因雪崩而大有改变，包括改用线上线下混合形式讲授，并认识到为公众安全而封闭隧道不应妨碍邮政、"
        "医疗和学校班车通行",
        "回顾秘书长在这方面呼吁各国确保偏远村庄的工匠能够免费参加所有课程",
    )
    one = "注意到培训采用混合形式讲授，并回顾秘书长呼吁各国确保偏远村庄的工匠能够免费参加所有课程"
    earlier = resolution("56/901", (CENSUS,), (*PREAMBLE, *mixed))
    found = told(CENSUS, earlier=earlier, preamble=(*PREAMBLE, one))
    assert (pair_of(found, "pp4").left, pair_of(found, "pp4").relation) == (("pp4", "pp5"), Relation.MERGED)


def test_what_a_list_asks_is_asked_by_the_verb_above_it() -> None:
    found = {each.passage.id: each.act for each in all_weighed(before())}
    assert found["op3-b"] == found["op3"] != found["op1"]
    assert found["op4"] == found["op1"]


def test_alone_between_neighbours_that_stayed() -> None:
    noted = "注意到工作组{}"
    before = "关于雪崩预警广播的报告，又注意到报告所载的良好做法已为三十个村庄采用，费用由邻近城市的大学承担"
    after = "就隧道照明、桥梁漆料、防滑链和校车保险向各国提出的各项建议"
    earlier = resolution("56/901", (CENSUS, noted.format(before), CRAFT))
    found = told(CENSUS, noted.format(after), CRAFT, earlier=earlier)
    assert became(found) == {
        "pp1": "pp1",
        "pp2": "pp2",
        "pp3": "pp3",
        "op1": "op1",
        "op2": "op2",
        "op3": "op3",
    }
    another = told(CENSUS, f"请工作组{after}", CRAFT, earlier=earlier)
    assert another.dropped == another.new == ("op2",), "another verb opens it"


RECALLED = ("Recalling its resolution {},", "Recalling also the resolutions of the Council on bridges,")
DEEMED = (
    "Convinced that the upkeep of mountain roads decides whether children of remote villages go to school,"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("55/64 of 15 November 2000", "62/157 of 20 December 2007"),
        ("2601 (XXIV) of 16 December 1969", "41/6 J of 3 November 1986"),
    ],
)
def test_the_resolution_of_the_last_time_is_recalled_instead(before: str, after: str) -> None:
    def adopted(number: str, recalled: str) -> Outline:
        lines = [f"{number}. Safety of mountain roads", "The General Assembly,", *RECALLED, DEEMED]
        asked = "1. Requests Member States to count the bridges of mountain roads each year."
        return outline_of(extract_text("\n\n".join([*lines, asked]).format(recalled), "a.txt"))

    found = compare(adopted("56/901", before), adopted("60/903", after))
    assert became(found) == {"pp1": "pp1", "pp2": "pp2", "pp3": "pp3", "op1": "op1"}
    assert pair_of(found, "pp1").only == "citation"


def test_what_was_asked_ends_a_paragraph_of_the_preamble() -> None:
    leaders = "鼓励宗教领袖和企业领袖公开支持养路工人"
    earlier = resolution("56/904", (CENSUS, leaders, REPORT.format("五十七")))
    preamble = (*PREAMBLE[:1], f"{PREAMBLE[1]}，为此{leaders}和他们的家属", PREAMBLE[2])
    found = told(CENSUS, REPORT.format("六十一"), earlier=earlier, preamble=preamble)
    joined = pair_of(found, "pp2")
    assert (joined.left, joined.relation) == (("pp2", "op2"), Relation.MERGED)
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("吁请各国拨出资金，用于为驾驶员举办冬季行车的培训", "鼓励各国举办驾驶员冬季行车培训，并为此拨款"),
        ("欢迎养路工人所作的努力，包括在雪夜里除冰", "赞扬雪夜除冰的养路工人，并欢迎他们努力不懈"),
        ("请邻国向学校运送木材和防滑链", "鼓励学校与邻国商定防滑链、木材的运送"),
        ("欢迎清除积雪的志愿人员开展工作", "感谢志愿人员，他们的工作清除了积雪"),
    ],
)
def test_words_in_another_order_are_known_again(before: str, after: str) -> None:
    other = "欢迎各大学关于冰雪路面的研究"
    earlier = resolution("56/905", (CENSUS, before, other, *LIST, REPORT.format("五十七")))
    found = told(CENSUS, *LIST, after, REPORT.format("六十一"), earlier=earlier)
    assert became(found)["op2"] == "op3"


def test_a_paragraph_that_shares_nothing_of_its_own_is_another() -> None:
    before, after = "吁请各国为驾驶员举办冬季行车的培训", "鼓励各国公布山区桥梁的最大载重"
    earlier = resolution("56/906", (CENSUS, before, *LIST, REPORT.format("五十七")))
    found = told(CENSUS, after, *LIST, REPORT.format("六十一"), earlier=earlier)
    assert "op2" in found.new
    assert "op2" in found.dropped
