"""How the page names things: by their IRIs without the base."""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.rdf import iris
from resgraph.rdf.iris import Iris
from resgraph.rdf.place import DocumentTerms


@dataclass(frozen=True, slots=True)
class Ids:
    """Names of things below one base: `A/RES/60/175#op4`, `authority/org/unodc`."""

    names: Iris

    def of(self, term: str) -> str:
        """The name of a term of N-Triples: `<B/A/RES/60/175>` is `A/RES/60/175`; a foreign IRI is its own."""
        return term[1:-1].removeprefix(self.names.base)

    def document(self, symbol: str) -> str:
        """`S/RES/1373(2001)`."""
        return self.of(self.names.document(symbol))

    def authority(self, id: str) -> str:
        """`authority/org/unodc`."""
        return self.of(self.names.authority(id))

    def candidate(self, text: str) -> str:
        """`candidate/...`."""
        return self.of(self.names.candidate(text))

    def part(self, whole: str, fragment: str) -> str:
        """`A/RES/60/175#op4`, of a whole named so."""
        return iris.part(f"<{whole}>", fragment)[1:-1]

    def language(self, document: DocumentTerms) -> str:
        """`zh`: the tag of a text's language, else the end of the text's name."""
        return document.tag[1:] or self.of(document.text).rpartition("/")[2]
