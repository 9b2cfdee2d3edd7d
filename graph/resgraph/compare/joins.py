"""Paragraphs that were joined into one, or one that became two.

8. 促请各国政府配合并协助特别报告员… and 9. 敦促联合国所有机构…给予充分合作 became
30. 吁请所有国家和联合国各机构、基金和方案配合并协助特别报告员…
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resgraph.compare.similarity import At, Bag, Rarity, Weighed

JOINED = 0.55
"""What of a paragraph stands in the other, and what of the other it alone explains, must come to this together."""
OWN, OWN_PART, EXPLAINED = 5.3, 0.12, 0.08
"""The weight that it alone explains, the least part of itself that this must be, and the least part of what is left to explain."""
FOUND_AGAIN, A_STEP, MADE_UP = 0.42, 0.01, 0.55
"""So much of a paragraph must be found again in the other, and more with each step from its partner; of two that stand side by side less
will do where the two make up so much of the other."""


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
    bags = [[_bag(each) for each in side] for side in (near, far)]
    best: dict[int, Join] = {}
    for k, extra in enumerate(near):
        if k in paired:
            continue
        for i, j in taken:
            if near[i].passage.kind != extra.passage.kind:
                continue
            strength = _strength(bags[0][k], bags[0][i], bags[1][j], rarity, abs(k - i))
            if strength >= JOINED and (k not in best or strength > best[k].strength):
                best[k] = Join(k, (i, j), strength)
    return [best[k] for k in sorted(best)]


def _bag(each: Weighed) -> Bag:
    return each.pairs | each.refers


def _strength(extra: Bag, partner: Bag, whole: Bag, rarity: Rarity, apart: int) -> float:
    """How much of `extra` stands in `whole`, and how much of what `partner` leaves open there it explains."""
    alone = rarity.sum((extra & whole) - partner)
    size = rarity.sum(extra)
    if alone < OWN or alone < OWN_PART * size:
        return 0.0
    found, explained = rarity.sum(extra & whole) / size, alone / rarity.sum(whole - partner)
    if explained < EXPLAINED:
        return 0.0
    if found < FOUND_AGAIN + A_STEP * apart:
        made_up = rarity.sum(whole & (extra | partner)) / rarity.sum(whole)
        if apart > 1 or made_up < MADE_UP:
            return 0.0
    return found + explained
