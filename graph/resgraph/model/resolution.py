"""A resolution as it was read: metadata, paragraphs, footnotes, and what was set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from resgraph.model.mapped import MappedText
from resgraph.model.symbol import Symbol


class ParagraphKind(StrEnum):
    """Where a paragraph stands; `plain` in a document that is no resolution."""

    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    SUBPARAGRAPH = "subparagraph"
    ANNEX = "annex"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: its name, its decoded text, and how it was decoded."""

    name: str
    text: str
    sha256: str
    encoding: str = "utf-8"
    media_type: str = "text/plain"


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """A footnote's mark in a paragraph; `offset` into its text: the mark stands before that character."""

    mark: str
    offset: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or sub-paragraph.

    Ids: `pp1`, `op4`, `op4-a`, `op4-a-i`; in a resolution of parts `part-b-op4`; in an annex `annex-1-p3`, in a
    draft that another body is to adopt `draft-1-p3`; in a document that is no resolution `p3`. `number` is as printed
    without its punctuation ("4", "a"), None where none is. `heading` is the heading printed just before the
    paragraph, `voice` the body whose words a draft's are.
    """

    id: str
    kind: ParagraphKind
    number: str | None
    body: MappedText
    marks: tuple[FootnoteMark, ...] = ()
    parent: str | None = None
    heading: str | None = None
    voice: str | None = None

    @property
    def text(self) -> str:
        """The words, without number and marks."""
        return self.body.text


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its mark ("9", "*") and its text."""

    mark: str
    body: MappedText

    @property
    def id(self) -> str:
        """`fn9`."""
        return f"fn{self.mark}"

    @property
    def text(self) -> str:
        """The words, without the mark."""
        return self.body.text


@dataclass(frozen=True, slots=True)
class Metadata:
    """What heads and closes a resolution; None or empty where the text does not say.

    `adopted` is an ISO date, `body` the id of the adopting authority, `basis` the reports it was
    adopted on, `subjects` IRIs of the UNBIS thesaurus where the mark-up gives them,
    `subject_words` its English words for each.
    """

    symbol: Symbol | None = None
    language: str = "und"
    title: str | None = None
    adopted: str | None = None
    session: int | str | None = None
    meeting: int | None = None
    body: str | None = None
    basis: tuple[Symbol, ...] = ()
    subjects: tuple[str, ...] = ()
    subject_words: tuple[str, ...] = ()
    vote: str | None = None


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of the source that is in no paragraph or footnote: titles, marks, rules, overprinting."""

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """A document as read; together the parts hold every printed character of the source."""

    source: Source
    metadata: Metadata
    paragraphs: tuple[Paragraph, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    warnings: tuple[str, ...] = field(default=())

    def place_of(self, mark: str) -> tuple[Paragraph, int] | None:
        """The first paragraph that carries a footnote's mark, and where in its text; None where none does."""
        return next(((p, m.offset) for p in self.paragraphs for m in p.marks if m.mark == mark), None)
