"""What the citations of a resolution mean: each number gets its body, its year and its symbol.

第5/1号决议 in a resolution of the Human Rights Council is A/HRC/RES/5/1; 第77/317号决议 in a footnote behind 大会… is A/RES/77/317;
该决议 is the one cited before. What cannot be told is kept as unresolved, with the candidates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resgraph.find.citations import Cited, Stated, Statements, read_passage
from resgraph.find.organs import OTHER, SELF
from resgraph.languages.ruled import LINKING
from resgraph.link.cited_body import (
    Verdict,
    is_adopter,
    judge,
    judge_named,
    judge_short_name,
    with_year,
)
from resgraph.link.cited_words import resolve_note_pointers, resolve_pronouns
from resgraph.link.citing_document import CitingDocument, NamedBodies, all_of
from resgraph.link.prepared import Prepared
from resgraph.model import Citation, Reference, Resolution, SymbolKind, Unresolved
from resgraph.model.findings import CitationFindings
from resgraph.model.passage import Folded, Passage
from resgraph.symbols.series import GENERAL_ASSEMBLY

RULES = {
    "session": "session-number",
    "year": "year-number",
    "old": "roman-session-number",
    "council": "number-and-year",
    "bare": "bare-number",
    "special": "special-session-number",
    "emergency": "emergency-session-number",
    "organizational": "organizational-session-number",
    "health": "health-assembly-number",
    "treaty": "conference-decision-number",
    "conference": "conference-decision-number",
}


SELF_NAMING = ("treaty", "health")
"""Shapes that say whose they are, whoever is named beside them: 1/CP.21, WHA76.16."""

OTHER_KIND = {
    SymbolKind.RESOLUTION: SymbolKind.DECISION,
    SymbolKind.DECISION: SymbolKind.RESOLUTION,
}
"""What a number without a noun of its own may be instead, where it cannot be what its list is."""

NOTE, UNITED_NATIONS = LINKING.text("citations.note"), LINKING.text("citations.united-nations-assembly")
MANY = 50
"""More bodies than a footnote or a point of a list ever has to look back on."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage with what it states; `before` are the bodies named before a footnote's mark or in the parent, nearest first.

    `voice` is the body whose words they are, where it is not the adopting one, `mark` a footnote's.
    """

    passage: Passage
    statements: Statements
    before: tuple[str, ...] = ()
    voice: str | None = None
    mark: str | None = None

    @property
    def folded(self) -> Folded:
        """The passage folded."""
        return self.passage.folded


def link_citations(document: Prepared) -> tuple[CitationFindings, ...]:
    """The findings of each paragraph, then of each footnote, in the order of `Extraction.passages`."""
    read = [(passage, read_passage(passage)) for passage in document.passages]
    return link_stated(document.resolution, read, elsewhere=not document.speaker.assembly)


def link_stated(
    resolution: Resolution, read: Sequence[tuple[Passage, Statements]], *, elsewhere: bool = False
) -> tuple[CitationFindings, ...]:
    """The same for passages with what they state, in any language; `elsewhere`: their assembly is not the United Nations'."""
    places = _places(resolution, read)
    document = CitingDocument.of(resolution.metadata, [place.statements for place in places])
    if elsewhere:
        document = replace(
            document, body="" if document.body == GENERAL_ASSEMBLY else document.body, elsewhere=True
        )
    named = NamedBodies()
    findings: list[CitationFindings] = []
    notes: dict[str, CitationFindings] = {}
    for place in places:
        citing = replace(document, body=place.voice) if place.voice else document
        own = None if place.voice else resolution.metadata.symbol
        linked = _link_passage(place, citing, named)
        found = resolve_pronouns(linked, place.passage, place.statements, findings, own)
        if NOTE in place.folded.text:
            found = resolve_note_pointers(found, place.passage, notes)
        if place.mark:
            notes.setdefault(place.mark, found)
        findings.append(found)
    return tuple(findings)


def _places(resolution: Resolution, read: Sequence[tuple[Passage, Statements]]) -> list[Place]:
    """Paragraphs and footnotes.

    A footnote knows the bodies named before its first mark, a sub-paragraph those of its parent.
    """
    places: list[Place] = []
    before: dict[str, tuple[str, ...]] = {}
    named: dict[str, tuple[str, ...]] = {}
    for paragraph, (passage, statements) in zip(resolution.paragraphs, read, strict=False):
        above = named.get(paragraph.parent or "", ())
        named[paragraph.id] = (*(organ.body for organ in reversed(statements.organs[-MANY:])), *above[:MANY])
        places.append(Place(passage, statements, above, paragraph.voice))
        for mark in paragraph.marks:
            before.setdefault(mark.mark, _named_before(passage.folded, statements, mark.offset))
    for note, (passage, statements) in zip(resolution.footnotes, read[len(places) :], strict=True):
        places.append(Place(passage, statements, before.get(note.mark, ()), None, note.mark))
    return places


def _named_before(folded: Folded, statements: Statements, offset: int) -> tuple[str, ...]:
    """The bodies named before an offset of the paragraph, the nearest first."""
    last = bisect_left(statements.organs, offset, key=lambda organ: folded.positions[organ.end - 1])
    return tuple(organ.body for organ in reversed(statements.organs[max(0, last - MANY) : last]))


def _link_passage(place: Place, document: CitingDocument, named: NamedBodies) -> CitationFindings:
    """The passage's citations, references and what stays open."""
    statements = place.statements
    if not (
        statements.stated
        or statements.cited
        or statements.pointers
        or statements.undated
        or statements.unread
    ):
        named.note_all(statements.organs)
        return CitationFindings()
    citations = [_of_document(place, cited) for cited in statements.cited]
    references = [Reference(*_found(place, p.start, p.end), p.kind, p.detail) for p in statements.pointers]
    unresolved = [
        Unresolved(*_found(place, u.start, u.end), "citation", "number-not-stated")
        for u in statements.undated
    ]
    unresolved += [
        Unresolved(*_found(place, *span), "citation", "symbol-incomplete") for span in statements.unread
    ]
    carried: tuple[int, tuple[str, ...]] = (-1, ())
    organs = iter(statements.organs)
    organ = next(organs, None)
    for stated in statements.stated:
        while organ is not None and organ.start < stated.start:
            named.note(organ.body)
            organ = next(organs, None)
        found = _link_number(place, stated, document, named, carried)
        if isinstance(found, Citation):
            citations.append(found)
            named.note_cited(stated.kind.value, stated.number.number, found.target.body)
            carried = (stated.sentence, (found.target.body, *carried[1][:3]))
        elif isinstance(found, Reference):
            references.append(found)
            carried = (stated.sentence, (OTHER, *carried[1][:3]))
        else:
            unresolved.append(found)
    while organ is not None:
        named.note(organ.body)
        organ = next(organs, None)
    return CitationFindings(
        tuple(sorted(citations, key=lambda c: (c.start, c.end))),
        (),
        tuple(sorted(references, key=lambda r: r.start)),
        tuple(sorted(unresolved, key=lambda u: u.start)),
    )


def _link_number(
    place: Place,
    stated: Stated,
    document: CitingDocument,
    named: NamedBodies,
    carried: tuple[int, tuple[str, ...]],
) -> Citation | Reference | Unresolved:
    """One number with its body, a number of another body, or what stays open."""
    printed = _found(place, stated.start, stated.end)
    unknown = stated.number.form == "unknown"
    listed = carried[0] == stated.sentence and carried[1][:1] == (OTHER,)
    others = stated.organ == OTHER and stated.number.form not in SELF_NAMING
    elsewhere = bool(stated.organ) and stated.organ != SELF
    if document.elsewhere and stated.organ == GENERAL_ASSEMBLY and UNITED_NATIONS not in place.folded.text:
        others = True
    if others or (unknown and (elsewhere or listed)):
        return Reference(*printed, "other-body", stated.number.number)
    if unknown:
        return Unresolved(*printed, "citation", "unknown-series")
    verdict = _verdict(place, stated, document, named, carried)
    if verdict.symbol is None and stated.open_kind and stated.kind in OTHER_KIND:
        other = replace(stated, kind=OTHER_KIND[stated.kind])
        second = _verdict(place, other, document, named, carried)
        verdict = second if second.symbol else verdict
    if verdict.symbol is None:
        return Unresolved(*printed, "citation", verdict.reason, verdict.candidates)
    return Citation(
        *printed,
        target=verdict.symbol,
        date=stated.date,
        locator=stated.locator,
        rule=RULES[stated.number.form],
        flags=stated.flags,
    )


def _verdict(
    place: Place,
    stated: Stated,
    document: CitingDocument,
    named: NamedBodies,
    carried: tuple[int, tuple[str, ...]],
) -> Verdict:
    """Ask the body beside the number, then one behind its title that can have adopted it; else those before it."""
    if stated.organ is None and stated.adopter and is_adopter(stated.adopter, stated, document, named):
        stated = replace(stated, organ=stated.adopter)
    nobodys = stated.organ == SELF and not document.body
    if stated.organ is None or nobodys or stated.number.form in SELF_NAMING:
        return judge(stated, _bodies(place, stated, document, named, carried), document)
    meant = named.meant(stated.organ, document)
    if stated.organ == SELF:
        return judge_named(stated, (*meant, *_bodies(place, stated, document, named, carried)), document)
    if stated.organ.startswith("@"):
        return judge_short_name(stated, meant, all_of(stated.organ), document)
    return judge_named(stated, meant, document)


def _bodies(
    place: Place,
    stated: Stated,
    document: CitingDocument,
    named: NamedBodies,
    carried: tuple[int, tuple[str, ...]],
) -> tuple[str, ...]:
    """The bodies that may have adopted a number with none beside it, the likeliest first.

    The body of the same number before in the text; those named in the same sentence since the number before;
    that number's own; in a footnote, those named before its mark (in the General Assembly's documents after
    the Assembly itself).
    """
    here = tuple(body for _, name in stated.earlier for body in named.meant(name, document)[:1])
    list_bodies = carried[1]
    sentence = (*here, *list_bodies) if carried[0] == stated.sentence else here
    marks = tuple(body for name in place.before for body in named.meant(name, document)[:1])
    own = (document.body,) if document.body else ()
    rest = (*own, *marks) if document.body == GENERAL_ASSEMBLY else (*marks, *own)
    later = () if carried[0] == stated.sentence else list_bodies
    same = named.cited_before(stated.kind.value, stated.number.number)
    ordered = (*same, *sentence, *rest, *later)
    return tuple(dict.fromkeys(body for body in ordered if body and body != OTHER))


def _of_document(place: Place, cited: Cited) -> Citation:
    """A document cited by its symbol."""
    document = cited.document
    return Citation(
        *_found(place, cited.start, cited.end),
        target=with_year(document.symbol),
        also=document.also,
        date=cited.date,
        locator=cited.locator,
        rule=document.rule,
        flags=document.flags,
    )


def _found(place: Place, start: int, end: int) -> tuple[str, int, int]:
    """The words and offsets in the passage's own text of a folded span."""
    return place.passage.printed(start, end)
