"""The file of decisions, written: what is open now, and all that was decided before."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from resgraph.decisions.decision import EVERYWHERE
from resgraph.decisions.table import COLUMNS, read_rows
from resgraph.model import OutputError
from resgraph.model.notice import Notice
from resgraph.model.sheet import Row, encoding_of
from resgraph.model.spreadsheet import harmless_text
from resgraph.rdf.export import whole
from resgraph.review.open import Cells
from resgraph.tables.values import Cell, Column, Table
from resgraph.tables.xlsx import write_xlsx

WORKBOOK = ".xlsx"
_SEPARATORS = {".tsv": "\t", ".csv": ",", ".txt": "\t", "": "\t"}
"""What parts the cells of a table of text, by the end of its name."""
BOM = b"\xef\xbb\xbf"
"""What makes Excel read the file as UTF-8."""


def merged(rows: Sequence[Cells], before: Iterable[Row]) -> list[Cells]:
    """What is open with the answers that the file has already; then its other rows that have one.

    A row of the file is the same as one that is open where document, words and kind are.
    """
    decided = {_same(cells): cells for cells in map(_cells, before) if cells["decision"] or cells["note"]}
    found = []
    for row in rows:
        known = decided.pop(_same(row), None)
        found.append({**row, "decision": known["decision"], "note": known["note"]} if known else row)
    return [*found, *decided.values()]


def write_decisions(target: Path, rows: Sequence[Cells], *, bom: bool = False) -> int:
    """Write the file, whole or not at all: what was decided in it stays. Gives how many rows it has.

    `.xlsx` is a workbook, `.csv` is parted by commas, `.tsv` by tabs. Raises DecisionError for a file that is no such
    table, OutputError.
    """
    if target.suffix.lower() not in (WORKBOOK, *_SEPARATORS):
        raise OutputError(Notice("no-such-workbook", file=target))
    if target.exists():
        rows = merged(rows, read_rows(target))
    save(target, rows, bom=bom)
    return len(rows)


def save(target: Path, rows: Iterable[Cells], *, bom: bool = False) -> None:
    """Write just these rows. Raises OutputError.

    A file that Excel read by its mark, or that it wrote in the encoding of its machine, has the mark then.
    """
    suffix, begins = target.suffix.lower(), b""
    if suffix != WORKBOOK and target.exists():
        content = target.read_bytes()
        begins = BOM if encoding_of(content) in ("utf-8-sig", "gb18030") else b""
    with whole(target) as file:
        if suffix == WORKBOOK:
            write_xlsx(_sheet(rows), file)
        else:
            file.write(table(rows, _SEPARATORS.get(suffix, "\t"), bom=bom or begins == BOM))


def _sheet(rows: Iterable[Cells]) -> Table:
    """The rows as a table whose columns are headed by their names, as they are read again."""
    columns = tuple(Column(name, name, name) for name in COLUMNS)
    return Table(columns, ([Cell(row.get(name, "")) for name in COLUMNS] for row in rows))


def table(rows: Iterable[Cells], delimiter: str = "\t", *, bom: bool = False) -> bytes:
    """The rows as text in UTF-8; nothing in it is a formula."""
    lines = io.StringIO()
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([harmless_text(row.get(name, "")) for name in COLUMNS])
    return (BOM if bom else b"") + lines.getvalue().encode()


def _cells(row: Row) -> Cells:
    return {name: row.cell(name) for name in COLUMNS}


def _same(cells: Cells) -> tuple[str, str, str]:
    document = cells["document"] or EVERYWHERE
    return (document, cells["words"], cells["kind"])
