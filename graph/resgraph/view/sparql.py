"""Questions to the store."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

PREFIXES = {
    "rg": "https://w3id.org/resgraph/ontology#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "dcterms": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "cito": "http://purl.org/spar/cito/",
    "itsrdf": "http://www.w3.org/2005/11/its/rdf#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "undo": "https://w3id.org/un/ontology/undo/",
    "doco": "http://purl.org/spar/doco/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes of the queries here and of the Turtle that the page shows."""

Row = dict[str, str]
"""The bound variables of one solution: IRIs and literals as text, unbound ones left out."""

_HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


def rows(store: Store, select: str) -> Iterator[Row]:
    """The solutions of a SELECT query, in the query's own order: every query here has an ORDER BY."""
    solutions = store.query(_HEAD + select)
    assert isinstance(solutions, QuerySolutions), "a SELECT query"
    names = [variable.value for variable in solutions.variables]
    for solution in solutions:
        bound = {name: solution[name] for name in names}
        yield {
            name: term.value
            for name, term in bound.items()
            if isinstance(term, NamedNode | Literal | BlankNode)
        }
