"""A passage as it is read: its words, what was found in them as links, the marks of its footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resgraph.rdf.vocabulary import term
from resgraph.site.collect import Pages

_KINDS = "Citation Coreference Mention Act UnresolvedReference OtherReference CandidateMention"
_ORDER = {f"rg:{kind}": rank for rank, kind in enumerate(_KINDS.split())}
_CLASSES = {term(name): name for name in (*_ORDER, "rg:FootnoteMark")}


@dataclass(frozen=True, slots=True)
class Highlight:
    """Something found: the fragment of its evidence, where, its kind, what it leads to, and to what else."""

    fragment: str
    start: int
    end: int
    kind: str
    target: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words; `found` is None where nothing is shown, `also` what was found there besides."""

    text: str
    found: Highlight | None
    also: tuple[str, ...] = ()


def found_in(pages: Pages, page: str) -> dict[str, list[Highlight]]:
    """What was found in each passage of a text's page, by the IRI of the passage."""
    result: dict[str, list[Highlight]] = {}
    for evidence in pages.about[page]:
        kinds = [_CLASSES[one] for one in pages.values(evidence, "rdf:type") if one in _CLASSES]
        contexts = pages.values(evidence, "nif:referenceContext")
        if not kinds or not contexts:
            continue
        result.setdefault(contexts[0], []).append(_found(pages, evidence, kinds[0]))
    return result


def _found(pages: Pages, evidence: str, kind: str) -> Highlight:
    leads = pages.values(evidence, "cito:hasCitedEntity") or pages.values(evidence, "itsrdf:taIdentRef")
    start, end = (int(pages.value(evidence, name)) for name in ("nif:beginIndex", "nif:endIndex"))
    return Highlight(
        evidence[1:-1].partition("#")[2], start, end, kind, leads[0] if leads else "", tuple(leads[1:])
    )


def pieces(text: str, found: list[Highlight]) -> Iterator[Piece]:
    """The words in order: of things on the same words the citation is shown, the others keep their anchors."""
    marks = [one for one in found if one.kind == "rg:FootnoteMark"]
    shown = _apart([one for one in found if one.kind != "rg:FootnoteMark"])
    chosen = {one.fragment for one in (*shown, *marks)}
    hidden = sorted((one.start, one.fragment) for one in found if one.fragment not in chosen)
    at = 0
    for one in sorted([*shown, *marks], key=lambda one: (one.start, one.kind != "rg:FootnoteMark", one.end)):
        inside = tuple(name for start, name in hidden if one.start <= start < one.end)
        yield from _plain(text, at, one.start, hidden)
        yield Piece(text[one.start : one.end], one, inside)
        at = max(at, one.end)
    yield from _plain(text, at, len(text), hidden)


def _plain(text: str, start: int, end: int, hidden: list[tuple[int, str]]) -> Iterator[Piece]:
    """Words in which nothing is shown, with the anchors of what begins there."""
    names = tuple(name for at, name in hidden if start <= at < end)
    if start < end:
        yield Piece(text[start:end], None, names)


def _apart(found: list[Highlight]) -> list[Highlight]:
    """What can be shown side by side, the more telling kind and the longer stretch first."""
    kept: list[Highlight] = []
    for one in sorted(found, key=lambda one: (_ORDER[one.kind], one.start - one.end, one.start)):
        if one.end > one.start and all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return kept
