"""Why an answer is empty: what was asked about is not in the graph, and what comes near it is."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode, Store

from resgraph.model.notice import Notice
from resgraph.query.named import NamedQuery
from resgraph.query.parameters import base_of
from resgraph.query.run import Term, run
from resgraph.query.wanted import suggestion

_CITABLE = """SELECT DISTINCT ?name WHERE {
  { ?document a eli:LegalResource ; dcterms:identifier ?name }
  UNION
  { ?instrument skos:prefLabel|skos:altLabel ?name FILTER(CONTAINS(STR(?instrument), "/authority/instrument/")) }
} ORDER BY ?name"""
_AUTHORITY, _INSTRUMENT = "authority/", "authority/instrument/"


def absent(
    store: Store, query: NamedQuery, given: Mapping[str, str], terms: Mapping[str, Term]
) -> list[Notice]:
    """What is to be told of the parameters of a query without an answer: a document that the graph does not know.

    `given` are the words, `terms` what they were taken for: 60/176 for A/RES/60/176, Palermo for the city.
    """
    base = base_of(store)
    found: list[Notice] = []
    for parameter in query.parameters:
        term = terms[parameter.name]
        if parameter.type != "document" or not isinstance(term, NamedNode):
            continue
        id = term.value.removeprefix(base)
        if not _is_cited(store, term, id):
            names = [cell.value for (cell,) in run(store, _CITABLE).rows if isinstance(cell, Literal)]
            words, shown = given[parameter.name], id.removeprefix(_AUTHORITY)
            near = suggestion(words if shown != id else id, names)
            found.append(Notice("not-cited", given=words, id=shown, near=near))
    return found


def _is_cited(store: Store, term: NamedNode, id: str) -> bool:
    """Whether the graph knows it as a document or an instrument."""
    if id.startswith(_AUTHORITY) and not id.startswith(_INSTRUMENT):
        return False
    return any(True for _ in store.quads_for_pattern(term, None, None))
