"""What a statement hangs on: a passage of one text, and the terms that name it."""

from __future__ import annotations

from dataclasses import dataclass

from resgraph import symbols
from resgraph.model import Extraction, Footnote, Paragraph, Symbol, SymbolError
from resgraph.rdf import iris, literals
from resgraph.rdf.iris import Iris

Pairs = list[tuple[str, str]]
"""Predicates and objects of one subject, as N-Triples terms."""

Block = tuple[str, Pairs]
"""A subject and statements about it; a subject may come in several blocks."""


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """One text of one work: `work` is `<B/A/RES/60/175>`, `text` is `<B/A/RES/60/175/zh>`, `tag` is `@zh`."""

    names: Iris
    work: str
    text: str
    tag: str

    @classmethod
    def of(cls, extraction: Extraction, names: Iris) -> DocumentTerms:
        """The terms of the extraction's document."""
        resolution = extraction.resolution
        work = names.work(resolution)
        language = resolution.metadata.language
        return cls(names, work, iris.text(work, language), literals.tag(language))

    def place(self, passage: Paragraph | Footnote) -> Place:
        """The terms of one of its passages."""
        subject, words = iris.part(self.work, passage.id), iris.part(self.text, passage.id)
        return Place(self, subject, words, passage.text, literals.is_plain(passage.text))


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph or footnote: `subject` whatever the language, `words` its text in this one.

    `is_plain` says whether every part of the text stands in a literal as it is.
    """

    document: DocumentTerms
    subject: str
    words: str
    text: str
    is_plain: bool


def as_symbol(text: str) -> Symbol | None:
    """The document symbol that the text spells, None where it spells none."""
    try:
        return symbols.parse(text)
    except SymbolError:
        return None
