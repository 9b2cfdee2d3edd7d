"""Mistakes in a user's authority file that Turtle allows: a misspelt property, an unknown thing, a name given twice.

skos:preflabel, org/undpp and one name for two things would otherwise only be missed in the outcome. Each is told
with its line and what to do.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import pyoxigraph

from resgraph.find.authority_file import BASE, Entity, mistakes_of_rows, read_source
from resgraph.find.authority_merge import key_of
from resgraph.find.authority_table import SHEET, is_table
from resgraph.model.data import ontology_dir
from resgraph.model.notice import Notice
from resgraph.model.sheet import at_line

SKOS = "http://www.w3.org/2004/02/skos/core#"
OURS = "https://w3id.org/resgraph/ontology#"
SKOS_PROPERTIES = frozenset(
    """
    altLabel broadMatch broader broaderTransitive changeNote closeMatch definition editorialNote exactMatch example
    hasTopConcept hiddenLabel historyNote inScheme mappingRelation member memberList narrowMatch narrower
    narrowerTransitive notation note prefLabel related relatedMatch scopeNote semanticRelation topConceptOf
    """.split()
)
"""The properties of SKOS, from the SKOS Reference (W3C Recommendation of 18 August 2009), appendix B."""


def made_by(entities: Mapping[str, Entity]) -> frozenset[str]:
    """Give the ids of the things that a file makes: those with a preferred label."""
    return frozenset(
        id for id, entity in entities.items() if any(name.how == "label" for name in entity.names)
    )


def refuse_mistakes(path: Path, entities: Mapping[str, Entity], there: Collection[str], base: str) -> None:
    """Raise AuthorityError with the mistakes of a file.

    `there` are the ids of the built-in things and of those that any of the user's files makes.
    """
    source, in_table = read_source(path), is_table(path)
    triples = list(pyoxigraph.parse(source, format=pyoxigraph.RdfFormat.TURTLE))
    faults = (
        *_unknown_properties({triple.predicate.value for triple in triples}),
        *_unknown_things(triples, there, base, "unknown-id" if in_table else "unknown-thing-in-file"),
        *_names_given_twice(entities, "name-in-rows-of-two" if in_table else "name-of-two-things"),
        *_names_too_short(entities),
    )
    told = {at_line(path.name, line_of(source, words), reason): None for words, reason in faults}
    SHEET.refuse(sorted([*mistakes_of_rows(path), *told], key=lambda said: (said.values["line"], said)))


def line_of(source: bytes, words: str) -> int:
    """Find the line where the words stand last as a whole; 1 where they are written in another way."""
    text = source.decode("utf-8", "replace")
    found = [*re.finditer(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text)]
    return text.count("\n", 0, found[-1].start()) + 1 if found else 1


def _unknown_properties(predicates: Collection[str]) -> Iterator[tuple[str, Notice]]:
    """A property of SKOS or of this project that neither has: skos:preflabel."""
    for prefix, namespace, properties in (("skos", SKOS, SKOS_PROPERTIES), ("rg", OURS, _own_properties())):
        for name in sorted(predicates):
            local = name.removeprefix(namespace)
            if local != name and local not in properties:
                advice = _advice(local, properties, f"{prefix}:")
                yield local, Notice("unknown-property-in-file", given=f"{prefix}:{local}", advice=advice)


def _unknown_things(
    triples: Collection[pyoxigraph.Triple | pyoxigraph.Quad], there: Collection[str], base: str, key: str
) -> Iterator[tuple[str, Notice]]:
    """A thing of this project that is not there: a slip in its id."""
    terms = {
        term.value
        for t in triples
        for term in (t.subject, t.object)
        if isinstance(term, pyoxigraph.NamedNode)
    }
    for start in sorted({f"{BASE}authority/", f"{base}authority/"}):
        for term in sorted(terms):
            id = term.removeprefix(start)
            if id != term and "/" in id and id not in there:
                yield id, Notice(key, id=id, advice=_advice(id, there))


def _names_given_twice(entities: Mapping[str, Entity], key: str) -> Iterator[tuple[str, Notice]]:
    """A name that two things of the file share; only a short form may."""
    bearers: dict[tuple[str, str], str] = {}
    for id, entity in entities.items():
        for name in entity.names:
            if name.how == "short form":
                continue
            other = bearers.setdefault((name.language, key_of(name.text)), id)
            if other != id:
                yield name.text, Notice(key, name=name.text, one=other, other=id)


def _names_too_short(entities: Mapping[str, Entity]) -> Iterator[tuple[str, Notice]]:
    """A name of one character, which stands in other words; a short form may be one (局)."""
    for entity in entities.values():
        for name in entity.names:
            if len(name.text) < 2 and name.how != "short form":
                yield name.text, Notice("name-too-short", name=name.text)


def _advice(word: str, known: Collection[str], prefix: str = "") -> Notice:
    near = get_close_matches(word, sorted(known), n=1)
    return Notice("did-you-mean", near=f"{prefix}{near[0]}") if near else Notice("check-spelling")


@cache
def _own_properties() -> frozenset[str]:
    """Everything that resgraph.ttl declares."""
    triples = pyoxigraph.parse(path=str(ontology_dir() / "resgraph.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    subjects = {t.subject.value for t in triples if isinstance(t.subject, pyoxigraph.NamedNode)}
    return frozenset(iri.removeprefix(OURS) for iri in subjects if iri.startswith(OURS))
