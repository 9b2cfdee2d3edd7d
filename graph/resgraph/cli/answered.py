"""The answer to a query, written as a person or a program asked for it: on the screen, or in a file that appears whole."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from resgraph.cli.telling import tell_result
from resgraph.model.notice import Notice
from resgraph.query import render
from resgraph.query.run import Cell as Value
from resgraph.query.run import QueryResult, Term
from resgraph.rdf.export import whole
from resgraph.tables.answers import for_people, raw
from resgraph.tables.facts import Facts
from resgraph.tables.formats import PEOPLE, WRITERS, write_csv
from resgraph.tables.values import Table as Values
from resgraph.tables.values import plain

FORMATS = ("table", "csv", *render.LINES, *WRITERS)
_SUFFIXES = {".txt": "table", ".htm": "html", ".markdown": "md"}


@dataclass(frozen=True, slots=True)
class Told:
    """An answer, and what a table for people tells beside it: facts of the documents, the parameters, the title."""

    answer: QueryResult
    facts: Facts
    terms: Mapping[str, Term]
    title: str


def written(told: Told, form: str, target: Path | None, *, full: bool, bom: bool) -> None:
    """Write the answer into the file or on standard output; with a file, say how many rows it holds."""
    counted = _Counted(told.answer.rows)
    write = _writer(replace(told, answer=replace(told.answer, rows=counted)), form, full=full, bom=bom)
    with _opened(target) as binary:
        write(binary)
    if target and form != "table":
        key = "one-row-written" if counted.count == 1 else "rows-written"
        tell_result(key, err=True, count=counted.count, file=str(target))


def form_of(target: Path | None) -> str:
    """The format that a file's name says. Raises UsageError for one that says none."""
    if target is None:
        return "table"
    suffix = target.suffix.lower()
    form = _SUFFIXES.get(suffix, suffix.removeprefix("."))
    if form not in FORMATS:
        raise click.UsageError(Notice("which-format", file=target.name, formats=", ".join(FORMATS)))
    return form


class _Counted(Iterator[tuple[Value, ...]]):
    """Rows that are counted as they are read."""

    def __init__(self, rows: Iterator[tuple[Value, ...]]) -> None:
        self._rows, self.count = rows, 0

    def __next__(self) -> tuple[Value, ...]:
        row = next(self._rows)
        self.count += 1
        return row


@contextmanager
def _opened(target: Path | None) -> Iterator[BinaryIO]:
    """The file, which appears when it is whole, or standard output."""
    if target:
        with whole(target) as file:
            yield file
        return
    sys.stdout.flush()
    yield sys.stdout.buffer
    sys.stdout.buffer.flush()


def _writer(told: Told, form: str, *, full: bool, bom: bool) -> Callable[[BinaryIO], None]:
    """What writes the answer in the format."""
    answer, facts = told.answer, told.facts
    if form in ("tsv", "json"):
        return lambda file: _lines(render.LINES[form](answer), file)
    if form == "table" and not full:
        return lambda file: _on_screen(file, lambda console: render.table(answer, facts.base, console))
    people = full or form in PEOPLE
    table = (
        for_people(answer, facts, told.terms, full=full, title=told.title)
        if people
        else raw(answer, lexical=form == "csv")
    )
    if form == "csv":
        return lambda file: write_csv(table, file, bom=bom)
    if form == "table":
        return lambda file: _on_screen(file, lambda console: _grid(table, console))
    return lambda file: WRITERS[form](table, file)


def _grid(table: Values, console: Console) -> int:
    grid = Table()
    for heading in table.headings():
        grid.add_column(heading, overflow="fold")
    for row in table.values():
        grid.add_row(*(Text(plain(value)) for value in row))
    console.print(grid)
    return grid.row_count


def _lines(lines: Iterator[str], file: BinaryIO) -> None:
    for line in lines:
        file.write(line.encode())


def _on_screen(file: BinaryIO, show: Callable[[Console], int]) -> None:
    """Print on the terminal, or into a file that is as wide as a page of paper in landscape."""
    if file is sys.stdout.buffer:
        rows = show(Console())
    else:
        text = io.StringIO()
        rows = show(Console(file=text, width=160))
        file.write(text.getvalue().encode())
    tell_result("one-row" if rows == 1 else "rows", err=True, count=rows)
