"""What the authorities say, compiled once for the linking of all documents."""

from __future__ import annotations

from resgraph.find.authorities import Authorities
from resgraph.find.context import CONFERENCES
from resgraph.find.names import Names
from resgraph.languages.ruled import LINKING
from resgraph.link.country import states
from resgraph.link.discourse import Shortenings
from resgraph.text.folding import fold

PROTOCOL = LINKING.text("protocol")


class Lexicon:
    """Names and short forms in one language, what hangs on which instrument, and the States."""

    def __init__(self, authorities: Authorities, language: str) -> None:
        """Compile them."""
        self.names = Names(authorities, language)
        self.shortenings = Shortenings(authorities, language)
        self.parents = self._parents(authorities, language)
        self.conferences = self._conferences()
        self.states = states(authorities)

    def _conferences(self) -> dict[str, str]:
        """The conference of the parties to each instrument that has one."""
        return {
            instrument: id
            for id, instrument in self.parents.items()
            if any(self.shortenings.fits(id, head) for head in CONFERENCES)
        }

    def _parents(self, authorities: Authorities, language: str) -> dict[str, str]:
        """What hangs on an instrument by its name: 《…公约》各项议定书 on that convention, or …公约任择议定书."""
        found: dict[str, str] = {}
        whole = {
            fold(text).text: id
            for text, how, id in authorities.names(language)
            if id.startswith("instrument/") and how != "short form"
        }
        for name, id in whole.items():
            parent = whole.get(name.removesuffix(PROTOCOL))
            if parent and parent != id:
                found.setdefault(id, parent)
        for text, _, id in authorities.names(language):
            if "《" not in text:
                continue
            for parent, how in self.names.inner(fold(text).text):
                if how != "short form" and parent != id:
                    found.setdefault(id, parent)
        return found
