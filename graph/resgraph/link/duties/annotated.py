"""A passage with the names and the acts found in it, as the rules of duties and of governing verbs see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from resgraph.link.duties.listing import Lists, Name
from resgraph.model.annotations import Action, Mention, Stretch
from resgraph.model.passage import Passage


@dataclass(frozen=True)
class AnnotatedPassage:
    """A passage, its acts and its names; what the grammar needs of them is made when it is first asked for."""

    passage: Passage
    actions: Sequence[Action] = ()
    mentions: Sequence[Mention] = ()

    @property
    def text(self) -> str:
        """The folded text."""
        return self.passage.folded.text

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in folded offsets."""
        return tuple(self._folded(mention, mention.id) for mention in self.mentions)

    @cached_property
    def acts(self) -> tuple[Name, ...]:
        """The acts in folded offsets."""
        return tuple(self._folded(action, action.id) for action in self.actions)

    @cached_property
    def lists(self) -> Lists:
        """The grammar of lists over the names."""
        return Lists(self.text, self.names)

    def printed(self, start: int, end: int) -> tuple[str, int, int]:
        """The words of a folded stretch as printed, and their offsets in the passage."""
        return self.passage.printed(start, end)

    def _folded(self, found: Stretch, id: str) -> Name:
        return Name(self.passage.at(found.start), self.passage.at(found.end), id)
