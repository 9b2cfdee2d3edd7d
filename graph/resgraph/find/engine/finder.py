"""All the finders of one language, compiled once with one set of authorities."""

from __future__ import annotations

from resgraph.find.authorities import Authorities
from resgraph.find.citations.statements import Statements
from resgraph.find.engine.actions import ActionFinder
from resgraph.find.engine.citations import CitationReader
from resgraph.find.engine.names import Names, organs_among
from resgraph.find.engine.sessions import Sessions
from resgraph.find.engine.tokens import Cutter, Words
from resgraph.languages.profile import Profile


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

    def statements(self, words: Words) -> Statements:
        """What a passage states about numbered documents."""
        return self._citations.read(words, organs_among(self.names.find(words)))
