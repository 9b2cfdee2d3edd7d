"""The evidence: for each thing found, one node on the exact words of the passage."""

from __future__ import annotations

from collections.abc import Iterator

from resgraph.model import (
    Action,
    Annotations,
    Candidate,
    Citation,
    Coreference,
    FootnoteMark,
    Mention,
    Paragraph,
    Reference,
    Stretch,
)
from resgraph.model import Unresolved as Open
from resgraph.rdf import iris
from resgraph.rdf.duties import Named, obligations
from resgraph.rdf.finding import Finding
from resgraph.rdf.literals import code, date, plain
from resgraph.rdf.place import Block, Pairs, Place, as_symbol
from resgraph.rdf.vocabulary import RG, TYPE, term

_HAS_CITED_ENTITY = term("cito:hasCitedEntity")
_HAS_CITING_ENTITY = term("cito:hasCitingEntity")
_MEANS = term("itsrdf:taIdentRef")
_LABELS = frozenset(("label", "alternative", "hidden", "session"))
"""How most things are mentioned: by a label of theirs. It is not said; other ways are (`rg:how`)."""


def evidence(place: Place, found: Annotations) -> Iterator[Block | Finding]:
    """Every thing found in the passage, on its words; then the duties."""
    taken: dict[tuple[int, int], int] = {}
    acts = [_name(place, action, taken) for action in found.actions]
    for index, action in enumerate(found.actions):
        yield Finding.of(place, acts[index], action, _act(place, found, index, action))
    others: tuple[tuple[Stretch, Pairs], ...] = (
        *((citation, _citation(place, citation)) for citation in found.citations),
        *((mention, _mention(place, mention)) for mention in found.mentions),
        *((pointer, _coreference(place, pointer)) for pointer in found.coreferences),
        *((pointer, _reference(pointer)) for pointer in found.references),
        *((pointer, _open(place, pointer)) for pointer in found.unresolved),
        *((candidate, _candidate(place, candidate)) for candidate in found.candidates),
    )
    named: dict[Named, str] = {}
    for thing, pairs in others:
        name = _name(place, thing, taken)
        if isinstance(thing, Mention):
            named.setdefault((thing.start, thing.end, thing.id), name)
        yield Finding.of(place, name, thing, pairs)
    yield from obligations(place, found, named)


def marks(place: Place, passage: Paragraph) -> Iterator[Finding]:
    """Where the marks of footnotes stand: on no words, between two characters."""
    for mark in passage.marks:
        name = iris.below(iris.below(place.words, str(mark.offset)), f"fn{mark.mark}")
        yield Finding.of(place, name, Stretch("", mark.offset, mark.offset), _mark(place, mark))


def _mark(place: Place, mark: FootnoteMark) -> Pairs:
    return [(TYPE, RG["FootnoteMark"]), (_MEANS, iris.part(place.document.work, f"fn{mark.mark}"))]


def _name(place: Place, thing: Stretch, taken: dict[tuple[int, int], int]) -> str:
    """`<...#op4.54-68>`; a second thing found on the same words is `<...#op4.54-68.2>`."""
    span = (thing.start, thing.end)
    taken[span] = count = taken.get(span, 0) + 1
    name = iris.below(place.words, f"{thing.start}-{thing.end}")
    return name if count == 1 else iris.below(name, str(count))


def _act(place: Place, found: Annotations, index: int, action: Action) -> Pairs:
    names = place.document.names
    return [
        (TYPE, RG["Act"]),
        (_MEANS, names.authority(action.id)),
        *((RG["addressee"], names.authority(a.id)) for a in found.addressees if a.action == index and a.id),
    ]


def _citation(place: Place, citation: Citation) -> Pairs:
    names = place.document.names
    pairs = [
        (TYPE, RG["Citation"]),
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
    return pairs


def _mention(place: Place, mention: Mention) -> Pairs:
    """What is named and how; of an instrument also the verb that governs it."""
    names = place.document.names
    pairs = [(TYPE, RG["Mention"]), (_MEANS, names.authority(mention.id))]
    if mention.how not in _LABELS:
        pairs.append((RG["how"], code(mention.how)))
    return pairs + _governed(place, mention.relation)


def _governed(place: Place, relation: str | None) -> Pairs:
    """The verb that governs an instrument; of a title that nobody knows or that stays open, too."""
    return [(RG["relation"], place.document.names.authority(relation))] if relation else []


def _coreference(place: Place, thing: Coreference) -> Pairs:
    means = place.document.names.document(thing.target.text)
    return [(TYPE, RG["Coreference"]), (_MEANS, means), (RG["rule"], code(thing.rule))]


def _candidate(place: Place, thing: Candidate) -> Pairs:
    means = place.document.names.candidate(thing.text)
    pairs = [(TYPE, RG["CandidateMention"]), (_MEANS, means), (RG["rule"], code(thing.rule))]
    return pairs + _governed(place, thing.relation)


def _reference(thing: Reference) -> Pairs:
    """What refers to no document by its symbol."""
    detail = [(RG["detail"], plain(thing.detail))] if thing.detail else []
    return [(TYPE, RG["OtherReference"]), (RG["kind"], code(thing.kind)), *detail]


def _open(place: Place, thing: Open) -> Pairs:
    """What could not be told, why, and what it may mean: documents by their symbols, else authorities."""
    names = place.document.names
    pairs = [
        (TYPE, RG["UnresolvedReference"]),
        (RG["kind"], code(thing.kind)),
        (RG["reason"], code(thing.reason)),
    ]
    pairs += _governed(place, thing.relation)
    for id in thing.candidates:
        symbol = as_symbol(id)
        pairs.append((RG["candidate"], names.document(symbol.text) if symbol else names.authority(id)))
    return pairs
