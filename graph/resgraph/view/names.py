"""Authorities, verbs and candidate names out of the store, with every label and link they have."""

from __future__ import annotations

from collections import defaultdict
from urllib.parse import unquote

from pyoxigraph import Store

from resgraph.view.families import family_of
from resgraph.view.records import Labels, Name
from resgraph.view.sparql import rows

_LABELS = """
SELECT ?iri ?property ?value (LANG(?value) AS ?language) WHERE {
  { ?iri a skos:Concept } UNION { ?iri a rg:Candidate }
  ?iri ?property ?value
  FILTER(ISLITERAL(?value) && ?property IN (
    skos:prefLabel, rdfs:label, skos:altLabel, rg:shortForm, rg:abbreviation, skos:hiddenLabel))
} ORDER BY ?iri ?property ?value"""

_LINKS = """
SELECT DISTINCT ?iri ?link WHERE {
  ?iri a skos:Concept ; ?property ?link
  FILTER(ISIRI(?link) && REGEX(STR(?link), "^https?://[^/]*(wikidata\\\\.org|un\\\\.org|undocs\\\\.org|unodc\\\\.org)/"))
} ORDER BY ?iri ?link"""

_ALL = """
SELECT DISTINCT ?iri WHERE { { ?iri a skos:Concept } UNION { ?iri a rg:Candidate } } ORDER BY ?iri"""

_FIRST = ("prefLabel", "label")
_OTHERS = ("altLabel", "shortForm", "abbreviation")


def names(store: Store, base: str) -> list[Name]:
    """Every authority, verb and candidate of the graph, by IRI."""
    labels, links = _labels(store), _links(store)
    iris = [row["iri"] for row in rows(store, _ALL)]
    return [_name(iri.removeprefix(base), labels[iri], links[iri]) for iri in iris]


def _name(name: str, labels: dict[str, Labels], links: list[str]) -> Name:
    preferred = _merge(labels, _FIRST)
    if not preferred and name.startswith("candidate/"):
        preferred = {"": [unquote(name.removeprefix("candidate/"))]}
    is_verb = name.startswith(("authority/verb/", "authority/force/"))
    return Name(
        id=name,
        family="verb" if is_verb else family_of(name),
        kind=name.split("/")[1] if name.startswith("authority/") else name.partition("/")[0],
        labels=preferred,
        others=_merge(labels, _OTHERS),
        hidden=sorted({value for values in labels["hiddenLabel"].values() for value in values}),
        links=links,
    )


def _merge(labels: dict[str, Labels], properties: tuple[str, ...]) -> Labels:
    found: Labels = defaultdict(list)
    for key in properties:
        for language, values in labels[key].items():
            found[language].extend(value for value in values if value not in found[language])
    return dict(found)


def _labels(store: Store) -> dict[str, dict[str, Labels]]:
    found: dict[str, dict[str, Labels]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for row in rows(store, _LABELS):
        local = row["property"].replace("#", "/").rpartition("/")[2]
        found[row["iri"]][local][row.get("language", "")].append(row["value"])
    return found


def _links(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, _LINKS):
        found[row["iri"]].append(row["link"])
    return found
