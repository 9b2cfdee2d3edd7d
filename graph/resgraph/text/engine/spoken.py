"""Which of the languages that have tables a text is in: the one whose commonest words it has most of."""

from __future__ import annotations

import re

from resgraph.languages.profile import Profile
from resgraph.languages.registry import Registry, builtin
from resgraph.text.structure.language import language_of

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20000
FEWEST = 3
"""Common words that a text must have, so that a line of a few names is in no language."""


def language_by_tables(text: str, languages: Registry | None = None) -> Profile | None:
    """The profile of the text's language; None for Chinese, and where no language has enough of its words in it."""
    if language_of(text) == "zh":
        return None
    words = [word.casefold() for word in WORD.findall(text[:SAMPLE])]
    profiles = (languages or builtin()).profiles.values()
    counted = {p.code: sum(map(words.count, {w.casefold() for w in p.writing.common})) for p in profiles}
    best = max(profiles, key=lambda p: counted[p.code], default=None)
    return best if best and counted[best.code] >= min(FEWEST, len(words)) else None
