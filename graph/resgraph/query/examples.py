"""What to ask a named query of this graph: the most cited document, the newest resolution, the name mentioned most.

A ranking gives parameters as `resgraph query --param` takes them, best first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

from pyoxigraph import Literal, NamedNode, Store

from resgraph.query.meaning import Graph
from resgraph.query.named import NamedQuery, named_query
from resgraph.query.parameters import printed_session
from resgraph.query.run import Cell, run
from resgraph.rdf.vocabulary import term

Parameters = dict[str, str]

FOREMOST = 40
"""So many of the resolutions that cite most are compared, two by two."""

MOST_CITED, MOST_MENTIONED = 100, 200
"""So many of a ranking are examples."""

_NEWEST = """SELECT DISTINCT ?document ?date WHERE {
  ?work eli:is_realized_by ?text ; dcterms:identifier ?document
  OPTIONAL { ?work eli:date_document ?date }
} ORDER BY DESC(?date) ?document LIMIT 12"""

_MENTIONED = f"""SELECT ?entity (COUNT(DISTINCT ?place) AS ?times) WHERE {{ ?place rg:mentions ?entity }}
GROUP BY ?entity ORDER BY DESC(?times) ?entity LIMIT {MOST_MENTIONED}"""

_LABEL = (
    'SELECT ?thing ?label WHERE { ?thing skos:prefLabel ?label } ORDER BY DESC(LANG(?label) = "zh") ?label'
)

_SUCCEEDS = "SELECT ?body ?change WHERE { ?change org:resultingOrganization|^org:resultedFrom ?body } LIMIT 1"

_FALLING_DUE = """SELECT ?event (COUNT(?report) AS ?times) WHERE { ?report a rg:Report ; rg:due ?event }
GROUP BY ?event
ORDER BY DESC(?times) ?event LIMIT 12"""

_ASKED = """SELECT ?party (COUNT(DISTINCT ?obligation) AS ?times) WHERE { ?obligation rg:obligedParty ?party }
GROUP BY ?party ORDER BY DESC(?times) ?party LIMIT 12"""

_ADDRESSED = """SELECT ?verb ?addressee (COUNT(DISTINCT ?act) AS ?times) WHERE {
  { SELECT ?act ?addressee WHERE { ?act a rg:Act ; rg:addressee ?addressee } LIMIT 5000 }
  ?act itsrdf:taIdentRef ?verb
} GROUP BY ?verb ?addressee ORDER BY DESC(?times) ?verb ?addressee LIMIT 12"""

_CITING_MOST = f"""SELECT ?work ?resolution ?times WHERE {{
  {{ SELECT ?work (COUNT(DISTINCT ?cited) AS ?times) WHERE {{
    ?place rg:cites ?cited . ?work eli:has_part|rg:footnote ?place
  }} GROUP BY ?work }}
  ?work dcterms:identifier ?resolution
}} ORDER BY DESC(?times) ?resolution LIMIT {FOREMOST}"""

_PARTS = tuple(NamedNode(term(name)[1:-1]) for name in ("eli:has_part", "rg:footnote"))
_CITES = NamedNode(term("rg:cites")[1:-1])


def examples(query: NamedQuery, graph: Graph) -> Iterator[Parameters]:
    """What this graph offers for the query's parameters; for a query nobody chose for, its own example."""
    choose = CHOICES.get(query.name)
    if choose is None:
        yield query.example
    else:
        yield from choose(graph)


def _cited(graph: Graph) -> Iterator[Parameters]:
    """The documents that most paragraphs cite, as the named query ranks them."""
    return ({"document": _text(row[0])} for row in graph.first(named_query("most-cited").sparql, MOST_CITED))


def _newest(graph: Graph) -> Iterator[Parameters]:
    """The documents that were read, the newest first."""
    return ({"document": _text(row[0])} for row in run(graph.store, _NEWEST).rows)


def _bodies(graph: Graph) -> Iterator[Parameters]:
    """The organisations mentioned most, those that succeeded another before all others."""
    found = [row[0] for row in graph.first(_MENTIONED, MOST_MENTIONED)]
    bodies = [(body, name) for body in found if (name := _id(body, graph)).startswith("org/")]
    bodies.sort(key=lambda one: not _succeeds(graph.store, one[0]))  # stable: by mentions within each
    return ({"entity": name} for _, name in bodies)


def _mentioned(graph: Graph) -> Iterator[Parameters]:
    """The Chinese names, else any, of what most paragraphs mention, topics and classes of actors apart."""
    for row in graph.first(_MENTIONED, MOST_MENTIONED):
        if isinstance(row[0], NamedNode) and not _id(row[0], graph).startswith(("topic/", "group/")):
            labels = run(graph.store, _LABEL, {"thing": row[0]}).rows
            yield from ({"name": _text(label)} for (label,) in list(labels)[:1])


def _asked(graph: Graph) -> Iterator[Parameters]:
    """The parties with most obligations."""
    names = (_id(row[0], graph) for row in run(graph.store, _ASKED).rows)
    return ({"party": name} for name in names if name)


def _addressed(graph: Graph) -> Iterator[Parameters]:
    """The verbs and addressees that most acts put together."""
    for row in run(graph.store, _ADDRESSED).rows:
        verb, addressee = _id(row[0], graph), _id(row[1], graph)
        if verb and addressee:
            yield {"verb": verb, "addressee": addressee}


def _sharing(graph: Graph) -> Iterator[Parameters]:
    """Pairs of the resolutions that cite most, those that share most documents first."""
    cited = {
        _text(symbol): _cited_by(graph.store, work)
        for work, symbol, _ in run(graph.store, _CITING_MOST).rows
        if isinstance(work, NamedNode)
    }
    pairs = [(len(cited[one] & cited[other]), one, other) for one, other in combinations(cited, 2)]
    for shared, one, other in sorted(pairs, key=lambda pair: -pair[0]):
        if shared:
            yield {"first": one, "second": other}


def _due(graph: Graph) -> Iterator[Parameters]:
    """The sessions at which most reports fall due, as their documents print them."""
    for event, _ in run(graph.store, _FALLING_DUE).rows:
        printed = printed_session(_id(event, graph))
        if printed:
            yield {"by": printed}


CHOICES: dict[str, Callable[[Graph], Iterator[Parameters]]] = {
    "citing": _cited,
    "due": _due,
    "entity-and-predecessors": _bodies,
    "mandates": _cited,
    "mentioning": _mentioned,
    "paragraphs": _newest,
    "shared-citations": _sharing,
    "tasks-of": _asked,
    "verb-and-addressee": _addressed,
}
"""How the parameters of each query are chosen; `wording.toml` says it to people."""


def _cited_by(store: Store, work: NamedNode) -> set[str]:
    places = [q.object for part in _PARTS for q in store.quads_for_pattern(work, part, None)]
    return {
        str(q.object)
        for place in places
        if isinstance(place, NamedNode)
        for q in store.quads_for_pattern(place, _CITES, None)
    }


def _succeeds(store: Store, body: Cell) -> bool:
    assert isinstance(body, NamedNode), "a thing that is mentioned"
    return any(True for _ in run(store, _SUCCEEDS, {"body": body}).rows)


def _id(thing: Cell, graph: Graph) -> str:
    """`org/unodc` of an authority; empty for a thing of the user's own, which no parameter names by id."""
    authority = f"{graph.base}authority/"
    iri = thing.value if isinstance(thing, NamedNode) else ""
    return iri.removeprefix(authority) if iri.startswith(authority) else ""


def _text(cell: Cell) -> str:
    return cell.value if isinstance(cell, Literal) else ""
