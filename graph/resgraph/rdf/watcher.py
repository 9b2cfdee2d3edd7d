"""Who is told what a writer of a graph writes, and knows what the last one wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

Member = tuple[bytes, bytes, int]
"""A stretch of graph.nq.gz, packed, the same in Turtle, and how many triples they say."""


class Watcher(Protocol):
    """Who is told what a `GraphWriter` writes, in the order in which it does."""

    def wrote(self, nquads: bytes, turtle: bytes) -> None:
        """The next stretch of graph.nq.gz, packed, and of graph.ttl; either may be empty."""

    def begins_shared(self) -> None:
        """What the documents share is written next, up to the end of the files."""

    def shares(self, subject: str, pairs: Sequence[tuple[str, str]]) -> None:
        """What the documents share about a subject: predicates and objects as N-Triples terms."""

    def ended(self, start: str) -> str | None:
        """The last subject of the member that began behind a subject in the last graph; None where none did."""

    def taken(self, start: str, key: str) -> Member | None:
        """That member, where it says what has this key; it is written next."""

    def keeps(self, start: str, end: str, key: str, triples: int) -> None:
        """What was written last is a member from behind one subject up to another, and says what has this key."""


class Nobody:
    """The watcher of a writer that has none."""

    def wrote(self, nquads: bytes, turtle: bytes) -> None:
        """Nobody asks."""

    def begins_shared(self) -> None:
        """Nobody asks."""

    def shares(self, subject: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Nobody asks."""

    def ended(self, start: str) -> None:
        """There was no last graph."""

    def taken(self, start: str, key: str) -> None:
        """There was no last graph."""

    def keeps(self, start: str, end: str, key: str, triples: int) -> None:
        """Nobody asks."""
