"""What an agent can ask: every answer with symbol, paragraph, sentence and link, in pages, within the server's limits.

Queries run in processes of their own, as under `resgraph serve`: they are ended at the time limit and cannot write.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from resgraph.query.filling import Term
from resgraph.query.named import named_queries, named_query
from resgraph.query.parameters import bind
from resgraph.query.readers import for_reader, in_language
from resgraph.query.run import Cell, QueryResult
from resgraph.rdf.iris import path
from resgraph.rdf.store import open_store
from resgraph.serve.generations import Generation, Served
from resgraph.serve.question import Failure, Question
from resgraph.serve.remembered import whole
from resgraph.tables.answers import for_people
from resgraph.tables.facts import Facts
from resgraph.tables.places import place_name
from resgraph.tables.values import plain, value_of

Item = dict[str, Any]
Page = dict[str, Any]

_JSON = ("application/sparql-results+json",)
_LONGEST = 6_000
"""Characters of a sentence or a cell; what is longer ends in an ellipsis, and its link has the whole."""
_NAMES = {"resolution": "symbol", "document": "symbol", "where": "place", "text": "sentence"}


@dataclass(slots=True)
class GraphView:
    """One request's view of the graph: one build, and what is known of its things."""

    build: Generation
    facts: Facts

    def document(self, written: str) -> str:
        """The IRI of the document that a symbol, a reference or a name means. Raises QueryError."""
        term = bind(self.facts.store, named_query("citing"), {"document": written})["document"]
        return term.value

    def item(self, place: str, **more: Any) -> Item:
        """A paragraph as every answer shows it."""
        document, _, part = place.partition("#")
        known = {
            "symbol": self.facts.symbol(document),
            "title": self.facts.title(document),
            "paragraph": part,
            "place": place_name(part, "zh" if self.facts.language == "zh" else "en"),
            "sentence": cut(self.facts.text(place)),
            "link": self.facts.page(document),
            "iri": place,
        }
        return {**known, **more}


class Library:
    """Answers questions on what is being served."""

    def __init__(self, served: Served, language: str) -> None:
        self.served, self.language = served, language
        self._facts: tuple[Generation, Facts] | None = None

    @contextmanager
    def reading(self) -> Iterator[GraphView]:
        """The current build, to the end of a request."""
        with self.served.current() as build:
            if self._facts is None or self._facts[0] is not build:
                self._facts = build, Facts(open_store(build.store.folder), build.base, self.language)
            yield GraphView(build, self._facts[1])

    async def named(self, name: str, given: Mapping[str, str], limit: int, offset: int) -> Page:
        """The answer of a named query. Raises Failure, QueryError."""
        query = named_query(name)
        with self.reading() as reading:
            terms = bind(reading.facts.store, query, given)
            spelt = await whole(reading.build.answers, Question(name=name, given=tuple(given.items())))
            told, found = await _found(reading, in_language(spelt.decode(), reading.facts.language))
            answer = QueryResult(told, (tuple(_term(row.get(c)) for c in told) for row in found), "select")
            rows = list(for_reader(answer, reading.facts.language, reading.facts.store).rows)
            page = rows[offset : offset + limit]
            shown = [at for at, name in enumerate(told) if name not in terms]
            answer = QueryResult(
                tuple(told[at] for at in shown), (tuple(row[at] for at in shown) for row in page), "select"
            )
            table = for_people(answer, reading.facts, terms, full=True)
            names = [_NAMES.get(column.name, column.name) for column in table.columns]
            items = [
                dict(zip(names, map(_value, values), strict=True))
                | _place(reading, dict(zip(told, row, strict=True)), terms)
                for values, row in zip(table.values(), page, strict=True)
            ]
            return paged(items, len(rows), limit, offset)

    async def sparql(self, query: str, limit: int) -> Page:
        """The answer to SPARQL that only reads. Raises Failure."""
        with self.reading() as reading:
            columns, rows = await _found(reading, query)
            items = [
                {name: cut(row[name]["value"]) for name in columns if name in row} for row in rows[:limit]
            ]
            return {"columns": list(columns), **paged(items, len(rows), limit, 0)}


def questions() -> list[Item]:
    """The named queries and what they need."""
    return [
        {
            "name": query.name,
            "asks": query.asks,
            "title": query.title_zh,
            "parameters": query.example,
        }
        for query in named_queries().values()
    ]


def paged(items: Sequence[Item], total: int, limit: int, offset: int) -> Page:
    """A page, how many there are in all, and where the next begins."""
    more = offset + limit if offset + limit < total else None
    return {"items": list(items), "total": total, "next": more}


async def _found(reading: GraphView, sparql: str) -> tuple[tuple[str, ...], list[dict[str, dict[str, str]]]]:
    """Columns and rows of a SELECT; ASK has one row, of `answer`. Raises Failure."""
    told = json.loads(await whole(reading.build.answers, Question(sparql, _JSON)))
    if "boolean" in told:
        return ("answer",), [{"answer": {"type": "literal", "value": str(told["boolean"]).lower()}}]
    return tuple(told["head"]["vars"]), told["results"]["bindings"]


def _term(told: Mapping[str, str] | None) -> Cell:
    """A term of SPARQL JSON."""
    if told is None or told["type"] not in ("uri", "bnode", "literal"):
        return None
    if told["type"] == "uri":
        return NamedNode(told["value"])
    if told["type"] == "bnode":
        return BlankNode(told["value"])
    if "xml:lang" in told:
        return Literal(told["value"], language=told["xml:lang"])
    datatype = told.get("datatype")
    return Literal(told["value"], datatype=NamedNode(datatype)) if datatype else Literal(told["value"])


def _place(reading: GraphView, row: Mapping[str, Cell], terms: Mapping[str, Term]) -> Item:
    """The paragraph's id and IRI, where the answer has one."""
    part = plain(value_of(row.get("paragraph")))
    if not part:
        return {}
    if resolution := plain(value_of(row.get("resolution"))):
        document = reading.facts.base + path(resolution)
    else:
        document = terms["document"].value if "document" in terms else ""
    return {"paragraph": part, "iri": f"{document}#{part}"} if document else {"paragraph": part}


def _value(value: Any) -> Any:
    """Numbers and booleans as they are, all else as text that is not too long."""
    return value if isinstance(value, bool | int | float) else cut(plain(value))


def cut(text: str) -> str:
    """The text, or its beginning."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


__all__ = ["Failure", "GraphView", "Item", "Library", "Page", "cut", "paged", "questions"]
