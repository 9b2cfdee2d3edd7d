"""One extraction as statements: what is said of a resolution, passage by passage.

    <B/A/RES/60/175#op4> rg:cites <B/S/RES/1373(2001)> .
    <B/A/RES/60/175/zh#op4.54-68> a rg:Citation ; cito:hasCitedEntity <B/S/RES/1373(2001)> .

Terms are N-Triples text; no objects are made. Statements come in the order of the document, a
subject may come more than once, and no statement needs one that is not yet given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resgraph.model import Annotations, Citation, Extraction, Mention, Paragraph
from resgraph.rdf import documents
from resgraph.rdf.decided import settled
from resgraph.rdf.evidence import evidence, marks
from resgraph.rdf.finding import Finding
from resgraph.rdf.iris import BASE, Iris
from resgraph.rdf.place import Block, DocumentTerms, Pairs, Place
from resgraph.rdf.vocabulary import RG, implied_relations


def statements(extraction: Extraction, base: str = BASE) -> Iterator[Block | Finding]:
    """The subjects of the document's own graph, each with its predicates and objects."""
    document = DocumentTerms.of(extraction, Iris(base))
    yield documents.work(document, extraction)
    yield documents.text(document, extraction)
    notes = _notes(extraction)
    for position, (passage, found) in enumerate(extraction.passages(), 1):
        place = document.place(passage)
        if isinstance(passage, Paragraph):
            yield documents.paragraph(place, passage, position)
            carried = [c for mark in passage.marks for c in notes.get(f"fn{mark.mark}", ())]
            yield place.subject, list(_cites(place, carried))
        else:
            yield documents.footnote(place, passage)
        yield place.subject, list(_edges(place, found))
        yield documents.words(place)
        if isinstance(passage, Paragraph):
            yield from marks(place, passage)
        yield from evidence(place, found)
        yield from settled(place, found)


def _notes(extraction: Extraction) -> dict[str, tuple[Citation, ...]]:
    """The citations of each footnote, by its id."""
    return {found.place: found.citations for note, found in extraction.passages() if found.place == note.id}


def _edges(place: Place, found: Annotations) -> Iterator[tuple[str, str]]:
    """The direct edges: acts, addressees, what is cited and how, what is mentioned."""
    names = place.document.names
    for action in found.actions:
        yield RG["hasAction"], names.authority(action.id)
    for addressee in found.addressees:
        if addressee.id:
            yield RG["addressee"], names.authority(addressee.id)
    yield from _cites(place, found.citations)
    yield from _typed(place, found.citations)
    yield from _governed(place, found.mentions)
    for mention in found.mentions:
        yield RG["mentions"], names.authority(mention.id)
    for candidate in found.candidates:
        yield RG["mentionsCandidate"], names.candidate(candidate.text)


def _cites(place: Place, citations: Iterable[Citation]) -> Iterator[tuple[str, str]]:
    for citation in citations:
        for symbol in (citation.target, *citation.also):
            yield RG["cites"], place.document.names.document(symbol.text)


def _governed(place: Place, mentions: Iterable[Mention]) -> Pairs:
    """What the paragraph does with an instrument that it names: the property that the governing verb implies."""
    implied = implied_relations()
    return [
        (implied[mention.relation], place.document.names.authority(mention.id))
        for mention in mentions
        if mention.relation in implied
    ]


def _typed(place: Place, citations: Iterable[Citation]) -> Pairs:
    """The sub-property of rg:cites that the governing verb implies."""
    implied = implied_relations()
    return [
        (implied[citation.relation], place.document.names.document(symbol.text))
        for citation in citations
        if citation.relation in implied
        for symbol in (citation.target, *citation.also)
    ]
