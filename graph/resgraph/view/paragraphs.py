"""Paragraphs and footnotes, whatever their language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeGuard, TypeVar

from resgraph.model import Annotations, Citation, Footnote, Obligation
from resgraph.model import Paragraph as Printed
from resgraph.rdf.literals import kept
from resgraph.rdf.place import Place
from resgraph.rdf.vocabulary import implied_relations
from resgraph.view import records
from resgraph.view.ids import Ids
from resgraph.view.records import Paragraph

Cites = dict[str, list[str]]
Duty = TypeVar("Duty")


def paragraph(
    place: Place, passage: Printed | Footnote, found: Annotations, carried: Iterable[Citation], ids: Ids
) -> Paragraph:
    """What the page knows of one of them; `carried` are the citations of its footnotes."""
    document = ids.of(place.document.work)
    kind, number, heading, parent = _facts(passage)
    marks = () if isinstance(passage, Footnote) else passage.marks
    return Paragraph(
        id=ids.of(place.subject),
        document=document,
        kind=kind,
        number=kept(number or ""),
        heading=kept(heading or ""),
        parent=ids.part(document, parent) if parent else "",
        actions=_each_once(ids.authority(action.id) for action in found.actions),
        addressees=_each_once(ids.authority(asked.id) for asked in found.addressees if asked.id),
        cites=_cites(found.citations, carried, ids),
        mentions=_each_once(ids.authority(mention.id) for mention in found.mentions),
        footnotes=_each_once(ids.part(document, f"fn{mark.mark}") for mark in marks),
        obligations=[_obligation(place, duty, ids) for duty in in_order_of_names(found.obligations)],
    )


def _facts(passage: Printed | Footnote) -> tuple[str, str | None, str | None, str | None]:
    """Kind, number, heading and parent."""
    if isinstance(passage, Footnote):
        return "footnote", passage.mark, None, None
    return passage.kind.value, passage.number, passage.heading, passage.parent


def reading_order(part: Paragraph, position: int) -> tuple[bool, int, tuple[tuple[int, str], ...]]:
    """Footnotes behind paragraphs, by their numbers; paragraphs by position."""
    if part.kind != "footnote":
        return (False, position, ())
    pieces = re.split(r"(\d+)", part.id.partition("#")[2])
    return (True, 0, tuple((int(p), "") if p.isdecimal() else (-1, p) for p in pieces if p))


def in_order_of_names(duties: Iterable[Duty]) -> list[Duty]:
    """The duties of a paragraph by their names in the graph: the tenth, `.obligation-10`, stands before the second."""
    return [duty for _, duty in sorted(enumerate(duties, 1), key=lambda pair: str(pair[0]))]


def _cites(own: Iterable[Citation], carried: Iterable[Citation], ids: Ids) -> Cites:
    """By document: the sub-properties of `rg:cites` that say how."""
    found: dict[str, set[str]] = defaultdict(set)
    implied = implied_relations()
    for citation in own:
        how = implied.get(citation.relation or "")
        for target in _targets(citation, ids):
            found[target].update([how[1:-1].rpartition("#")[2]] if how else ())
    for citation in carried:
        for target in _targets(citation, ids):
            found[target].update(())
    return {target: sorted(hows) for target, hows in sorted(found.items())}


def _targets(citation: Citation, ids: Ids) -> Iterator[str]:
    return (ids.document(symbol.text) for symbol in (citation.target, *citation.also))


def _obligation(place: Place, duty: Obligation, ids: Ids) -> records.Obligation:
    recipients = [to for report in duty.reports for to in report.recipients]
    sessions = (ids.authority(to.event) for to in recipients if to.event)
    return records.Obligation(
        language=ids.language(place.document),
        verb=ids.authority(duty.verb),
        parties=_each_once(ids.authority(party.id) for party in duty.parties if party.id),
        task=kept(place.text[duty.start : duty.end]),
        recipients=_each_once(ids.authority(to.id) for to in recipients if to.id),
        due=_each_once([*sessions, *(report.due for report in duty.reports if _is_day(report.due))]),
    )


def _is_day(due: str | None) -> TypeGuard[str]:
    """Whether a report is due on a day, in a month or a year, not after a term (P30D)."""
    return bool(due and due[0].isdecimal())


def _each_once(names: Iterable[str]) -> list[str]:
    return sorted(set(names))
