"""What differs between two paragraphs: in words that a reader takes in at once, and put into the left text it gives the right one."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.compare import Difference, OutlineParagraph
from resgraph.compare.differences import About, differences
from resgraph.compare.outline import Mark
from resgraph.model import ParagraphKind


def passage(text: str, *names: str) -> OutlineParagraph:
    """A paragraph in which each name is marked wherever it stands."""
    marks = [
        Mark(at, at + len(name), f"org/{name}")
        for name in names
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    return OutlineParagraph("op1", ParagraphKind.OPERATIVE, text, names=tuple(marks))


def shown(one: str, other: str, *names: str) -> list[tuple[str, str]]:
    return [
        (each.left.text, each.right.text)
        for each in differences(passage(one, *names), passage(other, *names))
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("提交一份书面报告", "提交一份全面报告", [("书面", "全面")]),
        ("通过的各项有关决议和决定", "通过的各项相关决议和决定", [("有关", "相关")]),
        ("尊重人权及有关准则", "尊重人权以及有关准则", [("及", "以及")]),
        ("预防犯罪行为", "预防犯罪", [("行为", "")]),
        ("立即提供一切协助", "立即提供一切支助", [("协助", "支助")]),
        ("提出关于隧道的报告", "提出的关于隧道的报告", [("", "的")]),
    ],
)
def test_no_word_is_cut_where_words_have_no_blanks(
    one: str, other: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("at its sixty-fifth session", "at its sixty-ninth session", [("sixty-fifth", "sixty-ninth")]),
        (
            "à sa soixante-cinquième session",
            "à sa soixante-dixième session",
            [("soixante-cinquième", "soixante-dixième")],
        ),
        ("the pandemic of COVID-19", "the pandemic of COVID-21", [("COVID-19", "COVID-21")]),
        ("document A/C.3/60/L.1", "document A/C.3/61/L.1", [("A/C.3/60/L.1", "A/C.3/61/L.1")]),
        ("credit rating agencies", "credit-rating agencies", [("credit rating", "credit-rating")]),
    ],
)
def test_what_is_linked_is_one_word(one: str, other: str, expected: list[tuple[str, str]]) -> None:
    assert shown(one, other) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("446 (1979) of 22 March 1979, 452 (1979)", "446 (1979), 452 (1979)", [(" of 22 March 1979", "")]),
        ("第3、第4、第5段", "第3、第5段", [("第4、", "")]),
        ("3、4、5", "3、5", [("4、", "")]),
        ("第77/214号决议", "第77/214号和第78/202号决议", [("", "和第78/202号")]),
        ("1,200 bridges and 35 tunnels", "1,300 bridges and 35 tunnels", [("1,200", "1,300")]),
        ("1991年12月18日", "1991年11月18日", [("1991年12月18", "1991年11月18")]),
    ],
)
def test_a_number_is_whole_and_a_list_is_of_several(
    one: str, other: str, expected: list[tuple[str, str]]
) -> None:
    assert shown(one, other) == expected


def test_a_name_is_whole() -> None:
    found = shown(
        "请办事处最迟应当在2004年5月20日前报告", "请办公室最迟应当在2004年5月21日前报告", "办事处", "办公室"
    )
    assert found == [("办事处", "办公室"), ("2004年5月20", "2004年5月21")]


def test_what_both_cite_is_the_same_in_a_list() -> None:
    one, other = "重申2023年4月3日第52/13号决议", "重申2022年3月31日第49/6号和2023年4月3日第52/13号决议"
    alone, listed = one.index("第52/13"), other.index("52/13")
    left = OutlineParagraph(
        "pp1", ParagraphKind.PREAMBULAR, one, cited=(Mark(alone, alone + 9, "A/HRC/RES/52/13"),)
    )
    cited = (Mark(other.index("49/6"), other.index("号和"), "A/HRC/RES/49/6"),)
    listing = (*cited, Mark(listed, listed + 5, "A/HRC/RES/52/13"))
    right = OutlineParagraph("pp1", ParagraphKind.PREAMBULAR, other, cited=listing)
    (found,) = differences(left, right)
    assert (found.left.text, found.right.text) == ("", "2022年3月31日第49/6号和")


def test_a_word_between_two_differences_is_no_island() -> None:
    assert shown("加强技术的合作能力", "扩大培训的服务范围") == [("加强技术的合作能力", "扩大培训的服务范围")]


def test_traditional_characters_are_no_difference() -> None:
    assert shown("請秘書長提出書面報告", "请秘书长提出书面报告") == []
    assert shown("請秘書長提出書面報告", "请秘书长提出全面报告") == [("書面", "全面")]


def test_vowel_signs_are_no_difference() -> None:
    assert shown("وإذ يسلِّم بأن حقوق الإنسان", "وإذ يسلم بأن حقوق الإنسان") == []


def test_blanks_come_and_go_with_the_words() -> None:
    assert shown("cease all activities", "cease all Israeli activities") == [("", " Israeli")]
    assert shown("Also calls upon States", "Calls upon States") == [("Also ", "")]
    assert shown("ends all reprisals of any form", "Ends all reprisals") == [(" of any form", "")]
    assert shown("bridges, and roads", "bridges and roads") == [(",", "")]


# --- whatever the texts are


def built(one: str, found: tuple[Difference, ...]) -> str:
    text, at = "", 0
    for each in found:
        text += one[at : each.left.start] + each.right.text
        at = each.left.end
    return text + one[at:]


def flat(text: str) -> str:
    """Without what is no difference: width, and the stop at the end."""
    return unicodedata.normalize("NFKC", text).rstrip(" ,、。;،")


SOLID = st.lists(
    st.sampled_from(
        [
            "请",
            "秘书长",
            "2005年12月16日",
            "第60/175号决议",
            "，",
            "并",
            "书面",
            "全面",
            "报告",
            "、",
            "１２",
            "大会",
            "的",
            "有关",
            "相关",
        ]
    ),
    max_size=14,
).map("".join)
SPACED = st.lists(
    st.sampled_from(
        "requests the Secretary-General sixty-fifth sixty-ninth 60/175, (1979) 1,200 report and à доклад تقرير،".split()
    ),
    max_size=14,
).map(" ".join)


@given(SOLID, SOLID)
def test_chinese_is_rebuilt(one: str, other: str) -> None:
    told(one, other)


@given(SPACED, SPACED)
def test_what_has_blanks_is_rebuilt_with_its_blanks(one: str, other: str) -> None:
    told(one, other)


@given(SOLID, SPACED)
def test_two_writings_are_rebuilt(one: str, other: str) -> None:
    told(one, other)


def told(one: str, other: str) -> None:
    """Offsets hold, the right text is rebuilt, no number is cut, and no crumb is left between two differences."""
    found = differences(passage(one, "秘书长"), passage(other, "秘书长"))
    for each in found:
        for text, side in ((one, each.left), (other, each.right)):
            assert text[side.start : side.end] == side.text
            assert not any(cuts_number(text, at) for at in (side.start, side.end))
        assert each.left.text or each.right.text
    assert all(b.left.start - a.left.end > 1 for a, b in itertools.pairwise(found))
    assert flat(built(one, found)).casefold() == flat(other).casefold()


def cuts_number(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isdigit() and text[at].isdigit()


def sitting(text: str, session: str, number: int) -> OutlineParagraph:
    at = text.index(session)
    mark = Mark(at, at + len(session), f"event/general-assembly-session-{number}")
    return OutlineParagraph("op1", ParagraphKind.OPERATIVE, text, names=(mark,))


def test_a_session_moved_on_only_where_nothing_else_changed() -> None:
    before = sitting("请秘书长向大会第五十七届会议提出报告", "大会第五十七届会议", 57)
    after = "大会第六十一届会议", 61
    moved = differences(before, sitting("请秘书长向大会第六十一届会议提出报告", *after))
    more = differences(before, sitting("请秘书长向大会第六十一届会议提出全面报告", *after))
    assert [each.about for each in moved] == [About.SESSION]
    assert About.SESSION not in {each.about for each in more}


def test_a_date_is_a_number() -> None:
    (found,) = differences(passage("请在2005年5月1日前报告"), passage("请在2007年5月1日前报告"))
    assert found.about is About.NUMBER


def test_what_a_difference_is_about() -> None:
    (found,) = differences(passage("请世界银行报告", "世界银行"), passage("请办事处报告", "办事处"))
    assert found.about is About.NAME
