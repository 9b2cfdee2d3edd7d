"""Paragraphs and footnotes out of the store, whatever their language."""

from __future__ import annotations

import re
from collections import defaultdict

from pyoxigraph import Store

from resgraph.view.records import Obligation, Paragraph
from resgraph.view.sparql import PREFIXES, rows

_KINDS = {
    "PreambularParagraph": "preambular",
    "OperativeParagraph": "operative",
    "SubParagraph": "subparagraph",
    "AnnexParagraph": "annex",
    "Footnote": "footnote",
}

_PARTS = """
SELECT ?iri ?type ?position ?number ?heading ?parent WHERE {
  VALUES ?type { rg:PreambularParagraph rg:OperativeParagraph rg:SubParagraph rg:AnnexParagraph rg:Footnote }
  ?iri a ?type
  OPTIONAL { ?iri rg:position ?position }
  OPTIONAL { ?iri rg:number|rg:mark ?number }
  OPTIONAL { ?iri rg:heading ?heading }
  OPTIONAL { ?iri eli:is_part_of ?parent . ?parent a doco:Paragraph }
} ORDER BY ?iri ?type"""

_LISTS = """
SELECT DISTINCT ?iri ?property ?value WHERE {
  VALUES ?type { rg:PreambularParagraph rg:OperativeParagraph rg:SubParagraph rg:AnnexParagraph rg:Footnote }
  VALUES ?property { rg:hasAction rg:addressee rg:mentions rg:footnote }
  ?iri a ?type ; ?property ?value
} ORDER BY ?iri ?property ?value"""

_CITES = """
SELECT ?iri ?property ?value WHERE {
  ?iri rg:cites ?value ; ?property ?value
  FILTER(STRSTARTS(STR(?property), STR(rg:)))
} ORDER BY ?iri ?value ?property"""

_OBLIGATIONS = """
SELECT ?iri ?part ?property ?value WHERE {
  VALUES ?property { rg:verb rg:obligedParty rg:task rg:reportsTo rg:due }
  ?iri a rg:Obligation ; eli:is_part_of ?part ; ?property ?value
} ORDER BY ?iri ?property ?value"""

Lists = dict[str, dict[str, list[str]]]


def paragraphs(store: Store, base: str) -> list[Paragraph]:
    """Every paragraph and footnote, those of one document together in reading order, footnotes last."""
    lists, cites, obligations = _lists(store, base), _cites(store, base), _obligations(store, base)
    found = {}
    for row in rows(store, _PARTS):
        name = row["iri"].removeprefix(base)
        kind = _KINDS[row["type"].removeprefix(PREFIXES["rg"])]
        of = lists[name]
        part = Paragraph(
            id=name,
            document=name.partition("#")[0],
            kind=kind,
            number=row.get("number", ""),
            heading=row.get("heading", ""),
            parent=row.get("parent", "").removeprefix(base),
            actions=of["hasAction"],
            addressees=of["addressee"],
            cites=cites[name],
            mentions=of["mentions"],
            footnotes=of["footnote"],
            obligations=obligations[name],
        )
        found[name] = (_reading_order(part, row.get("position")), part)
    return [part for _, part in sorted(found.values(), key=lambda pair: pair[0])]


def _reading_order(
    part: Paragraph, position: str | None
) -> tuple[str, bool, int, tuple[tuple[int, str], ...]]:
    """By document; footnotes behind paragraphs; by position; what has none by id, numbers as numbers."""
    pieces = re.split(r"(\d+)", part.id.partition("#")[2])
    natural = tuple((int(p), "") if p.isdecimal() else (-1, p) for p in pieces if p)
    return (part.document, part.kind == "footnote", int(position) if position else 0, natural)


def _lists(store: Store, base: str) -> Lists:
    found: Lists = defaultdict(lambda: defaultdict(list))
    for row in rows(store, _LISTS):
        local = row["property"].removeprefix(PREFIXES["rg"])
        values = found[row["iri"].removeprefix(base)][local]
        if (value := row["value"].removeprefix(base)) not in values:
            values.append(value)
    return found


def _cites(store: Store, base: str) -> dict[str, dict[str, list[str]]]:
    """By paragraph and document: the sub-properties of `rg:cites` that say how."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in rows(store, _CITES):
        how = found[row["iri"].removeprefix(base)].setdefault(row["value"].removeprefix(base), [])
        local = row["property"].removeprefix(PREFIXES["rg"])
        if local != "cites" and local not in how:
            how.append(local)
    return found


def _obligations(store: Store, base: str) -> dict[str, list[Obligation]]:
    facts: Lists = defaultdict(lambda: defaultdict(list))
    places: dict[str, str] = {}
    for row in rows(store, _OBLIGATIONS):
        places[row["iri"]] = row["part"].removeprefix(base)
        facts[row["iri"]][row["property"].removeprefix(PREFIXES["rg"])].append(
            row["value"].removeprefix(base)
        )
    found: dict[str, list[Obligation]] = defaultdict(list)
    for iri, place in places.items():
        of = facts[iri]
        verb, task = "".join(of["verb"][:1]), "".join(of["task"][:1])
        found[place].append(Obligation(verb, of["obligedParty"], task, of["reportsTo"], of["due"]))
    return found
