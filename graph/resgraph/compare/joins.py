"""Paragraphs that were joined into one, or one that became two.

8. 促请各国政府配合并协助特别报告员… and 9. 敦促联合国所有机构…给予充分合作 became
30. 吁请所有国家和联合国各机构、基金和方案配合并协助特别报告员…
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resgraph.compare.similarity import At, Bag, Rarity, Weighed

FOUND, EXPLAINED, ALONE, APART, CUT = 9.4, 3.1, 4.9, 1.1, 3.9
"""What each kind of evidence counts. A logistic regression on 37 paragraphs that were joined or split off and on all others that share
something with the partner of a pair, judged by eye in 43 pairs of resolutions. With each pair of resolutions left out in turn, 31 of the
37 are found, and one that is none."""
LEAST, SHORT, PLENTY = 2.0, 5.0, 15.0
"""The least weight that a paragraph alone must explain; the weight of one that says too little by itself (吁请各国：); from where on more
says no more."""
BY_CHANCE = 0.06
"""So much of what is left to explain anything may have."""
FAR, FOUND_AGAIN = 3, 0.42
"""Of a paragraph more steps away than the first so much must be found again: less is a phrase."""
MOVED = 0.75
"""Of a paragraph of the other part so much must be: 鼓励各界领导人公开支持… of the operative part that ends a preambular paragraph."""


@dataclass(frozen=True, slots=True)
class Join:
    """The paragraph `extra` belongs to the pair `at` as well; `strength` orders those that ask for the same."""

    extra: int
    at: At
    strength: float


def merged(
    left: Sequence[Weighed], right: Sequence[Weighed], taken: Iterable[At], rarity: Rarity
) -> list[Join]:
    """Left paragraphs without a pair that were joined to one that has one, each to the best; in order."""
    return _joins(left, right, sorted(taken), rarity)


def split(
    left: Sequence[Weighed], right: Sequence[Weighed], taken: Iterable[At], rarity: Rarity
) -> list[Join]:
    """Right paragraphs without a pair that are a part of what a left one was."""
    turned = _joins(right, left, sorted((j, i) for i, j in taken), rarity)
    return [Join(each.extra, (each.at[1], each.at[0]), each.strength) for each in turned]


def _joins(
    near: Sequence[Weighed], far: Sequence[Weighed], taken: Sequence[At], rarity: Rarity
) -> list[Join]:
    paired = {i for i, _ in taken}
    best: dict[int, Join] = {}
    for k, extra in enumerate(near):
        if k in paired:
            continue
        for i, j in taken:
            if _asks_another(extra, far[j]):
                continue
            moved = near[i].passage.kind != extra.passage.kind
            strength = _strength(extra.bag, near[i].bag, far[j].bag, rarity, abs(k - i), moved)
            if strength > 0 and (k not in best or strength > best[k].strength):
                best[k] = Join(k, (i, j), strength)
    return [best[k] for k in sorted(best)]


def _asks_another(extra: Weighed, whole: Weighed) -> bool:
    """Whether each asks bodies or offices, and none that the other does."""
    return bool(extra.bodies and whole.bodies) and extra.bodies.isdisjoint(whole.bodies)


def _strength(extra: Bag, partner: Bag, whole: Bag, rarity: Rarity, apart: int, moved: bool) -> float:
    """How much speaks for `extra` having gone into `whole` with `partner`, as the logarithm of the odds; 0 where it is out of the question.

    What counts is how much of `extra` is found again in `whole`, and how much of what `partner` leaves open there it explains by words
    that hardly any other paragraph has: the name of a working group stands in many and joins none.
    """
    shared = extra & whole
    alone = shared - partner
    if not alone or (own := rarity.sum(alone)) < LEAST or (size := rarity.sum(extra)) < SHORT:
        return 0.0
    found, left = rarity.sum(shared) / size, rarity.sum(whole - partner)
    if own < BY_CHANCE * left or (apart > FAR and found < FOUND_AGAIN):
        return 0.0
    few = rarity.sum(alone & rarity.few)
    if moved and (found < MOVED or not alone & rarity.two):
        return 0.0
    if apart > 1 and not few:
        return 0.0
    odds = FOUND * found + EXPLAINED * few / left + ALONE * min(1.0, few / PLENTY)
    return odds - APART * math.log(apart) - CUT
