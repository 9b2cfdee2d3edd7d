"""What several texts say of one thing, put together: a resolution in two languages has its paragraphs once.

Lists are the union, sorted; of a single value the first in order is taken, as a look-up in the graph would.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from resgraph.view.paragraphs import in_order_of_names
from resgraph.view.records import Evidence, Obligation, Paragraph, PassageRecord

_KINDS = ("preambular", "operative", "subparagraph", "annex", "plain", "footnote")


def paragraphs_of(found: Iterable[Paragraph]) -> list[Paragraph]:
    """Each paragraph once, where it came first."""
    known: dict[str, list[Paragraph]] = {}
    for one in found:
        known.setdefault(one.id, []).append(one)
    return [same[0] if len(same) == 1 else _paragraph(same) for same in known.values()]


def passages_of(found: Iterable[PassageRecord]) -> list[PassageRecord]:
    """Each passage once, sorted by its name."""
    known: dict[str, list[PassageRecord]] = {}
    for one in found:
        known.setdefault(one.id, []).append(one)
    return [same[0] if len(same) == 1 else _passage(same) for _, same in sorted(known.items())]


def kind_of(kinds: Iterable[str]) -> str:
    """The first in the order of the graph's classes."""
    return min(kinds, key=_KINDS.index)


def first(values: Iterable[str]) -> str:
    """The first of what is said at all."""
    return min((value for value in values if value), default="")


def union(lists: Iterable[Iterable[str]]) -> list[str]:
    """Each value once, sorted."""
    return sorted({value for values in lists for value in values})


def _paragraph(same: Sequence[Paragraph]) -> Paragraph:
    return Paragraph(
        id=same[0].id,
        document=same[0].document,
        kind=kind_of(one.kind for one in same),
        number=first(one.number for one in same),
        heading=first(one.heading for one in same),
        parent=first(one.parent for one in same),
        actions=union(one.actions for one in same),
        addressees=union(one.addressees for one in same),
        cites=_cites(same),
        mentions=union(one.mentions for one in same),
        footnotes=union(one.footnotes for one in same),
        obligations=_obligations([one.obligations for one in same]),
    )


def _cites(same: Sequence[Paragraph]) -> dict[str, list[str]]:
    targets = union(one.cites for one in same)
    return {target: union(one.cites.get(target, ()) for one in same) for target in targets}


def _obligations(lists: Sequence[Sequence[Obligation]]) -> list[Obligation]:
    """Those of each language, whatever the others find in their words."""
    languages = sorted({duty.language for duties in lists for duty in duties})
    return [duty for one in languages for duty in _numbered([_in(one, duties) for duties in lists])]


def _in(language: str, duties: Sequence[Obligation]) -> list[Obligation]:
    return [duty for duty in duties if duty.language == language]


def _numbered(lists: Sequence[Sequence[Obligation]]) -> list[Obligation]:
    """The duties that have the same number are one."""
    numbered = [_by_number(duties) for duties in lists]
    same = [[one for one in each if one] for each in zip_longest(*numbered)]
    return in_order_of_names([each[0] if len(each) == 1 else _obligation(each) for each in same])


def _by_number(duties: Sequence[Obligation]) -> list[Obligation]:
    """The duties again by number, out of the order of their names."""
    numbers = in_order_of_names(range(len(duties)))
    return [duty for _, duty in sorted(zip(numbers, duties, strict=True), key=lambda pair: pair[0])]


def _obligation(same: Sequence[Obligation]) -> Obligation:
    return Obligation(
        same[0].language,
        first(one.verb for one in same),
        union(one.parties for one in same),
        first(one.task for one in same),
        union(one.recipients for one in same),
        union(one.due for one in same),
    )


def _passage(same: Sequence[PassageRecord]) -> PassageRecord:
    """Two footnotes with one mark: the words of the last in order, the evidence of both."""
    last = max(same, key=lambda one: (one.text, one.language))
    evidence = sorted(_distinct(e for one in same for e in one.evidence), key=_place)
    return PassageRecord(
        last.id, last.part, last.language, last.text, union(one.terms for one in same), evidence
    )


def _distinct(found: Iterable[Evidence]) -> list[Evidence]:
    kept: list[Evidence] = []
    for one in found:
        if one not in kept:
            kept.append(one)
    return kept


def _place(one: Evidence) -> tuple[int, int, str, list[str]]:
    return (one.start, -one.end, one.kind, one.targets)
