"""What the finders and linkers of one passage hand to each other; all spans are offsets into its text."""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.model.annotations import Citation, Coreference, Reference, Unresolved


@dataclass(frozen=True, slots=True)
class CitationFindings:
    """What one passage cites; each list in text order."""

    citations: tuple[Citation, ...] = ()
    coreferences: tuple[Coreference, ...] = ()
    references: tuple[Reference, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
