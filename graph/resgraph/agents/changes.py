"""A comparison as an agent reads it: each change with the paragraphs of both sides, their sentences and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from resgraph.agents.library import GraphView, Item, Page, cut, paged
from resgraph.compare import Comparison, Outline
from resgraph.rdf.iris import path
from resgraph.view.compared.rows import Cell, Row, rows_of


def compared(reading: GraphView, told: Comparison, limit: int, offset: int) -> Page:
    """A page of the changes, in the order of the later text; `counts` are of all of them."""
    rows = rows_of(told, "zh" if reading.facts.language == "zh" else "en")
    items = [_item(reading, told, row) for row in rows[offset : offset + limit]]
    heads = {"first": _head(told.left), "second": _head(told.right)}
    return {
        **heads,
        "counts": dict(Counter(row.kind for row in rows)),
        **paged(items, len(rows), limit, offset),
    }


def _head(outline: Outline) -> Item:
    return {
        "symbol": outline.symbol,
        "title": outline.title,
        "adopted": outline.adopted,
        "language": outline.language,
    }


def _item(reading: GraphView, told: Comparison, row: Row) -> Item:
    """What changed: `notes` say it in words, `taken_out` and `put_in` are what only one side has."""
    return {
        "change": row.kind,
        "notes": [*row.notes],
        "taken_out": _changed(row.left),
        "put_in": _changed(row.right),
        "first": _paragraphs(reading, told.left, row.left),
        "second": _paragraphs(reading, told.right, row.right),
    }


def _changed(cells: Iterable[Cell]) -> list[str]:
    return [cut(piece.text) for cell in cells for piece in cell.pieces if piece.changed]


def _paragraphs(reading: GraphView, outline: Outline, cells: Iterable[Cell]) -> list[Item]:
    document = reading.facts.base + path(outline.symbol)
    return [reading.item(f"{document}#{cell.id}", sentence=cut(cell.text)) for cell in cells]
