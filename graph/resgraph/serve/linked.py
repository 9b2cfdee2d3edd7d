"""Every IRI of the graph answers under its own path: a page for people, triples for programs.

`https://w3id.org/resgraph/A/RES/60/175` is `/A/RES/60/175` here. What has a fragment (`#op4`, `#op4.54-68`) is
described, as HTTP wants it, by the document before the `#`.
"""

from __future__ import annotations

from urllib.parse import unquote

from pyoxigraph import Literal
from starlette.requests import Request

from resgraph.rdf.iris import path
from resgraph.serve.asking import Row, filled, iri, rows
from resgraph.serve.negotiate import GRAPHS, liked
from resgraph.serve.protocol import accepted
from resgraph.serve.question import Failure, Question
from resgraph.serve.remembered import Remembered

_ABOUT = """
  { SELECT DISTINCT ?s WHERE {
    { BIND($IRI AS ?s) }
    UNION { $IRI eli:has_part|rg:footnote ?s }
    UNION { $IRI rg:hasPassage ?s }
    UNION { $IRI rg:hasPassage ?passage . ?s nif:referenceContext ?passage }
    UNION { $IRI rg:hasPassage ?passage . ?duty nif:referenceContext ?passage ; rg:hasParty|rg:hasReport ?s }
    UNION { ?s rdfs:isDefinedBy $IRI }
    UNION { ?s rg:later $IRI }
    UNION { $IRI rg:hasPassage ?passage . ?s rg:later ?passage }
    FILTER(?s = $IRI || STRSTARTS(STR(?s), $HASH))
  } }
  ?s ?p ?o
"""
"""What is said of the thing and of its parts: paragraphs, duties, findings, what became of them in the series; of the ontology, its terms."""

_TRIPLES = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {_ABOUT} }}"

_STATEMENTS = f"""SELECT DISTINCT ?s ?p ?o ?label WHERE {{ {_ABOUT}
  OPTIONAL {{ ?o skos:prefLabel|dcterms:identifier ?label FILTER(LANG(?label) IN ("", $LANGUAGE)) }}
}}"""

_WORDS = """SELECT ?s ?text WHERE {
  { $IRI eli:has_part|rg:footnote ?s . ?s ^rg:realizes/nif:isString ?text }
  UNION { $IRI rg:hasPassage ?s . ?s nif:isString ?text }
} ORDER BY ?s ?text"""

_POINTING = """SELECT DISTINCT ?s ?label ?words WHERE {
  { ?s rg:cites $IRI } UNION { ?s rg:mentions $IRI } UNION { ?s rg:addressee $IRI }
  ?work eli:has_part|rg:footnote ?s ; rdfs:label ?symbol
  OPTIONAL { ?s ^rg:realizes/nif:isString ?words }
  BIND(CONCAT(?symbol, "#", STRAFTER(STR(?s), "#")) AS ?label)
} ORDER BY ?label LIMIT $MOST"""

_KNOWN = "SELECT ?thing WHERE { VALUES ?thing { $A $B } ?thing ?p ?o } LIMIT 1"
MOST_POINTING = 200
HTML = "text/html"
_OFFERS = (HTML, *GRAPHS)
_SHORT = {"turtle": "text/turtle", "jsonld": "application/ld+json", "ntriples": "application/n-triples"}


async def thing_of(request: Request, answers: Remembered, base: str) -> str:
    """The IRI that the path stands for, as the graph spells it. Raises Failure where the graph does not know it."""
    raw = request.scope["raw_path"].partition(b"?")[0].decode("ascii", "replace").lstrip("/")
    spelt = [iri(base + raw), iri(base + path(unquote(raw)))]
    found = await rows(answers, _KNOWN, A=spelt[0], B=spelt[1])
    if not found:
        raise Failure(404, "the graph knows nothing of this")
    return found[0]["thing"]["value"]


def wanted(request: Request) -> str:
    """The media type to answer in: that of ?format=turtle, or the one liked best. Raises Failure."""
    short = request.query_params.get("format")
    if short is not None:
        if short not in _SHORT:
            raise Failure(400, f"format is one of {', '.join(_SHORT)}")
        return _SHORT[short]
    for media_type in liked(accepted(request), _OFFERS):
        return media_type
    raise Failure(406, f"this can be had as {', '.join(_OFFERS)}")


def triples(thing: str, media_type: str) -> Question:
    """What is said of the thing, as triples."""
    return Question(_about(_TRIPLES, thing), (media_type,))


async def statements(answers: Remembered, thing: str, language: str) -> list[Row]:
    """What is said of the thing and its parts, objects with a label in the language where they have one."""
    return await rows(answers, _about(_STATEMENTS, thing, LANGUAGE=Literal(language)))


async def words(answers: Remembered, thing: str, language: str) -> dict[str, str]:
    """The text of each part of a document, or of each passage of a text."""
    found = _in_one_language(await rows(answers, _WORDS, IRI=iri(thing)), "text", language)
    return {row["s"]["value"]: row["text"]["value"] for row in found}


async def pointing(answers: Remembered, thing: str, language: str) -> list[Row]:
    """The passages that cite or mention the thing, each once; not all if there are very many."""
    return _in_one_language(
        await rows(answers, _POINTING, IRI=iri(thing), MOST=MOST_POINTING), "words", language
    )


def _in_one_language(found: list[Row], name: str, language: str) -> list[Row]:
    """A row for each `?s`: of those in several languages the reader's, else the Chinese, else the first."""

    def liking(row: Row) -> int:
        return {"zh": 1, language: 2}.get(row.get(name, {}).get("xml:lang", ""), 0)

    best: dict[str, Row] = {}
    for row in found:
        known = best.setdefault(row["s"]["value"], row)
        if liking(row) > liking(known):
            best[row["s"]["value"]] = row
    return list(best.values())


def _about(sparql: str, thing: str, **more: Literal) -> str:
    return filled(sparql, {"IRI": iri(thing), "HASH": Literal(f"{thing}#"), **more})
