"""`resgraph query OUT "SELECT ..."`: SPARQL on an output folder, or one of the named queries."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import click
from click.core import ParameterSource
from rich.console import Console
from rich.table import Table
from rich.text import Text

from resgraph.cli.telling import in_words, language_option, tell, tell_result
from resgraph.cli.telling import language as language_of_messages
from resgraph.model import QueryError
from resgraph.model.notice import Notice
from resgraph.query import render
from resgraph.query.absent import absent
from resgraph.query.named import named_queries, named_query
from resgraph.query.parameters import base_of, bind
from resgraph.query.readers import TEXTS, for_reader
from resgraph.query.run import Cell as Value
from resgraph.query.run import QueryResult, Term, run
from resgraph.rdf.export import whole
from resgraph.rdf.store import open_store
from resgraph.tables.answers import for_people, raw
from resgraph.tables.facts import Facts
from resgraph.tables.formats import BINARY, PEOPLE, WRITERS, write_csv
from resgraph.tables.values import Table as Values
from resgraph.tables.values import plain

_FORMATS = ("table", "csv", *render.LINES, *WRITERS)
_SUFFIXES = {".txt": "table", ".htm": "html", ".markdown": "md"}


@click.command(
    name="query",
    short_help="Ask an output folder in SPARQL, or by a named query.",
    epilog="Example: resgraph query out --named citing --param document=E/RES/2005/14 -o citing.xlsx",
)
@click.argument("out", type=click.Path(path_type=Path), required=False)
@click.argument("sparql", required=False)
@click.option("--file", "file", type=click.Path(path_type=Path), help="Read the query from a file.")
@click.option("--named", metavar="NAME", help="Run a named query; see --list.")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="Set a parameter; may be repeated."
)
@click.option("--list", "listing", is_flag=True, help="List the named queries and what they need.")
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), help="The file; else standard output."
)
@click.option("--format", "form", type=click.Choice(_FORMATS), help="[that of the file's name, else table]")
@click.option(
    "--full/--plain",
    default=None,
    help="With title, date, verbs, words and link of each paragraph [full for md, html and xlsx], or as asked.",
)
@language_option(
    "Of the words of paragraphs, where the graph has them; of headings and messages, en or zh.",
    languages=("en", *(each for each in TEXTS if each != "en")),
)
@click.option("--bom", is_flag=True, help="Begin CSV with the mark by which Excel knows UTF-8.")
def command(
    *,
    out: Path | None,
    sparql: str | None,
    file: Path | None,
    named: str | None,
    params: tuple[str, ...],
    listing: bool,
    target: Path | None,
    form: str | None,
    full: bool | None,
    language: str,
    bom: bool,
) -> None:
    """Ask the graph in OUT.

    The prefixes rg, eli, dcterms, skos, cito, oa, org, prov, foaf, schema and a few more are known;
    all graphs are searched together. Queries only read: updates and SERVICE are refused.
    """
    if listing:
        _list()
        return
    if out is None:
        raise click.UsageError(Notice("which-folder"))
    given = _parameters(params)
    if sum(source is not None for source in (sparql, file, named)) != 1:
        raise click.UsageError(Notice("one-query"))
    if given and not named:
        raise click.UsageError(Notice("param-with-named"))
    form = form or _form_of(target)
    if form in BINARY and target is None:
        raise click.UsageError(Notice("not-for-screen", format=form))
    store = open_store(out)
    terms: dict[str, Term] = {}
    title = ""
    if named:
        query = named_query(named)
        title = query.title_zh if language == "zh" else query.title_en
        terms = bind(store, query, given)
        told = form in PEOPLE or _is_asked("language")
        asked = query.whole(language) if told else query.sparql
        answer = for_reader(run(store, asked, terms), language, store)
        first = [*islice(answer.rows, 1)]
        for said in absent(store, query, given, terms) if not first else ():
            tell("warning", said)
        answer = replace(answer, rows=chain(first, answer.rows))
    else:
        answer = run(store, sparql if sparql is not None else _read(file))
    counted = _Counted(answer.rows)
    answer = replace(answer, rows=counted)
    facts = Facts(store, base_of(store), language)
    write = _writer(answer, facts, terms, form, title, full=form in PEOPLE if full is None else full, bom=bom)
    with _opened(target) as binary:
        write(binary)
    if target and form != "table":
        key = "one-row-written" if counted.count == 1 else "rows-written"
        tell_result(key, err=True, count=counted.count, file=str(target))


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


def _form_of(target: Path | None) -> str:
    """The format that a file's name says. Raises UsageError for one that says none."""
    if target is None:
        return "table"
    suffix = target.suffix.lower()
    form = _SUFFIXES.get(suffix, suffix.removeprefix("."))
    if form not in _FORMATS:
        raise click.UsageError(Notice("which-format", file=target.name, formats=", ".join(_FORMATS)))
    return form


def _writer(
    answer: QueryResult, facts: Facts, terms: dict[str, Term], form: str, title: str, *, full: bool, bom: bool
) -> Callable[[BinaryIO], None]:
    """What writes the answer in the format."""
    if form in ("tsv", "json"):
        return lambda file: _lines(render.LINES[form](answer), file)
    if form == "table" and not full:
        return lambda file: _on_screen(file, lambda console: render.table(answer, facts.base, console))
    people = full or form in PEOPLE
    table = (
        for_people(answer, facts, terms, full=full, title=title)
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


def _read(file: Path | None) -> str:
    try:
        return file.read_text(encoding="utf-8") if file else ""
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            Notice(
                "query-not-readable", file=str(file), reason=getattr(error, "strerror", None) or "not UTF-8"
            )
        ) from error


def _parameters(params: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name:
            raise QueryError(Notice("param-form", given=repr(param)))
        if name in given:
            raise QueryError(Notice("param-twice", name=name))
        given[name] = value
    return given


def _is_asked(option: str) -> bool:
    """Whether the user gave the option: labels are Chinese, as the graph's first language is, until another is asked for."""
    return click.get_current_context().get_parameter_source(option) is ParameterSource.COMMANDLINE


def _list() -> None:
    grid = Table(*(in_words(Notice(key)) for key in ("query-name", "query-asks", "query-parameters")))
    for query in named_queries().values():
        needs = "\n".join(f"{p.name}={p.example}" for p in query.parameters)
        grid.add_row(query.name, query.title_zh if language_of_messages() == "zh" else query.title_en, needs)
    Console().print(grid)
