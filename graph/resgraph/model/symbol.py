"""The symbol of a United Nations document as a value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering


class SymbolKind(StrEnum):
    """What a symbol names."""

    RESOLUTION = "resolution"
    DECISION = "decision"
    STATEMENT = "statement"
    MEETING_RECORD = "meeting-record"
    DOCUMENT = "document"


@total_ordering
@dataclass(frozen=True, slots=True)
class Symbol:
    """One document in one spelling: made by `resgraph.symbols.parse` and its builders only.

    `text` is the canonical spelling (`A/RES/60/175`), `kind` what it names, `body` the id of the
    authority that issued it (`org/general-assembly`; empty where the series does not tell).
    Symbols order as people list them: digits as numbers, so 60/9 stands before 60/175.
    """

    text: str
    kind: SymbolKind = SymbolKind.DOCUMENT
    body: str = ""

    def __str__(self) -> str:
        return self.text

    def __lt__(self, other: Symbol) -> bool:
        return self.sort_key < other.sort_key

    @property
    def sort_key(self) -> tuple[tuple[int, int, str], ...]:
        """Digits compare as numbers, everything else as text."""
        parts = re.split(r"(\d+)", self.text)
        return tuple((1, int(p), "") if p.isdecimal() else (0, 0, p) for p in parts if p)
