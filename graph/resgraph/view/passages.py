"""The words of a paragraph or footnote in one language, and the evidence in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from resgraph.model import Action, Annotations, Citation, FootnoteMark, Mention, Stretch, Unresolved
from resgraph.rdf.literals import kept
from resgraph.rdf.place import Place, as_symbol
from resgraph.view.ids import Ids
from resgraph.view.records import Evidence, PassageRecord


def passage(place: Place, found: Annotations, marks: Iterable[FootnoteMark], ids: Ids) -> PassageRecord:
    """The passage with its evidence in text order, outer stretches before those inside them."""
    name = ids.of(place.words)
    language = ids.language(place.document)
    evidence = [*_found(found, ids), *_marks(place, marks, ids)]
    evidence.sort(key=lambda e: (e.start, -e.end, e.kind, e.targets))
    terms = [*dict.fromkeys(kept(term) for term in found.terms)]
    return PassageRecord(name, ids.of(place.subject), language, kept(place.text), terms, evidence)


def _found(found: Annotations, ids: Ids) -> Iterator[Evidence]:
    """What was found, kind by kind."""
    for act in found.actions:
        yield _span(act, "act", [ids.authority(act.id)])
    for citation in found.citations:
        yield _citation(citation, ids)
    for mention in found.mentions:
        yield _mention(mention, ids)
    for candidate in found.candidates:
        yield _span(candidate, "candidate", [ids.candidate(candidate.text)], candidate.rule)
    for meant in found.coreferences:
        yield _span(meant, "coreference", [ids.document(meant.target.text)], meant.rule)
    for pointer in found.references:
        yield _span(pointer, "other", [], pointer.detail or pointer.kind)
    for still_open in found.unresolved:
        yield _span(still_open, "unresolved", _candidates(still_open, ids), still_open.reason)


def _citation(citation: Citation, ids: Ids) -> Evidence:
    return Evidence(
        start=citation.start,
        end=citation.end,
        kind="citation",
        targets=sorted({ids.document(symbol.text) for symbol in (citation.target, *citation.also)}),
        why=kept(citation.rule),
        relation=ids.authority(citation.relation) if citation.relation else "",
        locator=kept(citation.locator or ""),
        date=citation.date or "",
        flags=sorted({kept(flag) for flag in citation.flags}),
    )


def _mention(mention: Mention, ids: Ids) -> Evidence:
    relation = ids.authority(mention.relation) if mention.relation else ""
    return _span(mention, "mention", [ids.authority(mention.id)], mention.how, relation)


def _candidates(thing: Unresolved, ids: Ids) -> list[str]:
    """What an open reference may mean."""
    known = ((id, as_symbol(id)) for id in thing.candidates)
    return sorted({ids.document(symbol.text) if symbol else ids.authority(id) for id, symbol in known})


def _span(
    thing: Stretch | Action, kind: str, targets: list[str], why: str = "", relation: str = ""
) -> Evidence:
    return Evidence(thing.start, thing.end, kind, targets, kept(why), relation, "", "", [])


def _marks(place: Place, marks: Iterable[FootnoteMark], ids: Ids) -> Iterator[Evidence]:
    """Where the marks of footnotes stand, each once."""
    work = ids.of(place.document.work)
    for offset, mark in dict.fromkeys((mark.offset, mark.mark) for mark in marks):
        yield Evidence(offset, offset, "mark", [ids.part(work, f"fn{mark}")], "", "", "", "", [])
