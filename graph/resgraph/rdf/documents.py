"""A document, its text, and its paragraphs and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.languages.registry import builtin
from resgraph.model import (
    Extraction,
    Footnote,
    Metadata,
    Paragraph,
    ParagraphKind,
    Symbol,
    SymbolKind,
)
from resgraph.rdf import iris
from resgraph.rdf.literals import date, integer, plain, tag
from resgraph.rdf.place import Block, DocumentTerms, Pairs, Place
from resgraph.rdf.sessions import Session
from resgraph.rdf.titles import listed_titles
from resgraph.rdf.vocabulary import LANGUAGES, RG, TYPE, term
from resgraph.text.votes import counted

_WORK_CLASS = {
    SymbolKind.RESOLUTION: RG["Resolution"],
    SymbolKind.DECISION: RG["Decision"],
    SymbolKind.STATEMENT: RG["Statement"],
    SymbolKind.MEETING_RECORD: RG["MeetingRecord"],
    SymbolKind.DOCUMENT: RG["Document"],
}
_PARAGRAPH_CLASSES = {
    ParagraphKind.PREAMBULAR: RG["PreambularParagraph"],
    ParagraphKind.OPERATIVE: RG["OperativeParagraph"],
    ParagraphKind.SUBPARAGRAPH: RG["SubParagraph"],
    ParagraphKind.ANNEX: RG["AnnexParagraph"],
    ParagraphKind.PLAIN: RG["PlainParagraph"],
}
_IRI = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`]+")
_DATE_DOCUMENT = term("eli:date_document")
_HAS_PART = term("eli:has_part")
_IS_STRING = term("nif:isString")
_IDENTIFIER = term("dcterms:identifier")
_IS_PART_OF = term("eli:is_part_of")
_IS_REALIZED_BY = term("eli:is_realized_by")
_LABEL = term("rdfs:label")
_LANGUAGE = term("dcterms:language")
_LEGAL_EXPRESSION = term("eli:LegalExpression")
_LEGAL_RESOURCE = term("eli:LegalResource")
_PAGE = term("foaf:page")
_PASSED_BY = term("eli:passed_by")
_REALIZES = term("eli:realizes")
_SUBJECT = term("dcterms:subject")
_TITLE = term("dcterms:title")
_WAS_DERIVED_FROM = term("prov:wasDerivedFrom")


def known(symbol: Symbol) -> Pairs:
    """What is said of every document, read or only cited: classes, symbol, which is its label, too, page, the titles that lists give it."""
    page = iris.page(symbol)
    titles = listed_titles(symbol.text)
    return [
        (TYPE, _WORK_CLASS[symbol.kind]),
        (TYPE, _LEGAL_RESOURCE),
        (_IDENTIFIER, plain(symbol.text)),
        (_LABEL, plain(symbol.text)),
        *([(_PAGE, page)] if page else []),
        *((RG["listedTitle"], plain(title.text) + tag(title.language)) for title in titles),
        *((RG["titleSource"], f"<{source}>") for source in sorted({title.source for title in titles})),
    ]


def _unnamed(file: str) -> Pairs:
    """What is said of a document that shows no symbol: it is called as its file is."""
    return [(TYPE, RG["Document"]), (TYPE, _LEGAL_RESOURCE), (_LABEL, plain(file))]


def work(document: DocumentTerms, extraction: Extraction) -> Block:
    """The resolution whatever the language, and its parts."""
    resolution = extraction.resolution
    symbol = resolution.metadata.symbol
    pairs = known(symbol) if symbol else _unnamed(resolution.source.name)
    pairs.append((_IS_REALIZED_BY, document.text))
    pairs.extend(_heads(document, resolution.metadata))
    pairs.extend((_HAS_PART, iris.part(document.work, p.id)) for p in resolution.paragraphs)
    pairs.extend((RG["footnote"], iris.part(document.work, note.id)) for note in resolution.footnotes)
    return document.work, pairs


def _heads(document: DocumentTerms, metadata: Metadata) -> Iterator[tuple[str, str]]:
    """What the head and the close of the document say of it."""
    if metadata.title:
        yield _TITLE, plain(metadata.title) + document.tag
    if metadata.adopted:
        yield _DATE_DOCUMENT, date(metadata.adopted)
    if metadata.body:
        yield _PASSED_BY, document.names.authority(metadata.body)
    if metadata.session is not None:
        session = metadata.session
        yield RG["session"], integer(session) if isinstance(session, int) else plain(session)
    if metadata.meeting is not None:
        yield RG["meeting"], integer(metadata.meeting)
    if metadata.vote:
        yield RG["vote"], plain(metadata.vote)
        yield from _votes(metadata.vote, metadata.language)
    for report in metadata.basis:
        yield RG["adoptedOnReport"], document.names.document(report.text)
    if held := session_of(metadata):
        yield RG["adoptedAt"], document.names.authority(held.id)
    yield from ((_SUBJECT, thing) for subject in metadata.subjects if (thing := subject_of(subject)))


def _votes(vote: str, language: str) -> Iterator[tuple[str, str]]:
    """The numbers that are printed of a vote."""
    profile = builtin().get(language)
    if votes := counted(vote, profile) if profile else None:
        yield RG["votesFor"], integer(votes.favour)
        yield RG["votesAgainst"], integer(votes.against)
        if votes.abstaining is not None:
            yield RG["abstentions"], integer(votes.abstaining)


def subject_of(iri: str) -> str | None:
    """A subject of the UNBIS Thesaurus as a term; None for what is no IRI."""
    return f"<{iri}>" if _IRI.fullmatch(iri) else None


def session_of(metadata: Metadata) -> Session | None:
    """The session at which a document was adopted, where its number and the body are known."""
    if metadata.body is None or not isinstance(metadata.session, int):
        return None
    return Session.of(f"event/{metadata.body.removeprefix('org/')}-session-{metadata.session}")


def text(document: DocumentTerms, extraction: Extraction) -> Block:
    """The resolution in one language, as it was read."""
    resolution = extraction.resolution
    metadata = resolution.metadata
    pairs: Pairs = [
        (TYPE, RG["Text"]),
        (TYPE, _LEGAL_EXPRESSION),
        (_REALIZES, document.work),
        (_WAS_DERIVED_FROM, iris.digest(resolution.source.sha256)),
    ]
    primary = metadata.language.partition("-")[0]
    if primary in LANGUAGES:
        pairs.append((_LANGUAGE, LANGUAGES[primary]))
        if metadata.symbol and (page := iris.page(metadata.symbol, primary)):
            pairs.append((_PAGE, page))
    if metadata.title:
        pairs.append((_TITLE, plain(metadata.title) + document.tag))
    places = [passage.id for passage, _ in extraction.passages()]
    pairs.extend((RG["hasPassage"], iris.part(document.text, place)) for place in places)
    return document.text, pairs


def paragraph(place: Place, passage: Paragraph, position: int) -> Block:
    """A paragraph whatever the language; that it is a part of its document is said by the document."""
    document = place.document
    pairs: Pairs = [
        (TYPE, _PARAGRAPH_CLASSES[passage.kind]),
        (RG["position"], integer(position)),
    ]
    if passage.parent:
        pairs.append((_IS_PART_OF, iris.part(document.work, passage.parent)))
    if passage.number is not None:
        pairs.append((RG["number"], plain(passage.number)))
    if passage.heading:
        pairs.append((RG["heading"], plain(passage.heading) + document.tag))
    for mark in passage.marks:
        pairs.append((RG["footnote"], iris.part(document.work, f"fn{mark.mark}")))
    return place.subject, pairs


def footnote(place: Place, passage: Footnote) -> Block:
    """A footnote whatever the language."""
    return place.subject, [
        (TYPE, RG["Footnote"]),
        (RG["mark"], plain(passage.mark)),
    ]


def words(place: Place) -> Block:
    """A paragraph or footnote in one language."""
    return place.words, [
        (TYPE, RG["PassageText"]),
        (RG["realizes"], place.subject),
        (_IS_STRING, plain(place.text) + place.document.tag),
    ]
