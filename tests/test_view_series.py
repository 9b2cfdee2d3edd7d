"""The series of a graph as the page has them: who stands before whom, which paragraphs correspond, which words differ."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pages import packed_of, told
from resgraph.compare import Outline, OutlineParagraph, compare
from resgraph.compare.outline import Mark
from resgraph.compare.tokens import words_of
from resgraph.model import ParagraphKind
from resgraph.rdf.iris import Iris
from resgraph.view import series
from resgraph.view.leaves import local
from resgraph.view.pack import unsqueeze

LATER, EARLIER = "A/RES/60/175", "A/RES/56/123"


@pytest.fixture(scope="module")
def data(built_seeds: Path) -> dict[str, Any]:
    return told(built_seeds)


@pytest.fixture(scope="module")
def changes(data: dict[str, Any]) -> list[dict[str, Any]]:
    (one,) = data["comparisons"]
    assert (one["later"], one["earlier"]) == (f"{LATER}/zh", f"{EARLIER}/zh")
    return list(one["changes"])


def test_what_stands_before_a_resolution_is_known_whether_it_was_read_or_not(data: dict[str, Any]) -> None:
    assert data["series"] == [[LATER, EARLIER, EARLIER, "A/RES/59/159"]]


def test_changes_are_in_the_order_of_the_later_text(
    changes: list[dict[str, Any]], data: dict[str, Any]
) -> None:
    order = {local(part["id"]): at for at, part in enumerate(data["paragraphs"]) if part["document"] == LATER}
    places = [order[change["later"][0]] for change in changes]
    assert len(places) > 15
    assert places == sorted(places)


def test_what_is_not_marked_is_the_same_on_both_sides(
    changes: list[dict[str, Any]], data: dict[str, Any]
) -> None:
    text = {passage["id"]: passage["text"] for passage in data["passages"]}
    reworded = [change for change in changes if change.get("differences")]
    assert len(reworded) > 15
    for change in reworded:
        before, after = (
            kept(text[f"{of}/zh#{change[side][0]}"], change["differences"], first)
            for side, of, first in (("earlier", EARLIER, 0), ("later", LATER, 2))
        )
        assert words_of(before).keys == words_of(after).keys


def kept(text: str, differences: list[int], first: int) -> str:
    """The text without what differs, a blank in each place."""
    pieces, last = [], 0
    for at in range(first, len(differences), 4):
        pieces.append(text[last : differences[at]])
        last = differences[at + 1]
    return " ".join([*pieces, text[last:]])


def test_a_change_of_the_verb_is_told(changes: list[dict[str, Any]]) -> None:
    (one,) = [change for change in changes if change["later"] == ["op13"]]
    assert (one["verbs"], one["force"]) == (["authority/verb/call-upon", "authority/verb/urge"], "stronger")


def test_a_verb_that_changed_behind_the_first_one_is_told() -> None:
    texts = ("欢迎各大学的研究，并鼓励各国公布桥梁的载重", "欢迎各大学的研究，并敦促各国公布桥梁的载重")
    sides = [
        Outline(symbol, "山区道路安全", "zh", "", (opened(text, verb),), frozenset())
        for symbol, text, verb in zip(("A/RES/56/1", "A/RES/58/1"), texts, ("encourage", "urge"), strict=True)
    ]
    (change,) = series.told(compare(*sides), Iris())["changes"]
    assert change["further"] == ["authority/verb/encourage", "authority/verb/urge", "stronger"]
    assert "verbs" not in change


def opened(text: str, later_verb: str) -> OutlineParagraph:
    at = text.index("并") + 1
    acts = (Mark(0, 2, "verb/welcome"), Mark(at, at + 2, f"verb/{later_verb}"))
    return OutlineParagraph("op1", ParagraphKind.OPERATIVE, text, acts)


def test_the_comparison_lies_on_a_shelf_of_the_later_document(built_seeds: Path) -> None:
    packed = packed_of(built_seeds)
    head = unsqueeze(packed.first)
    numbers = {id: number for number, id in enumerate(head["documents"]["ids"])}
    assert head["series"] == [[numbers[LATER], numbers[EARLIER], numbers[EARLIER], numbers["A/RES/59/159"]]]
    shelf = unsqueeze(packed.shelves[head["compared"][LATER]])
    (one,) = shelf["comparisons"]
    assert one["changes"][0]["earlier"] == ["pp1"]
