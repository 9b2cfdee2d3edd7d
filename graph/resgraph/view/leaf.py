"""What one text brings to the page, made from its extraction by the process that reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from resgraph.model import Annotations, Citation, Extraction, Footnote
from resgraph.model import Paragraph as Printed
from resgraph.rdf import iris
from resgraph.rdf.iris import Iris
from resgraph.rdf.literals import kept, tag
from resgraph.rdf.place import DocumentTerms, Place
from resgraph.rdf.titles import listed_titles
from resgraph.view.ids import Ids
from resgraph.view.merging import paragraphs_of, passages_of
from resgraph.view.paragraphs import paragraph, reading_order
from resgraph.view.passages import passage
from resgraph.view.records import Paragraph, PassageRecord, Text
from resgraph.view.turtle import Pair, turtle_of

Statements = Mapping[str, object]
"""By subject, as an N-Triples term: its predicates and objects, where these are pairs."""
Stated = tuple[str, str, int]
"""A document, a date that citations state of it, and how many do."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a text says of its document; `symbol` is empty where it shows none.

    `titles` are those printed, `listed` those of published lists, by language tag.
    """

    id: str
    symbol: str
    kind: str
    titles: dict[str, str]
    listed: dict[str, str]
    date: str
    session: str
    meeting: str
    body: list[str]
    reports: list[str]
    page: str
    text: Text


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text, or the texts of one document together, with a head for each.

    Paragraphs are in reading order, with their positions, passages by name.
    `own` are the statements about the document, `turtle` those about each paragraph, as the page shows them.
    """

    heads: list[Head]
    stated: list[Stated]
    paragraphs: list[Paragraph]
    positions: list[int]
    passages: list[PassageRecord]
    turtle: dict[str, str]
    own: list[Pair]


def leaf_of(extraction: Extraction, names: Iris, statements: Statements) -> Leaf:
    """The leaf of one text; `statements` are those of its graph."""
    document, ids = DocumentTerms.of(extraction, names), Ids(names)
    notes = {found.place: found.citations for note, found in extraction.passages() if found.place == note.id}
    placed: list[tuple[int, Paragraph]] = []
    words: list[PassageRecord] = []
    for position, (part, found) in enumerate(extraction.passages(), 1):
        place = document.place(part)
        carried = _carried(part, notes)
        placed.append((position, paragraph(place, part, found, carried, ids)))
        words.append(_words(place, part, found, ids))
    positions = {part.id: position for position, part in reversed(placed)}
    whole = paragraphs_of(part for _, part in placed)
    whole.sort(key=lambda part: reading_order(part, positions[part.id]))
    return Leaf(
        [_head(extraction, document, ids)],
        _stated(extraction, ids),
        whole,
        [positions[part.id] for part in whole],
        passages_of(words),
        {part.id: turtle_of(*_said(iris_of(part.id, names), statements)) for part in whole},
        _said(document.work, statements)[1],
    )


def iris_of(id: str, names: Iris) -> str:
    """The term of a thing below the base that the page names so."""
    return f"<{names.base}{id}>"


def _said(subject: str, statements: Statements) -> tuple[str, list[Pair]]:
    pairs = statements.get(subject, ())
    return subject, [*pairs] if isinstance(pairs, dict) else []


def _carried(part: Printed | Footnote, notes: Mapping[str, tuple[Citation, ...]]) -> Iterator[Citation]:
    """The citations of the footnotes whose marks the paragraph carries."""
    if not isinstance(part, Footnote):
        for mark in part.marks:
            yield from notes.get(f"fn{mark.mark}", ())


def _words(place: Place, part: Printed | Footnote, found: Annotations, ids: Ids) -> PassageRecord:
    return passage(place, found, () if isinstance(part, Footnote) else part.marks, ids)


def _head(extraction: Extraction, document: DocumentTerms, ids: Ids) -> Head:
    resolution, metadata = extraction.resolution, extraction.resolution.metadata
    symbol, id = metadata.symbol, ids.of(document.work)
    page = iris.page(symbol) if symbol else None
    text, title = ids.of(document.text), kept(metadata.title or "")
    language = ids.language(document)
    return Head(
        id=id,
        symbol=symbol.text if symbol else "",
        kind=symbol.kind.value.replace("-", "") if symbol else "document",
        titles={document.tag[1:]: title} if title else {},
        listed={tag(each.language)[1:]: each.text for each in listed_titles(symbol.text)} if symbol else {},
        date=metadata.adopted or "",
        session="" if metadata.session is None else kept(str(metadata.session)),
        meeting="" if metadata.meeting is None else str(metadata.meeting),
        body=[ids.authority(metadata.body)] if metadata.body else [],
        reports=sorted({ids.document(report.text) for report in metadata.basis}),
        page=page[1:-1] if page else "",
        text=Text(text, language, title, kept(resolution.source.name), []),
    )


def _stated(extraction: Extraction, ids: Ids) -> list[Stated]:
    """The dates that citations state of documents, counted."""
    told = Counter(
        (ids.document(symbol.text), citation.date)
        for found in extraction.annotations
        for citation in found.citations
        if citation.date
        for symbol in {citation.target, *citation.also}
    )
    return sorted((target, date, count) for (target, date), count in told.items())
