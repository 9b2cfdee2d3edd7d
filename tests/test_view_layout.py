"""Positions: the same every time, and no box on another."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from resgraph.view.layout import HEIGHT, positions

Edges = list[tuple[str, str]]


def star(hub: str, leaves: int) -> Edges:
    return [(hub, f"{hub}/{number}") for number in range(leaves)]


def citing(resolutions: int, documents: int, seed: int) -> Edges:
    """Each resolution cites some of the documents."""
    rng = random.Random(seed)
    return sorted(
        {(f"R{n}", f"D{rng.randrange(documents)}") for n in range(resolutions) for _ in range(12)},
    )


@pytest.mark.parametrize(
    "edges",
    [[], [("a", "b")], star("a", 3), star("a", 60),
     star("a", 20) + star("b", 9) + [("a", "b/1"), ("b", "a/1")], citing(30, 120, 1)],
    ids=["one", "pair", "few", "many", "two hubs", "mesh"],
)  # fmt: skip
def test_no_box_stands_on_another(edges: Edges) -> None:
    widths = {end: 140.0 for edge in edges for end in edge} or {"alone": 90.0}
    places = positions(edges, widths)
    assert set(places) == set(widths)
    for (_, a), (_, b) in combinations(places.items(), 2):
        assert abs(a[0] - b[0]) >= 140 or abs(a[1] - b[1]) >= HEIGHT


def test_the_order_of_the_input_does_not_matter() -> None:
    edges = star("a", 12) + star("b", 5)
    widths = {end: 100.0 for edge in edges for end in edge}
    turned = dict(reversed(widths.items()))
    assert positions(edges, widths) == positions(list(reversed(edges)), turned)
