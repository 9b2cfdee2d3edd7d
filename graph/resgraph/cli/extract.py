"""`resgraph extract`: what was found in resolutions, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from resgraph.cli.config import Configured
from resgraph.cli.telling import in_words, tell_error
from resgraph.model import ResgraphError
from resgraph.model.record import record
from resgraph.pipeline import documents, extract


@click.command(
    "extract", cls=Configured, epilog="Example: resgraph extract seeds/A-RES-60-175.zh.txt --format json"
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl"]),
    default="json",
    show_default=True,
    help="json: indented, a list where there are several files; jsonl: a document a line.",
)
@click.option(
    "--authorities",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Additional authority file, Turtle or a table (CSV, xlsx); its names take precedence.",
)
@click.option("--encoding", help="The encoding of plain text, where it is not recognised.")
def command(files: tuple[Path, ...], form: str, authorities: tuple[Path, ...], encoding: str | None) -> None:
    """Print metadata, paragraphs, footnotes, citations, names, actions and what stayed open.

    A file that cannot be read is told on standard error; the others are printed, and the exit status is 1.
    """
    failed = False
    printed = []
    for path in documents(files):
        try:
            document = record(extract(path, authorities, encoding))
            document["warnings"] = [in_words(warning) for warning in document["warnings"]]
        except ResgraphError as error:
            tell_error(error)
            failed = True
            continue
        if form == "jsonl":
            click.echo(json.dumps(document, ensure_ascii=False))
        else:
            printed.append(document)
    if form == "json" and printed:
        whole = printed[0] if len(printed) == 1 else printed
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    sys.exit(1 if failed else 0)
