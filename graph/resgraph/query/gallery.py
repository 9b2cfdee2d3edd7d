"""The named queries with the answers they have in a graph, for a page that asks nothing itself."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice

from pyoxigraph import NamedNode, Store

from resgraph.model import QueryError
from resgraph.model.gallery import Bilingual, GalleryAnswer, Given, Question
from resgraph.query.examples import Parameters, examples
from resgraph.query.meaning import Graph, cells, parameter
from resgraph.query.named import NamedQuery, named_queries
from resgraph.query.parameters import base_of, bind
from resgraph.query.run import Term, run
from resgraph.query.standalone import standalone
from resgraph.query.wording import column_of, in_order, wording_of
from resgraph.rdf.vocabulary import term

Terms = dict[str, Term]

_REALIZED = NamedNode(term("eli:is_realized_by")[1:-1])

ROWS = 100
"""So many rows of an answer are kept; the rest is counted."""

EXAMPLES = 3
"""So many answers a query with parameters has."""

ENOUGH = 1_000
"""After so many rows in all no further example is asked: on a large graph each takes its time."""

TEXTS = 100
"""In a graph of more texts only the queries of LIGHT are answered beforehand, each once: all would be a quarter of a build."""

LIGHT = frozenset({"citing", "mandates", "most-cited", "paragraphs"})

TRIED = 12
"""So many examples are tried for an answer that has rows."""


def gallery(store: Store) -> tuple[Question, ...]:
    """Every named query with its answers, the plainest first; the same for the same graph."""
    graph = Graph(store, base_of(store))
    texts = sum(1 for _ in islice(store.quads_for_pattern(None, _REALIZED, None), TEXTS + 1))
    return tuple(_question(graph, query, large=texts > TEXTS) for query in in_order(named_queries()))


def _question(graph: Graph, query: NamedQuery, *, large: bool = False) -> Question:
    words = wording_of(query)
    return Question(
        name=query.name,
        title=Bilingual(query.title_zh, query.title_en),
        asks=words.asks,
        answers=tuple(_answers(graph, query, large=large)),
        chosen=words.chosen,
        empty=words.empty,
    )


def _answers(graph: Graph, query: NamedQuery, *, large: bool) -> Iterator[GalleryAnswer]:
    """The one answer, also where it has no rows; with parameters, the answers that have rows."""
    if large and query.name not in LIGHT:
        fitting = _fitting(graph, query, chain([query.example], examples(query, graph)))
        yield from (_unasked(graph, query, *each) for each in islice(fitting, 1))
    elif not query.parameters:
        yield _answer(graph, query, {}, {})
    else:
        fitting = _fitting(graph, query, examples(query, graph))
        tried = (_answer(graph, query, *each) for each in fitting)
        rows = 0
        for answer in islice((answer for answer in tried if answer.total), 1 if large else EXAMPLES):
            yield answer
            rows += answer.total or 0
            if rows > ENOUGH:
                return


def _fitting(
    graph: Graph, query: NamedQuery, given_in_turn: Iterable[Parameters]
) -> Iterator[tuple[Parameters, Terms]]:
    """Those whose values the parameters take, with their terms: a name that several things bear is none."""
    for given in islice(given_in_turn, TRIED):
        try:
            terms = bind(graph.store, query, given)
        except QueryError:
            continue
        yield given, terms


def _answer(graph: Graph, query: NamedQuery, given: Parameters, terms: Terms) -> GalleryAnswer:
    found = run(graph.store, query.sparql, terms)
    rows = tuple(cells(graph, found.columns, row, terms) for row in islice(found.rows, ROWS))
    total = len(rows) + sum(1 for _ in found.rows)
    columns = tuple(column_of(name) for name in found.columns)
    return replace(_unasked(graph, query, given, terms), columns=columns, rows=rows, total=total)


def _unasked(graph: Graph, query: NamedQuery, given: Parameters, terms: Terms) -> GalleryAnswer:
    """How to get the answer, without it."""
    shown = tuple(Given(name, given[name], parameter(graph, term)) for name, term in terms.items())
    return GalleryAnswer(shown, (), (), None, standalone(query, terms), _command(query, given))


def _command(query: NamedQuery, given: Parameters) -> str:
    """`resgraph query OUT --named citing --param document=E/RES/2005/14 --format csv`."""
    parameters = [word for name, value in given.items() for word in ("--param", f"{name}={value}")]
    return shlex.join(["resgraph", "query", "OUT", "--named", query.name, *parameters, "--format", "csv"])
