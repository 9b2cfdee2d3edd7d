"""One question answered on the store, as bytes written to a sink; what a query's process does."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, Protocol, cast

import pyoxigraph
from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

from resgraph.model import QueryError
from resgraph.model.notice import Notice
from resgraph.query.errors import malformed
from resgraph.query.filling import filled
from resgraph.query.guard import check, has_dataset
from resgraph.query.named import named_query
from resgraph.query.parameters import bind
from resgraph.query.run import has_graphs
from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.serve.negotiate import GRAPHS, RESULTS
from resgraph.serve.question import Failure, Question

_RESULTS = {
    "json": pyoxigraph.QueryResultsFormat.JSON,
    "xml": pyoxigraph.QueryResultsFormat.XML,
    "csv": pyoxigraph.QueryResultsFormat.CSV,
    "tsv": pyoxigraph.QueryResultsFormat.TSV,
}
_GRAPHS = {
    "turtle": pyoxigraph.RdfFormat.TURTLE,
    "ntriples": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdfxml": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}
_ROWS = {
    "json": re.compile(
        rb'\}\},\{"[^},]|\},\{\}|"bindings":\[\{'
    ),  # a text may end in }},{ but "} or ", follows
    "xml": re.compile(rb"<result>"),  # < is escaped in texts
    "csv": re.compile(rb"\r\n"),  # too many where a text has such a line end itself
    "tsv": re.compile(rb"\n"),  # escaped in texts
}
"""What stands once for each row in the bytes of a format."""
_HEADED = ("csv", "tsv")
"""Formats whose first line names the columns."""
_OVERLAP = 16


SPELT = "application/sparql-query"


class Sink(Protocol):
    """Where an answer goes: first its media type, then its bytes."""

    def start(self, media_type: str) -> None:
        """Say the media type."""

    def write(self, data: bytes) -> None:
        """Give the next bytes."""


def answer(store: pyoxigraph.Store, question: Question, sink: Sink, rows: int) -> None:
    """Answer in the best media type that fits the form of the query. Raises Failure."""
    try:
        if question.name:
            sink.start(SPELT)
            sink.write(_spelt(store, question).encode())
            return
        found = _ask(store, question)
    except QueryError as error:
        raise Failure(400, str(error)) from error
    if isinstance(found, QueryTriples):
        media_type = _choose(question.accept, GRAPHS, tuple(_GRAPHS))
        sink.start(media_type)
        triples = _counted(found, rows)
        pyoxigraph.serialize(
            triples, _file(_Counting(sink)), format=_GRAPHS[GRAPHS[media_type]], prefixes=NAMESPACES
        )
    elif isinstance(found, QueryBoolean):
        media_type = _choose(question.accept, RESULTS, ("json", "xml"))
        sink.start(media_type)
        sink.write(found.serialize(format=_RESULTS[RESULTS[media_type]]) or b"")
    else:
        media_type = _choose(question.accept, RESULTS, tuple(_RESULTS))
        sink.start(media_type)
        form = RESULTS[media_type]
        found.serialize(_file(_Counting(sink, form, rows)), format=_RESULTS[form])


def _ask(store: pyoxigraph.Store, question: Question) -> QuerySolutions | QueryTriples | QueryBoolean:
    """What the store finds."""
    sparql = question.sparql
    check(sparql)
    try:
        if question.default is None and question.named is None:
            union = not has_dataset(sparql) and has_graphs(store)
            found = store.query(sparql, prefixes=NAMESPACES, use_default_graph_as_union=union)
        else:
            default, named = (_graphs(given or ()) for given in (question.default, question.named))
            found = store.query(
                sparql, prefixes=NAMESPACES, default_graph=list(default), named_graphs=list(named)
            )
    except SyntaxError as error:
        raise malformed(sparql, error) from error
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(Notice("query-not-run", reason=" ".join(str(error).split()))) from error
    return found


def _spelt(store: pyoxigraph.Store, question: Question) -> str:
    """A named query as text that stands alone: its prefixes declared, its parameters put in."""
    query = named_query(question.name)
    asked = query.first(question.rows) if question.rows else query.sparql
    sparql = filled(asked, bind(store, query, dict(question.given)))
    used = {name: iri for name, iri in NAMESPACES.items() if re.search(rf"\b{name}:", sparql)}
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in used.items()) + sparql


def _graphs(iris: tuple[str, ...]) -> list[NamedNode]:
    """The graphs of the protocol's dataset. Raises QueryError for what is no IRI."""
    try:
        return [NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryError(Notice("graph-no-iri", reason=" ".join(str(error).split()))) from error


def _choose(accept: tuple[str, ...], known: dict[str, str], forms: tuple[str, ...]) -> str:
    for media_type in accept:
        if known.get(media_type) in forms:
            return media_type
    able = ", ".join(media_type for media_type, form in known.items() if form in forms)
    raise Failure(406, f"this query can be answered as {able}")


def _counted(found: Iterator[Triple], rows: int) -> Iterator[Triple]:
    for count, triple in enumerate(found, 1):
        if count > rows:
            raise _too_many(rows)
        yield triple


def _too_many(rows: int) -> Failure:
    return Failure(413, f"the answer has more than {rows} rows: ask for less, with LIMIT")


class _Counting(io.RawIOBase):
    """A file for the serialisers of the store, which counts the rows that pass."""

    def __init__(self, sink: Sink, form: str = "", rows: int = 0) -> None:
        self._sink, self._row, self._rows, self._tail = sink, _ROWS.get(form), rows, b""
        self._left = rows + (form in _HEADED)

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        """Pass the bytes on. Raises Failure once there are too many rows."""
        data = bytes(data)
        if self._row:
            self._count(self._row, data)
        self._sink.write(data)
        return len(data)

    def _count(self, row: re.Pattern[bytes], data: bytes) -> None:
        """Count what ends in the new bytes; a mark may begin in the old ones."""
        joined = self._tail + data
        self._left -= sum(match.end() > len(self._tail) for match in row.finditer(joined))
        self._tail = joined[-_OVERLAP:]
        if self._left < 0:
            raise _too_many(self._rows)


def _file(counting: _Counting) -> IO[bytes]:
    """The stream as the type that the store's library names."""
    return cast(IO[bytes], counting)
