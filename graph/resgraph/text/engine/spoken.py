"""Which of the languages that are known a text is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from resgraph.languages.profile import Profile
from resgraph.languages.registry import Registry
from resgraph.text.structure.language import language_of

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20000
FEWEST = 3
"""Common words that a text must have, so that a line of a few names is in no language."""
KNOWN = 2
"""Words of a language's tables that a clause must have, where it is too short for common words."""
SHARE = 4
"""One word in so many of such a clause stands in the tables."""


def profile_of(text: str, languages: Registry) -> Profile | None:
    """The profile of the text's language; None where no language has enough of its words in it.

    A language that has rules is known by its script, the others by their commonest words; a clause that has too few of
    them by all the words of the tables: Decide seguir ocupándose de la cuestión.
    """
    written = languages.get(language_of(text))
    if written and written.writing.rules:
        return written
    words = Counter(word.casefold() for word in WORD.findall(text[:SAMPLE]))
    profiles = {p.code: p for p in languages.profiles.values() if not p.writing.rules}
    common = {code: frozenset(w.casefold() for w in p.writing.common) for code, p in profiles.items()}
    found = _most(words, common, FEWEST)
    if found is None:
        tables = {code: languages.vocabulary(code) | common[code] for code in profiles}
        found = _most(words, tables, max(KNOWN, words.total() // SHARE))
    return profiles[found] if found else None


def _most(words: Counter[str], known: Mapping[str, frozenset[str]], least: int) -> str | None:
    """The code of which most words are known, `least` of them unless there are fewer; None where two have as many."""
    counted = sorted(((sum(words[word] for word in known[code]), code) for code in known), reverse=True)
    if not counted or counted[0][0] < max(1, min(least, words.total())):
        return None
    return None if counted[1:] and counted[1][0] == counted[0][0] else counted[0][1]
