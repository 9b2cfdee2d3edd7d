"""One name for two things, and two things with one identifier: faults of the authority files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Store

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.model.notice import Notice
from resgraph.query.run import text_rows

_LABELS = """
SELECT ?thing ?label (LANG(?label) AS ?language) WHERE {
  ?thing skos:prefLabel|skos:altLabel ?label ; skos:inScheme ?scheme
  FILTER NOT EXISTS { ?thing a rg:Verb }
} ORDER BY ?label ?thing"""
_IDENTIFIERS = """
SELECT ?thing ?identifier WHERE { ?thing skos:exactMatch ?identifier FILTER(CONTAINS(STR(?identifier), "wikidata.org")) }
ORDER BY ?identifier ?thing"""


def shared_name(store: Store) -> Iterator[Finding]:
    """A label that two things in the graph bear: only one of them can be meant where it stands."""
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in text_rows(store, _LABELS):
        bearers[row["label"], row["language"]].add(row["thing"])
    for (label, _), things in sorted(bearers.items()):
        if len(things) > 1:
            listed = ", ".join(sorted(things))
            yield Finding(
                rule="name-of-two",
                severity=Severity.WARNING,
                verdict=Verdict.DATA,
                subject=min(things),
                message=Notice("name-of-two", name=label, count=len(things), things=listed),
                words=label,
            )


def shared_identifier(store: Store) -> Iterator[Finding]:
    """A Wikidata item that two things claim to be."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for row in text_rows(store, _IDENTIFIERS):
        bearers[row["identifier"]].add(row["thing"])
    for identifier, things in sorted(bearers.items()):
        if len(things) > 1:
            listed = ", ".join(sorted(things))
            yield Finding(
                rule="identifier-of-two",
                severity=Severity.VIOLATION,
                verdict=Verdict.DATA,
                subject=min(things),
                message=Notice("identifier-of-two", identifier=identifier, things=listed),
                words=identifier,
            )
