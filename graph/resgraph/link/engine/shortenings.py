"""Short forms in a language of tables: the Convention for the Convention on the Rights of the Child.

    Office of the United Nations High Commissioner for Human Rights    the Office
    Human Rights Council                                              the Council

A short form is the words that a full name begins or ends with, and one that its authority gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import lru_cache

from resgraph.find.engine.names import SHORT, UNITED_NATIONS, Names
from resgraph.find.engine.tokens import Cutter

SUBJECT = 2
"""How many words of a name beside its head must stand in a title that speaks of it."""


class TableShortenings:
    """The names of all entities in one language as words without case."""

    def __init__(self, names: Names, cutter: Cutter, belonging: Collection[str] = ()) -> None:
        """Collect them by entity; behind a `belonging` word a name says of what its head is."""
        self.short: dict[str, set[str]] = defaultdict(set)
        self.plural: frozenset[str] = frozenset()
        self._full: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._cutter = cutter
        self._belonging = {word for form in belonging for word in cutter.stems(form)}
        organization = [
            cutter.stems(n) for n, readings in names.readings.items() if readings[0][0] == UNITED_NATIONS
        ]
        for name, readings in names.readings.items():
            words = cutter.stems(name)
            for id, how in readings:
                if how == SHORT:
                    self.short[id].add(name)
                    continue
                self._full[id].append(words)
                self._full[id] += [
                    words[len(o) :] for o in organization if words[: len(o)] == o and words[len(o) :]
                ]
        self.fits = lru_cache(1 << 16)(self._fits)

    def words_shared(self, id: str, head: str, title: str) -> int:
        """How many words of a full name beside the head stand in the title."""
        said, heads = set(self._cutter.stems(title)), set(self._cutter.stems(head))
        names = self._full.get(id, ())
        return max(
            (len({w for w in name if len(w) > SUBJECT + 1} & said - heads) for name in names), default=0
        )

    def is_about(self, id: str, head: str, title: str) -> bool:
        """Whether the title has the words that a full name has beside the head: rights of the child."""
        said, heads = set(self._cutter.stems(title)), set(self._cutter.stems(head))
        for name in self._full.get(id, ()):
            rest = [word for word in name if word not in heads and len(word) > SUBJECT + 1]
            if len(rest) >= SUBJECT and said.issuperset(rest):
                return True
        return False

    def _fits(self, id: str, head: str) -> bool:
        if head in self.short.get(id, ()):
            return True
        words = self._cutter.stems(head)
        count = len(words)
        return any(name[:count] == words or self._ends(name, words) for name in self._full.get(id, ()))

    def _ends(self, name: tuple[str, ...], words: tuple[str, ...]) -> bool:
        """The Palermo Convention is a Convention; the Office of the High Commissioner is no High Commissioner."""
        count = len(words)
        return name[-count:] == words and self._belonging.isdisjoint(name[:-count])


def usages(shorts: Mapping[tuple[str, str], str], body: str | None, form: str) -> str | None:
    """Whom the documents of the body call so where nothing was named before."""
    return shorts.get((body or "", form)) or shorts.get(("*", form))
