"""What the citations of a resolution mean: each number gets its body, its year and its symbol.

第5/1号决议 in a resolution of the Human Rights Council is A/HRC/RES/5/1; 第77/317号决议 in a footnote behind 大会… is A/RES/77/317;
该决议 is the one cited before. What cannot be told is kept as unresolved, with the candidates.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace

from resgraph.find.citations import Cited, Reading, Stated, read_passage
from resgraph.find.folding import Folded, fold
from resgraph.find.organs import OTHER, SELF
from resgraph.link.cited_body import Verdict, judge, judge_named, judge_short_name
from resgraph.link.cited_words import resolve_note_pointers, resolve_pronouns
from resgraph.link.citing_document import CitingDocument, NamedBodies, all_of
from resgraph.link.whose import speaker_of
from resgraph.model import Citation, Reference, Resolution, SymbolKind, Unresolved
from resgraph.model.findings import CitationFindings
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


OTHER_KIND = {
    SymbolKind.RESOLUTION: SymbolKind.DECISION,
    SymbolKind.DECISION: SymbolKind.RESOLUTION,
}
"""What a number without a noun of its own may be instead, where it cannot be what its list is."""

MANY = 50
"""More bodies than a footnote or a point of a list ever has to look back on."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or footnote as read; `before` are the bodies named before a footnote's mark or in the parent, nearest first.

    `voice` is the body whose words they are, where it is not the adopting one, `mark` a footnote's.
    """

    text: str
    folded: Folded
    reading: Reading
    before: tuple[str, ...] = ()
    voice: str | None = None
    mark: str | None = None


Read = Callable[[str], tuple[Folded, Reading]]
"""From a passage's text to the text folded and what it states, in one language."""


def read_chinese(text: str) -> tuple[Folded, Reading]:
    """What a Chinese passage states."""
    folded = fold(text)
    return folded, read_passage(folded)


def link_citations(resolution: Resolution, read: Read = read_chinese) -> tuple[CitationFindings, ...]:
    """The findings of each paragraph, then of each footnote, in the order of `Extraction.passages`."""
    passages = _passages(resolution, read)
    document = CitingDocument.of(resolution.metadata, [passage.reading for passage in passages])
    if not speaker_of(resolution).assembly:
        document = replace(
            document, body="" if document.body == GENERAL_ASSEMBLY else document.body, elsewhere=True
        )
    named = NamedBodies()
    findings: list[CitationFindings] = []
    notes: dict[str, CitationFindings] = {}
    for passage in passages:
        citing = replace(document, body=passage.voice) if passage.voice else document
        own = None if passage.voice else resolution.metadata.symbol
        linked = _link_passage(passage, citing, named)
        found = resolve_pronouns(linked, passage.text, passage.folded, passage.reading, findings, own)
        if "脚注" in passage.folded.text:
            found = resolve_note_pointers(found, passage.folded, passage.text, notes)
        if passage.mark:
            notes.setdefault(passage.mark, found)
        findings.append(found)
    return tuple(findings)


def _passages(resolution: Resolution, read: Read) -> list[Passage]:
    """Paragraphs and footnotes, read once.

    A footnote knows the bodies named before its first mark, a sub-paragraph those of its parent.
    """
    passages: list[Passage] = []
    before: dict[str, tuple[str, ...]] = {}
    named: dict[str, tuple[str, ...]] = {}
    for paragraph in resolution.paragraphs:
        folded, reading = read(paragraph.text)
        above = named.get(paragraph.parent or "", ())
        named[paragraph.id] = (*(organ.body for organ in reversed(reading.organs[-MANY:])), *above[:MANY])
        passages.append(Passage(paragraph.text, folded, reading, above, paragraph.voice))
        for mark in paragraph.marks:
            before.setdefault(mark.mark, _named_before(folded, reading, mark.offset))
    for note in resolution.footnotes:
        folded, reading = read(note.text)
        named_before = before.get(note.mark, ())
        passages.append(Passage(note.text, folded, reading, named_before, None, note.mark))
    return passages


def _named_before(folded: Folded, reading: Reading, offset: int) -> tuple[str, ...]:
    """The bodies named before an offset of the paragraph, the nearest first."""
    last = bisect_left(reading.organs, offset, key=lambda organ: folded.positions[organ.end - 1])
    return tuple(organ.body for organ in reversed(reading.organs[max(0, last - MANY) : last]))


def _link_passage(passage: Passage, document: CitingDocument, named: NamedBodies) -> CitationFindings:
    """The passage's citations, references and what stays open."""
    reading = passage.reading
    if not (reading.stated or reading.cited or reading.pointers or reading.undated or reading.unread):
        named.note_all(reading.organs)
        return CitationFindings()
    citations = [_of_document(passage, cited) for cited in reading.cited]
    references = [Reference(*_found(passage, p.start, p.end), p.kind, p.detail) for p in reading.pointers]
    unresolved = [
        Unresolved(*_found(passage, u.start, u.end), "citation", "number-not-stated") for u in reading.undated
    ]
    unresolved += [
        Unresolved(*_found(passage, *span), "citation", "symbol-incomplete") for span in reading.unread
    ]
    carried: tuple[int, tuple[str, ...]] = (-1, ())
    organs = iter(reading.organs)
    organ = next(organs, None)
    for stated in reading.stated:
        while organ is not None and organ.start < stated.start:
            named.note(organ.body)
            organ = next(organs, None)
        found = _link_number(passage, stated, document, named, carried)
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
    passage: Passage,
    stated: Stated,
    document: CitingDocument,
    named: NamedBodies,
    carried: tuple[int, tuple[str, ...]],
) -> Citation | Reference | Unresolved:
    """One number with its body, a number of another body, or what stays open."""
    place = _found(passage, stated.start, stated.end)
    unknown = stated.number.form == "unknown"
    listed = carried[0] == stated.sentence and carried[1][:1] == (OTHER,)
    others = stated.organ == OTHER and stated.number.form != "treaty"  # 1/CP.21 says whose it is
    elsewhere = bool(stated.organ) and stated.organ != SELF
    if document.elsewhere and stated.organ == GENERAL_ASSEMBLY and "联合国大会" not in passage.folded.text:
        others = True
    if others or (unknown and (elsewhere or listed)):
        return Reference(*place, "other-body", stated.number.number)
    if unknown:
        return Unresolved(*place, "citation", "unknown-series")
    verdict = _verdict(passage, stated, document, named, carried)
    if verdict.symbol is None and stated.open_kind and stated.kind in OTHER_KIND:
        other = replace(stated, kind=OTHER_KIND[stated.kind])
        second = _verdict(passage, other, document, named, carried)
        verdict = second if second.symbol else verdict
    if verdict.symbol is None:
        return Unresolved(*place, "citation", verdict.reason, verdict.candidates)
    return Citation(
        *place,
        target=verdict.symbol,
        date=stated.date,
        locator=stated.locator,
        rule=RULES[stated.number.form],
        flags=stated.flags,
    )


def _verdict(
    passage: Passage,
    stated: Stated,
    document: CitingDocument,
    named: NamedBodies,
    carried: tuple[int, tuple[str, ...]],
) -> Verdict:
    """Ask the body beside the number; where there is none, those before it."""
    if stated.organ is None:
        return judge(stated, _bodies(passage, stated, document, named, carried), document)
    meant = named.meant(stated.organ, document)
    if stated.organ == SELF:
        return judge_named(stated, (*meant, *_bodies(passage, stated, document, named, carried)), document)
    if stated.organ.startswith("@"):
        return judge_short_name(stated, meant, all_of(stated.organ), document)
    return judge_named(stated, meant, document)


def _bodies(
    passage: Passage,
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
    marks = tuple(body for name in passage.before for body in named.meant(name, document)[:1])
    own = (document.body,) if document.body else ()
    rest = (*own, *marks) if document.body == GENERAL_ASSEMBLY else (*marks, *own)
    later = () if carried[0] == stated.sentence else list_bodies
    same = named.cited_before(stated.kind.value, stated.number.number)
    ordered = (*same, *sentence, *rest, *later)
    return tuple(dict.fromkeys(body for body in ordered if body and body != OTHER))


def _of_document(passage: Passage, cited: Cited) -> Citation:
    """A document cited by its symbol."""
    document = cited.document
    return Citation(
        *_found(passage, cited.start, cited.end),
        target=document.symbol,
        also=document.also,
        date=cited.date,
        locator=cited.locator,
        rule=document.rule,
        flags=document.flags,
    )


def _found(passage: Passage, start: int, end: int) -> tuple[str, int, int]:
    """The words and offsets in the passage's own text of a folded span."""
    first, last = passage.folded.span(start, end)
    return passage.text[first:last], first, last
