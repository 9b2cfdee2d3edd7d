"""`resgraph diff A B`: what differs between two output folders."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from resgraph.cli.telling import language, tell_error
from resgraph.model import ResgraphError
from resgraph.review.contents import contents_of
from resgraph.review.difference import difference
from resgraph.review.telling import lines, markdown, record

TROUBLE = 2
"""The exit status where the folders could not be compared, as diff has it."""


@click.command("diff", epilog="Example: resgraph diff before after")
@click.argument("before", metavar="A", type=click.Path(path_type=Path))
@click.argument("after", metavar="B", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "md"]), default="text", show_default=True
)
def command(before: Path, after: Path, form: str) -> None:
    """Tell what differs between the output folders A, the earlier, and B: documents, paragraphs, and what was found in each.

    The exit status is 0 where nothing differs, 1 where something does, 2 where a folder cannot be read.
    """
    try:
        one, other = contents_of(before, language()), contents_of(after, language())
    except ResgraphError as error:
        tell_error(error)
        sys.exit(TROUBLE)
    found = difference(one, other)
    labels = {**one.labels, **other.labels}
    if form == "json":
        click.echo(json.dumps(record(found), ensure_ascii=False, indent=2))
    else:
        for line in (markdown if form == "md" else lines)(found, labels, language()):
            click.echo(line)
    sys.exit(1 if found else 0)
