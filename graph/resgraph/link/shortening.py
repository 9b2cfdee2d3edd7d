"""What the discourse asks of the short forms of a language, whichever way they are compiled."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol


class Shortens(Protocol):
    """The names by which things are called after they were named in full."""

    @property
    def short(self) -> Mapping[str, Collection[str]]:
        """The short forms of each entity that its authority gives."""

    @property
    def plural(self) -> Collection[str]:
        """The ids of what is named in the plural."""

    def fits(self, id: str, head: str, /) -> bool:
        """Whether the entity can be called so."""

    def words_shared(self, id: str, head: str, title: str) -> int:
        """How many words of what the full name says beside the head stand in the title."""

    def is_about(self, id: str, head: str, title: str) -> bool:
        """Whether the title speaks of what the full name says beside the head."""
