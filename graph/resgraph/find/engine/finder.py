"""All the finders of one language, compiled once with one set of authorities."""

from __future__ import annotations

from functools import lru_cache

from resgraph.find.authorities import Authorities
from resgraph.find.citations.statements import Reading
from resgraph.find.engine.actions import ActionFinder
from resgraph.find.engine.citations import CitationReader
from resgraph.find.engine.names import Names, organs_among
from resgraph.find.engine.sessions import Sessions
from resgraph.find.engine.tokens import Cutter, Words
from resgraph.find.folding import Folded
from resgraph.languages.profile import Profile

KEPT = 4096
"""Passages whose words are kept while a document is read: citations, names and verbs are found in the same ones."""


class Finder:
    """What can be found in the passages of one language."""

    def __init__(self, profile: Profile, authorities: Authorities) -> None:
        """Compile the tables and the names."""
        self.profile = profile
        self.cutter = Cutter(profile)
        self.names = Names(profile, authorities, self.cutter)
        self.actions = ActionFinder(profile, self.cutter)
        self.sessions = Sessions(profile, self.cutter)
        self._citations = CitationReader(profile, self.cutter)
        self.words = lru_cache(maxsize=KEPT)(self.cutter.cut)

    def read(self, text: str) -> tuple[Folded, Reading]:
        """What a passage states about numbered documents."""
        words: Words = self.words(text)
        return words.folded, self._citations.read(words, organs_among(self.names.find(words)))
