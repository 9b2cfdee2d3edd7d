"""Answers as text: a table to read, and the TSV and JSON of SPARQL 1.1 for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from pyoxigraph import BlankNode, Literal, NamedNode
from rich.console import Console
from rich.table import Table
from rich.text import Text

from resgraph.query.run import Cell, QueryResult
from resgraph.rdf.vocabulary import NAMESPACES

_STRING = f"{NAMESPACES['xsd']}string"
_LANGUAGE_STRING = f"{NAMESPACES['rdf']}langString"


NARROWEST = 12
"""Characters of the terminal that a column needs to be read."""
LAST = ("sentence", "link")
"""Columns that a narrow terminal does without: a file has them."""


def table(answer: QueryResult, base: str, console: Console) -> int:
    """Print a table, IRIs shortened; gives the number of rows.

    A column in which nothing stands is left out, and where the terminal is too narrow, so are the sentence and the
    link; a line below says so.
    """
    rows = [[short(cell, base) for cell in row] for row in answer.rows]
    shown, left = _fitting(answer.columns, rows, console.width)
    grid = Table()
    for at in shown:
        grid.add_column(answer.columns[at], overflow="fold")
    for row in rows:
        grid.add_row(*(Text(row[at]) for at in shown))
    console.print(grid)
    if left:
        console.print(
            f"no room for {' and '.join(left)}: --format csv or -o answer.xlsx has them", style="dim"
        )
    return grid.row_count


def _fitting(
    columns: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> tuple[list[int], tuple[str, ...]]:
    """The columns to print, by their places, and the names of those left out though something stands in them."""
    filled = [at for at in range(len(columns)) if not rows or any(row[at] for row in rows)]
    if len(filled) * NARROWEST <= width:
        return filled, ()
    left = tuple(columns[at] for at in filled if columns[at] in LAST)
    return [at for at in filled if columns[at] not in left], left


def short(cell: Cell, base: str) -> str:
    """What a person reads: text of a literal, an IRI without the base, or with its prefix."""
    if cell is None:
        return ""
    if isinstance(cell, Literal):
        return cell.value
    iri = cell.value if isinstance(cell, NamedNode) else str(cell)
    for prefix, namespace in NAMESPACES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri.removeprefix(base)


def tsv_lines(answer: QueryResult) -> Iterator[str]:
    """SPARQL 1.1 TSV: terms as in Turtle."""
    yield "\t".join(f"?{column}" for column in answer.columns) + "\n"
    for row in answer.rows:
        yield "\t".join("" if cell is None else str(cell).replace("\t", "\\t") for cell in row) + "\n"


def json_lines(answer: QueryResult) -> Iterator[str]:
    """SPARQL 1.1 JSON, one solution a line; ASK gives its boolean."""
    if answer.form == "ask":
        yield json.dumps({"head": {}, "boolean": any(_value(row[0]) == "true" for row in answer.rows)}) + "\n"
        return
    yield f'{{"head": {json.dumps({"vars": answer.columns})}, "results": {{"bindings": ['
    before = "\n"
    for row in answer.rows:
        bound = {
            name: _json(cell) for name, cell in zip(answer.columns, row, strict=True) if cell is not None
        }
        yield before + json.dumps(bound, ensure_ascii=False)
        before = ",\n"
    yield "\n]}}\n"


def _json(cell: Cell) -> dict[str, str]:
    if isinstance(cell, Literal):
        found = {"type": "literal", "value": cell.value}
        if cell.language:
            found["xml:lang"] = cell.language
        elif cell.datatype.value not in (_STRING, _LANGUAGE_STRING):
            found["datatype"] = cell.datatype.value
        return found
    return {"type": "uri" if isinstance(cell, NamedNode) else "bnode", "value": _value(cell)}


def _value(cell: Cell) -> str:
    return cell.value if isinstance(cell, NamedNode | Literal | BlankNode) else str(cell)


LINES: dict[str, Callable[[QueryResult], Iterator[str]]] = {"tsv": tsv_lines, "json": json_lines}
"""The formats that are written line by line."""
