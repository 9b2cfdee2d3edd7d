"""An extraction, and the same as plain data: the shape that `resgraph extract` prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from resgraph.model.annotations import (
    Annotations,
    Candidate,
    Citation,
    Mention,
    Obligation,
    Party,
    Report,
    Stretch,
    Unresolved,
)
from resgraph.model.mapped import MappedText
from resgraph.model.resolution import Footnote, Metadata, Paragraph, Resolution, Source

Record = dict[str, Any]
"""A JSON object."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """A resolution and what was found in it, one `Annotations` a passage, paragraphs first."""

    resolution: Resolution
    annotations: tuple[Annotations, ...]

    def passages(self) -> tuple[tuple[Paragraph | Footnote, Annotations], ...]:
        """Each paragraph, then each footnote, with its annotations."""
        places: tuple[Paragraph | Footnote, ...] = (
            *self.resolution.paragraphs,
            *self.resolution.footnotes,
        )
        return tuple(zip(places, self.annotations, strict=True))

    def to_dict(self) -> Record:
        """All of it as plain data, which `json.dumps` takes: what `resgraph extract` prints."""
        return record(self)


def record(extraction: Extraction) -> Record:
    """The document: source, metadata, paragraphs, footnotes, what was found and what stayed open.

    `start` and `end` are offsets into the passage's `text`, `raw_start` and `raw_end` into the source.
    """
    resolution = extraction.resolution
    passages = extraction.passages()
    paragraphs = [_paragraph(p, a) for p, a in passages if isinstance(p, Paragraph)]
    footnotes = [_footnote(p, a) for p, a in passages if isinstance(p, Footnote)]
    return {
        "source": _source(resolution.source),
        **_metadata(resolution.metadata),
        "paragraphs": paragraphs,
        "footnotes": footnotes,
        "unresolved": [
            {
                "place": a.place,
                **_span(p.body, u),
                "kind": u.kind,
                "reason": u.reason,
                "candidates": [*u.candidates],
                "relation": u.governed,
                "verb": u.relation,
            }
            for p, a in passages
            for u in a.unresolved
        ],
        "candidates": [
            {"place": a.place, **_span(p.body, c), "rule": c.rule} for p, a in passages for c in a.candidates
        ],
        "furniture": [
            {"kind": f.kind, "text": f.text, "raw_start": f.start, "raw_end": f.end}
            for f in resolution.furniture
        ],
        "warnings": [*resolution.warnings],
    }


def _source(source: Source) -> Record:
    return {
        "file": source.name,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "media_type": source.media_type,
    }


def _metadata(metadata: Metadata) -> Record:
    return {
        "symbol": str(metadata.symbol) if metadata.symbol else None,
        "language": metadata.language,
        "title": metadata.title,
        "adopted": metadata.adopted,
        "session": metadata.session,
        "meeting": metadata.meeting,
        "body": metadata.body,
        "basis": [str(symbol) for symbol in metadata.basis],
        "subjects": [*metadata.subjects],
        "vote": metadata.vote,
    }


def _paragraph(paragraph: Paragraph, found: Annotations) -> Record:
    body = paragraph.body
    start, end = body.source(0, len(body))
    return {
        "id": paragraph.id,
        "kind": str(paragraph.kind),
        "number": _number(paragraph.number),
        "parent": paragraph.parent,
        "heading": paragraph.heading,
        "text": paragraph.text,
        "raw_start": start,
        "raw_end": end,
        "actions": [{**_span(body, a), "id": a.id} for a in found.actions],
        "addressees": [{**_span(body, a), "id": a.id, "action": a.action} for a in found.addressees],
        "footnotes": [{"mark": _number(m.mark), "offset": m.offset} for m in paragraph.marks],
        "obligations": [_obligation(body, paragraph.text, o) for o in found.obligations],
        "terms": [*found.terms],
        **_references(body, found),
    }


def _footnote(footnote: Footnote, found: Annotations) -> Record:
    start, end = footnote.body.source(0, len(footnote.body))
    return {
        "id": footnote.id,
        "mark": _number(footnote.mark),
        "text": footnote.text,
        "raw_start": start,
        "raw_end": end,
        **_references(footnote.body, found),
    }


def _references(body: MappedText, found: Annotations) -> Record:
    return {
        "citations": [_citation(body, c) for c in found.citations],
        "mentions": [_mention(body, m) for m in _named(found)],
        "coreferences": [
            {**_span(body, c), "target": str(c.target), "rule": c.rule} for c in found.coreferences
        ],
        "references": [{**_span(body, r), "kind": r.kind, "detail": r.detail} for r in found.references],
    }


def _named(found: Annotations) -> list[Mention | Candidate | Unresolved]:
    """The names, and in their places the titles of instruments of which nobody can say which they are."""
    return sorted((*found.mentions, *found.open_instruments()), key=lambda each: (each.start, each.end))


def _mention(body: MappedText, named: Mention | Candidate | Unresolved) -> Record:
    """What is named; without an id where no authority knows the title or it stays open."""
    id, how = (named.id, named.how) if isinstance(named, Mention) else (None, None)
    return {**_span(body, named), "id": id, "how": how, "relation": named.governed, "verb": named.relation}


def _citation(body: MappedText, citation: Citation) -> Record:
    return {
        **_span(body, citation),
        "target": str(citation.target),
        "also": [str(symbol) for symbol in citation.also],
        "date": citation.date,
        "locator": citation.locator,
        "relation": citation.relation,
        "rule": citation.rule,
        "flags": [*citation.flags],
    }


def _obligation(body: MappedText, text: str, obligation: Obligation) -> Record:
    sent = [recipient for report in obligation.reports for recipient in report.recipients]
    return {
        "action": obligation.action,
        "verb": obligation.verb,
        "head": obligation.head,
        "party": [_party(body, p, own=obligation.head is None) for p in obligation.parties],
        "task": text[obligation.start : obligation.end] or None,
        "start": obligation.start,
        "end": obligation.end,
        "report": [_report(body, r) for r in obligation.reports],
        "recipients": _once(r.id for r in sent),
        "dues": _once([*(r.event for r in sent), *(r.due for r in obligation.reports)]),
    }


def _once(values: Iterable[str | None]) -> list[str]:
    """Each value once, in order."""
    return [*dict.fromkeys(value for value in values if value)]


def _party(body: MappedText, party: Party, *, own: bool) -> Record:
    """A party; one of the passage above has its words only."""
    return {**(_span(body, party) if own else {"text": party.text}), "id": party.id}


def _report(body: MappedText, report: Report) -> Record:
    return {
        **_span(body, report),
        "recipients": [
            {
                **_span(body, r),
                "id": r.id,
                "session": _number(r.session),
                "event": r.event,
                "before": r.before,
            }
            for r in report.recipients
        ],
        "due": report.due,
        "before": report.before,
        "cycle": report.cycle,
    }


def _span(body: MappedText, found: Stretch) -> Record:
    raw_start, raw_end = body.source(found.start, found.end)
    return {
        "text": found.text,
        "start": found.start,
        "end": found.end,
        "raw_start": raw_start,
        "raw_end": raw_end,
    }


def _number(printed: str | None) -> int | str | None:
    """Numbers as numbers, letters and signs as they are printed."""
    return int(printed) if printed is not None and printed.isdecimal() else printed
