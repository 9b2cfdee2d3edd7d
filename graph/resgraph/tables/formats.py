"""Tables as files: CSV, TSV, Markdown and HTML here, XLSX and Parquet beside."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable
from typing import BinaryIO

from markupsafe import Markup, escape

from resgraph.tables.harmless import harmless
from resgraph.tables.parquet import write_parquet
from resgraph.tables.values import Cell, Table, plain
from resgraph.tables.xlsx import write_xlsx

BOM = b"\xef\xbb\xbf"
"""What makes Excel read CSV as UTF-8."""

_STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; margin: 1.5rem; }
table { border-collapse: collapse; } th, td { border: 1px solid #bbb; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { position: sticky; top: 0; background: #eef2f7; } td { max-width: 40rem; }
"""


def write_csv(table: Table, file: BinaryIO, *, bom: bool = False) -> None:
    """CSV by RFC 4180, lines ended by LF, headed by the names for programs; nothing in it is a formula."""
    if bom:
        file.write(BOM)
    file.write(_csv_line(column.name for column in table.columns))
    for row in table.values():
        file.write(_csv_line(map(harmless, row)))


def _csv_line(cells: Iterable[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)  # so that a carriage return in a cell is quoted
    return f"{line.getvalue().removesuffix(chr(13) + chr(10))}\n".encode()


def write_markdown(table: Table, file: BinaryIO) -> None:
    """A table of GitHub's Markdown, documents as links."""
    headings = table.headings()
    file.write(f"| {' | '.join(map(_inline, headings))} |\n|{' --- |' * len(headings)}\n".encode())
    for row in table.rows:
        file.write(f"| {' | '.join(map(_marked_down, row))} |\n".encode())


def _marked_down(cell: Cell) -> str:
    text = _inline(plain(cell.value))
    if not cell.link:
        return text
    address = cell.link.replace("(", "%28").replace(")", "%29").replace("|", "%7C").replace(" ", "%20")
    return f"<{address}>" if plain(cell.value) == cell.link else f"[{text}]({address})"


def _inline(text: str) -> str:
    """Text on one line without a meaning in Markdown."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", " ".join(text.split()))


def write_html(table: Table, file: BinaryIO) -> None:
    """A page of its own, which loads nothing; a table that Word and LibreOffice paste as one."""
    language = "zh-Hans" if table.language == "zh" else "en"
    head = Markup("").join(Markup("<th scope=col>{}").format(each) for each in table.headings())
    file.write(
        Markup(
            '<!doctype html>\n<html lang="{}">\n<meta charset="utf-8">\n<title>{}</title>\n<style>{}</style>\n'
            "<table>\n<thead><tr>{}</thead>\n<tbody>\n"
        )
        .format(language, table.title or "resgraph", Markup(_STYLE), head)
        .encode()
    )
    for row in table.rows:
        cells = Markup("").join(map(_html, row))
        file.write(Markup("<tr>{}\n").format(cells).encode())
    file.write(b"</table>\n</html>\n")


def _html(cell: Cell) -> Markup:
    text = escape(plain(cell.value))
    if not cell.link.startswith(("https://", "http://")):
        return Markup("<td>{}").format(text)
    return Markup('<td><a href="{}">{}</a>').format(cell.link, text)


WRITERS: dict[str, Callable[[Table, BinaryIO], None]] = {
    "md": write_markdown,
    "html": write_html,
    "xlsx": write_xlsx,
    "parquet": write_parquet,
}
"""The formats that a table is written in as a whole."""

PEOPLE = frozenset(("md", "html", "xlsx"))
"""Formats for people: headings in words, short names, links."""
BINARY = frozenset(("xlsx", "parquet"))
"""Formats that no terminal shows."""
