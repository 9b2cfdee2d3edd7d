"""The citation network for networkx and Gephi: resolutions, paragraphs, cited documents, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

import networkx
from pyoxigraph import Store

from resgraph.view.sparql import rows

if TYPE_CHECKING:
    Network = networkx.MultiDiGraph[str]

_DATE = re.compile(r' lastmodifieddate="[^"]*"')

_NODES = """
SELECT ?iri ?kind ?label WHERE {
  { ?iri a eli:LegalResource ; dcterms:identifier ?label
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
} ORDER BY ?iri ?kind ?label"""

_EDGES = """
SELECT DISTINCT ?from ?property ?to WHERE {
  VALUES ?property { eli:has_part rg:footnote rg:cites rg:mentions rg:adoptedOnReport }
  ?from ?property ?to
} ORDER BY ?from ?property ?to"""


def citation_network(store: Store) -> Network:
    """The network of an output folder's store; nodes are IRIs with `label` and `kind`.

    Edges have a `kind`: has_part, footnote, cites, mentions, adoptedOnReport. The order of nodes and
    edges is that of their IRIs.
    """
    network: Network = networkx.MultiDiGraph()
    for row in rows(store, _NODES):
        if row["iri"] not in network:
            network.add_node(row["iri"], label=row["label"], kind=row["kind"])
    for row in rows(store, _EDGES):
        if row["from"] in network and row["to"] in network:
            kind = row["property"].replace("#", "/").rpartition("/")[2]
            network.add_edge(row["from"], row["to"], key=kind, kind=kind)
    return network


def write_graphml(store: Store, file: BinaryIO) -> None:
    """GraphML, which Gephi, yEd, Cytoscape and igraph read."""
    networkx.write_graphml(citation_network(store), file, encoding="utf-8", prettyprint=True)


def write_gexf(store: Store, file: BinaryIO) -> None:
    """GEXF, Gephi's own format, without the date that networkx writes into it."""
    lines = networkx.generate_gexf(citation_network(store), encoding="utf-8", prettyprint=True)
    for line in lines:
        file.write(f"{_DATE.sub('', line)}\n".encode())
