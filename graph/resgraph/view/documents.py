"""Documents out of the store: resolutions that were read, and whatever they cite."""

from __future__ import annotations

import re
from collections import defaultdict

from pyoxigraph import Store

from resgraph.model import SymbolError
from resgraph.symbols import explain, parse
from resgraph.view.records import Document, Text
from resgraph.view.sparql import Row, rows

DEFAULT_BASE = "https://w3id.org/resgraph/"

_DOCUMENTS = """
SELECT ?iri ?symbol ?type WHERE {
  VALUES ?type { rg:Resolution rg:Decision rg:Statement rg:MeetingRecord rg:Document }
  ?iri a ?type
  OPTIONAL { ?iri dcterms:identifier ?symbol }
} ORDER BY ?symbol ?iri ?type"""

_FACTS = """
SELECT ?iri ?property ?value (LANG(?value) AS ?language) WHERE {
  VALUES ?property {
    dcterms:title rg:listedTitle eli:date_document rg:session rg:meeting eli:passed_by rg:adoptedOnReport foaf:page }
  { SELECT DISTINCT ?iri {
    VALUES ?type { rg:Resolution rg:Decision rg:Statement rg:MeetingRecord rg:Document } ?iri a ?type } }
  ?iri ?property ?value
} ORDER BY ?iri ?property ?value"""

_TEXTS = """
SELECT ?text ?iri ?title ?language ?file WHERE {
  ?text a rg:Text ; eli:realizes ?iri
  OPTIONAL { ?text dcterms:title ?title BIND(LANG(?title) AS ?language) }
  OPTIONAL { ?text prov:wasDerivedFrom/dcterms:title ?file }
} ORDER BY ?text ?title ?file"""

_ADOPTED = """
SELECT ?iri ?label (LANG(?label) AS ?language) WHERE {
  ?instrument rg:adoptedBy ?iri ; skos:prefLabel ?label
} ORDER BY ?iri ?language ?label"""

_STATED = """
SELECT ?iri ?date (COUNT(?citation) AS ?count) WHERE {
  ?citation cito:hasCitedEntity ?iri ; rg:dateAsStated ?date
} GROUP BY ?iri ?date ORDER BY ?iri ?count DESC(?date)"""

Facts = dict[str, dict[str, list[tuple[str, str]]]]
"""By IRI and local name of the property: values with their language tags."""


def base_of(store: Store) -> str:
    """The base IRI of the graph: a document's IRI is base and symbol."""
    for row in rows(store, _DOCUMENTS):
        if "symbol" in row and row["iri"].endswith(row["symbol"]):
            return row["iri"].removesuffix(row["symbol"])
    return DEFAULT_BASE


def documents(
    store: Store, base: str, parts: dict[str, list[str]], passages: dict[str, list[str]]
) -> list[Document]:
    """Every document, by symbol; `parts` and `passages` list what belongs to each, in reading order."""
    stated, adopted = _stated(store), _adopted(store)
    facts, texts = _facts(store), _texts(store, base, passages)
    kinds = {row["iri"]: (row.get("symbol", ""), row["type"]) for row in rows(store, _DOCUMENTS)}
    found = []
    for iri, (symbol, kind) in kinds.items():
        name, of = iri.removeprefix(base), facts[iri]
        year, dated = _year(_first(of["date_document"]), stated.get(iri, ""), symbol)
        found.append(
            Document(
                id=name,
                symbol=symbol,
                kind=kind.rpartition("#")[2].lower(),
                title=_titles(of, adopted[iri]),
                date=_first(of["date_document"]),
                session=_first(of["session"]),
                meeting=_first(of["meeting"]),
                body=[value.removeprefix(base) for value, _ in of["passed_by"]],
                reports=[value.removeprefix(base) for value, _ in of["adoptedOnReport"]],
                page=_first(of["page"]),
                organ=_first(of["passed_by"]).removeprefix(base) or _issuer(symbol),
                year=year,
                dated=dated,
                texts=texts[name],
                parts=parts.get(name, []),
            )
        )
    return found


def _titles(of: dict[str, list[tuple[str, str]]], adopted: dict[str, list[str]]) -> dict[str, str]:
    """By language: the title printed, else that of a list, else the names of the instruments that the document adopted."""
    printed = {language: value for value, language in reversed(of["title"])}
    listed = {language: value for value, language in reversed(of["listedTitle"])}
    named = {language: "; ".join(labels) for language, labels in sorted(adopted.items())}
    return {**named, **listed, **printed}


def _adopted(store: Store) -> dict[str, dict[str, list[str]]]:
    """By document and language: the names of the instruments that it adopted."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(store, _ADOPTED):
        found[row["iri"]][row.get("language", "")].append(row["label"])
    return found


def _stated(store: Store) -> dict[str, str]:
    """By document: the date most citations state; the earliest of those stated as often."""
    return {row["iri"]: row["date"] for row in rows(store, _STATED)}


_FIRST_SESSION = 1946
"""The General Assembly met first in 1946; each session but the first opens in the autumn: the sixtieth in 2005."""


def _year(date: str, stated: str, symbol: str) -> tuple[int, str]:
    """A document's year and whence it is: its `date`, the date citations have `stated`, or its `symbol`.

    `E/RES/2005/14` tells its year, `A/60/510` the year in which the session opened; `A/CONF.203/18` tells none.
    """
    for value, origin in ((date, "date"), (stated, "stated")):
        if value[:4].isdigit():
            return int(value[:4]), origin
    try:
        known = parse(symbol)
    except SymbolError:
        return 0, ""
    year = explain(known).year or _opening(symbol)
    return (year, "symbol") if year else (0, "")


def _opening(symbol: str) -> int:
    """The year in which the session of `A/60/510` or `A/RES/60/175` opened; 0 for other organs and special sessions."""
    found = re.match(r"A/(?:RES/|DEC/|C\.\d/|INF/)?(\d{1,2})/", symbol)
    return _FIRST_SESSION + max(int(found[1]) - 1, 0) if found else 0


def _issuer(symbol: str) -> str:
    """`authority/org/security-council` for S/RES/1373(2001); empty where the series does not tell."""
    try:
        body = parse(symbol).body
    except SymbolError:
        return ""
    return f"authority/{body}" if body else ""


def _first(values: list[tuple[str, str]]) -> str:
    return values[0][0] if values else ""


def _facts(store: Store) -> Facts:
    found: Facts = defaultdict(lambda: defaultdict(list))
    for row in rows(store, _FACTS):
        local = row["property"].replace("#", "/").rpartition("/")[2]
        found[row["iri"]][local].append((row["value"], row.get("language", "")))
    return found


def _texts(store: Store, base: str, passages: dict[str, list[str]]) -> dict[str, list[Text]]:
    found: dict[str, list[Text]] = defaultdict(list)
    seen = set()
    for row in rows(store, _TEXTS):
        if row["text"] in seen:
            continue
        seen.add(row["text"])
        name = row["text"].removeprefix(base)
        found[row["iri"].removeprefix(base)].append(_text(name, row, passages.get(name, [])))
    return found


def _text(name: str, row: Row, passages: list[str]) -> Text:
    language = row.get("language") or name.rpartition("/")[2]
    return Text(name, language, row.get("title", ""), row.get("file", ""), passages)
