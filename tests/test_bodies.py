"""One table of bodies: whoever asks who adopts reads the authority files, and nobody takes a longer name for a shorter."""

from __future__ import annotations

import pytest

from plain import read_plain
from resgraph.find.authorities import load
from resgraph.find.organs import OTHER, find_organs
from resgraph.languages.ruled import RULED
from resgraph.link.mentions import MentionLinker
from resgraph.link.prepared import Prepared
from resgraph.model import Source
from resgraph.symbols.bodies import adopting_bodies, conventions, named_body, namesakes
from resgraph.symbols.series import BY_BODY
from resgraph.text.structure.bodies import body_of


@pytest.mark.parametrize("language", ["zh", "en", "ar"])
def test_the_names_are_those_of_the_authorities(language: str) -> None:
    known = {
        name.text: id
        for id, entity in load().entities.items()
        for name in entity.names
        if name.language == language and name.how != "short form"
    }
    adopting = adopting_bodies(language)
    assert adopting
    assert adopting == {n.strip("《").replace("》", ""): id for n, id in known.items() if id in BY_BODY}
    assert {n for n, id in namesakes(language).items() if known.get(n, id) != id} == set()


def test_every_body_with_a_series_has_a_chinese_name() -> None:
    assert set(BY_BODY) - set(adopting_bodies(RULED).values()) == set()


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("大会", "org/general-assembly"),
        ("联合国大会", "org/general-assembly"),
        ("聯合國大會", "org/general-assembly"),
        ("第七十六届世界卫生大会", "org/world-health-assembly"),
        ("预防犯罪及刑事司法委员会", "org/ccpcj"),
        ("防止歧视和保护少数小组委员会", "org/sub-commission-on-human-rights"),
        ("《联合国反腐败公约》缔约国会议", "org/uncac-cosp"),
        ("联合国环境规划署联合国环境大会", "org/unea"),
        ("国际劳工大会", "org/international-labour-conference"),
        ("国际原子能机构大会", "org/iaea-general-conference"),
        ("欧洲人权委员会", "org/european-commission-of-human-rights"),
        ("世界气象组织大会", None),
        ("群岛国人权委员会", None),
        ("秘书长", None),
    ],
)
def test_a_line_names_a_body_by_its_full_name(line: str, body: str | None) -> None:
    assert body_of(line) == body


def test_a_name_that_no_title_marks_surround_is_the_same() -> None:
    assert (
        named_body("生物多样性公约缔约方大会", RULED)
        == named_body("《生物多样性公约》缔约方大会", RULED)
        == "org/cbd-cop"
    )


@pytest.mark.parametrize("name", sorted(adopting_bodies(RULED)))
def test_a_number_behind_a_name_is_that_bodys(name: str) -> None:
    organ = find_organs(f"回顾{name}第1号决议")[-1]
    assert organ.body == adopting_bodies(RULED)[name]


@pytest.mark.parametrize("name", ["欧洲人权委员会", "全国人权委员会", "国际劳工大会", "和平与安全理事会"])
def test_a_number_behind_a_namesake_is_of_no_series(name: str) -> None:
    assert name in namesakes(RULED)
    assert [organ.body for organ in find_organs(f"回顾{name}第1号决议")] == [OTHER]


def test_the_assembly_of_another_organization_is_not_the_general_assembly() -> None:
    text = "国际原子能机构\n大会\nGC(62)/RES/90\n大会，\n\n1. 请总干事向大会第六十三届常会报告；\n"
    resolution = read_plain(Source("a.txt", text, "0" * 64))
    assert resolution.metadata.body == "org/iaea-general-conference"
    named = MentionLinker(load(), "zh").link(Prepared.of(resolution))
    assert "general-assembly" not in " ".join(mention.id for each in named for mention in each.mentions)


def test_an_instrument_whose_conference_adopts_is_known_by_all_its_names() -> None:
    known = conventions(RULED, "缔约")
    assert {known[name] for name in ("打击跨国有组织犯罪公约", "有组织犯罪公约", "巴勒莫公约")} == {
        "org/untoc-cop"
    }
    assert (known["反腐败公约"], known["生物多样性公约"]) == ("org/uncac-cosp", "org/cbd-cop")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("《巴勒莫公约》缔约方会议", "org/untoc-cop"),
        ("《打击跨国有组织犯罪公约及其议定书》缔约方会议", "org/untoc-cop"),
        ("回顾反腐败公约缔约国会议", "org/uncac-cosp"),
        ("《美洲反腐败公约》缔约国会议", "@other"),
        ("《公约》缔约国会议", "@conference"),
    ],
)
def test_a_conference_is_known_by_its_instrument(text: str, body: str) -> None:
    assert find_organs(text)[-1].body == body
