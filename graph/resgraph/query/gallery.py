"""The named queries with the answers they have in a graph, for a page that asks nothing itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from itertools import islice

from pyoxigraph import Store

from resgraph.model import QueryError
from resgraph.model.gallery import Answer, Bilingual, Given, Question
from resgraph.query.examples import Parameters, examples
from resgraph.query.meaning import Graph, cells, parameter
from resgraph.query.named import NamedQuery, named_queries
from resgraph.query.parameters import base_of, bind
from resgraph.query.run import run
from resgraph.query.standalone import standalone
from resgraph.query.wording import column_of, in_order, wording_of

ROWS = 100
"""So many rows of an answer are kept; the rest is counted."""

EXAMPLES = 3
"""So many answers a query with parameters has."""

TRIED = 12
"""So many examples are tried for an answer that has rows."""


def gallery(store: Store) -> tuple[Question, ...]:
    """Every named query with its answers, the plainest first; the same for the same graph."""
    graph = Graph(store, base_of(store))
    return tuple(_question(graph, query) for query in in_order(named_queries()))


def _question(graph: Graph, query: NamedQuery) -> Question:
    words = wording_of(query)
    return Question(
        name=query.name,
        title=Bilingual(query.title_zh, query.title_en),
        asks=words.asks,
        answers=tuple(_answers(graph, query)),
        chosen=words.chosen,
        empty=words.empty,
    )


def _answers(graph: Graph, query: NamedQuery) -> Iterator[Answer]:
    """The one answer, also where it has no rows; with parameters, the answers that have rows."""
    if not query.parameters:
        yield _answer(graph, query, {})
        return
    tried = (_answer(graph, query, given) for given in islice(_fitting(graph, query), TRIED))
    yield from islice((answer for answer in tried if answer.total), EXAMPLES)


def _fitting(graph: Graph, query: NamedQuery) -> Iterator[Parameters]:
    """The examples whose values the parameters take: a name that several things bear is none."""
    for given in examples(query, graph):
        try:
            bind(graph.store, query, given)
        except QueryError:
            continue
        yield given


def _answer(graph: Graph, query: NamedQuery, given: Parameters) -> Answer:
    terms = bind(graph.store, query, given)
    found = run(graph.store, query.sparql, terms)
    rows = [cells(graph, found.columns, row, terms) for row in islice(found.rows, ROWS)]
    return Answer(
        given=tuple(Given(name, given[name], parameter(graph, term)) for name, term in terms.items()),
        columns=tuple(column_of(name) for name in found.columns),
        rows=tuple(rows),
        total=len(rows) + sum(1 for _ in found.rows),
        sparql=standalone(query, terms),
        command=_command(query, given),
    )


def _command(query: NamedQuery, given: Parameters) -> str:
    """`resgraph query OUT --named citing --param document=E/RES/2005/14 --format csv`."""
    parameters = [word for name, value in given.items() for word in ("--param", f"{name}={value}")]
    return shlex.join(["resgraph", "query", "OUT", "--named", query.name, *parameters, "--format", "csv"])
