"""Tables that people make in spreadsheets: workbooks, TSV or CSV, known by the headings of their columns.

Text is in UTF-8, in UTF-16, or in GB 18030 and GBK, which Excel writes on a Chinese machine.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from resgraph.model.errors import ResgraphError
from resgraph.model.notice import Notice
from resgraph.model.spreadsheet import as_meant
from resgraph.model.workbook import MARK, WorkbookError, rows_of

MOST = 20
"""Mistakes of one file that are told at a time."""
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""The marks by which files tell their encoding."""
_COMMON = (*range(0xA1, 0xAA), *range(0xB0, 0xD8))
"""First bytes of the signs and of the 3,755 more common characters of GB 2312; Western text has others."""
_MOSTLY = 0.7
"""The share of common characters from which on a text is Chinese."""

_Made = TypeVar("_Made")


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
    """What a table must have, and which error tells what is wrong with it, with file and line.

    `needed` are the columns that it must have, `source` says where such a table comes from.
    """

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
        lines = self._workbook(name, content) if content.startswith(MARK) else self._lines(name, content)
        first = next(lines, (1, []))
        headings = [heading.strip().lower() for heading in first[1]]
        self._check(name, first[0], headings)
        for line, cells in lines:
            if any(cell.strip() for cell in cells):
                yield Row(line, dict(zip(headings, cells, strict=False)))

    def each(self, name: str, content: bytes, made: Callable[[Row], _Made]) -> list[_Made]:
        """What is made of each row. Raises the fault with all mistakes of the rows, each with its line."""
        found: list[_Made] = []
        mistakes: list[Notice] = []
        for row in self.rows(name, content):
            try:
                found.append(made(row))
            except self.fault as error:
                mistakes += [at_line(name, row.line, said) for said in error.args]
        self.refuse(mistakes)
        return found

    def refuse(self, mistakes: Collection[Notice]) -> None:
        """Raise the fault where there are mistakes, with the first `MOST`."""
        if mistakes:
            more = len(mistakes) - MOST
            told = [*islice(mistakes, MOST), *([Notice("more-mistakes", count=more)] if more > 0 else [])]
            raise self.fault(*told)

    def _workbook(self, name: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
        try:
            yield from rows_of(content)
        except WorkbookError as error:
            raise self.fault(Notice("no-workbook", file=name, reason=error)) from None

    def _lines(self, name: str, content: bytes) -> Iterator[tuple[int, list[str]]]:
        """The rows of a text, each with the line on which it begins."""
        text = self._text(name, content)
        first = text.partition("\n")[0]
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=max("\t,;", key=first.count), strict=True
        )
        try:
            before = 0
            for cells in reader:
                yield before + 1, cells
                before = reader.line_num
        except csv.Error as error:
            raise self.fault(at_line(name, reader.line_num, Notice("no-table", reason=error))) from None

    def _text(self, name: str, content: bytes) -> str:
        try:
            return content.decode(encoding_of(content))
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise self.fault(at_line(name, line, Notice("table-not-utf-8"))) from None

    def _check(self, name: str, line: int, headings: Collection[str]) -> None:
        for heading in self.needed:
            if heading not in headings:
                needed = ", ".join(self.needed)
                raise self.fault(at_line(name, line, Notice("no-such-column", given=heading, known=needed)))


def encoding_of(content: bytes) -> str:
    """The encoding of a table of text: what its mark says, GB 18030 where it is Chinese in it, else UTF-8."""
    marked = next((code for mark, code in _MARKS.items() if content.startswith(mark)), "")
    if marked:
        return marked
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030" if _is_chinese(content) else "utf-8"
    return "utf-8"


def _is_chinese(content: bytes) -> bool:
    """Whether the bytes are GB 18030, and most of its characters common ones: é is none of these."""
    try:
        characters = [char for char in content.decode("gb18030") if ord(char) > 0x7F]
    except UnicodeDecodeError:
        return False
    common = sum(char.encode("gb18030")[0] in _COMMON for char in characters)
    return common >= _MOSTLY * len(characters)


def at_line(file: str, line: int, said: str) -> Notice:
    """What is told of a line of a file."""
    return Notice("at-line", file=file, line=line, said=said)
