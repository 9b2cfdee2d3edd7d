"""A passage as the duties' rules see it: folded, with its names and its acts in folded offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from resgraph.find.folding import Folded, fold
from resgraph.link.duties.listing import Lists, Name
from resgraph.model.annotations import Action, Found, Mention


@dataclass(frozen=True, slots=True)
class Asked:
    """A folded passage, its names for the grammar of lists, and its acts in folded offsets."""

    original: str
    folded: Folded
    names: tuple[Name, ...]
    lists: Lists
    acts: tuple[Name, ...]

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    def printed(self, start: int, end: int) -> tuple[str, int, int]:
        """The words of a folded stretch as printed, and their offsets in the passage."""
        left, right = self.folded.span(start, end)
        return self.original[left:right], left, right


def asked_passage(text: str, actions: Sequence[Action], mentions: Sequence[Mention]) -> Asked:
    """Fold a passage, and bring what was found in it along."""
    folded = fold(text)
    names = tuple(_folded(folded, mention, mention.id) for mention in mentions)
    acts = tuple(_folded(folded, action, action.id) for action in actions)
    return Asked(text, folded, names, Lists(folded.text, names), acts)


def _folded(folded: Folded, found: Found, id: str) -> Name:
    """A stretch of the passage in folded offsets."""
    if isinstance(folded.positions, range):
        return Name(found.start, found.end, id)
    positions = folded.positions
    return Name(bisect_left(positions, found.start), bisect_left(positions, found.end), id)
