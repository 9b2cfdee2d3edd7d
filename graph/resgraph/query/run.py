"""A query on the store of an output folder: all graphs together unless it says FROM, nothing changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, QueryTriples, Store, Triple

from resgraph.model import QueryError
from resgraph.model.notice import Notice
from resgraph.query.errors import malformed
from resgraph.query.filling import Term, filled
from resgraph.query.guard import check, has_dataset
from resgraph.rdf.vocabulary import NAMESPACES

__all__ = ["Cell", "QueryResult", "Row", "Term", "run", "text_rows"]

Cell = NamedNode | BlankNode | Literal | Triple | None
"""What a query finds; None where a variable is not bound."""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """An answer as a table: `columns`, and `rows` that are read as they are found.

    ASK gives one row, column `answer`; CONSTRUCT and DESCRIBE give subject, predicate, object.
    """

    columns: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]
    form: str


def run(store: Store, query: str, parameters: Mapping[str, Term] | None = None) -> QueryResult:
    """The answer to SPARQL 1.1.

    `parameters` are put in for variables; what is so bound is left out of the columns.
    Raises QueryError.
    """
    check(query)
    given = parameters or {}
    query = filled(query, given)
    union = not has_dataset(query) and has_graphs(store)
    try:
        found = store.query(query, prefixes=NAMESPACES, use_default_graph_as_union=union)
    except SyntaxError as error:
        raise malformed(query, error) from error
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(Notice("query-not-run", reason=" ".join(str(error).split()))) from error
    if isinstance(found, QuerySolutions):
        names = tuple(name for variable in found.variables if (name := variable.value) not in given)
        return QueryResult(names, _solutions(found, names), "select")
    if isinstance(found, QueryTriples):
        return QueryResult(("subject", "predicate", "object"), _triples(found), "graph")
    boolean = Literal("true" if found else "false", datatype=NamedNode(f"{NAMESPACES['xsd']}boolean"))
    return QueryResult(("answer",), iter([(boolean,)]), "ask")


def has_graphs(store: Store) -> bool:
    """Whether the store has named graphs: no output folder has, but a file of N-Quads or TriG may."""
    return next(store.named_graphs(), None) is not None


Row = dict[str, str]
"""The bound variables of one solution: IRIs and literals as text."""


def text_rows(store: Store, query: str) -> Iterator[Row]:
    """The solutions as text; what is not bound is left out. Raises QueryError."""
    answer = run(store, query)
    for row in answer.rows:
        yield {
            name: cell.value
            for name, cell in zip(answer.columns, row, strict=True)
            if isinstance(cell, NamedNode | Literal)
        }


def _solutions(found: QuerySolutions, names: tuple[str, ...]) -> Iterator[tuple[Cell, ...]]:
    try:
        for solution in found:
            yield tuple(solution[name] for name in names)
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(Notice("query-stopped", reason=" ".join(str(error).split()))) from error


def _triples(found: QueryTriples) -> Iterator[tuple[Cell, ...]]:
    """The statements, each once, sorted."""
    rows = {(triple.subject, triple.predicate, triple.object) for triple in found}
    yield from sorted(rows, key=str)
