"""What a document shares with others: the documents it cites, the names it uses, its source file.

These statements are remembered while documents are written and put at the end of the files once,
sorted, in the graph `B/authority`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Protocol

import pyoxigraph

from resgraph.model import Extraction, Obligation, Symbol
from resgraph.model.data import ontology_dir
from resgraph.rdf import documents, iris
from resgraph.rdf.iris import BASE, Iris
from resgraph.rdf.literals import plain, tag
from resgraph.rdf.place import Pairs, as_symbol
from resgraph.rdf.vocabulary import RG, TYPE, term

SubjectLine = tuple[str, str]
"""A subject, and a statement about it as N-Triples without the end of the line."""

_CONCEPT = (TYPE, term("skos:Concept"))
_PREF_LABEL = term("skos:prefLabel")
_TITLE = term("dcterms:title")
_REFERENCE = re.compile(r" <([^<>]*)> ?\.?$")


class Entity(Protocol):
    """An authority: its sorted lines of N-Triples."""

    @property
    def statements(self) -> tuple[str, ...]:
        """Lines such as `<...> <...> <...> .`."""


class Authorities(Protocol):
    """Who knows the authorities by id (`org/unodc`)."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All of them."""

    def get(self, id: str, /) -> Entity | None:
        """The authority of that id, None where no file knows it."""


def lines_of(subject: str, pairs: Pairs) -> Iterator[SubjectLine]:
    """The statements about one subject, as lines."""
    for predicate, value in pairs:
        yield subject, f"{subject} {predicate} {value}"


def cited(extraction: Extraction) -> Iterator[Symbol]:
    """Every document that is named in the extraction: cited, meant, or the basis of adoption."""
    yield from extraction.resolution.metadata.basis
    for found in extraction.annotations:
        for citation in found.citations:
            yield citation.target
            yield from citation.also
        yield from (reference.target for reference in found.coreferences)
        for reference in found.unresolved:
            yield from (symbol for id in reference.candidates if (symbol := as_symbol(id)))


def shared_lines(extraction: Extraction, names: Iris) -> Iterator[SubjectLine]:
    """The statements for the end of the files that need no authority."""
    for symbol in cited(extraction):
        yield from lines_of(names.document(symbol.text), documents.known(symbol))
    source = extraction.resolution.source
    kind = (TYPE, term("prov:Entity"))
    yield from lines_of(iris.digest(source.sha256), [kind, (_TITLE, plain(source.name))])
    metadata = extraction.resolution.metadata
    for subject, said in zip(metadata.subjects, metadata.subject_words, strict=False):
        if said and (thing := documents.subject_of(subject)):
            yield from lines_of(thing, [_CONCEPT, (_PREF_LABEL, f"{plain(said)}@en")])
    language = tag(metadata.language)
    for found in extraction.annotations:
        for candidate in found.candidates:
            label = (_PREF_LABEL, plain(candidate.text) + language)
            subject = names.candidate(candidate.text)
            kinds = [(TYPE, RG["Instrument"])] if candidate.instrument else []
            yield from lines_of(subject, [(TYPE, RG["Candidate"]), _CONCEPT, *kinds, label])


def used(extraction: Extraction) -> Iterator[tuple[str, str]]:
    """The authorities and verbs that the extraction uses: id, and its words with their language."""
    metadata = extraction.resolution.metadata
    language = tag(metadata.language)
    if metadata.body:
        yield metadata.body, ""
    if session := documents.session_of(metadata):
        yield session.id, ""
    for found in extraction.annotations:
        yield from ((mention.id, plain(mention.text) + language) for mention in found.mentions)
        yield from ((action.id, plain(action.text) + language) for action in found.actions)
        yield from (
            (one.relation, "") for one in (*found.mentions, *found.open_instruments()) if one.relation
        )
        yield from ((asked.id, plain(asked.text) + language) for asked in found.addressees if asked.id)
        for citation in found.citations:
            if citation.relation:
                yield citation.relation, ""
        for duty in found.obligations:
            yield from ((id, words) for id, words in _parts(duty, language) if id)
        for reference in found.unresolved:
            yield from ((id, "") for id in reference.candidates if not as_symbol(id))


def _parts(duty: Obligation, language: str) -> Iterator[tuple[str | None, str]]:
    """The parties, recipients and sessions of a duty, with the words they may be labelled by."""
    yield duty.verb, ""
    yield from ((party.id, plain(party.text) + language) for party in duty.parties)
    for report in duty.reports:
        for to in report.recipients:
            yield to.id, "" if to.event else plain(to.text) + language
            yield to.event, ""


def pointed_to(line: str, names: Iris) -> str | None:
    """What a statement's object names: below the base, `authority/org/unodc`, else its IRI; None where it is a literal."""
    match = _REFERENCE.search(line)
    return match[1].removeprefix(names.base) if match else None


@cache
def ontology() -> tuple[SubjectLine, ...]:
    """The statements of resgraph.ttl, sorted."""
    path = ontology_dir() / "resgraph.ttl"
    said = {str(quad.triple) for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)}
    return tuple(sorted((line.partition(" ")[0], line) for line in said))


@cache
def verbs(base: str) -> dict[str, tuple[str, ...]]:
    """The statements about the verbs and their forces in verbs.ttl, by id, under the base."""
    path = ontology_dir() / "verbs.ttl"
    found: dict[str, list[str]] = {}
    for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
        line = str(quad.triple).replace(f"<{BASE}authority/", f"<{base}authority/")
        id = line.partition("> ")[0].removeprefix(f"<{base}authority/")
        found.setdefault(id, []).append(line)
    return {id: tuple(sorted(lines)) for id, lines in found.items()}
