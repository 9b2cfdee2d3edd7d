"""What people decided: each decision, what it settles, and the file it stands in.

    <B/decided/4f1d2c3b4a596877> a rg:EditorialDecision ; rg:settles <B/A/RES/60/175/zh#op4.3-8> ;
        rg:words "委员会" ; rg:answer "org/ccpcj" ; prov:wasDerivedFrom <urn:sha256:...> .
    <urn:sha256:...> a prov:Entity ; dcterms:title "decisions.tsv" .
    <B/authority/new/...> a skos:Concept ; skos:prefLabel "甲署"@zh ; prov:wasDerivedFrom <B/decided/...> .

What a decision settles is said by the document; the rest, which changes with the file, stands with what documents share.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from resgraph.decisions.decision import Decision, Decisions, Nothing, Thing
from resgraph.model import Annotations
from resgraph.rdf import iris
from resgraph.rdf.iris import Iris
from resgraph.rdf.literals import plain, tag
from resgraph.rdf.place import Block, Pairs, Place
from resgraph.rdf.shared import Authorities, Entity, SubjectLine, lines_of
from resgraph.rdf.vocabulary import RG, TYPE, term

_CONCEPT = (TYPE, term("skos:Concept"))
_PREF_LABEL = term("skos:prefLabel")
_NOTE = term("skos:note")
_TITLE = term("dcterms:title")
_WAS_DERIVED_FROM = term("prov:wasDerivedFrom")


def settled(place: Place, found: Annotations) -> Iterator[Block]:
    """What the decisions about a passage settle."""
    for each in found.decided:
        finding = iris.below(place.words, f"{each.start}-{each.end}")
        yield place.document.names.decided(each.decision), [(RG["settles"], finding)]


def decided_lines(decisions: Decisions, used: Collection[str], names: Iris) -> Iterator[SubjectLine]:
    """The decisions that were put in, and their file."""
    rows = [row for row in decisions.rows if row.key in used]
    if not rows:
        return
    file = iris.digest(decisions.sha256)
    yield from lines_of(file, [(TYPE, term("prov:Entity")), (_TITLE, plain(decisions.name))])
    for row in rows:
        yield from lines_of(names.decided(row.key), _decision(row, file))


@dataclass(frozen=True, slots=True)
class New:
    """A thing that a decision made: what the graph says of it."""

    statements: tuple[str, ...]


class WithNew:
    """The authorities, and the things that decisions made."""

    def __init__(self, authorities: Authorities, decisions: Decisions, names: Iris) -> None:
        self._authorities = authorities
        self._new: dict[str, New] = {}
        for row in decisions.rows:
            if isinstance(row.answer, Thing) and row.answer.name:
                said = self._new.get(row.answer.id, New(()))
                self._new[row.answer.id] = New((*said.statements, *_new(row.key, row.answer, names)))

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Those of the files: no decision says what a document adopted."""
        return self._authorities.entities

    def get(self, id: str, /) -> Entity | None:
        """The authority of that id; None where neither knows it."""
        return self._authorities.get(id) or self._new.get(id)


def _new(key: str, thing: Thing, names: Iris) -> Iterator[str]:
    label = plain(thing.name) + tag(thing.language)
    pairs = [_CONCEPT, (_PREF_LABEL, label), (_WAS_DERIVED_FROM, names.decided(key))]
    yield from (f"{line} ." for _, line in lines_of(names.authority(thing.id), pairs))


def _decision(row: Decision, file: str) -> Pairs:
    answer = row.said if not isinstance(row.answer, Nothing) else "none"
    note = [(_NOTE, plain(row.note))] if row.note else []
    return [
        (TYPE, RG["EditorialDecision"]),
        (RG["words"], plain(row.words)),
        (RG["answer"], plain(answer)),
        (_WAS_DERIVED_FROM, file),
        *note,
    ]
