"""Series out of the store: what a resolution renews, and what became of each paragraph from one to the next.

The graph says which paragraphs correspond; which words differ between them is found here, as `resgraph compare` finds it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pyoxigraph import Store

from resgraph.compare import Difference
from resgraph.compare import Passage as Compared
from resgraph.compare.differences import differences
from resgraph.compare.outline import Mark
from resgraph.model import ParagraphKind
from resgraph.view.records import Change, Comparison, Paragraph, Passage, Series
from resgraph.view.statements import instances, single, values

_KINDS = {
    "preambular": ParagraphKind.PREAMBULAR,
    "operative": ParagraphKind.OPERATIVE,
    "subparagraph": ParagraphKind.SUBPARAGRAPH,
    "annex": ParagraphKind.ANNEX,
    "plain": ParagraphKind.PLAIN,
}
_SAME_PLACE = "reworded"
"""The change whose words are compared: one paragraph on each side."""


def series(store: Store, base: str) -> list[Series]:
    """What each resolution that is of a series has before it, by id; `previous` is empty where that was not read."""
    previous = single(store, "rg:previousInSeries")
    return [
        Series(
            document=later.removeprefix(base),
            previous=previous.get(later, "").removeprefix(base),
            earlier=[iri.removeprefix(base) for iri in earlier],
        )
        for later, earlier in sorted(values(store, "rg:earlierInSeries").items())
    ]


def comparisons(
    store: Store, base: str, parts: Iterable[Paragraph], words: Iterable[Passage]
) -> list[Comparison]:
    """The aligned texts, by the ids of the later ones; the changes of each in the order of its paragraphs."""
    kinds = {part.id: part.kind for part in parts}
    passages = {passage.id: passage for passage in words}
    order = {id: number for number, id in enumerate(kinds)}
    found: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in _changes(store, base, passages, kinds):
        found[_text(change.later[0]), _text(change.earlier[0])].append(change)

    def place(change: Change) -> int:
        return min(order.get(passages[id].part, 0) for id in change.later if id in passages)

    return [
        Comparison(later=later, earlier=earlier, changes=sorted(changes, key=place))
        for (later, earlier), changes in sorted(found.items())
    ]


def _changes(
    store: Store, base: str, passages: Mapping[str, Passage], kinds: Mapping[str, str]
) -> Iterator[Change]:
    """Each alignment whose paragraphs the page has."""
    earlier, later = values(store, "rg:earlier"), values(store, "rg:later")
    facts = {
        name: single(store, f"rg:{name}")
        for name in ("change", "moved", "forceChange", "verbBefore", "verbAfter")
    }
    for iri in instances(store, "rg:Alignment"):
        before, after = ([id.removeprefix(base) for id in side[iri]] for side in (earlier, later))
        if not (before and after) or any(id not in passages for id in (*before, *after)):
            continue
        change = facts["change"].get(iri, _SAME_PLACE)
        told = _differences(before, after, passages, kinds) if change == _SAME_PLACE else ()
        verbs = [
            facts[name][iri].removeprefix(base) for name in ("verbBefore", "verbAfter") if iri in facts[name]
        ]
        yield Change(
            earlier=before,
            later=after,
            change=change,
            moved=facts["moved"].get(iri) == "true",
            verbs=verbs,
            force=facts["forceChange"].get(iri, ""),
            only=_only(told),
            differences=[at for one in told for at in _stretch(one)],
        )


def _differences(
    before: Sequence[str], after: Sequence[str], passages: Mapping[str, Passage], kinds: Mapping[str, str]
) -> tuple[Difference, ...]:
    one, other = (_compared(passages[side[0]], kinds) for side in (before, after))
    return differences(one, other)


def _compared(passage: Passage, kinds: Mapping[str, str]) -> Compared:
    """The passage with the marks that words are not cut through."""
    kind = _KINDS.get(kinds.get(passage.part, ""), ParagraphKind.PLAIN)
    return Compared(
        passage.id, kind, passage.text, names=_marks(passage, "mention"), cited=_marks(passage, "citation")
    )


def _marks(passage: Passage, kind: str) -> tuple[Mark, ...]:
    return tuple(
        Mark(one.start, one.end, target.removeprefix("authority/"))
        for one in passage.evidence
        if one.kind == kind
        for target in one.targets
    )


def _only(told: Iterable[Difference]) -> str:
    """What all differences are about, where that is one thing."""
    kinds = {str(one.about) for one in told}
    return kinds.pop() if len(kinds) == 1 else ""


def _stretch(one: Difference) -> tuple[int, int, int, int]:
    """From where to where on the left, then on the right, in code points."""
    return one.left.start, one.left.end, one.right.start, one.right.end


def _text(passage: str) -> str:
    """The text of a passage: `A/RES/60/175/zh` of `A/RES/60/175/zh#op4`."""
    return passage.partition("#")[0]
