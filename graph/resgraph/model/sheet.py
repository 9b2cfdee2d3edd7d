"""Tables that people make in spreadsheets: TSV or CSV, in UTF-8 or UTF-16, known by the headings of their columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from resgraph.model.errors import ResgraphError
from resgraph.model.notice import Notice
from resgraph.model.spreadsheet import as_meant

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""The marks by which files tell their encoding."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it is written: its line in the file, and its cells by heading."""

    line: int
    cells: dict[str, str]

    def cell(self, name: str) -> str:
        """The cell, with one blank for each stretch of white space; empty where the file has no such column."""
        return " ".join(as_meant(self.cells.get(name, "").strip()).split())


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a table must have, and which error tells what is wrong with it: one line, with file and line.

    `columns` are all that it may have, `needed` those that it must have, `source` says where one comes from.
    """

    columns: tuple[str, ...]
    needed: tuple[str, ...]
    fault: type[ResgraphError]
    source: Notice

    def content(self, path: Path) -> bytes:
        """The bytes of the file. Raises the fault."""
        try:
            return path.read_bytes()
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            raise self.fault(Notice("table-not-read", file=path, reason=reason, advice=self.source)) from None

    def rows(self, name: str, content: bytes) -> Iterator[Row]:
        """The rows that hold anything. Raises the fault where it is no such table."""
        text = self._text(name, content)
        first = text.partition("\n")[0]
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=max("\t,;", key=first.count), strict=True
        )
        try:
            headings = [heading.strip().lower() for heading in next(reader, [])]
            self._check(name, headings)
            before = reader.line_num
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    yield Row(before + 1, dict(zip(headings, cells, strict=False)))
                before = reader.line_num
        except csv.Error as error:
            raise self.fault(_at(name, reader.line_num, Notice("no-table", reason=error))) from None

    def _text(self, name: str, content: bytes) -> str:
        encoding = next((code for mark, code in _MARKS.items() if content.startswith(mark)), "utf-8")
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise self.fault(_at(name, line, Notice("table-not-utf-8"))) from None

    def _check(self, name: str, headings: Collection[str]) -> None:
        for heading in self.needed:
            if heading not in headings:
                known = ", ".join(self.columns)
                raise self.fault(_at(name, 1, Notice("no-such-column", given=heading, known=known)))


def _at(file: str, line: int, said: Notice) -> Notice:
    return Notice("at-line", file=file, line=line, said=said)
