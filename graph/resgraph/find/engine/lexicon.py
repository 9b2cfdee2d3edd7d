"""Forms of one word or several, found at a place in a passage: the longest that stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from resgraph.find.engine.tokens import Token

Value = TypeVar("Value")

HERE = ""
"""The key under which a node keeps the values of the form that ends there: no token is empty."""


class Lexicon(Generic[Value]):
    """A tree of words; `stemmed` tells whether it is looked up by stems or by forms."""

    def __init__(self, *, stemmed: bool) -> None:
        """Begin with nothing."""
        self._root: dict[str, object] = {}
        self._stemmed = stemmed

    def add(self, words: Sequence[str], value: Value) -> None:
        """Keep a value for the form made of these words; one form may have several values."""
        node = self._root
        for word in words:
            node = node.setdefault(word, {})  # type: ignore[assignment] # nodes lie under words, lists under HERE
        if node is not self._root:
            node.setdefault(HERE, []).append(value)  # type: ignore[attr-defined]

    def at(self, tokens: Sequence[Token], index: int) -> tuple[int, list[Value]] | None:
        """The index after the longest form at `index`, and its values."""
        found = self.all_at(tokens, index)
        return found[-1] if found else None

    def all_at(self, tokens: Sequence[Token], index: int) -> list[tuple[int, list[Value]]]:
        """Every form that stands at `index`, the shortest first."""
        node = self._root
        found: list[tuple[int, list[Value]]] = []
        stemmed = self._stemmed
        for at in range(index, len(tokens)):
            node = node.get(tokens[at].stem if stemmed else tokens[at].form)  # type: ignore[assignment]
            if node is None:
                break
            if HERE in node:
                found.append((at + 1, node[HERE]))  # type: ignore[arg-type]
        return found
