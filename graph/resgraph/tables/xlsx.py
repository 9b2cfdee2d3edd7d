"""Workbooks for Excel and LibreOffice: links, widths by content, a head that stays, a filter; never a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from resgraph.model import QueryError
from resgraph.model.notice import Notice
from resgraph.tables.values import Cell, Table, plain

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS = 1_048_575
LONGEST = 32_767
"""Rows of a sheet and characters of a cell that Excel takes."""
_LINKS = 65_000
_WIDEST, _NARROWEST = 60, 8
_EPOCH = datetime(2000, 1, 1)


def write_xlsx(table: Table, file: BinaryIO) -> None:
    """One sheet. Raises QueryError where the table has more rows than a sheet."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - of use here only

    packed = BytesIO()  # zipfile cannot leave a file on a full disk in peace
    book = Workbook(
        packed,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"title": table.title, "created": _EPOCH})
    try:
        _Sheet(book, table).write()
    finally:
        book.close()
    file.write(packed.getvalue())


class _Sheet:
    """The sheet as it is filled; widths are known at the end."""

    def __init__(self, book: Workbook, table: Table) -> None:
        self._table = table
        self._sheet: Worksheet = book.add_worksheet("resgraph")
        self._head = book.add_format({"bold": True, "bg_color": "#EEF2F7", "bottom": 1, "text_wrap": True})
        self._text = book.add_format({"text_wrap": True, "valign": "top"})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._link = book.add_format(
            {"font_color": "#0B57A4", "underline": 1, "text_wrap": True, "valign": "top"}
        )
        self._widths = [_width(heading) for heading in table.headings()]
        self._links = 0

    def write(self) -> None:
        """Head, rows, then what depends on their number."""
        sheet, last = self._sheet, 0
        for column, heading in enumerate(self._table.headings()):
            sheet.write_string(0, column, heading, self._head)
        for last, row in enumerate(self._table.rows, 1):
            if last > ROWS:
                raise QueryError(Notice("sheet-too-long", most=f"{ROWS:,}"))
            self._row(last, row)
        sheet.freeze_panes(1, 1)
        if self._table.columns:
            sheet.autofilter(0, 0, max(last, 1), len(self._table.columns) - 1)
        for column, width in enumerate(self._widths):
            sheet.set_column(column, column, min(max(width + 2, _NARROWEST), _WIDEST))

    def _row(self, number: int, row: Sequence[Cell]) -> None:
        for column, cell in enumerate(row):
            self._cell(number, column, cell)
            self._widths[column] = max(self._widths[column], _width(plain(cell.value)))

    def _cell(self, row: int, column: int, cell: Cell) -> None:
        value, sheet = cell.value, self._sheet
        if value is None or value == "":
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, column, value, self._text)
        elif isinstance(value, int | float) and abs(value) < 10**15:
            sheet.write_number(row, column, value, self._text)
        elif isinstance(value, date) and value.year >= 1900:
            sheet.write_datetime(row, column, value, self._day)
        else:
            self._string(row, column, plain(value), cell.link)

    def _string(self, row: int, column: int, text: str, link: str) -> None:
        shown = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        linked = link.startswith(("https://", "http://")) and self._links < _LINKS and len(link) < 2_000
        if linked:
            self._links += 1
            self._sheet.write_url(row, column, link, self._link, shown)
        else:
            self._sheet.write_string(row, column, shown, self._text)


def _width(text: str) -> int:
    """The places that a text takes, a Chinese character two; of a long one the first line's worth."""
    return sum(2 if ord(each) > 0x2E80 else 1 for each in text[:_WIDEST])
