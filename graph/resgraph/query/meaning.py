"""What the cells of an answer mean: the thing of the graph that a symbol, a place or a name stands for.

A cell means a thing only where the graph has that thing; `wording.toml` says which column holds what.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

from pyoxigraph import Literal, NamedNode, Store

from resgraph.model.gallery import Cell
from resgraph.query.render import short
from resgraph.query.run import Cell as Term
from resgraph.query.run import run
from resgraph.query.wording import meaning_of
from resgraph.rdf.iris import path
from resgraph.rdf.vocabulary import NAMESPACES

LONGEST = 600
"""Characters of a cell; a longer text ends in an ellipsis, and its place has the whole."""

_PREFERRED = NamedNode(f"{NAMESPACES['skos']}prefLabel")


class Graph:
    """The things of a graph, known by their IRIs without the base."""

    def __init__(self, store: Store, base: str) -> None:
        self.store, self.base = store, base
        self.has = lru_cache(maxsize=10_000)(self._has)
        self.named = lru_cache(maxsize=10_000)(self._named)
        self.first = cache(self._first)

    def local(self, term: Term) -> str:
        """`A/RES/60/175#op4`; of a literal, the path that its text makes."""
        if isinstance(term, NamedNode):
            return term.value.removeprefix(self.base)
        return path(term.value) if isinstance(term, Literal) else ""

    def label(self, thing: NamedNode) -> str:
        """The Chinese name of a thing, else any name, else what it is known by."""
        labels = [quad.object for quad in self.store.quads_for_pattern(thing, _PREFERRED, None)]
        found = sorted((o.language != "zh", o.value) for o in labels if isinstance(o, Literal))
        return found[0][1] if found else self.local(thing)

    def _first(self, query: str, count: int) -> tuple[tuple[Term, ...], ...]:
        """The first rows of an answer; several queries take their examples from one ranking."""
        return tuple(islice(run(self.store, query).rows, count))

    def _has(self, thing: str) -> bool:
        iri = thing if ":" in thing.partition("/")[0] else f"{self.base}{thing}"
        return any(True for _ in self.store.quads_for_pattern(NamedNode(iri), None, None))

    def _named(self, text: str) -> str:
        label = Literal(text, language="zh")
        bearers = {quad.subject for quad in self.store.quads_for_pattern(None, _PREFERRED, label)}
        found = bearers.pop() if len(bearers) == 1 else None
        return self.local(found) if isinstance(found, NamedNode) else ""


def cells(
    graph: Graph, columns: Sequence[str], row: Sequence[Term], given: Mapping[str, Term]
) -> tuple[Cell, ...]:
    """The cells of a row of an answer; `given` are the terms of the query's parameters."""
    named = {**given, **dict(zip(columns, row, strict=True))}
    owners = {name: graph.local(term) for name, term in named.items()}
    return tuple(_cell(graph, name, term, owners) for name, term in zip(columns, row, strict=True))


def parameter(graph: Graph, term: Term) -> Cell:
    """The cell of a parameter: a document by its symbol, an authority by its name."""
    if not isinstance(term, NamedNode):
        return Cell(short(term, graph.base))
    thing = graph.local(term)
    return Cell(graph.label(term), thing if graph.has(thing) else "")


def _cell(graph: Graph, column: str, term: Term, owners: Mapping[str, str]) -> Cell:
    text = short(term, graph.base).removeprefix(graph.base)
    kind, _, of = meaning_of(column).partition(" of ")
    if isinstance(term, NamedNode):
        thing = graph.local(term)
    elif text and kind in MEANINGS:
        owner = next((owners[name] for name in of.split(", ") if owners.get(name)), "")
        thing = MEANINGS[kind](graph, text, owner)
    else:
        thing = ""
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return Cell(shown, thing if thing and graph.has(thing) else "")


def _document(_: Graph, text: str, __: str) -> str:
    """`A/RES/60/175`."""
    return path(text)


def _part(_: Graph, text: str, owner: str) -> str:
    """`op4`, and the document it belongs to."""
    return f"{owner}#{text}" if owner else ""


def _place(_: Graph, text: str, __: str) -> str:
    """`A/RES/60/175#op4`, or an IRI without its base."""
    document, mark, fragment = text.partition("#")
    return text if "%" in document else f"{path(document)}{mark}{fragment}"


def _name(graph: Graph, text: str, _: str) -> str:
    """The Chinese label of one thing, or the id of one without; a label that several bear means none of them."""
    return graph.named(text) or f"authority/{path(text)}"


MEANINGS: dict[str, Callable[[Graph, str, str], str]] = {
    "document": _document,
    "part": _part,
    "place": _place,
    "name": _name,
}
"""How a value of each kind is read, with the owner that its column names."""
