"""The JSON API: what people ask most, on the same store, in pages."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode

from resgraph.compare import Comparison, Outline, compare
from resgraph.compare.record import record
from resgraph.find.words import search_words
from resgraph.model import QueryError, SymbolError
from resgraph.query import outlines
from resgraph.query.named import named_query
from resgraph.query.readers import TEXTS, in_language, preferred
from resgraph.rdf.iris import path
from resgraph.serve.asking import Row, iri, rows, rows_of, value
from resgraph.serve.question import Failure, Question
from resgraph.serve.remembered import Remembered, whole
from resgraph.symbols import parse

_JSON = ("application/sparql-results+json",)

_DOCUMENTS = """SELECT ?iri ?symbol ?date WHERE {
  { SELECT DISTINCT ?iri WHERE { ?iri eli:is_realized_by ?realized } }
  OPTIONAL { ?iri dcterms:identifier ?symbol } OPTIONAL { ?iri eli:date_document ?date }
} ORDER BY ?symbol ?iri LIMIT $LIMIT OFFSET $OFFSET"""

_TEXTS = """SELECT ?iri ?language ?title WHERE {
  VALUES ?iri { $IRIS } ?iri eli:is_realized_by ?text BIND(REPLACE(STR(?text), "^.*/", "") AS ?language)
  OPTIONAL { ?text dcterms:title ?title }
} ORDER BY ?iri ?language ?title"""

_DOCUMENT = """SELECT ?symbol ?date ?body ?bodyName ?session ?meeting ?page WHERE {
  { SELECT * { OPTIONAL { $IRI dcterms:identifier ?symbol } } }
  OPTIONAL { $IRI eli:date_document ?date }
  OPTIONAL { $IRI eli:passed_by ?body . OPTIONAL { ?body skos:prefLabel ?bodyName FILTER(LANG(?bodyName) = "zh") } }
  OPTIONAL { $IRI rg:session ?session } OPTIONAL { $IRI rg:meeting ?meeting } OPTIONAL { $IRI foaf:page ?page }
} LIMIT 1"""

_PARTS = """SELECT ?iri ?number ?position ?text ?language WHERE {
  $IRI eli:has_part ?iri . ?iri ^rg:realizes/nif:isString ?text BIND(LANG(?text) AS ?language) FILTER(?language = $LANGUAGE)
  OPTIONAL { ?iri rg:number|rg:mark ?number } OPTIONAL { ?iri rg:position ?position }
} ORDER BY ?position ?iri LIMIT $LIMIT OFFSET $OFFSET"""

_PARAGRAPH = """SELECT ?number ?position ?text ?language WHERE {
  $IRI ^rg:realizes/nif:isString ?text BIND(LANG(?text) AS ?language)
  OPTIONAL { $IRI rg:number|rg:mark ?number } OPTIONAL { $IRI rg:position ?position }
} ORDER BY ?language"""

_EDGES = """SELECT DISTINCT ?property ?iri ?label WHERE {
  VALUES ?property { rg:hasAction rg:addressee rg:cites rg:mentions rg:footnote }
  $IRI ?property ?iri OPTIONAL { ?iri skos:prefLabel|dcterms:identifier ?label FILTER(LANG(?label) IN ("", "zh")) }
} ORDER BY ?property ?iri ?label"""

_CITATIONS = """SELECT ?evidence ?from ?to ?symbol ?words ?relation ?locator ?date ?rule WHERE {
  $PATTERN
  ?evidence cito:hasCitingEntity ?from ; cito:hasCitedEntity ?to ; nif:anchorOf ?words .
  OPTIONAL { ?to dcterms:identifier ?symbol } OPTIONAL { ?evidence rg:relation/rg:impliesRelation ?relation }
  OPTIONAL { ?evidence rg:locator ?locator } OPTIONAL { ?evidence rg:dateAsStated ?date }
  OPTIONAL { ?evidence rg:rule ?rule }
} ORDER BY ?evidence ?to ?words LIMIT $LIMIT OFFSET $OFFSET"""
_DIRECTIONS = {
    "in": "?evidence cito:hasCitedEntity $IRI .",
    "out": "$IRI eli:has_part|rg:footnote ?from . ?evidence cito:hasCitingEntity ?from .",
}

_ENTITY = """SELECT DISTINCT ?property ?value WHERE {
  $IRI ?property ?value FILTER(?property != rdf:type || ISIRI(?value))
} ORDER BY ?property ?value"""

_MENTIONS = """SELECT DISTINCT ?iri ?text ?language WHERE {
  ?iri rg:mentions $IRI ; ^rg:realizes/nif:isString ?text BIND(LANG(?text) AS ?language)
} ORDER BY ?iri ?text LIMIT $LIMIT OFFSET $OFFSET"""

_SEARCH = """SELECT ?iri ?text ?language WHERE {
  ?passage nif:isString ?text ; rg:realizes ?iri $FILTERS BIND(LANG(?text) AS ?language)
} ORDER BY DESC(CONTAINS(LCASE(?text), $WHOLE)) ?iri ?text LIMIT $LIMIT OFFSET $OFFSET"""

_FOUND = "SELECT (COUNT(*) AS ?total) WHERE { ?passage nif:isString ?text ; rg:realizes ?iri $FILTERS }"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request to the API: its parameters, checked against the description, and the page wanted."""

    answers: Remembered
    base: str
    given: Mapping[str, str]
    limit: int
    offset: int

    def document(self) -> NamedNode:
        """The document of the parameter `symbol`. Raises Failure."""
        try:
            return iri(self.base + path(parse(self.given["symbol"]).text))
        except SymbolError as error:
            raise Failure(400, " ".join(str(error).split())) from error

    @property
    def language(self) -> str:
        """The language of the parameter of that name, else the first of those that texts are in."""
        return self.given.get("language") or TEXTS[0]

    def page(self) -> dict[str, int]:
        """One row more than wanted, which shows whether there are more."""
        return {"LIMIT": self.limit + 1, "OFFSET": self.offset}

    def paged(self, found: list[dict[str, Any]]) -> dict[str, Any]:
        """A page, and where the next begins if there is one."""
        more = self.offset + self.limit if len(found) > self.limit else None
        return {"items": found[: self.limit], "offset": self.offset, "limit": self.limit, "next": more}


def _flat(row: Row, *names: str) -> dict[str, Any]:
    """The bound variables, whole numbers as numbers."""
    found: dict[str, Any] = {}
    for name in names:
        text = value(row, name)
        if text is not None:
            number = row[name].get("datatype", "").endswith("#integer")
            found[name] = int(text) if number else text
    return found


async def documents(asked: Asked) -> dict[str, Any]:
    """The documents that were read, each with its title in one language, and the languages it was read in."""
    found = await rows(asked.answers, _DOCUMENTS, **asked.page())
    told = await _texts(asked, [iri(row["iri"]["value"]) for row in found])
    return asked.paged(
        [_flat(row, "iri", "symbol", "date") | told.get(row["iri"]["value"], {}) for row in found]
    )


async def document(asked: Asked) -> dict[str, Any]:
    """One document with its paragraphs, in one language."""
    thing = asked.document()
    told = (await _texts(asked, [thing])).get(thing.value)
    sparql = in_language(_DOCUMENT, asked.language)
    head = _flat(
        (await rows(asked.answers, sparql, IRI=thing))[0],
        "symbol", "date", "body", "bodyName", "session", "meeting", "page",
    )  # fmt: skip
    if not head:
        raise Failure(404, "the graph knows nothing of this document")
    language = told["language"] if told else asked.language
    found = await rows(asked.answers, _PARTS, IRI=thing, LANGUAGE=Literal(language), **asked.page())
    return {
        "iri": thing.value, **head, **(told or {}), "paragraphs": asked.paged([_part(row) for row in found])
    }  # fmt: skip


async def _texts(asked: Asked, documents: Sequence[NamedNode]) -> dict[str, dict[str, Any]]:
    """Of each document the languages it was read in, the one to tell it in, and its title in that."""
    sparql = _TEXTS.replace("$IRIS", " ".join(map(str, documents)))
    titles: dict[str, dict[str, str | None]] = {}
    for row in await rows(asked.answers, sparql) if documents else ():
        titles.setdefault(row["iri"]["value"], {})[row["language"]["value"]] = value(row, "title")
    told: dict[str, dict[str, Any]] = {}
    for thing, by_language in titles.items():
        language = next((each for each in preferred(asked.language) if each in by_language), min(by_language))
        title = {"title": by_language[language]} if by_language[language] else {}
        told[thing] = {**title, "language": language, "languages": sorted(by_language)}
    return told


def _part(row: Row) -> dict[str, Any]:
    whole = row["iri"]["value"]
    return {"id": whole.partition("#")[2], **_flat(row, "iri", "number", "position", "text", "language")}


async def paragraph(asked: Asked) -> dict[str, Any]:
    """One paragraph or footnote: its text, and its edges by property."""
    thing = iri(f"{asked.document().value}#{path(asked.given['id'])}")
    texts = await rows(asked.answers, _PARAGRAPH, IRI=thing)
    if not texts:
        raise Failure(404, "the graph knows nothing of this paragraph")
    edges: dict[str, list[dict[str, Any]]] = {}
    for row in await rows(asked.answers, _EDGES, IRI=thing):
        name = row["property"]["value"].partition("#")[2]
        edges.setdefault(name, []).append(_flat(row, "iri", "label"))
    texts_shown = [_flat(row, "text", "language") for row in texts]
    return {"iri": thing.value, **_flat(texts[0], "number", "position"), "texts": texts_shown, "edges": edges}


async def citations(asked: Asked) -> dict[str, Any]:
    """The citations in a document, or of it, with the words that cite."""
    sparql = _CITATIONS.replace("$PATTERN", _DIRECTIONS[asked.given.get("direction", "out")])
    found = await rows(asked.answers, sparql, IRI=asked.document(), **asked.page())
    names = ("evidence", "from", "to", "symbol", "words", "relation", "locator", "date", "rule")
    return asked.paged([_flat(row, *names) for row in found])


async def entity(asked: Asked) -> dict[str, Any]:
    """What is known of a thing of the authority files, and where it is mentioned."""
    thing = iri(f"{asked.base}authority/{path(asked.given['id'])}")
    said: dict[str, list[dict[str, str]]] = {}
    for row in await rows(asked.answers, _ENTITY, IRI=thing):
        shown = {"value": row["value"]["value"]}
        if "xml:lang" in row["value"]:
            shown["language"] = row["value"]["xml:lang"]
        said.setdefault(row["property"]["value"], []).append(shown)
    if not said:
        raise Failure(404, "the graph knows nothing of this entity")
    found = await rows(asked.answers, _MENTIONS, IRI=thing, **asked.page())
    return {
        "iri": thing.value,
        "properties": said,
        "mentions": asked.paged([_flat(r, "iri", "text", "language") for r in found]),
    }


async def search(asked: Asked) -> dict[str, Any]:
    """The passages that hold all words of the question, those that hold them as they stand in it first."""
    words = search_words(asked.given["q"])
    if not words:
        raise Failure(400, "q holds no word to search for")
    tests = " && ".join(f"CONTAINS(LCASE(?text), {Literal(word.lower())})" for word in words)
    filters = f"FILTER({tests})"
    whole = Literal("".join(asked.given["q"].lower().split()))
    found = await rows(asked.answers, _SEARCH.replace("$FILTERS", filters), WHOLE=whole, **asked.page())
    counted = await rows(asked.answers, _FOUND.replace("$FILTERS", filters))
    page = asked.paged([_flat(row, "iri", "text", "language") for row in found])
    return {"words": list(words), "total": int(counted[0]["total"]["value"]), **page}


async def query(asked: Asked) -> dict[str, Any]:
    """The answer to a named query, a row an object."""
    name, wanted = asked.given["named"], asked.offset + asked.limit + 1
    given = tuple((key, text) for key, text in asked.given.items() if key not in ("named", "language"))
    question = await _spelt(asked, Question(name=name, given=given))
    found = None
    if not asked.answers.keeps(question):
        found = await _first(asked, Question(name=name, given=given, rows=wanted))
    if found is None:
        found = await rows_of(asked.answers, question)
    return asked.paged([_flat(row, *row) for row in found[asked.offset : wanted]])


async def _first(asked: Asked, question: Question) -> list[Row] | None:
    """So many rows of a named query; None where its short form does not find them all."""
    found = await rows_of(asked.answers, await _spelt(asked, question))
    return None if named_query(question.name).may_fall_short and len(found) < question.rows else found


async def _spelt(asked: Asked, question: Question) -> Question:
    """A named query as SPARQL, with names in the language asked for."""
    spelt = await whole(asked.answers, question)
    return Question(in_language(spelt.decode(), asked.language), _JSON)


async def compared(asked: Asked) -> dict[str, Any]:
    """What became of each paragraph of one document in another, as plain data."""
    return record(await comparison(asked))


async def comparison(asked: Asked) -> Comparison:
    """What became of each paragraph of `left` in `right`, in `language` or one that both have. Raises Failure."""
    one = await _outline(asked, asked.given["left"], asked.given.get("language"))
    other = await _outline(asked, asked.given["right"], asked.given.get("language") or one.language)
    return await asyncio.to_thread(compare, one, other)


async def _outline(asked: Asked, symbol: str, language: str | None) -> Outline:
    """What of a document is compared. Raises Failure where the graph has no text of it."""
    try:
        canonical = outlines.canonical_symbol(symbol)
    except QueryError as error:
        raise Failure(400, str(error)) from error
    work = iri(asked.base + path(canonical))
    heads = [_words(row) for row in await rows(asked.answers, outlines.HEAD, WORK=work)]
    try:
        head = outlines.chosen_head(heads, canonical, language)
    except QueryError as error:
        raise Failure(404, str(error)) from error
    text = iri(f"{work.value}/{head['language']}")
    asks = (outlines.PASSAGES, outlines.MARKS, outlines.ASKED)
    parts = [[_words(row) for row in await rows(asked.answers, sparql, TEXT=text)] for sparql in asks]
    return outlines.outline_of_rows(canonical, asked.base, head, *parts)


def _words(row: Row) -> dict[str, str]:
    return {name: cell["value"] for name, cell in row.items()}


OPERATIONS: dict[str, Callable[[Asked], Awaitable[dict[str, Any]]]] = {
    "documents": documents,
    "document": document,
    "paragraph": paragraph,
    "citations": citations,
    "entity": entity,
    "search": search,
    "query": query,
    "compare": compared,
}
"""Each operation under /api/v1/, described in `openapi`."""
