"""The parameters of a named query, from text to RDF terms; as terms they are put into it, never as text.

A `document` is a symbol (E/RES/2005/14), a reference (第55/25号决议, 55/25) or the name of an instrument (联合国反腐败公约); an `entity`
a name in any language or an id (org/unodc); a `verb` a label or id; `integer` and `text` themselves;
a `session` as its documents print it (A/HRC/60), or a year.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from pyoxigraph import Literal, NamedNode, Store

from resgraph import symbols
from resgraph.model import QueryError, SymbolError
from resgraph.model.notice import Notice
from resgraph.query.likeness import folded
from resgraph.query.named import NamedQuery, Parameter
from resgraph.query.run import Term, run
from resgraph.query.wanted import known_names, references, suggestion
from resgraph.rdf.iris import BASE, path
from resgraph.rdf.vocabulary import NAMESPACES

_DOCUMENTS = """SELECT ?document ?symbol WHERE { ?document eli:is_realized_by ?text OPTIONAL { ?document dcterms:identifier ?symbol } }"""
_OWN_FILE = re.compile(r"file/[0-9a-f]{64}$")
"""The end of the IRI of a document that shows no symbol."""
_SHARED = "authority"
"""The end of the IRI of the graph that holds what the texts share."""

# A term of the ontology is nothing that is asked for by name: rg:recalls is labelled as the verb is.
_LABELLED = """SELECT ?thing WHERE {
  { SELECT DISTINCT ?thing WHERE {
    ?thing skos:prefLabel|skos:altLabel|skos:hiddenLabel|rg:shortForm|rdfs:label ?label
    FILTER(LCASE(STR(?label)) = LCASE(STR(?wanted)))
  } LIMIT 1000 }
  FILTER NOT EXISTS { ?thing a rg:Candidate } FILTER NOT EXISTS { ?thing rdfs:isDefinedBy ?ontology }
} ORDER BY ?thing"""

_SYMBOLS = "SELECT DISTINCT ?symbol WHERE { ?document a eli:LegalResource ; dcterms:identifier ?symbol } ORDER BY ?symbol"
_LABELS = """SELECT DISTINCT ?label WHERE {
  ?thing skos:prefLabel|skos:altLabel|rg:shortForm|rdfs:label ?label
  FILTER NOT EXISTS { ?thing a rg:Candidate } FILTER NOT EXISTS { ?thing rdfs:isDefinedBy ?ontology }
} ORDER BY ?label"""

_ID = re.compile(r"[a-z]+/[a-z0-9][a-z0-9-]*")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SESSION = re.compile(r"(?P<series>[A-Za-z][A-Za-z0-9./]*)/(?P<number>[0-9]{1,4})")
_SERIES = {
    "A": "general-assembly",
    "A/HRC": "human-rights-council",
    "E": "ecosoc",
    "E/CN.4": "commission-on-human-rights",
    "E/CN.5": "commission-for-social-development",
    "E/CN.6": "commission-on-the-status-of-women",
    "E/CN.7": "cnd",
    "E/CN.15": "ccpcj",
}
"""The series of documents that carry the number of their session."""
_MARKS = str.maketrans("", "", "《》")


def bind(store: Store, query: NamedQuery, given: Mapping[str, str]) -> dict[str, Term]:
    """The terms of the query's parameters. Raises QueryError for one missing, unknown or unfit."""
    names = {parameter.name for parameter in query.parameters}
    for name in given:
        if name not in names:
            key = "no-such-parameter" if names else "takes-no-parameter"
            raise QueryError(Notice(key, query=query.name, name=name, known=", ".join(sorted(names))))
    return {parameter.name: _term(store, query, parameter, given) for parameter in query.parameters}


def _term(store: Store, query: NamedQuery, parameter: Parameter, given: Mapping[str, str]) -> Term:
    text = given.get(parameter.name, "").strip()
    if not text:
        example = f"--param {parameter.name}={parameter.example}"
        raise QueryError(Notice("parameter-needed", query=query.name, name=parameter.name, example=example))
    return _TYPES[parameter.type](store, text)


def base_of(store: Store) -> str:
    """The base IRI the graph was written with: what stands before a document's symbol.

    In a graph whose documents all lack a symbol, what stands before `file/` and a digest; in a file with named graphs
    also what stands before `authority`, the graph of what the texts share.
    """
    unsigned = []
    for document, symbol in run(store, _DOCUMENTS).rows:
        if isinstance(document, NamedNode) and isinstance(symbol, Literal):
            ending = path(symbol.value)
            if document.value.endswith(f"/{ending}"):
                return document.value.removesuffix(ending)
        if isinstance(document, NamedNode) and _OWN_FILE.search(document.value):
            unsigned.append(_OWN_FILE.sub("", document.value))
    graphs = [graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode)]
    shared = [graph.removesuffix(_SHARED) for graph in graphs if graph.endswith(f"/{_SHARED}")]
    return min(shared or unsigned, default=BASE)


def _document(store: Store, text: str) -> Term:
    """A symbol in any spelling, a reference as a text makes it, else the name of something."""
    base = base_of(store)
    try:
        return NamedNode(base + path(symbols.parse(text).text))
    except SymbolError as error:
        found = _referred(store, base, text) or _labelled(store, text) or _known(base, text)
        if found is None:
            raise QueryError(
                Notice("unknown-document", given=text, near=suggestion(text, _names(store)))
            ) from error
        return found


def _referred(store: Store, base: str, text: str) -> NamedNode | None:
    """The document that 第55/25号决议 or 1373 means: the one in the graph, else the first that has such numbers."""
    meant = [symbol.text for symbol in references(text)]
    numbers = {
        symbol.partition("(")[0]: symbol for symbol in reversed(_symbols(store))
    }  # 1373 for 1373(2001)
    whole = [numbers.get(symbol, symbol) for symbol in meant]
    known = [symbol for symbol in dict.fromkeys(whole) if _is_in(store, base, symbol)]
    if len(known) > 1:
        raise QueryError(Notice("several-documents", given=text, known=" / ".join(known)))
    return next((NamedNode(base + path(symbol)) for symbol in (*known, *meant)), None)


def _is_in(store: Store, base: str, symbol: str) -> bool:
    return any(True for _ in store.quads_for_pattern(NamedNode(base + path(symbol)), None, None))


def _known(base: str, text: str) -> NamedNode | None:
    """What bears the name in the authority files, though nothing in this graph mentions it."""
    ids = known_names().get(folded(text), set())
    (id,) = ids if len(ids) == 1 else ("",)
    return NamedNode(f"{base}authority/{id}") if id and ":" not in id else None


def _symbols(store: Store) -> list[str]:
    return [cell.value for (cell,) in run(store, _SYMBOLS).rows if isinstance(cell, Literal)]


def _names(store: Store) -> list[str]:
    """All that can be asked for by name."""
    labels = [cell.value for (cell,) in run(store, _LABELS).rows if isinstance(cell, Literal)]
    return [*_symbols(store), *labels]


def _entity(store: Store, text: str) -> Term:
    """An id, or a name in any language that only one entity bears."""
    base = base_of(store)
    if _ID.fullmatch(text):
        return NamedNode(f"{base}authority/{text}")
    found = _labelled(store, text) or _known(base, text)
    if found is None:
        raise QueryError(Notice("unknown-thing", given=text, near=suggestion(text, _names(store))))
    return found


def _labelled(store: Store, text: str) -> NamedNode | None:
    """The one thing of that name, of an authority rather than of the mark-up's subjects; 《》 are no part of a name."""
    wanted = Literal(text.translate(_MARKS))
    found = [row[0] for row in run(store, _LABELLED, {"wanted": wanted}).rows]
    found = [term for term in found if "/authority/" in str(term)] or found  # before subjects of the mark-up
    if len(found) > 1:
        ids = ", ".join((iri := str(term)[1:-1]).partition("/authority/")[2] or iri for term in found)
        raise QueryError(Notice("several-things", given=text, ids=ids))
    return next((term for term in found if isinstance(term, NamedNode)), None)


def _integer(store: Store, text: str) -> Term:
    del store
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise QueryError(Notice("no-whole-number", given=text))
    return Literal(text, datatype=NamedNode(f"{NAMESPACES['xsd']}integer"))


def _text(store: Store, text: str) -> Term:
    del store
    return Literal(text)


def _session(store: Store, text: str) -> Term:
    """A session as its documents print it (A/HRC/60, A/79), or a year (2025): the end of its id, or the year."""
    del store
    if _YEAR.fullmatch(text):
        return Literal(text)
    found = _SESSION.fullmatch(text.removesuffix("/"))
    body = _SERIES.get(found["series"].upper()) if found else None
    if found is None or body is None:
        known = ", ".join(f"{series}/60" for series in _SERIES)
        raise QueryError(Notice("no-session", given=text, known=known))
    return Literal(f"{body}-session-{int(found['number'])}")


def printed_session(event: str) -> str:
    """A session's id as its documents print it: event/human-rights-council-session-60 is A/HRC/60; else empty."""
    body, _, number = event.removeprefix("event/").rpartition("-session-")
    series = next((series for series, known in _SERIES.items() if known == body), None)
    return f"{series}/{number}" if series and number.isdecimal() else ""


_TYPES: dict[str, Callable[[Store, str], Term]] = {
    "document": _document,
    "entity": _entity,
    "verb": _entity,
    "integer": _integer,
    "text": _text,
    "session": _session,
}
"""How each type of parameter is read."""
