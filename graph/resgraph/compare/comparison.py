"""Two resolutions side by side: the whole flow, one line a step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from resgraph.compare import force
from resgraph.compare.align import Aside, certain, likely
from resgraph.compare.asked import Asked
from resgraph.compare.asking import asked_again
from resgraph.compare.differences import About, Difference, differences, same_words
from resgraph.compare.joins import Join, merged, split
from resgraph.compare.meeting import meeting
from resgraph.compare.outline import Mark, Outline, OutlineParagraph
from resgraph.compare.similarity import At, Evidence, Rarity, Weighed, all_weighed, evidence


class Relation(StrEnum):
    """What became of a paragraph that has a counterpart."""

    SAME = "same"
    REWORDED = "reworded"
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb that opens a paragraph, and where it stands: for a sub-paragraph, in what it belongs to."""

    text: str
    id: str
    paragraph: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class VerbChange:
    """The verbs of both sides; `force` is `stronger` or `weaker` where an order tells.

    Between two sub-paragraphs without a verb of their own there is none: that of their paragraphs is told once.
    """

    left: Verb | None
    right: Verb | None
    changed: bool
    force: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs that correspond, by id: one of each side, or several of one side that were joined or split.

    `similarity` is the share of rare words they have in common, from 0 to 1; `moved` whether it stands in another part or in
    another order than its neighbours; `asked` and `no_longer_asked` are the ids of addressees that came and went; `further`
    are the verbs that changed behind the first one, 并请 -> 并敦促;
    `translated` that the texts they are translated from say the same, as far as that was looked at.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    relation: Relation
    similarity: float
    moved: bool
    verb: VerbChange
    differences: tuple[Difference, ...]
    asked: tuple[str, ...] = ()
    no_longer_asked: tuple[str, ...] = ()
    translated: bool = False
    further: tuple[VerbChange, ...] = ()

    @property
    def only(self) -> About | None:
        """What all differences are about, where that is one thing: a session that moved on is no rewording."""
        kinds = {each.about for each in self.differences}
        return kinds.pop() if len(kinds) == 1 else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the left resolution in the right one; `new` and `dropped` are ids of paragraphs."""

    left: Outline
    right: Outline
    pairs: tuple[Pair, ...]
    new: tuple[str, ...]
    dropped: tuple[str, ...]


def compare(left: Outline, right: Outline) -> Comparison:
    """What changed from the left resolution to the right one, which should be of one language."""
    left, right = asked_again(left), asked_again(right)
    one, other = all_weighed(left), all_weighed(right)
    rarity = Rarity([*one, *other])
    found = evidence(one, other, rarity)
    sure = certain(found)
    joined = Aside(*(frozenset(join.extra for join in joins) for joins in _joins(one, other, sure, rarity)))
    taken = likely(found, sure, joined, (len(one), len(other)))
    together = _together(taken, *_joins(one, other, taken, rarity))
    moved = _moved(one, other, taken)
    asked = Asked(left.passages), Asked(right.passages)
    pairs = tuple(
        _pair(one, other, found, asked, at, extra, at in moved) for at, extra in sorted(together.items())
    )
    return Comparison(left, right, pairs, _without(other, pairs, "right"), _without(one, pairs, "left"))


def _joins(
    one: Sequence[Weighed], other: Sequence[Weighed], taken: Iterable[At], rarity: Rarity
) -> tuple[list[Join], list[Join]]:
    """What was joined to the pairs, and what was split off from them."""
    pairs = list(taken)
    return merged(one, other, pairs, rarity), split(one, other, pairs, rarity)


def with_original(told: Comparison, left: Outline, right: Outline) -> Comparison:
    """The comparison, where rewordings are marked that the texts they are translated from, `left` and `right`, do not have.

    The paragraphs of two languages meet by what they say. Where the originals are the same, so is what the verbs say.
    """
    originals = _met(told.left, left), _met(told.right, right)
    return replace(told, pairs=tuple(_translated(pair, *originals) for pair in told.pairs))


def _met(text: Outline, original: Outline) -> Mapping[str, OutlineParagraph]:
    """The paragraphs of the original, by the ids of those of the text that meet them."""
    passages = {passage.id: passage for passage in original.passages}
    return {met.first: passages[met.other] for met in meeting(text, original) if met.first and met.other}


def _translated(
    pair: Pair, lefts: Mapping[str, OutlineParagraph], rights: Mapping[str, OutlineParagraph]
) -> Pair:
    one, other = lefts.get(pair.left[0]), rights.get(pair.right[0])
    if pair.relation is not Relation.REWORDED or one is None or other is None or not same_words(one, other):
        return pair
    return replace(pair, translated=True, verb=replace(pair.verb, changed=False, force=None), further=())


Extra = tuple[tuple[int, ...], tuple[int, ...]]
"""The further paragraphs of a pair, on the left and on the right."""


def _together(taken: Iterable[At], merges: Sequence[Join], splits: Sequence[Join]) -> dict[At, Extra]:
    """Each pair with what was joined to it; a pair is merged or split, not both."""
    lefts: dict[At, list[Join]] = defaultdict(list)
    rights: dict[At, list[Join]] = defaultdict(list)
    for join in merges:
        lefts[join.at].append(join)
    for join in splits:
        rights[join.at].append(join)
    return {at: _extra(lefts.get(at, []), rights.get(at, [])) for at in taken}


def _extra(merges: Sequence[Join], splits: Sequence[Join]) -> Extra:
    strongest = [max((join.strength for join in joins), default=0.0) for joins in (merges, splits)]
    if strongest[0] >= strongest[1]:
        return tuple(join.extra for join in merges), ()
    return (), tuple(join.extra for join in splits)


def _pair(
    one: Sequence[Weighed],
    other: Sequence[Weighed],
    found: Mapping[At, Evidence],
    asked: tuple[Asked, Asked],
    at: At,
    extra: Extra,
    moved: bool,
) -> Pair:
    lefts = [one[i].passage for i in sorted((at[0], *extra[0]))]
    rights = [other[j].passage for j in sorted((at[1], *extra[1]))]
    relation = Relation.MERGED if extra[0] else Relation.SPLIT if extra[1] else Relation.REWORDED
    if relation is Relation.REWORDED and same_words(lefts[0], rights[0]):
        relation = Relation.SAME
    single = relation is Relation.REWORDED
    before, after = asked[0].by(lefts), asked[1].by(rights)
    differing = differences(lefts[0], rights[0]) if single else ()
    return Pair(
        tuple(p.id for p in lefts),
        tuple(p.id for p in rights),
        relation,
        round(found[at].words, 2),
        moved,
        _verbs(lefts, rights, (one[at[0]].passage, other[at[1]].passage), asked),
        differing,
        tuple(sorted(after - before)),
        tuple(sorted(before - after)),
        further=tuple(_further(lefts[0], rights[0], differing)),
    )


def _verbs(
    lefts: Sequence[OutlineParagraph],
    rights: Sequence[OutlineParagraph],
    closest: tuple[OutlineParagraph, OutlineParagraph],
    asked: tuple[Asked, Asked],
) -> VerbChange:
    """The verbs of the two that correspond most closely; unchanged where any of those joined has the same."""
    if not any(passage.acts for passage in closest):
        return VerbChange(None, None, changed=False, force=None)
    one, other = _verb(closest[0], asked[0]), _verb(closest[1], asked[1])
    if one is None or other is None:
        return VerbChange(one, other, changed=False, force=None)
    befores = [verb for p in lefts if (verb := _verb(p, asked[0]))]
    afters = [verb for p in rights if (verb := _verb(p, asked[1]))]
    changed = all(force.changed(a.id, b.id) for a in befores for b in afters)
    return VerbChange(one, other, changed, force.direction(one.id, other.id) if changed else None)


def _verb(passage: OutlineParagraph, asked: Asked) -> Verb | None:
    opened = asked.opened(passage)
    return _said(opened, opened.acts[0]) if opened else None


def _said(passage: OutlineParagraph, act: Mark) -> Verb:
    return Verb(passage.text[act.start : act.end], act.id, passage.id, act.start, act.end)


def _further(
    left: OutlineParagraph, right: OutlineParagraph, differing: Iterable[Difference]
) -> Iterator[VerbChange]:
    """The verbs behind the first where one stands for another: in a difference with one on each side."""
    for each in differing:
        befores = [act for act in left.acts[1:] if each.left.start <= act.start < each.left.end]
        afters = [act for act in right.acts[1:] if each.right.start <= act.start < each.right.end]
        if len(befores) == len(afters) == 1 and force.changed(befores[0].id, afters[0].id):
            one, other = _said(left, befores[0]), _said(right, afters[0])
            yield VerbChange(one, other, changed=True, force=force.direction(one.id, other.id))


def _moved(one: Sequence[Weighed], other: Sequence[Weighed], taken: Iterable[At]) -> set[At]:
    """The pairs that changed part, or stand outside the longest run that kept its order."""
    pairs = sorted(taken)
    kept = set(_longest_run([j for _, j in pairs]))
    return {
        (i, j)
        for at, (i, j) in enumerate(pairs)
        if at not in kept or one[i].passage.kind != other[j].passage.kind
    }


def _longest_run(numbers: Sequence[int]) -> list[int]:
    """Where in the list stand the members of its longest increasing subsequence."""
    length, before = [1] * len(numbers), [-1] * len(numbers)
    for at, number in enumerate(numbers):
        for earlier in range(at):
            if numbers[earlier] < number and length[earlier] >= length[at]:
                length[at], before[at] = length[earlier] + 1, earlier
    at = max(range(len(numbers)), key=lambda one: length[one], default=-1)
    run: list[int] = []
    while at >= 0:
        run.append(at)
        at = before[at]
    return run


def _without(side: Sequence[Weighed], pairs: Iterable[Pair], name: str) -> tuple[str, ...]:
    """The paragraphs of one side that no pair has."""
    paired = {id for pair in pairs for id in (pair.left if name == "left" else pair.right)}
    return tuple(each.passage.id for each in side if each.passage.id not in paired)
