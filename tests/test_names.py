"""Known names and titles in folded text: which are found, which of overlapping ones stay."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.find.authorities import load
from resgraph.find.context import is_bare_head, is_the_assembly, is_word
from resgraph.find.names import Match, Names, cover
from resgraph.find.sessions import find_sessions
from resgraph.find.titles import is_record
from resgraph.model.passage import title_spans
from resgraph.text.folding import fold, passage


@cache
def names() -> Names:
    return Names(load(), "zh")


def found(text: str) -> list[str]:
    return [match.name for match in names().find(passage(text))]


@given(st.text(alphabet="大会 \n\u3000１（）ａa1，《》", max_size=60))
def test_folding_drops_blanks_and_keeps_the_way_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.positions) == len("".join(text.split()))
    for start in range(len(folded.text)):
        left, right = folded.span(start, start + 1)
        assert fold(text[left:right]).text == folded.text[start]


def test_folding_makes_widths_alike() -> None:
    assert fold("第 1373 （２００１） 号").text == "第1373(2001)号"
    assert fold("第 1373 （２００１） 号").span(5, 11) == (7, 13)


def test_the_set_that_covers_most_is_kept() -> None:
    assert found("各国际组织") == ["国际组织"]
    assert found("各国、国际组织") == ["各国", "国际组织"]
    assert found("联合国毒品和犯罪问题办事处") == ["联合国毒品和犯罪问题办事处"]


def test_blanks_and_widths_do_not_hide_a_name() -> None:
    text = "请联 合\n国毒品和犯罪\u3000问题办事处合作"
    match = names().find(passage(text))[0]
    left, right = fold(text).span(match.start, match.end)
    assert text[left:right] == "联 合\n国毒品和犯罪\u3000问题办事处"


def test_nothing_is_found_inside_a_title() -> None:
    assert found("《关于会员国无名事项的准则》") == ["关于会员国无名事项的准则"]
    assert found("见《大会正式记录，第五十五届会议，补编第1号》") == []


def test_a_latin_name_is_a_word() -> None:
    assert is_word("theAU.", 3, 5) is False
    assert is_word("the,AU.", 4, 6) is True
    assert is_word("AUGUST", 0, 2) is False
    assert is_word("由UN主持", 1, 3) is True


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("吁请委员会", True),
        ("，委员会", True),
        ("委员会", True),
        ("调查委员会", False),
        ("第三委员会", False),
    ],
)
def test_a_bare_head(text: str, bare: bool) -> None:
    at = text.index("委员会")
    assert is_bare_head(text, at, at + 3) is bare


@pytest.mark.parametrize(
    "text",
    [
        "世界卫生大会",
        "缔约方大会",
        "国际刑警组织全球大会",
        "刑事司法大会",
        "国际海事组织大会",
        "国际原子能机构大会",
        "非洲联盟大会",
        "国际红十字联合会大会",
        "联合国人居大会",
        "出席了国际营养大会",
        "国际法律家大会",
        "土著人民大会",
        "可持续发展大会",
    ],
)
def test_other_assemblies(text: str) -> None:
    assert "大会" not in found(text)


@pytest.mark.parametrize("text", ["请大会审议", "联合国组织大会", "尽管大会决定", "联合国机构向大会提出"])
def test_the_assembly(text: str) -> None:
    at = text.index("大会")
    assert is_the_assembly(text, at, at + 2)
    assert "大会" in found("请大会审议")


match_lists = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda p: Match(p[0], p[0] + p[1], "x", ())),
    max_size=12,
)


@given(match_lists)
def test_cover_is_best_and_without_overlap(given_matches: list[Match]) -> None:
    chosen = cover(given_matches)
    assert set(chosen) <= set(given_matches)
    assert all(a.end <= b.start for a, b in pairwise(chosen))

    def score(matches: list[Match]) -> int:
        return sum(4 * (m.end - m.start) - 1 for m in matches)

    best = [0] * 30
    for end in range(1, 30):
        best[end] = max(
            [
                best[end - 1],
                *(best[m.start] + 4 * (m.end - m.start) - 1 for m in given_matches if m.end == end),
            ]
        )
    assert score(chosen) == best[29]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("《甲》和《乙》", ["《甲》", "《乙》"]),
        ("《甲《乙》丙》", ["《甲《乙》丙》"]),
        ("《甲和《乙》", []),
        ("甲》乙", []),
        ("《》", ["《》"]),
        ("《" + "长" * 200 + "》", []),
        ("《" + "长" * 200 + "《乙》", ["《乙》"]),
    ],
)
def test_titles(text: str, titles: list[str]) -> None:
    assert [text[start:end] for start, end in title_spans(text)] == titles


def test_records_are_cited_not_named() -> None:
    assert is_record("《大会正式记录，第五十五届会议，补编第10号》")
    assert is_record("《联合国条约汇编》")
    assert not is_record("《联合国反腐败公约》")


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("大会第六十一届会议", ["session-61"]),
        ("第二十六届特别会议", ["special-session-26"]),
        ("第十届紧急特别会议", ["emergency-special-session-10"]),
        ("第64届会议", ["session-64"]),
        ("第九次移徙问题区域会议", []),
        ("第八十八次全体会议", []),
        ("届会议", []),
    ],
)
def test_sessions(text: str, slugs: list[str]) -> None:
    assert [session.slug for session in find_sessions(text)] == slugs


@pytest.mark.parametrize("unit", ["《", "各国", "国际", "大会第六十一届会议", "联合国", "第", "》《"])
def test_a_long_hostile_text(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    names().find(passage("大会"))
    for match in names().find(passage(text)):
        assert text[match.start : match.end]
    find_sessions(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("需要公平和平等的待遇", "和平"),
        ("以全面和平衡的方式", "和平"),
        ("重申主权平等和平等权利", "和平"),
        ("侵犯个人权利的行为", "人权"),
        ("加强国际法律合作", "国际法"),
        ("促请所有合法国家机构", "法国"),
        ("巴勒斯坦国内的局势", "巴勒斯坦国"),
        ("由中国共产党发起", "中国"),
        ("在约旦河两岸", "约旦"),
        ("俄文和西班牙文同等作准", "西班牙"),
        ("青年党的袭击", "青年"),
    ],
)
def test_a_name_cut_out_of_other_words_is_none(text: str, name: str) -> None:
    assert name not in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("为实现和平而努力", "和平"),
        ("关切乌克兰人权状况", "人权"),
        ("柬埔寨政府的努力", "柬埔寨"),
        ("许多索马里人流离失所", "索马里"),
        ("冲突中性暴力的幸存者", "性暴力"),
        ("残疾儿童和青年", "儿童"),
        ("加强司法独立性", "司法独立"),
        ("享有身心健康权利", "健康权"),
        ("和平共处的原则", "和平"),
        ("尊重国际法和人权", "国际法"),
    ],
)
def test_a_name_that_only_the_dictionary_cuts_stays(text: str, name: str) -> None:
    assert name in found(text)
