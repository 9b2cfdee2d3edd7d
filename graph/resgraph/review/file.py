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
from resgraph.model.sheet import Row
from resgraph.model.spreadsheet import harmless_text
from resgraph.rdf.export import whole
from resgraph.review.open import Cells

WORKBOOKS = frozenset({".xlsx", ".xls", ".ods"})
"""Names of files that a spreadsheet would take for its own kind."""
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

    `.csv` is parted by commas, anything else by tabs. Raises DecisionError for a file that is no such table, OutputError.
    """
    if target.suffix.lower() in WORKBOOKS:
        raise OutputError(Notice("no-workbook", file=target))
    if target.exists():
        rows = merged(rows, read_rows(target))
    save(target, rows, bom=bom)
    return len(rows)


def save(target: Path, rows: Iterable[Cells], *, bom: bool = False) -> None:
    """Write just these rows; a file that has the mark for Excel keeps it. Raises OutputError."""
    begins = b""
    if target.exists():
        with target.open("rb") as file:
            begins = file.read(len(BOM))
    with whole(target) as file:
        file.write(table(rows, "," if target.suffix.lower() == ".csv" else "\t", bom=bom or begins == BOM))


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
