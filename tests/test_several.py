"""A file with several resolutions: the first is read as itself, and the reader is told of the others."""

from __future__ import annotations

import hashlib

import pytest

from plain import read_plain
from resgraph.model import Resolution, Source

FIRST = """71/995. 河流合作

大会，

回顾其关于河流的各项决议，

1. 请秘书长提交报告；

2. 决定继续处理此案。
"""
CLOSING = """
2017年3月1日
第70次全体会议
"""
SECOND = """
71/996. 湖泊合作

大会，

注意到湖泊的状况，

1. 促请各会员国合作。
"""


def read(text: str) -> Resolution:
    return read_plain(Source("text", text, hashlib.sha256(text.encode()).hexdigest()))


@pytest.mark.parametrize("closing", ["", CLOSING])
def test_the_second_resolution_is_not_read_as_more_of_the_first(closing: str) -> None:
    found = read(FIRST + closing + SECOND)
    assert [paragraph.id for paragraph in found.paragraphs] == ["pp1", "op1", "op2"]
    assert str(found.metadata.symbol) == "A/RES/71/995"
    assert found.metadata.title == "河流合作"
    assert [warning for warning in found.warnings if "71/996" in warning]
    assert "促请各会员国合作" in "".join(piece.text for piece in found.furniture)


@pytest.mark.parametrize(
    "behind",
    [
        SECOND.replace("71/996. ", ""),  # a text without a number of its own
        SECOND.replace("996", "995"),  # the same number once more
        "\nA/RES/71/995" + SECOND.replace("71/996. ", ""),  # its symbol
        "\nB\n" + SECOND.replace("71/996. ", ""),  # a part of it
        "\n附件\n\n71/996号决议的案文\n\n1. 河流属于大家。\n",
    ],
)
def test_what_has_no_other_number_belongs_to_the_first(behind: str) -> None:
    found = read(FIRST + CLOSING + behind)
    assert len(found.paragraphs) > 3
    assert not [warning for warning in found.warnings if "several" in warning]


def test_a_draft_that_is_recommended_is_no_resolution_of_its_own() -> None:
    text = """2017/990. 河流合作

经济及社会理事会，

建议大会通过下列决议草案：

“大会，

“回顾其关于河流的各项决议，

“1. 请秘书长提交报告。”

2017年7月1日
第40次全体会议
"""
    found = read(text)
    assert [paragraph.id for paragraph in found.paragraphs][1:] == ["draft-1-p1", "draft-1-p2"]
    assert not [warning for warning in found.warnings if "several" in warning]


VOLUME = """2100 (XX). Rivers of the world

The General Assembly,

Recalling its resolutions on rivers,

1. Requests the Secretary-General to submit a report;

2. Decides to remain seized of the matter.
{closing}
{heading}
The General Assembly,

Noting the state of lakes,

1. Urges Member States to cooperate.
"""


@pytest.mark.parametrize("closing", ["", "\n1390th plenary meeting,\n20 December 1965.\n"])
def test_a_volume_in_a_language_of_tables(closing: str) -> None:
    found = read(VOLUME.format(closing=closing, heading="2101 (XX). Lakes\n"))
    assert [paragraph.id for paragraph in found.paragraphs] == ["pp1", "op1", "op2"]
    assert (str(found.metadata.symbol), found.metadata.title) == ("A/RES/2100(XX)", "Rivers of the world")
    assert [warning for warning in found.warnings if "2101(XX)" in warning]
    assert "Urges Member States" in "".join(piece.text for piece in found.furniture)


@pytest.mark.parametrize("heading", ["", "B\n", "2100 (XX). Rivers of the world\n", "2100 B (XX). Lakes\n"])
def test_parts_in_a_language_of_tables_stay_together(heading: str) -> None:
    found = read(VOLUME.format(closing="", heading=heading))
    assert len(found.paragraphs) > 4
    assert not [warning for warning in found.warnings if "several" in warning]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "60/901. О реках\n\nГенеральная Ассамблея,\n\nссылаясь на свою резолюцию 60/1,\n\n"
            "1. просит Генерального секретаря представить доклад на сессии и в срок.\n",
            "60/902. Об озерах\n\nГенеральная Ассамблея,\n\nотмечая озера,\n\n1. призывает государства.\n",
        ),
        (
            "60/901. Les fleuves\n\nL’Assemblée générale,\n\nRappelant sa résolution 60/1,\n\n"
            "1. Prie le Secrétaire général de faire rapport.\n",
            "60/902. Les lacs\n\nL’Assemblée générale,\n\nNotant les lacs,\n\n1. Engage les États.\n",
        ),
    ],
)
def test_in_other_languages(first: str, second: str) -> None:
    found = read(f"{first}\n{second}")
    assert [paragraph.id for paragraph in found.paragraphs] == ["pp1", "op1"]
    assert [warning for warning in found.warnings if "60/902" in warning]
