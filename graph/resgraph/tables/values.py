"""A table: columns with their headings in two languages, rows of cells, a cell with the page it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from resgraph.query.wording import column_of
from resgraph.rdf.vocabulary import NAMESPACES

Value = str | int | float | bool | date | None
"""What a cell holds; None where nothing is known."""

_XSD = NAMESPACES["xsd"]
_INTEGERS = frozenset(
    _XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long", "gYear")
)
_FLOATS = frozenset(_XSD + name for name in ("decimal", "double", "float"))


class Cell(NamedTuple):
    """A value, and the address of a page about it where there is one."""

    value: Value
    link: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name in programs, and its headings for people."""

    name: str
    zh: str
    en: str

    def heading(self, language: str) -> str:
        """The heading in Chinese or English."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Table:
    """Columns, and rows that are read once; `language` is that of the headings, `title` says what is shown."""

    columns: tuple[Column, ...]
    rows: Iterable[Sequence[Cell]]
    language: str = "en"
    title: str = ""

    def headings(self) -> list[str]:
        """The headings in the table's language."""
        return [column.heading(self.language) for column in self.columns]

    def values(self) -> Iterator[tuple[Value, ...]]:
        """The rows without links."""
        return (tuple(cell.value for cell in row) for row in self.rows)


def columns(names: Iterable[str]) -> tuple[Column, ...]:
    """The columns of these names, headed as `wording.toml` has them."""
    found = (column_of(name) for name in names)
    return tuple(Column(each.name, each.label.zh, each.label.en) for each in found)


def value_of(term: NamedNode | BlankNode | Literal | Triple | None) -> Value:
    """A term as a value of Python: numbers, dates and booleans as such, all else as text."""
    if not isinstance(term, Literal):
        return term.value if isinstance(term, NamedNode | BlankNode) else None if term is None else str(term)
    kind = term.datatype.value
    try:
        if kind in _INTEGERS:
            return int(term.value)
        if kind in _FLOATS:
            return float(term.value)
        if kind == f"{_XSD}date":
            return date.fromisoformat(term.value)
    except ValueError:  # 2005-02-31, a year before 1
        return term.value
    if kind == f"{_XSD}boolean":
        return term.value in ("true", "1")
    return term.value


def plain(value: Value) -> str:
    """A value as text: dates as ISO 8601, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)
