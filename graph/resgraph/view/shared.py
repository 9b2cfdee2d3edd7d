"""What the documents share: those that were not read, the names, and what leads from one document to another.

Written beside the leaves when a graph is finished, a line of JSON a subject: `[subject, [[property, value], ...]]`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from resgraph.rdf.literals import literal
from resgraph.rdf.vocabulary import RG, TYPE, term
from resgraph.view.names import name_of
from resgraph.view.records import Labels, Name, Series
from resgraph.view.turtle import Pair

_DOCUMENTS = {
    RG[name]: name.lower() for name in ("Decision", "Document", "MeetingRecord", "Resolution", "Statement")
}
"""The classes by which a document is known."""
_NAMES = frozenset({term("skos:Concept"), RG["Candidate"]})
_PREF_LABEL = term("skos:prefLabel")

Values = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document; titles by language: printed ones, else those of lists."""

    id: str
    symbol: str
    kind: str
    titles: dict[str, str]
    date: str = ""
    session: str = ""
    meeting: str = ""
    body: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    page: str = ""


@dataclass(slots=True)
class Shared:
    """The documents that were not read, the names, and where in the file the statements about each stand.

    `adopted` are the names of the instruments that a document adopted, by document and language; `series` says what
    stands before a resolution, sorted by its name; `answered` the reports that came, by the duty that asked for them.
    """

    file: BinaryIO
    documents: dict[str, Facts] = field(default_factory=dict)
    names: dict[str, Name] = field(default_factory=dict)
    adopted: dict[str, Labels] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    series: list[Series] = field(default_factory=list)
    answered: dict[str, list[str]] = field(default_factory=dict)

    def pairs(self, id: str) -> list[Pair]:
        """The statements about one thing; none about what the documents do not share."""
        if id not in self.places:
            return []
        self.file.seek(self.places[id])
        return [(key, value) for key, value in json.loads(self.file.readline())[1]]


def is_shown(subject: str, pairs: Iterable[Pair]) -> bool:
    """Whether the page shows what is said of the subject: of a document, a name or a duty that was answered, not of a passage or a file."""
    if "#" not in subject and not subject.startswith("<urn:"):
        return True
    return any(key == RG["answeredBy"] or (key == TYPE and value in _NAMES) for key, value in pairs)


def line_of(subject: str, pairs: Sequence[Pair]) -> bytes:
    """A line of the file."""
    return json.dumps([subject, pairs], ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def read_shared(file: BinaryIO, base: str) -> Shared:
    """What the file says. Raises ValueError where it is damaged."""
    shared, at = Shared(file), 0
    adopted: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in file:
        subject, said = json.loads(line)
        id, values = _name(subject, base), _values(said)
        shared.places[id] = at
        at += len(line)
        kinds = values.get(TYPE, ())
        if earlier := sorted(_name(value, base) for value in values.get(RG["earlierInSeries"], ())):
            previous = [_name(value, base) for value in values.get(RG["previousInSeries"], ())]
            shared.series.append(Series(id, min(previous, default=""), earlier))
        if reports := values.get(RG["answeredBy"]):
            shared.answered[id] = sorted(_name(value, base) for value in reports)
        if documents := [_DOCUMENTS[kind] for kind in sorted(kinds) if kind in _DOCUMENTS]:
            shared.documents[id] = _facts(id, documents[-1], values, base)
        if not _NAMES.isdisjoint(kinds):
            shared.names[id] = name_of(id, values)
            for document in values.get(RG["adoptedBy"], ()):
                for text, language in map(literal, values.get(_PREF_LABEL, ())):
                    adopted[_name(document, base)][language].append(text)
    shared.series.sort(key=lambda one: one.document)
    shared.adopted = {id: {k: sorted(v) for k, v in said.items()} for id, said in adopted.items()}
    return shared


def _name(subject: str, base: str) -> str:
    return subject[1:-1].removeprefix(base)


def _values(said: Iterable[Pair]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, value in said:
        found[key].append(value)
    return dict(found)


def _facts(id: str, kind: str, values: Values, base: str) -> Facts:
    def first(name: str) -> str:
        return min((literal(value)[0] for value in values.get(name, ())), default="")

    def named(name: str) -> list[str]:
        return sorted(_name(value, base) for value in values.get(name, ()))

    return Facts(
        id=id,
        symbol=first(term("dcterms:identifier")),
        kind=kind,
        titles=_titles(values, RG["givenTitle"])
        | _titles(values, RG["listedTitle"])
        | _titles(values, term("dcterms:title")),
        date=first(term("eli:date_document")),
        session=first(RG["session"]),
        meeting=first(RG["meeting"]),
        body=named(term("eli:passed_by")),
        reports=named(RG["adoptedOnReport"]),
        page=_iri(values.get(term("foaf:page"), ())),
    )


def _titles(values: Values, name: str) -> dict[str, str]:
    """By language: the first title."""
    return {language: text for text, language in sorted(map(literal, values.get(name, ())), reverse=True)}


def _iri(values: Sequence[str]) -> str:
    return min(values)[1:-1] if values else ""
