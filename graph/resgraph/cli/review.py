"""`resgraph review OUT`: what is open, as a table for a person to decide."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from resgraph.cli.telling import language, tell_result
from resgraph.review.file import table, write_decisions
from resgraph.review.open import open_rows


@click.command("review", epilog="Example: resgraph review out -o decisions.tsv")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path),
    help="The file, .tsv, .csv or .xlsx; else standard output.",
)
@click.option("--bom", is_flag=True, help="Begin the file with the mark by which Excel knows UTF-8.")
def command(out: Path, target: Path | None, *, bom: bool) -> None:
    """List what is open in OUT with its sentence, the candidates and the reason, the most frequent first.

    Write what the words mean into the column decision: an id (org/unodc), a symbol (A/RES/55/25), none, or new: NAME.
    The next build puts it in. What FILE says already stays when it is written again.
    """
    rows = open_rows(out, language())
    if target is None:
        sys.stdout.write(table(rows, bom=bom).decode())
        return
    count = write_decisions(target, rows, bom=bom)
    tell_result("review-written", err=True, count=count, file=str(target), open=len(rows), folder=str(out))
