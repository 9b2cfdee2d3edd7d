"""Questions to the store."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from resgraph.view.turtle import PREFIXES

Row = dict[str, str]
"""The bound variables of one solution: IRIs and literals as text, unbound ones left out."""

_HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def rows(store: Store, select: str) -> Iterator[Row]:
    """The solutions of a SELECT query, in the query's own order: every query here has an ORDER BY."""
    solutions = store.query(_HEAD + select)
    assert isinstance(solutions, QuerySolutions), "a SELECT query"
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        bound = {name: solution[name] for name in names}
        yield {
            name: term.value
            for name, term in bound.items()
            if isinstance(term, NamedNode | Literal | BlankNode)
        }
