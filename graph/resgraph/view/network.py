"""The citation network for networkx and Gephi: resolutions, paragraphs, cited documents, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

import networkx
from pyoxigraph import Store

from resgraph.model import SymbolError
from resgraph.symbols import explain, parse
from resgraph.view.sparql import Row, rows

if TYPE_CHECKING:
    Network = networkx.MultiDiGraph[str]

_DOCUMENTS = ("resolution", "cited document")
_DATE = re.compile(r' lastmodifieddate="[^"]*"')

_NODES = """
SELECT ?iri ?kind ?label ?date ?title WHERE {
  { ?iri a eli:LegalResource ; dcterms:identifier ?label
    OPTIONAL { ?iri eli:date_document ?date }
    OPTIONAL { ?iri dcterms:title ?title }
    BIND(IF(EXISTS { ?iri eli:is_realized_by ?text }, "resolution", "cited document") AS ?kind) }
  UNION { ?work eli:has_part ?iri ; dcterms:identifier ?symbol
    BIND(CONCAT(?symbol, " ", STRAFTER(STR(?iri), "#")) AS ?label) BIND("paragraph" AS ?kind) }
  UNION { ?work rg:footnote ?iri ; dcterms:identifier ?symbol
    BIND(CONCAT(?symbol, " ", STRAFTER(STR(?iri), "#")) AS ?label) BIND("footnote" AS ?kind) }
  UNION { SELECT DISTINCT ?iri ?kind ?label WHERE { ?place rg:mentions ?iri
    OPTIONAL { ?iri skos:prefLabel ?chinese FILTER(LANG(?chinese) = "zh") }
    OPTIONAL { ?iri skos:prefLabel ?english FILTER(LANG(?english) = "en") }
    BIND(COALESCE(?chinese, ?english, STRAFTER(STR(?iri), "/authority/")) AS ?label)
    BIND("entity" AS ?kind) } }
} ORDER BY ?iri ?kind ?label ?date DESC(LANG(?title)) ?title"""

_EDGES = """
SELECT DISTINCT ?from ?property ?to WHERE {
  VALUES ?property { eli:has_part rg:footnote rg:cites rg:mentions rg:adoptedOnReport }
  ?from ?property ?to
} ORDER BY ?from ?property ?to"""

_RELATIONS = """
SELECT DISTINCT ?from ?to ?relation WHERE {
  ?citation cito:hasCitingEntity ?from ; cito:hasCitedEntity ?to ; rg:relation/rg:impliesRelation ?relation
} ORDER BY ?from ?to ?relation"""


def citation_network(store: Store) -> Network:
    """The network of an output folder's store; nodes are IRIs with `label` and `kind`, documents with `title`, `date` and `year`.

    Edges have a `kind`: has_part, footnote, cites, mentions, adoptedOnReport; one that cites has a `relation`: recalls,
    reaffirms... The order of nodes and
    edges is that of their IRIs.
    """
    network: Network = networkx.MultiDiGraph()
    for row in rows(store, _NODES):
        if row["iri"] not in network:
            network.add_node(row["iri"], label=row["label"], kind=row["kind"], **_dated(row))
    relations = _relations(store)
    for row in rows(store, _EDGES):
        if row["from"] in network and row["to"] in network:
            kind = row["property"].replace("#", "/").rpartition("/")[2]
            how = relations.get((row["from"], row["to"]), "") if kind == "cites" else ""
            network.add_edge(
                row["from"], row["to"], key=kind, kind=kind, **({"relation": how} if how else {})
            )
    return network


def _dated(row: Row) -> dict[str, str | int]:
    """Title, date and year of a document, as far as they are known; the year of one not read as its symbol tells it."""
    found: dict[str, str | int] = {name: row[name] for name in ("title", "date") if name in row}
    year = int(row["date"][:4]) if "date" in row else _year(row["label"])
    if year and row["kind"] in _DOCUMENTS:
        found["year"] = year
    return found


def _year(symbol: str) -> int | None:
    try:
        return explain(parse(symbol)).year
    except SymbolError:
        return None


def _relations(store: Store) -> dict[tuple[str, str], str]:
    """How each place cites each document, by the names of the properties."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in rows(store, _RELATIONS):
        found.setdefault((row["from"], row["to"]), []).append(row["relation"].rpartition("#")[2])
    return {edge: ", ".join(names) for edge, names in found.items()}


def write_graphml(store: Store, file: BinaryIO) -> None:
    """GraphML, which Gephi, yEd, Cytoscape and igraph read."""
    networkx.write_graphml(citation_network(store), file, encoding="utf-8", prettyprint=True)


def write_gexf(store: Store, file: BinaryIO) -> None:
    """GEXF, Gephi's own format, without the date that networkx writes into it."""
    lines = networkx.generate_gexf(citation_network(store), encoding="utf-8", prettyprint=True)
    for line in lines:
        file.write(f"{_DATE.sub('', line)}\n".encode())
