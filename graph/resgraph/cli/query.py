"""`resgraph query OUT "SELECT ..."`: SPARQL on an output folder, or one of the named queries."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from resgraph.model import QueryError
from resgraph.query import render
from resgraph.query.named import named_queries, named_query
from resgraph.query.parameters import base_of, bind
from resgraph.query.run import run
from resgraph.rdf.store import open_store

_FORMATS = ("table", *render.LINES)


@click.command(
    name="query",
    short_help="Ask an output folder in SPARQL, or by a named query.",
    epilog="Example: resgraph query out --named citing --param document=E/RES/2005/14",
)
@click.argument("out", type=click.Path(path_type=Path), required=False)
@click.argument("sparql", required=False)
@click.option("--file", "file", type=click.Path(path_type=Path), help="Read the query from a file.")
@click.option("--named", metavar="NAME", help="Run a named query; see --list.")
@click.option(
    "--param", "params", multiple=True, metavar="NAME=VALUE", help="Set a parameter; may be repeated."
)
@click.option("--list", "listing", is_flag=True, help="List the named queries and what they need.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
def command(
    *,
    out: Path | None,
    sparql: str | None,
    file: Path | None,
    named: str | None,
    params: tuple[str, ...],
    listing: bool,
    form: str,
) -> None:
    """Ask the graph in OUT.

    The prefixes rg, eli, dcterms, skos, cito, oa, org, prov, foaf, schema and a few more are known;
    all graphs are searched together. Queries only read: updates and SERVICE are refused.
    """
    if listing:
        _list()
        return
    if out is None:
        raise click.UsageError("say which output folder to ask: resgraph query OUT ...")
    given = _parameters(params)
    if sum(source is not None for source in (sparql, file, named)) != 1:
        raise click.UsageError("give one of: a query, --file, --named NAME (--list shows the names)")
    if given and not named:
        raise click.UsageError("--param goes with --named")
    store = open_store(out)
    if named:
        query = named_query(named)
        answer = run(store, query.sparql, bind(store, query, given))
    else:
        answer = run(store, sparql if sparql is not None else _read(file))
    if form == "table":
        rows = render.table(answer, base_of(store), Console())
        click.echo(f"{rows} row{'' if rows == 1 else 's'}", err=True)
        return
    for line in render.LINES[form](answer):
        sys.stdout.write(line)


def _read(file: Path | None) -> str:
    try:
        return file.read_text(encoding="utf-8") if file else ""
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"{file}: the query cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}"
        ) from error


def _parameters(params: tuple[str, ...]) -> dict[str, str]:
    given: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals or not name:
            raise QueryError(f"--param takes NAME=VALUE, not {param!r}")
        if name in given:
            raise QueryError(f"the parameter {name!r} is given twice")
        given[name] = value
    return given


def _list() -> None:
    grid = Table("name", "asks", "parameters")
    for query in named_queries().values():
        needs = "\n".join(f"{p.name}={p.example}" for p in query.parameters)
        grid.add_row(query.name, f"{query.title_zh}\n{query.title_en}", needs)
    Console().print(grid)
