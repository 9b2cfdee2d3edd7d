"""The Turtle of one node, for people who want to see what the graph says of it."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, RdfFormat, Store, Triple, serialize

from resgraph.view.sparql import PREFIXES


def prefix_lines() -> str:
    """The head that belongs before every node's Turtle."""
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())


def turtle_of(store: Store, base: str, names: Iterable[str]) -> dict[str, str]:
    """What the graph states with each of these as subject, as Turtle without the prefix lines."""
    return {name: _turtle(store, base, name) for name in names}


def _turtle(store: Store, base: str, name: str) -> str:
    iri = name if name.startswith(("http://", "https://")) else base + name
    quads = store.quads_for_pattern(NamedNode(iri), None, None, None)
    triples = sorted({Triple(q.subject, q.predicate, q.object) for q in quads}, key=str)
    data = serialize(triples, format=RdfFormat.TURTLE, prefixes=PREFIXES)
    assert data is not None, "no output was given, so bytes come back"
    lines = data.decode("utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("@prefix "))
