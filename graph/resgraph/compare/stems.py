"""Words as paragraphs are paired by: without what a language writes onto them, so that inflection hides no likeness.

resolution and resolutions, réaffirmant and réaffirmé are one word each; a prefix that the tables of a language name, such as the
Arabic article, is a word of its own, as it is elsewhere. What readers are shown as differences keeps the whole words.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from resgraph.compare.tokens import is_solid
from resgraph.find.engine.tokens import Cutter
from resgraph.languages import builtin

LETTERS = 7
"""So many letters of a stem are looked at. From 7 to 9 English pairs aligned by hand (322 links) stay as they are; with 6 one is wrong."""


class Stems:
    """The stems of one language; of one without tables, the first letters of each word."""

    def __init__(self, language: str) -> None:
        """Take what words begin and end with."""
        profile = builtin().get(language)
        self._cutter = Cutter(profile) if profile else None
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The stems of words, each behind its prefixes."""
        known = self._known
        found: list[str] = []
        for key in keys:
            stems = known.get(key)
            if stems is None:
                stems = known[key] = self._stems(key)
            found += stems
        return tuple(found)

    def _stems(self, key: str) -> tuple[str, ...]:
        """Numbers, signs and characters of a script without blanks are as they are."""
        if not key[0].isalpha() or is_solid(key):
            return (key,)
        if self._cutter is None:
            return (key[:LETTERS],)
        plain = self._cutter.folding.plain(key) or key
        prefixes, stem = self._cutter.apart(plain)
        return (*(f"{prefix}-" for prefix in prefixes), stem[:LETTERS])


@cache
def stems_in(language: str) -> Stems:
    """The stems of a language, made once."""
    return Stems(language)
