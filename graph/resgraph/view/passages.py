"""The words of paragraphs and footnotes, and the evidence that hangs on them."""

from __future__ import annotations

from collections import defaultdict

from pyoxigraph import Literal, NamedNode, Store

from resgraph.view.records import Evidence, Passage
from resgraph.view.statements import instances, single, term, values

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

_TARGETS = ("cito:hasCitedEntity", "itsrdf:taIdentRef", "rg:candidate")
_REASONS = ("rg:rule", "rg:how", "rg:reason", "rg:detail", "rg:kind")
_OTHERS = ("rg:relation", "rg:locator", "rg:dateAsStated", "rg:flag")

Lists = dict[str, list[str]]
Facts = dict[str, Lists]
"""By property: by subject."""


def passages(store: Store, base: str) -> list[Passage]:
    """Every passage with its evidence in text order, outer stretches before those inside them."""
    evidence, terms = _evidence(store, base), single(store, "rg:termText")
    parts = single(store, "rg:realizes")
    found = []
    for iri, (text, tag) in sorted(_texts(store).items()):
        if iri in parts:
            name = iri.removeprefix(base)
            language = tag or name.partition("#")[0].rpartition("/")[2]
            part = parts[iri].removeprefix(base)
            said = terms.get(iri, "")
            found.append(Passage(name, part, language, text, said.split(", ") if said else [], evidence[iri]))
    return found


def _texts(store: Store) -> dict[str, tuple[str, str]]:
    """By passage: its words and their language; of several the last."""
    found: dict[str, tuple[str, str]] = {}
    for quad in store.quads_for_pattern(None, term("nif:isString"), None, None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            said = (quad.object.value, quad.object.language or "")
            found[quad.subject.value] = max(said, found.get(quad.subject.value, said))
    return found


def _evidence(store: Store, base: str) -> dict[str, list[Evidence]]:
    facts = {key: values(store, key) for key in (*_TARGETS, *_REASONS, *_OTHERS)}
    places = _places(store)
    found: dict[str, list[Evidence]] = defaultdict(list)
    for kind, meaning in _KINDS.items():
        for iri in instances(store, f"rg:{kind}"):
            if iri in places:
                passage, start, end = places[iri]
                found[passage].append(_span(iri, meaning, start, end, facts, base))
    for spans in found.values():
        spans.sort(key=lambda e: (e.start, -e.end, e.kind, e.targets))
    return found


def _places(store: Store) -> dict[str, tuple[str, int, int]]:
    """By finding: the passage where it stands, and from where to where."""
    starts, ends = single(store, "nif:beginIndex"), single(store, "nif:endIndex")
    return {
        iri: (passage, int(starts[iri]), int(ends[iri]))
        for iri, passage in single(store, "nif:referenceContext").items()
        if iri in starts and iri in ends
    }


def _span(iri: str, kind: str, start: int, end: int, facts: Facts, base: str) -> Evidence:
    def first(*keys: str) -> str:
        return next((facts[key][iri][0].removeprefix(base) for key in keys if facts[key][iri]), "")

    return Evidence(
        start=start,
        end=end,
        kind=kind,
        targets=[target.removeprefix(base) for key in _TARGETS for target in facts[key][iri]],
        why=first(*_REASONS) or ("label" if kind == "mention" else ""),
        relation=first("rg:relation"),
        locator=first("rg:locator"),
        date=first("rg:dateAsStated"),
        flags=facts["rg:flag"][iri],
    )
