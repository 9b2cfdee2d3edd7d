"""An answer in the language of its reader: of rows that say the same in several languages, those in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import Literal, Store

from resgraph.query.run import Cell, QueryResult, run

TEXTS = ("zh", "en", "fr", "es", "ru", "ar")
"""The languages of texts, in the order in which they stand for one that the graph has not."""


_SPOKEN = ("sentence", "task")
"""Columns with the words of the text that a row of duties comes from."""
_READ = "SELECT ?resolution (STR(?text) AS ?iri) WHERE { ?work eli:is_realized_by ?text ; rdfs:label ?resolution }"


def for_reader(answer: QueryResult, language: str, store: Store) -> QueryResult:
    """The rows in that language; where there is none, in the first of the others, so that no row is lost.

    Duties are read text by text: those of a resolution are told from one text, the reader's where it has been read.
    """
    order = tuple(dict.fromkeys((language, *TEXTS)))
    spoken = next((answer.columns.index(name) for name in _SPOKEN if name in answer.columns), None)
    if spoken is not None and {"resolution", "paragraph"} <= set(answer.columns):
        return _from_one_text(answer, spoken, order, store)
    rows = list(answer.rows)
    best: dict[tuple[str | None, ...], tuple[int, ...]] = {}
    for row in rows:
        same, rank = _same(row), _rank(row, order)
        best[same] = min(rank, best.get(same, rank))
    return replace(answer, rows=(row for row in rows if _rank(row, order) == best[_same(row)]))


def _from_one_text(answer: QueryResult, spoken: int, order: Sequence[str], store: Store) -> QueryResult:
    rows, at = list(answer.rows), answer.columns.index("resolution")
    if all(_language(row[spoken]) == order[0] for row in rows):
        return replace(answer, rows=iter(rows))
    read: dict[str, set[str]] = {}
    for resolution, text in run(store, _READ).rows:
        read.setdefault(_told(resolution), set()).add(_told(text).rpartition("/")[2])
    chosen = {
        resolution: next((each for each in order if each in texts), None)
        for resolution, texts in read.items()
    }
    return replace(answer, rows=(row for row in rows if _language(row[spoken]) == chosen.get(_told(row[at]))))


def _told(cell: Cell) -> str:
    return str(getattr(cell, "value", cell))


def _same(row: tuple[Cell, ...]) -> tuple[str | None, ...]:
    """The row without its words."""
    return tuple(None if _language(cell) else str(cell) for cell in row)


def _rank(row: tuple[Cell, ...], order: tuple[str, ...]) -> tuple[int, ...]:
    """How far down the order the language of each of its words stands."""
    languages = (_language(cell) for cell in row)
    return tuple(order.index(each) if each in order else len(order) for each in languages if each)


def _language(cell: Cell) -> str | None:
    return cell.language if isinstance(cell, Literal) else None
