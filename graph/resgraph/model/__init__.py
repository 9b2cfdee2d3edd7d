"""Frozen values the other layers speak of; the standard library only."""

from resgraph.model.annotations import (
    Action,
    Addressee,
    Annotations,
    Candidate,
    Citation,
    Coreference,
    Found,
    Mention,
    Obligation,
    Reference,
    Unresolved,
)
from resgraph.model.errors import (
    AuthorityError,
    InputError,
    LanguageError,
    OutputError,
    QueryError,
    ResgraphError,
    SymbolError,
)
from resgraph.model.mapped import MappedText, Span
from resgraph.model.record import Extraction
from resgraph.model.resolution import (
    Footnote,
    FootnoteMark,
    Furniture,
    Metadata,
    Paragraph,
    ParagraphKind,
    Resolution,
    Source,
)
from resgraph.model.symbol import Symbol, SymbolKind

__all__ = [
    "Action",
    "Addressee",
    "Annotations",
    "AuthorityError",
    "Candidate",
    "Citation",
    "Coreference",
    "Extraction",
    "Footnote",
    "FootnoteMark",
    "Found",
    "Furniture",
    "InputError",
    "LanguageError",
    "MappedText",
    "Mention",
    "Metadata",
    "Obligation",
    "OutputError",
    "Paragraph",
    "ParagraphKind",
    "QueryError",
    "Reference",
    "ResgraphError",
    "Resolution",
    "Source",
    "Span",
    "Symbol",
    "SymbolError",
    "SymbolKind",
    "Unresolved",
]
