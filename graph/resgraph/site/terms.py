"""The house vocabulary as values, read from ontology/resgraph.ttl: for its page and for docs/ontology.md."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from resgraph.model.data import ontology_dir
from resgraph.rdf.vocabulary import HOUSE_CLASSES, HOUSE_PROPERTIES, NAMESPACES, RELATIONS

_RDFS, _SKOS = NAMESPACES["rdfs"], NAMESPACES["skos"]


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property: labels and comments in English and Chinese, the names of what it is related to."""

    name: str
    kind: str
    label: dict[str, str]
    comment: dict[str, str]
    parents: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    example: str


def terms() -> tuple[Term, ...]:
    """Every house term in the order of the vocabulary: classes, properties, relations."""
    said: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    path = str(ontology_dir() / "resgraph.ttl")
    for quad in pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value][quad.predicate.value].append(quad.object)
    names = (*HOUSE_CLASSES, *HOUSE_PROPERTIES, *RELATIONS)
    return tuple(_term(name, said[NAMESPACES["rg"] + name]) for name in names)


def _term(name: str, said: dict[str, list[NamedNode | Literal]]) -> Term:
    examples = said[f"{_SKOS}example"]
    return Term(
        name,
        _short(said[f"{NAMESPACES['rdf']}type"][0]).removeprefix("owl:"),
        _texts(said[f"{_RDFS}label"]),
        _texts(said[f"{_RDFS}comment"]),
        tuple(sorted(_short(one) for one in said[f"{_RDFS}subClassOf"] + said[f"{_RDFS}subPropertyOf"])),
        tuple(sorted(_short(one) for one in said[f"{_RDFS}domain"])),
        tuple(sorted(_short(one) for one in said[f"{_RDFS}range"])),
        examples[0].value if examples else "",
    )


def _texts(values: list[NamedNode | Literal]) -> dict[str, str]:
    return {one.language or "": one.value for one in values if isinstance(one, Literal)}


def _short(one: NamedNode | Literal) -> str:
    """The prefixed name."""
    for prefix, namespace in NAMESPACES.items():
        if one.value.startswith(namespace):
            return f"{prefix}:{one.value.removeprefix(namespace)}"
    return one.value
