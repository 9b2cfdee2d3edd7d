"""The first sheet of a workbook (.xlsx, ISO/IEC 29500) as rows of text, as people fill one in: values, no formulas.

<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>org/undp</t></is></c></row>
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring
from zipfile import BadZipFile, ZipFile

MARK = b"PK\x03\x04"
"""How a workbook begins, and no table of text."""
_LARGEST = 64 * 1024 * 1024
"""Bytes that a part of a workbook may unpack to."""
_COLUMN = re.compile(r"[A-Z]{1,3}")


class WorkbookError(ValueError):
    """The bytes are no workbook that can be read."""


def rows_of(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet with their numbers; cells that are not there are empty. Raises WorkbookError."""
    try:
        with ZipFile(io.BytesIO(content)) as book:
            shared = [_text(each) for each in _part(book, "xl/sharedStrings.xml", needed=False)]
            rows = list(_part(book, _first_sheet(book)).iter("row"))
    except (BadZipFile, KeyError, ParseError, NotImplementedError, RuntimeError, zlib.error) as error:
        raise WorkbookError(str(error)) from error
    for place, row in enumerate(rows, 1):
        yield int(row.get("r", place)), _cells(row, shared)


def _first_sheet(book: ZipFile) -> str:
    """The part that holds the first sheet: `xl/worksheets/sheet1.xml`, by what the workbook says."""
    sheet = next(_part(book, "xl/workbook.xml").iter("sheet"), None)
    wanted = sheet.get("id") if sheet is not None else None
    for link in _part(book, "xl/_rels/workbook.xml.rels"):
        if link.get("Id") == wanted:
            target = link.get("Target", "")
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    raise WorkbookError("no sheet")


def _part(book: ZipFile, name: str, *, needed: bool = True) -> Element:
    """A part as XML, its names without namespaces; an empty element where one that is not needed is not there."""
    if not needed and name not in book.namelist():
        return Element("none")
    if book.getinfo(name).file_size > _LARGEST:
        raise WorkbookError("too large")
    source = book.read(name)
    if b"<!DOCTYPE" in source:  # no workbook has one, and entities can blow it up
        raise WorkbookError("a document type")
    root = fromstring(source)
    for each in root.iter():
        each.tag = each.tag.rpartition("}")[2]
        each.attrib = {key.rpartition("}")[2]: value for key, value in each.attrib.items()}
    return root


def _cells(row: Element, shared: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter("c"):
        letters = _COLUMN.match(cell.get("r", ""))
        at = _index(letters[0]) if letters else len(cells)
        cells += [""] * (at + 1 - len(cells))
        cells[at] = _value(cell, shared)
    return cells


def _value(cell: Element, shared: list[str]) -> str:
    """What a cell shows; 3.0 is 3, since a spreadsheet knows no whole numbers."""
    kind, value = cell.get("t", "n"), cell.findtext("v") or ""
    if kind == "inlineStr":
        return _text(cell)
    if kind == "s":
        return shared[int(value)] if value.isdigit() and int(value) < len(shared) else ""
    return value.removesuffix(".0") if kind == "n" else value


def _text(element: Element) -> str:
    """The text of a string, without how it is read aloud (`rPh`)."""
    runs = [element, *element.iter("is"), *element.iter("r")]
    return "".join(text.text or "" for run in runs for text in run.findall("t"))


def _index(letters: str) -> int:
    """A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
