"""What is counted of the data, statement by statement: for VoID, for DCAT, for the checklist."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from resgraph.portal.quotes import Quad
from resgraph.rdf.vocabulary import TYPE, term

TARGETS: dict[str, tuple[str, str]] = {
    "wikidata": ("Wikidata", "http://www.wikidata.org/entity/"),
    "unbis": ("UNBIS Thesaurus", "http://metadata.un.org/thesaurus/"),
    "geonames": ("GeoNames", "https://sws.geonames.org/"),
    "undocs": ("Official Document System of the United Nations", "https://undocs.org/"),
    "untc": ("United Nations Treaty Collection", "https://treaties.un.org/"),
}
"""Data sets that ours links to: name, and how their IRIs begin."""

_DATE = term("eli:date_document")
_LANGUAGE = term("dcterms:language")
_REALIZED = term("eli:is_realized_by")
_DERIVED = term("prov:wasDerivedFrom")
_TITLE = term("dcterms:title")


@dataclass(slots=True)
class Figures:
    """Counts of one dump; `links` by target and predicate, `dates` of the documents that were read."""

    base: str
    triples: int = 0
    blank_nodes: int = 0
    subjects: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    languages: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    sources: dict[str, str] = field(default_factory=dict)
    _dates: dict[str, str] = field(default_factory=dict)
    _titles: dict[str, str] = field(default_factory=dict)

    def see(self, quad: Quad) -> None:
        """Count one statement."""
        subject, predicate, value, _ = quad
        self.triples += 1
        self.subjects.add(subject)
        self.objects.add(value)
        self.properties[predicate] += 1
        self.blank_nodes += subject.startswith("_:") + value.startswith("_:")
        if predicate == TYPE:
            self.classes[value] += 1
        elif value.startswith("<http"):
            self._link(predicate, value)
        elif predicate == _DATE:
            self._dates[subject] = value[1:11]
        if predicate == _LANGUAGE:
            self.languages.add(value)
        elif predicate == _REALIZED:
            self.read.add(subject)
        elif predicate == _DERIVED:
            self.sources[value] = ""
        elif predicate == _TITLE and subject.startswith("<urn:sha256:"):
            self._titles[subject] = value

    def _link(self, predicate: str, value: str) -> None:
        for key, (_, space) in TARGETS.items():
            if value.startswith(space, 1):
                self.links[key, predicate] += 1

    def linked(self, key: str) -> int:
        """How many links go to a target."""
        return sum(count for (target, _), count in self.links.items() if target == key)

    def period(self) -> tuple[str, str] | None:
        """The first and the last day of the documents that were read."""
        dates = sorted(self._dates[work] for work in self.read if work in self._dates)
        return (dates[0], dates[-1]) if dates else None

    def inputs(self) -> dict[str, str]:
        """The source files, `<urn:sha256:...>`, with the literals of their names."""
        return {source: self._titles.get(source, "") for source in sorted(self.sources)}
