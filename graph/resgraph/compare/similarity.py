"""How likely one paragraph became another: words that are rare here, letters, what both name and cite, the act, the place.

A word pair that stands in many paragraphs of the two resolutions (联合国预防犯罪和刑事司法方案) says little; one that only
these two share says much. So every pair of words, every name and every cited document counts by how seldom it is.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from rapidfuzz.distance import Indel

from resgraph.compare.force import meaning, scale_of
from resgraph.compare.outline import Outline, OutlineParagraph
from resgraph.compare.stems import Stems, stems_in
from resgraph.compare.tokens import keys_of

Feature = str
"""Two words that follow one another; or a kind of reference and its id."""
Bag = frozenset[Feature]
CLASSES = "group/"
"""What the ids of classes begin with: all States."""
At = tuple[int, int]
"""A paragraph of the left resolution and one of the right, by position."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A passage made ready: the stems of its words, the pairs of them, and what it refers to."""

    passage: OutlineParagraph
    words: tuple[str, ...]
    single: Bag
    """Its words without their order: 加强并协调努力 and 协调加强努力 have the same."""

    pairs: Bag
    refers: Bag
    bag: Bag
    """Both together."""

    bodies: frozenset[str]
    """The ids of bodies and offices that it asks; 各国 and 各国政府 are the same to a reader."""

    act: str
    """What the verb says that opens it or, where it has none, what it belongs to; empty where none does. Verbs that say the same have
    one name. 敦促各国：(a) 采取措施… and 敦促各国采取措施… are opened alike."""

    head: bool
    """Whether others belong to it as sub-paragraphs."""


def all_weighed(outline: Outline) -> list[Weighed]:
    """The passages of one resolution made ready, in their order."""
    stems = stems_in(outline.language)
    opening: dict[str, str] = {}
    heads = {passage.above for passage in outline.passages}
    found = []
    for passage in outline.passages:
        act = meaning(passage.acts[0].id) if passage.acts else opening.get(passage.above, "")
        opening[passage.id] = act
        found.append(weighed(passage, act, stems, head=passage.id in heads))
    return found


def weighed(passage: OutlineParagraph, act: str, stems: Stems, *, head: bool) -> Weighed:
    """The passage made ready, where `act` says what the verb says that opens it or what it belongs to."""
    words = stems.of(keys_of(passage.text))
    pairs = frozenset([f"{one} {other}" for one, other in pairwise(words)])
    named = {f"name\x1f{mark.id}" for mark in passage.names}
    refers = frozenset(named | {f"cited\x1f{mark.id}" for mark in passage.cited})
    bodies = frozenset(id for id in passage.asked if not id.startswith(CLASSES))
    return Weighed(passage, words, frozenset(words), pairs, refers, pairs | refers, bodies, act, head)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one paragraph having become another, each from 0 to 1.

    `words`: the weight of shared word pairs over that of all (Dice); `within`: over that of the shorter one;
    `letters`: as rapidfuzz counts; `refers`: as `words`, for names and citations; `act`: verbs that say the same open both, or,
    half, verbs of one scale; `part`: both are of the preamble, or of the operative part. Where neither side has anything to refer
    to, or no verb, that speaks neither way. `shared` is the weight of the shared word pairs, as `Rarity.sum` counts.
    `single` and `single_within`: as `words` and `within`, for words without their order. `only` counts the pairs of words that these
    two have and no other paragraph, `only_within` is their part of the shorter one.
    """

    words: float
    within: float
    letters: float
    refers: float
    shared: float
    act: float
    part: float
    single: float
    single_within: float
    only: int
    only_within: float


class Rarity:
    """The weight of each feature among the paragraphs of two resolutions.

    Weights are whole numbers, so that a sum is the same in whatever order a set gives its members. They are told in units of
    a feature that stands once on each side, so that they mean the same for two short resolutions and for two long ones. `few` are
    the features of hardly any paragraph, `two` those of two.
    """

    def __init__(self, passages: Sequence[Weighed]) -> None:
        counts = Counter(
            chain.from_iterable(bag for each in passages for bag in (each.pairs, each.refers, each.single))
        )
        logs = [round(UNIT * math.log((len(passages) + 1) / max(1, n))) for n in range(len(passages) + 1)]
        self.of: Mapping[Feature, int] = {feature: logs[n] for feature, n in counts.items()}
        self.unit = round(UNIT * math.log(max(3, len(passages) + 1) / 2))
        self.few: Bag = frozenset([feature for feature, n in counts.items() if n <= FEW])
        self.two: Bag = frozenset([feature for feature, n in counts.items() if n == 2])

    def sum(self, bag: Iterable[Feature]) -> float:
        """The weight of all features together."""
        return sum(map(self.of.__getitem__, bag)) / self.unit


UNIT = 1 << 20
"""The logarithm of e, as a whole number."""
FEW = 3
"""A paragraph, what became of it, and one more."""


def evidence(left: Sequence[Weighed], right: Sequence[Weighed], rarity: Rarity) -> dict[At, Evidence]:
    """The evidence for every two paragraphs that share enough to be looked at."""
    sums = [
        [(rarity.sum(each.pairs), rarity.sum(each.refers), rarity.sum(each.single)) for each in side]
        for side in (left, right)
    ]
    rare = [[each.pairs & rarity.two for each in side] for side in (left, right)]
    homes = _homes(right)
    found: dict[At, Evidence] = {}
    for i, one in enumerate(left):
        for j, (pairs, refers) in sorted(_shared(one, homes, rarity).items()):
            other = right[j]
            own, its = sums[0][i], sums[1][j]
            words, within = _dice(pairs, own[0], its[0]), _part(pairs, own[0], its[0])
            if (words < _LOOKED_AT and within < _WITHIN) or _opens_only(one, own[0], other, its[0]):
                continue
            single = rarity.sum(one.single & other.single)
            only = len(rare[0][i] & rare[1][j])
            found[i, j] = Evidence(
                words,
                within,
                Indel.normalized_similarity(one.words, other.words),
                _dice(refers, own[1], its[1]) if own[1] or its[1] else words,
                pairs,
                _same_act(one.act, other.act),
                float(one.passage.kind == other.passage.kind),
                _dice(single, own[2], its[2]),
                _part(single, own[2], its[2]),
                only,
                only / max(1, min(len(one.pairs), len(other.pairs))),
            )
    return found


_LOOKED_AT, _WITHIN = 0.04, 0.15
"""Two paragraphs that share less than this are no pair in any pair of resolutions that was read by eye."""


def _opens_only(one: Weighed, own: float, other: Weighed, its: float) -> bool:
    """Whether one side only opens what stands below it (请特别报告员在履行任务时：), and the other opens nothing."""
    return one.head != other.head and (own if one.head else its) < OPENING


OPENING = 6.5
"""A head that weighs less says nothing by itself; unit as in `Rarity.sum`."""


def _homes(side: Sequence[Weighed]) -> dict[Feature, list[int]]:
    """Where each feature stands on one side."""
    homes: dict[Feature, list[int]] = defaultdict(list)
    for j, each in enumerate(side):
        for feature in each.pairs:
            homes[feature].append(j)
        for feature in each.refers:
            homes[feature].append(j)
    return homes


def _shared(
    one: Weighed, homes: Mapping[Feature, list[int]], rarity: Rarity
) -> dict[int, tuple[float, float]]:
    """The weight of word pairs, and of references, that each paragraph of the other side shares with this one."""
    pairs: dict[int, int] = defaultdict(int)
    refers: dict[int, int] = defaultdict(int)
    for bag, into in ((one.pairs, pairs), (one.refers, refers)):
        for feature in bag:
            if at := homes.get(feature):
                weight = rarity.of[feature]
                for j in at:
                    into[j] += weight
    return {j: (shared / rarity.unit, refers.get(j, 0) / rarity.unit) for j, shared in pairs.items()}


def _same_act(one: str, other: str) -> float:
    if not one and not other:
        return 0.5
    if one == other:
        return 1.0
    return 0.5 if scale_of(one) and scale_of(one) == scale_of(other) else 0.0


def _dice(shared: float, own: float, its: float) -> float:
    return 2 * shared / (own + its) if own + its else 0.0


def _part(shared: float, own: float, its: float) -> float:
    least = min(own, its)
    return shared / least if least else 0.0
