"""An answer in the language of its reader: of rows that say the same in several languages, those in one."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import Literal

from resgraph.query.run import Cell, QueryResult

TEXTS = ("zh", "en", "fr", "es", "ru", "ar")
"""The languages of texts, in the order in which they stand for one that the graph has not."""


def for_reader(answer: QueryResult, language: str) -> QueryResult:
    """The rows in that language; where there is none, in the first of the others, so that no row is lost."""
    order = (language, *TEXTS)
    rows = list(answer.rows)
    best: dict[tuple[str | None, ...], tuple[int, ...]] = {}
    for row in rows:
        same, rank = _same(row), _rank(row, order)
        best[same] = min(rank, best.get(same, rank))
    return replace(answer, rows=(row for row in rows if _rank(row, order) == best[_same(row)]))


def _same(row: tuple[Cell, ...]) -> tuple[str | None, ...]:
    """The row without its words."""
    return tuple(None if _language(cell) else str(cell) for cell in row)


def _rank(row: tuple[Cell, ...], order: tuple[str, ...]) -> tuple[int, ...]:
    """How far down the order the language of each of its words stands."""
    languages = (_language(cell) for cell in row)
    return tuple(order.index(each) if each in order else len(order) for each in languages if each)


def _language(cell: Cell) -> str | None:
    return cell.language if isinstance(cell, Literal) else None
