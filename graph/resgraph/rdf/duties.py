"""Duties as statements: who is asked, what, by which verb; each report a node of its own.

<.../zh#op9.obligation-1> a rg:Obligation ; rg:obligedParty <authority/role/sr-burundi> ; rg:task "..."@zh ;
rg:verb <authority/verb/request> ; rg:hasParty <.../zh#op9.2-7> ; rg:hasReport <.../zh#op9.obligation-1.report-2> .
<.../zh#op9.obligation-1.report-2> a rg:Report ; rg:reportsTo <authority/org/general-assembly> ;
rg:due <authority/event/general-assembly-session-79> ; rg:words "提交一份综合报告"@zh .
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from resgraph.model import Annotations, Obligation, Party, Recipient, Report
from resgraph.rdf import iris
from resgraph.rdf.literals import code, plain
from resgraph.rdf.place import Block, Pairs, Place
from resgraph.rdf.vocabulary import RG, TYPE, term

Named = tuple[int, int, str | None]
"""Where a name begins and ends, and the authority."""

_ANCHOR, _CONTEXT = term("nif:anchorOf"), term("nif:referenceContext")
_MEANS = term("itsrdf:taIdentRef")
_TRUE = f'"true"^^{term("xsd:boolean")}'
_WEEKS = re.compile(r"P(\d+)W")
"""xsd:duration has no weeks."""
_DATATYPES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), term("xsd:date")),
    (re.compile(r"\d{4}-\d\d"), term("xsd:gYearMonth")),
    (re.compile(r"\d{4}"), term("xsd:gYear")),
    (re.compile(r"P(\d+[DMY]|T\d+H)"), term("xsd:duration")),
)


def obligations(place: Place, found: Annotations, named: Mapping[Named, str]) -> Iterator[Block]:
    """Every duty of the passage with its reports and parties; a party that is `named` on the same words is that mention."""
    for number, duty in enumerate(found.obligations, 1):
        name = iris.below(place.words, f"obligation-{number}")
        nodes = [(iris.below(name, f"party-{n}"), p) for n, p in enumerate(duty.parties, 1)]
        parties = [(named.get((p.start, p.end, p.id), node), p) for node, p in nodes]
        sent = [(report, to) for report in duty.reports for to in report.recipients or (None,)]
        reports = [(iris.below(name, f"report-{n}"), *one) for n, one in enumerate(sent, 1)]
        yield name, _duty(place, duty, [p for p, _ in parties], [r for r, _, _ in reports])
        for node, party in nodes:
            if (party.start, party.end, party.id) not in named:
                yield node, _party(place, party)
        for node, report, to in reports:
            yield node, _report(place, report, to)


def _duty(place: Place, duty: Obligation, parties: list[str], reports: list[str]) -> Pairs:
    names = place.document.names
    pairs = [
        (TYPE, RG["Obligation"]),
        (_CONTEXT, place.words),
        (RG["verb"], names.authority(duty.verb)),
        (RG["task"], plain(place.text[duty.start : duty.end]) + place.document.tag),
        *((RG["obligedParty"], names.authority(party.id)) for party in duty.parties if party.id),
        *((RG["hasParty"], node) for node in parties),
        *((RG["hasReport"], node) for node in reports),
    ]
    for report in duty.reports:
        for to in report.recipients:
            pairs += _whom(place, to)
    return pairs


def _party(place: Place, party: Party) -> Pairs:
    known = [(_MEANS, place.document.names.authority(party.id))] if party.id else []
    return [(TYPE, RG["Party"]), (_ANCHOR, plain(party.text)), *known]


def _report(place: Place, report: Report, to: Recipient | None) -> Pairs:
    tag = place.document.tag
    pairs = [(TYPE, RG["Report"]), (RG["words"], plain(report.text) + tag)]
    if to is not None:
        pairs += [(RG["recipientWords"], plain(to.text) + tag), *_whom(place, to)]
    if report.due:
        pairs.append((RG["dueDate"], _typed(report.due)))
    if report.before or (to is not None and to.before):
        pairs.append((RG["before"], _TRUE))
    if report.cycle:
        pairs.append((RG["cycle"], code(report.cycle)))
    return pairs


def _whom(place: Place, to: Recipient) -> Pairs:
    """The recipient and its session, where an authority knows them."""
    names = place.document.names
    known = [(RG["reportsTo"], names.authority(to.id))] if to.id else []
    return known + ([(RG["due"], names.authority(to.event))] if to.event else [])


def _typed(due: str) -> str:
    """A date as far as it is printed, or a term."""
    if weeks := _WEEKS.fullmatch(due):
        due = f"P{7 * int(weeks[1])}D"
    kind = next(kind for pattern, kind in _DATATYPES if pattern.fullmatch(due))
    return f"{plain(due)}^^{kind}"
