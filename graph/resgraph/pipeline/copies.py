"""Files of one symbol and language: which of them is the more complete, and how the others differ from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from resgraph.model.notice import Notice
from resgraph.rdf.rendered import Passages

SLACK, FEW = 0.02, 20
"""By this part, and by so many characters, the text of one is longer before it counts as the more complete."""
SHOWN = 6
"""Passages that a notice names."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file: its `number` among the inputs, its `label`, which is its place in the inputs, and its passages."""

    number: int
    label: str
    passages: Passages

    @property
    def length(self) -> int:
        """Characters of all passages."""
        return sum(length for _, length, _ in self.passages)


def best_of(copies: Sequence[Copy]) -> Copy:
    """The most complete; the first of those that are alike."""
    best = copies[0]
    for each in copies[1:]:
        if is_more_complete(each, best):
            best = each
    return best


def is_more_complete(one: Copy, other: Copy) -> bool:
    """Whether it has more text, or, where both have about as much, more paragraphs and footnotes."""
    longer = one.length - other.length
    if abs(longer) > max(FEW, SLACK * max(one.length, other.length)):
        return longer > 0
    return len(one.passages) > len(other.passages)


def left_out(copy: Copy, taken: Copy, document: str) -> Notice:
    """Why the copy is not in the graph: what is taken instead, and how the two differ."""
    there = {id: (length, checksum) for id, length, checksum in taken.passages}
    here = {id: (length, checksum) for id, length, checksum in copy.passages}
    if there == here:
        return Notice("same-text", other=taken.label, document=document)
    parts = [
        Notice("fewer", there=len(there), here=len(here)) if len(there) != len(here) else None,
        _named("only-there", [id for id in there if id not in here]),
        _named("only-here", [id for id in here if id not in there]),
        _named("reads-differently", [id for id in there if id in here and there[id] != here[id]]),
    ]
    key = "less-complete" if is_more_complete(taken, copy) else "differs"
    return Notice(
        key, other=taken.label, document=document, difference=_joined([part for part in parts if part])
    )


def _named(key: str, ids: Sequence[str]) -> Notice | None:
    return Notice(key, ids=", ".join(ids[:SHOWN]) + (" …" if len(ids) > SHOWN else "")) if ids else None


def _joined(parts: Sequence[Notice]) -> Notice:
    """The parts one after the other."""
    whole = parts[-1]
    for part in reversed(parts[:-1]):
        whole = Notice("and-then", first=part, then=whole)
    return whole
