"""What a passage states: the values that the grammar of citations yields, with folded spans."""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.find.citations.items import Number
from resgraph.find.citations.words import Pointer, Pronoun
from resgraph.find.organs import Organ
from resgraph.model import SymbolKind
from resgraph.symbols.printed import PrintedSymbol


@dataclass(frozen=True, slots=True)
class Stated:
    """A numbered resolution as stated; spans are folded.

    `organ` is the body that stands with the number, `earlier` those named before it in the passage, nearest first,
    as (offset, body); `group` counts the groups, `sentence` the sentences; `year` is one that stands alone
    (安全理事会2000年第1325号决议); `open_kind`: no noun stands with the number, so that `kind` is that of its list;
    `adopter` is a body named behind the title of a number that has none beside it.
    """

    start: int
    end: int
    number: Number
    kind: SymbolKind
    group: int
    sentence: int
    organ: str | None
    earlier: tuple[tuple[int, str], ...]
    date: str | None
    locator: str | None
    flags: tuple[str, ...] = ()
    year: str | None = None
    open_kind: bool = False
    adopter: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A document cited by symbol, with its part, whose words end at `reach`, and the day given for it."""

    document: PrintedSymbol
    start: int
    end: int
    locator: str | None
    reach: int
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Undated:
    """A resolution cited by its day alone; folded span."""

    start: int
    end: int
    noun: str
    day: str


@dataclass(frozen=True, slots=True)
class Statements:
    """What a passage states, each list in text order; all spans folded."""

    stated: tuple[Stated, ...] = ()
    cited: tuple[Cited, ...] = ()
    organs: tuple[Organ, ...] = ()
    pronouns: tuple[Pronoun, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    undated: tuple[Undated, ...] = ()
    unread: tuple[tuple[int, int], ...] = ()
    """Symbols that break off."""
