"""What the graph states, read property by property: a look-up in the store's indexes where a query would join and sort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from sys import intern

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from resgraph.view.sparql import PREFIXES

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def term(name: str) -> NamedNode:
    """`rg:cites` with its prefix written out."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def instances(store: Store, name: str) -> list[str]:
    """The IRIs of a class's instances, sorted, whatever graphs say so."""
    found = store.quads_for_pattern(None, TYPE, term(name), None)
    return sorted({quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)})


def values(store: Store, *names: str) -> dict[str, list[str]]:
    """By subject: the values of these properties as text, each once, sorted; what has none gives an empty list."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for quad in store.quads_for_pattern(None, term(name), None, None):
            if isinstance(quad.subject, NamedNode) and isinstance(
                quad.object, NamedNode | Literal | BlankNode
            ):
                found[intern(quad.subject.value)].add(intern(quad.object.value))
    return defaultdict(list, {subject: sorted(texts) for subject, texts in found.items()})


def single(store: Store, *names: str) -> dict[str, str]:
    """By subject: the first value of these properties."""
    return {subject: texts[0] for subject, texts in values(store, *names).items()}


def relations(store: Store, subject: str) -> Iterator[tuple[str, str]]:
    """The subject's properties of the house vocabulary (local names) and their values, sorted."""
    found = {
        (quad.predicate.value.removeprefix(PREFIXES["rg"]), quad.object.value)
        for quad in store.quads_for_pattern(NamedNode(subject), None, None, None)
        if isinstance(quad.object, NamedNode) and quad.predicate.value.startswith(PREFIXES["rg"])
    }
    yield from sorted(found)
