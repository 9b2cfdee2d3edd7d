"""The evidence: for each thing found, an annotation on the exact words of the passage."""

from __future__ import annotations

from collections.abc import Iterator

from resgraph.model import (
    Action,
    Annotations,
    Candidate,
    Citation,
    Coreference,
    FootnoteMark,
    Found,
    Mention,
    Paragraph,
    Reference,
)
from resgraph.model import Unresolved as Open
from resgraph.rdf import iris
from resgraph.rdf.duties import obligations
from resgraph.rdf.literals import code, date, plain
from resgraph.rdf.place import Block, Pairs, Place, as_symbol
from resgraph.rdf.selectors import Bodied, Selected, Templated
from resgraph.rdf.vocabulary import RG, TYPE, implied_relations, term

_ANNOTATION = (TYPE, term("oa:Annotation"))
_BODY = term("oa:hasBody")
_HAS_TARGET = term("oa:hasTarget")
_CITATION = term("cito:Citation")
_HAS_CITATION_CHARACTERIZATION = term("cito:hasCitationCharacterization")
_HAS_CITED_ENTITY = term("cito:hasCitedEntity")
_HAS_CITING_ENTITY = term("cito:hasCitingEntity")


def evidence(place: Place, found: Annotations) -> Iterator[Block | Templated]:
    """Every thing found in the passage, each with its target and its selectors."""
    taken: dict[tuple[int, int], int] = {}
    acts = [_name(place, action, taken) for action in found.actions]
    for index, action in enumerate(found.actions):
        yield from _located(place, acts[index], action, _act(place, found, index, action))
    for citation in found.citations:
        name = _name(place, citation, taken)
        yield from _located(place, name, citation, _citation(place, citation))
    named: tuple[Mention | Coreference, ...] = (*found.mentions, *found.coreferences)
    for thing in named:
        yield from _named(place, _name(place, thing, taken), thing)
    unnamed: tuple[Reference | Open, ...] = (*found.references, *found.unresolved)
    for pointer in unnamed:
        yield from _located(place, _name(place, pointer, taken), pointer, _unnamed(place, pointer))
    for candidate in found.candidates:
        yield _bodied(place, _name(place, candidate, taken), candidate)
    yield from obligations(place, found, acts)


def marks(place: Place, passage: Paragraph) -> Iterator[Block | Templated]:
    """Where the marks of footnotes stand: annotations on nothing, between two characters."""
    for mark in passage.marks:
        name = iris.below(iris.below(place.words, str(mark.offset)), f"fn{mark.mark}")
        spot = Found("", mark.offset, mark.offset)
        yield from _located(place, name, spot, _mark(place, mark))


def _mark(place: Place, mark: FootnoteMark) -> Pairs:
    return [(TYPE, RG["FootnoteMark"]), (_BODY, iris.part(place.document.work, f"fn{mark.mark}"))]


def _name(place: Place, thing: Found, taken: dict[tuple[int, int], int]) -> str:
    """`<...#op4.54-68>`; a second thing found on the same words is `<...#op4.54-68.2>`."""
    span = (thing.start, thing.end)
    taken[span] = count = taken.get(span, 0) + 1
    name = iris.below(place.words, f"{thing.start}-{thing.end}")
    return name if count == 1 else iris.below(name, str(count))


def _located(place: Place, name: str, thing: Found, pairs: Pairs) -> Iterator[Block | Templated]:
    """The annotation, and what it points at."""
    selected = Selected.of(place, name, thing)
    pairs += (_ANNOTATION, (_HAS_TARGET, selected.subject))
    yield name, pairs
    yield selected


def _act(place: Place, found: Annotations, index: int, action: Action) -> Pairs:
    names = place.document.names
    return [
        (TYPE, RG["Act"]),
        (_BODY, names.authority(action.id)),
        *((RG["addressee"], names.authority(a.id)) for a in found.addressees if a.action == index and a.id),
    ]


def _citation(place: Place, citation: Citation) -> Pairs:
    names = place.document.names
    pairs = [
        (TYPE, RG["Citation"]),
        (TYPE, _CITATION),
        (_HAS_CITING_ENTITY, place.subject),
        (_HAS_CITED_ENTITY, names.document(citation.target.text)),
        *((_HAS_CITED_ENTITY, names.document(other.text)) for other in citation.also),
        (RG["rule"], code(citation.rule)),
        *((RG["flag"], code(flag)) for flag in citation.flags),
    ]
    if citation.locator:
        pairs.append((RG["locator"], plain(citation.locator)))
    if citation.date:
        pairs.append((RG["dateAsStated"], date(citation.date)))
    if citation.relation:
        pairs.append((RG["relation"], names.authority(citation.relation)))
        if implied := implied_relations().get(citation.relation):
            pairs.append((_HAS_CITATION_CHARACTERIZATION, implied))
    return pairs


def _named(place: Place, name: str, thing: Mention | Coreference) -> Iterator[Block | Templated]:
    """What is named; of an instrument also the verb that governs it."""
    if not isinstance(thing, Mention) or not thing.relation:
        yield _bodied(place, name, thing)
        return
    names = place.document.names
    pairs = [
        (TYPE, RG["Mention"]),
        (_BODY, names.authority(thing.id)),
        (RG["how"], code(thing.how)),
        (RG["relation"], names.authority(thing.relation)),
        (RG["governedBy"], plain(thing.governed or "") + place.document.tag),
    ]
    yield from _located(place, name, thing, pairs)


def _bodied(place: Place, name: str, thing: Mention | Coreference | Candidate) -> Bodied:
    """What means one thing, for one reason."""
    names, selected = place.document.names, Selected.of(place, name, thing)
    match thing:
        case Mention():
            return Bodied(selected, "Mention", names.authority(thing.id), "how", code(thing.how))
        case Coreference():
            return Bodied(
                selected, "Coreference", names.document(thing.target.text), "rule", code(thing.rule)
            )
        case Candidate():
            return Bodied(selected, "CandidateMention", names.candidate(thing.text), "rule", code(thing.rule))


def _unnamed(place: Place, thing: Reference | Open) -> Pairs:
    """What has no body: it refers to no document, or to one that could not be told."""
    if isinstance(thing, Open):
        said = [(RG["kind"], code(thing.kind)), (RG["reason"], code(thing.reason))]
        return [(TYPE, RG["UnresolvedReference"]), *said, *_candidates(place, thing)]
    detail = [(RG["detail"], plain(thing.detail))] if thing.detail else []
    return [(TYPE, RG["OtherReference"]), (RG["kind"], code(thing.kind)), *detail]


def _candidates(place: Place, thing: Open) -> Iterator[tuple[str, str]]:
    """What an open reference may mean: documents by their symbols, else authorities."""
    names = place.document.names
    for id in thing.candidates:
        symbol = as_symbol(id)
        yield RG["candidate"], names.document(symbol.text) if symbol else names.authority(id)
