"""What a short form stands for, given what the document has named."""

from __future__ import annotations

from functools import cache

from resgraph.find.authorities import load
from resgraph.link.discourse import Discourse, Shortenings, distinct

UNTOC, UNCAC, CCPCJ, CTC = (
    "instrument/untoc",
    "instrument/uncac",
    "org/ccpcj",
    "org/counter-terrorism-committee",
)


@cache
def shortenings() -> Shortenings:
    return Shortenings(load(), "zh")


def discourse(body: str | None = "org/general-assembly") -> Discourse:
    return Discourse(shortenings(), body)


def test_what_an_authority_can_be_called() -> None:
    fits = shortenings().fits
    assert fits(UNCAC, "公约")
    assert fits(CCPCJ, "委员会")
    assert not fits(UNCAC, "议定书")
    assert not fits("org/no-such", "委员会")


def test_nothing_named_is_no_antecedent() -> None:
    choice = discourse().meant("公约", 0)
    assert (choice.id, choice.reason, choice.candidates) == (None, "no antecedent", ())
    assert discourse().pointed("公约").id is None


def test_the_adopting_body_comes_first() -> None:
    known = discourse("org/commission-on-human-rights")
    known.add(CCPCJ, "预防犯罪和刑事司法委员会", 0)
    assert known.meant("委员会", 0).id == "org/commission-on-human-rights"


def test_one_named_is_meant_two_are_open() -> None:
    known = discourse()
    known.add(UNCAC, "《联合国反腐败公约》", 0)
    assert known.meant("公约", 3).id == UNCAC
    both = discourse()
    both.add(UNCAC, "《联合国反腐败公约》", 0)
    both.add(UNTOC, "《联合国打击跨国有组织犯罪公约》", 0)
    choice = both.meant("公约", 1)
    assert choice.id is None
    assert choice.reason == "several antecedents"
    assert sorted(choice.candidates) == [UNCAC, UNTOC]


def test_the_passage_goes_before_the_document() -> None:
    known = discourse()
    known.add(UNCAC, "《联合国反腐败公约》", 0)
    known.add(UNTOC, "《联合国打击跨国有组织犯罪公约》", 1)
    assert known.meant("公约", 1).id == UNTOC


def test_a_pointer_means_the_last_one_named() -> None:
    known = discourse()
    known.add(CCPCJ, "预防犯罪和刑事司法委员会", 0)
    known.add(CTC, "反恐怖主义委员会", 0)
    assert known.pointed("委员会").id == CTC
    assert known.pointed("议定书").id is None


def test_what_is_named_again_is_the_last_one_named() -> None:
    known = discourse()
    for id, name in ((CCPCJ, "预防犯罪和刑事司法委员会"), (CTC, "反恐怖主义委员会")):
        known.add(id, name, 0)
    known.add(CCPCJ, "预防犯罪和刑事司法委员会", 1)
    assert [item.id for item in known.fitting("委员会")] == [CCPCJ, CTC]
    assert known.pointed("委员会", passage=4).id == CCPCJ
    assert known.pointed("委员会", passage=9).id is None


def test_a_footnote_knows_what_was_named_before_it() -> None:
    known = discourse()
    known.add(CCPCJ, "预防犯罪和刑事司法委员会", 0)
    known.add(CTC, "反恐怖主义公约", 1)
    before = known.until(1)
    before.add(UNCAC, "《联合国反腐败公约》", 2)
    assert (before.ending("委员会", 0, 3), before.ending("主义公约", 0, 4)) == ("委员会", None)
    assert [item.id for item in before.named] == [CCPCJ, UNCAC]
    assert [item.id for item in known.named] == [CCPCJ, CTC]


def test_distinct_keeps_the_order() -> None:
    assert distinct(["b", "a", "b", "c", "a"]) == ["b", "a", "c"]
