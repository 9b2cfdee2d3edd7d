"""`resgraph query OUT "SELECT ..."`: SPARQL on an output folder, or one of the named queries."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

import click
from click.core import ParameterSource
from rich.console import Console
from rich.table import Table

from resgraph.cli.answered import FORMATS, Told, form_of, written
from resgraph.cli.telling import in_words, language_option, tell
from resgraph.cli.telling import language as language_of_messages
from resgraph.model import QueryError
from resgraph.model.notice import Notice
from resgraph.query.absent import absent
from resgraph.query.named import named_queries, named_query
from resgraph.query.parameters import base_of, bind
from resgraph.query.readers import TEXTS, for_reader
from resgraph.query.run import Term, run
from resgraph.rdf.store import open_store
from resgraph.tables.facts import Facts
from resgraph.tables.formats import BINARY, PEOPLE


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
@click.option("--format", "form", type=click.Choice(FORMATS), help="[that of the file's name, else table]")
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
    if sparql and _is_file(sparql):
        raise click.UsageError(Notice("query-in-file", file=sparql))
    if given and not named:
        raise click.UsageError(Notice("param-with-named"))
    form = form or form_of(target)
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
    facts = Facts(store, base_of(store), language)
    full = form in PEOPLE if full is None else full
    written(Told(answer, facts, terms, title), form, target, full=full, bom=bom)


def _is_file(query: str) -> bool:
    """Whether what stands in the place of a query is the name of a file."""
    try:
        return Path(query).is_file()
    except (OSError, ValueError):  # too long for a name, or not possible in one
        return False


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
