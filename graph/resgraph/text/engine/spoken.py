"""Which of the languages that are known a text is in."""

from __future__ import annotations

import re

from resgraph.languages.profile import Profile
from resgraph.languages.registry import Registry
from resgraph.text.structure.language import language_of

WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20000
FEWEST = 3
"""Common words that a text must have, so that a line of a few names is in no language."""


def profile_of(text: str, languages: Registry) -> Profile | None:
    """The profile of the text's language; None where no language has enough of its words in it.

    A language that has rules is known by its script, the others by their commonest words.
    """
    written = languages.get(language_of(text))
    if written and written.writing.rules:
        return written
    words = [word.casefold() for word in WORD.findall(text[:SAMPLE])]
    profiles = [each for each in languages.profiles.values() if not each.writing.rules]
    counted = {p.code: sum(map(words.count, {w.casefold() for w in p.writing.common})) for p in profiles}
    best = max(profiles, key=lambda p: counted[p.code], default=None)
    return best if best and counted[best.code] >= max(1, min(FEWEST, len(words))) else None
