"""Short forms in a language of tables: the Convention for the Convention on the Rights of the Child.

    Office of the United Nations High Commissioner for Human Rights    the Office
    Human Rights Council                                              the Council

A short form is the words that a full name begins or ends with, and one that its authority gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from resgraph.find.engine.names import SHORT, Names
from resgraph.find.engine.tokens import Cutter

SUBJECT = 2
"""How many words of a name beside its head must stand in a title that speaks of it."""


class TableShortenings:
    """The names of all entities in one language as words without case."""

    def __init__(self, names: Names, cutter: Cutter) -> None:
        """Collect them by entity."""
        self.short: dict[str, set[str]] = defaultdict(set)
        self.plural: frozenset[str] = frozenset()
        self._full: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        self._cutter = cutter
        for name, readings in names.readings.items():
            for id, how in readings:
                if how == SHORT:
                    self.short[id].add(name)
                else:
                    self._full[id].append(cutter.stems(name))
        self.fits = lru_cache(1 << 16)(self._fits)

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
        return any(name[:count] == words or name[-count:] == words for name in self._full.get(id, ()))


def usages(shorts: Mapping[tuple[str, str], str], body: str | None, form: str) -> str | None:
    """Whom the documents of the body call so where nothing was named before."""
    return shorts.get((body or "", form)) or shorts.get(("*", form))
