"""The words of paragraphs and footnotes, and the evidence that hangs on them."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import Store

from resgraph.view.records import Evidence, Passage
from resgraph.view.sparql import PREFIXES, Row, rows

_PASSAGES = """
SELECT ?iri ?part ?text (LANG(?text) AS ?language) WHERE {
  ?iri a rg:PassageText ; rg:realizes ?part ; rg:text ?text
} ORDER BY ?iri ?text"""

_TERMS = "SELECT ?iri ?term WHERE { ?iri rg:termText ?term } ORDER BY ?iri ?term"

_SPANS = """
SELECT DISTINCT ?iri ?type ?passage ?start ?end WHERE {
  VALUES ?type {
    rg:Act rg:Citation rg:Mention rg:CandidateMention rg:Coreference rg:OtherReference
    rg:UnresolvedReference rg:FootnoteMark }
  ?iri a ?type ; oa:hasTarget ?target .
  ?target oa:hasSource ?passage ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end
} ORDER BY ?passage ?start ?end ?iri ?type"""

_FACTS = """
SELECT ?iri ?property ?value WHERE {
  VALUES ?type {
    rg:Act rg:Citation rg:Mention rg:CandidateMention rg:Coreference rg:OtherReference
    rg:UnresolvedReference rg:FootnoteMark }
  VALUES ?property {
    cito:hasCitedEntity oa:hasBody rg:candidate rg:relation rg:locator rg:dateAsStated rg:rule rg:how
    rg:reason rg:detail rg:kind rg:flag }
  ?iri a ?type ; ?property ?value
} ORDER BY ?iri ?property ?value"""

_KINDS = {
    "Act": "act",
    "Citation": "citation",
    "Mention": "mention",
    "CandidateMention": "candidate",
    "Coreference": "coreference",
    "OtherReference": "other",
    "UnresolvedReference": "unresolved",
    "FootnoteMark": "mark",
}

_TARGETS = ("hasCitedEntity", "hasBody", "candidate")
_REASONS = ("rule", "how", "reason", "detail", "kind")

Facts = dict[str, dict[str, list[str]]]


def passages(store: Store, base: str) -> list[Passage]:
    """Every passage with its evidence in text order, outer stretches before those inside them."""
    evidence, terms = _evidence(store, base), _terms(store)
    found = {}
    for row in rows(store, _PASSAGES):
        name = row["iri"].removeprefix(base)
        language = row.get("language") or name.partition("#")[0].rpartition("/")[2]
        part = row["part"].removeprefix(base)
        found[name] = Passage(name, part, language, row["text"], terms[row["iri"]], evidence[row["iri"]])
    return list(found.values())


def _terms(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(store, _TERMS):
        found[row["iri"]].append(row["term"])
    return found


def _evidence(store: Store, base: str) -> dict[str, list[Evidence]]:
    facts: Facts = defaultdict(lambda: defaultdict(list))
    for row in rows(store, _FACTS):
        local = row["property"].replace("#", "/").rpartition("/")[2]
        facts[row["iri"]][local].append(row["value"].removeprefix(base))
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows(store, _SPANS):
        found[row["passage"]].append(_span(row, facts[row["iri"]]))
    for spans in found.values():
        spans.sort(key=lambda e: (e.start, -e.end, e.kind, e.targets))
    return found


def _span(row: Row, facts: dict[str, list[str]]) -> Evidence:
    def first(key: str) -> str:
        return facts[key][0] if facts[key] else ""

    return Evidence(
        start=int(row["start"]),
        end=int(row["end"]),
        kind=_KINDS[row["type"].removeprefix(PREFIXES["rg"])],
        targets=[target for key in _TARGETS for target in facts[key]],
        why=next((first(key) for key in _REASONS if first(key)), ""),
        relation=first("relation"),
        locator=first("locator"),
        date=first("dateAsStated"),
        flags=facts["flag"],
    )
