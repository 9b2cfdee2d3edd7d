"""A decision as a value: where which words stand, and what they mean.

document        paragraph  words    kind          decision
A/RES/60/175    op4        委员会   open-mention  org/ccpcj
*                          《甲书》 candidate     new: 甲书
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property

from resgraph.model import Resolution, Symbol

EVERYWHERE = "*"
"""What the column `document` says of a decision that holds in all documents."""
OPEN = ("open-mention", "open-citation", "open-coreference")
"""Kinds of references whose meaning stayed open; behind the dash the kind of `Unresolved`."""
CANDIDATE = "candidate"
FOUND = ("mention", "citation", "coreference")
"""Kinds of what was linked."""
KINDS = (*OPEN, CANDIDATE, *FOUND)


@dataclass(frozen=True, slots=True)
class Thing:
    """An authority by its id; `name` in `language` where it is a new one, which no authority file has."""

    id: str
    name: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """The words name nothing that is to be linked."""


Meaning = Thing | Symbol | Nothing
"""What words mean: a thing, a document, or nothing."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A row of the file that has an answer.

    `document` is a symbol, a text (`A/RES/60/175/zh`), the name of a file, or empty for all documents; `paragraphs` the
    ids of those meant, none for all; `kind` one of `KINDS`, or empty for whatever was made of the words.
    """

    document: str
    paragraphs: tuple[str, ...]
    words: str
    kind: str
    answer: Meaning
    said: str
    note: str = ""
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> str:
        """What names the decision, whatever its note and wherever it stands in the file; 16 hexadecimal digits."""
        parts = (self.document, *self.paragraphs, self.words, self.kind, self.said)
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    @property
    def scope(self) -> int:
        """How narrow it is: 0 for some paragraphs, 1 for a document, 2 for all; the narrower goes first."""
        return 0 if self.paragraphs else 1 if self.document else 2

    def is_about(self, names: Collection[str]) -> bool:
        """Whether it holds in a document of these names."""
        return not self.document or self.document in names


@dataclass(frozen=True)
class Decisions:
    """The decisions of a file: its name, its digest, and the rows with an answer, in their order."""

    name: str = ""
    sha256: str = ""
    rows: tuple[Decision, ...] = ()

    @cached_property
    def by_words(self) -> dict[str, list[Decision]]:
        """The rows by their words."""
        found: dict[str, list[Decision]] = {}
        for row in self.rows:
            found.setdefault(row.words, []).append(row)
        return found

    @cached_property
    def in_paragraphs(self) -> dict[str, list[Decision]]:
        """The rows about certain paragraphs, by what they call the document."""
        found: dict[str, list[Decision]] = {}
        for row in self.rows:
            if row.paragraphs:
                found.setdefault(row.document, []).append(row)
        return found

    def about(self, names: Collection[str]) -> tuple[Decision, ...]:
        """Those that hold in a document, the narrower first."""
        return tuple(sorted((row for row in self.rows if row.is_about(names)), key=lambda row: row.scope))

    def about_passage(
        self, names: Collection[str], passage: str, words: Collection[str]
    ) -> tuple[Decision, ...]:
        """Those that may hold in a passage in which something was made of these words, the narrower first."""
        rows = [row for each in words for row in self.by_words.get(each, ()) if row.is_about(names)]
        rows += [row for name in names for row in self.in_paragraphs.get(name, ())]
        held = {row.line: row for row in rows if not row.paragraphs or passage in row.paragraphs}
        return tuple(sorted(held.values(), key=lambda row: (row.scope, row.line)))


NONE = Decisions()
"""Where there is no file."""


def names_of(resolution: Resolution) -> frozenset[str]:
    """What a document may be called in the file: its symbol, its text, its file."""
    symbol, source = resolution.metadata.symbol, resolution.source
    work = symbol.text if symbol else f"file/{source.sha256}"
    return frozenset((work, f"{work}/{resolution.metadata.language}", source.name))


def squeezed(text: str) -> str:
    """The text with one blank for each stretch of white space, as a cell of the file has it."""
    return " ".join(text.split())
