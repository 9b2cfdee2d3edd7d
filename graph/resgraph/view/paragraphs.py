"""Paragraphs and footnotes out of the store, whatever their language."""

from __future__ import annotations

import re
from collections import defaultdict

from pyoxigraph import Store

from resgraph.view.records import Obligation, Paragraph
from resgraph.view.statements import instances, relations, single, values

_KINDS = {
    "PreambularParagraph": "preambular",
    "OperativeParagraph": "operative",
    "SubParagraph": "subparagraph",
    "AnnexParagraph": "annex",
    "PlainParagraph": "plain",
    "Footnote": "footnote",
}

Lists = dict[str, list[str]]


def paragraphs(store: Store, base: str) -> list[Paragraph]:
    """Every paragraph and footnote, those of one document together in reading order, footnotes last."""
    positions, numbers = single(store, "rg:position"), single(store, "rg:number", "rg:mark")
    headings, parents = single(store, "rg:heading"), single(store, "eli:is_part_of")
    actions, addressees = _named(store, base, "rg:hasAction"), _named(store, base, "rg:addressee")
    mentions, footnotes = _named(store, base, "rg:mentions"), _named(store, base, "rg:footnote")
    cites, obligations = _cites(store, base), _obligations(store, base)
    found = []
    for kind, iri in _kinds(store).items():
        for one in iri:
            name = one.removeprefix(base)
            part = Paragraph(
                id=name,
                document=name.partition("#")[0],
                kind=kind,
                number=numbers.get(one, ""),
                heading=headings.get(one, ""),
                parent=parent.removeprefix(base) if "#" in (parent := parents.get(one, "")) else "",
                actions=actions[name],
                addressees=addressees[name],
                cites=cites[name],
                mentions=mentions[name],
                footnotes=footnotes[name],
                obligations=obligations[name],
            )
            found.append((_reading_order(part, positions.get(one)), part))
    return [part for _, part in sorted(found, key=lambda pair: pair[0])]


def _kinds(store: Store) -> dict[str, list[str]]:
    """By kind: the paragraphs; one that two classes claim is of the first."""
    seen: set[str] = set()
    found = {}
    for name, kind in _KINDS.items():
        found[kind] = [iri for iri in instances(store, f"rg:{name}") if iri not in seen]
        seen.update(found[kind])
    return found


def _reading_order(
    part: Paragraph, position: str | None
) -> tuple[str, bool, int, tuple[tuple[int, str], ...]]:
    """By document; footnotes behind paragraphs; by position; what has none by id, numbers as numbers."""
    pieces = re.split(r"(\d+)", part.id.partition("#")[2])
    natural = tuple((int(p), "") if p.isdecimal() else (-1, p) for p in pieces if p)
    return (part.document, part.kind == "footnote", int(position) if position else 0, natural)


def _named(store: Store, base: str, name: str) -> Lists:
    """The values of a property, by subject, both without the base."""
    found: Lists = defaultdict(list)
    for subject, texts in values(store, name).items():
        found[subject.removeprefix(base)] = [text.removeprefix(base) for text in texts]
    return found


def _cites(store: Store, base: str) -> dict[str, dict[str, list[str]]]:
    """By paragraph and document: the sub-properties of `rg:cites` that say how."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for subject, targets in values(store, "rg:cites").items():
        how = found[subject.removeprefix(base)] = {target.removeprefix(base): [] for target in targets}
        for local, value in relations(store, subject):
            if local != "cites" and value in targets:
                how[value.removeprefix(base)].append(local)
    return found


def _obligations(store: Store, base: str) -> dict[str, list[Obligation]]:
    parts, verbs, tasks = single(store, "eli:is_part_of"), single(store, "rg:verb"), single(store, "rg:task")
    parties, recipients = _named(store, base, "rg:obligedParty"), _named(store, base, "rg:reportsTo")
    due = _named(store, base, "rg:due")
    found: dict[str, list[Obligation]] = defaultdict(list)
    for iri in instances(store, "rg:Obligation"):
        name, verb = iri.removeprefix(base), verbs.get(iri, "").removeprefix(base)
        found[parts[iri].removeprefix(base)].append(
            Obligation(verb, parties[name], tasks.get(iri, ""), recipients[name], due[name])
        )
    return found
