"""What the endpoint is and what the data are: SPARQL 1.1 Service Description and VoID, as triples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.serve.negotiate import GRAPHS

SD, VOID = "http://www.w3.org/ns/sparql-service-description#", "http://rdfs.org/ns/void#"
LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
"""Of the data; the words quoted from the texts remain those of the United Nations."""
_FORMATS = "http://www.w3.org/ns/formats/"
_PREFIXES = {**NAMESPACES, "sd": SD, "void": VOID, "formats": _FORMATS}
_RESULT_FORMATS = (
    "SPARQL_Results_JSON SPARQL_Results_XML SPARQL_Results_CSV SPARQL_Results_TSV"
    " Turtle N-Triples RDF_XML JSON-LD"
).split()
_SERIALISERS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


def service(endpoint: str, graphs: Iterable[str]) -> Iterator[Triple]:
    """The endpoint: what it speaks, and the graphs of its dataset; the default graph holds all statements."""
    subject, dataset, default = (NamedNode(endpoint + part) for part in ("", "#dataset", "#default"))
    yield _type(subject, f"{SD}Service")
    yield Triple(subject, NamedNode(f"{SD}endpoint"), subject)
    yield Triple(subject, NamedNode(f"{SD}supportedLanguage"), NamedNode(f"{SD}SPARQL11Query"))
    yield Triple(subject, NamedNode(f"{SD}feature"), NamedNode(f"{SD}UnionDefaultGraph"))
    for name in _RESULT_FORMATS:
        yield Triple(subject, NamedNode(f"{SD}resultFormat"), NamedNode(_FORMATS + name))
    yield Triple(subject, NamedNode(f"{SD}defaultDataset"), dataset)
    yield _type(dataset, f"{SD}Dataset")
    yield Triple(dataset, NamedNode(f"{SD}defaultGraph"), default)
    yield _type(default, f"{SD}Graph")
    for number, graph in enumerate(graphs, 1):
        named = NamedNode(f"{endpoint}#graph-{number}")
        yield Triple(dataset, NamedNode(f"{SD}namedGraph"), named)
        yield _type(named, f"{SD}NamedGraph")
        yield Triple(named, NamedNode(f"{SD}name"), NamedNode(graph))


def dataset(root: str, base: str, counts: dict[str, int]) -> Iterator[Triple]:
    """The data: how much there is, where its IRIs begin, where to ask."""
    subject = NamedNode(f"{root}.well-known/void#dataset")
    yield _type(subject, f"{VOID}Dataset")
    title = Literal("United Nations resolutions as a knowledge graph", language="en")
    yield Triple(subject, NamedNode(f"{NAMESPACES['dcterms']}title"), title)
    yield Triple(subject, NamedNode(f"{NAMESPACES['dcterms']}license"), NamedNode(LICENCE))
    yield Triple(subject, NamedNode(f"{VOID}sparqlEndpoint"), NamedNode(f"{root}sparql"))
    yield Triple(subject, NamedNode(f"{VOID}uriSpace"), Literal(base))
    for name, count in counts.items():
        integer = NamedNode(f"{NAMESPACES['xsd']}integer")
        yield Triple(subject, NamedNode(VOID + name), Literal(str(count), datatype=integer))
    for name in ("rg", "eli", "dcterms", "skos", "cito", "nif", "itsrdf", "org", "prov", "foaf"):
        yield Triple(subject, NamedNode(f"{VOID}vocabulary"), NamedNode(NAMESPACES[name]))


def _type(subject: NamedNode, kind: str) -> Triple:
    return Triple(subject, NamedNode(f"{NAMESPACES['rdf']}type"), NamedNode(kind))


def written(triples: Iterable[Triple], media_type: str) -> bytes:
    """The triples in a format of `negotiate.GRAPHS`."""
    return serialize(triples, format=_SERIALISERS[GRAPHS[media_type]], prefixes=_PREFIXES) or b""
