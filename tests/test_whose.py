"""Whose assembly and secretariat a document means, by its symbol, its body and its heading."""

from __future__ import annotations

import pytest

from plain import read_plain
from resgraph.find.authorities import load
from resgraph.link.citations import link_citations
from resgraph.link.mentions import MentionLinker
from resgraph.link.prepared import Prepared
from resgraph.link.whose import Speaker
from resgraph.model import Resolution, Source

LINKER = MentionLinker(load(), "zh")
TASK = "\n1. 请秘书处向大会报告；\n2. 决定继续处理。\n"


def read(text: str) -> Resolution:
    return read_plain(Source("made", text, ""))


def named(text: str) -> set[str]:
    return {mention.id for found in LINKER.link(Prepared.of(read(text))) for mention in found.mentions}


@pytest.mark.parametrize(
    ("heading", "speaker"),
    [
        (
            "国际原子能机构\n大会\nGC(60)/RES/9\n第六十届常会\n核应用\n大会，\n忆及有关决议，",
            Speaker(False, False),
        ),
        ("GC(60)/RES/9\n核应用\n大会，\n忆及有关决议，", Speaker(False, False)),
        ("联合国工业发展组织\n大会\n第十七届会议\n大会，\n回顾其决定，", Speaker(False, False)),
        ("世界气象组织大会，\n注意到该报告，", Speaker(False, False)),
        ("国际劳工大会，\n忆及其决议，", Speaker(False, False)),
        ("防治荒漠化公约\n缔约方会议，\n审议了该报告，", Speaker(True, False)),
        (
            "联合国 A/RES/58/99\n大会\n第五十八届会议\n58/99. 与国际原子能机构大会的合作\n大会，\n回顾其决定，",
            Speaker(),
        ),
        ("三一二(四). 某地问题\n大会\n参照该报告，", Speaker()),
        ("大会，\n回顾有关决定，", Speaker()),
    ],
)
def test_who_speaks(heading: str, speaker: Speaker) -> None:
    assert Prepared.of(read(heading + TASK)).speaker == speaker


def cited(text: str) -> list[str]:
    return [str(c.target) for found in link_citations(Prepared.of(read(text))) for c in found.citations]


def test_numbers_are_the_speakers_own() -> None:
    assert cited("大会，\n回顾大会第61/8号决议，" + TASK) == ["A/RES/61/8"]
    assert cited("世界气象组织大会，\n回顾大会第61/8号决议，" + TASK) == []
    assert cited("世界气象组织大会，\n回顾联合国大会第61/8号决议，" + TASK) == ["A/RES/61/8"]


def test_names_are_the_speakers_own() -> None:
    ours = {"org/general-assembly", "org/secretariat"}
    assert named("大会，\n回顾有关决定，" + TASK) >= ours
    assert not named("世界气象组织大会，\n注意到该报告，" + TASK) & ours
    assert not named("国际原子能机构\n大会\n核应用\n大会，\n回顾有关决定，" + TASK) & ours
