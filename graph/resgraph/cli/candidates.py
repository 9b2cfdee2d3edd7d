"""`resgraph candidates OUT`: names that no authority file has, as a template for one."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click

from resgraph.cli.telling import tell_result
from resgraph.model.notice import Notice
from resgraph.rdf.export import whole
from resgraph.review.names import NAMESPACE, Name, names_in, table, turtle
from resgraph.tables.formats import write_csv
from resgraph.tables.xlsx import write_xlsx


def _turtle(names: Sequence[Name], namespace: str, file: BinaryIO, *, bom: bool) -> None:
    del bom
    file.write("".join(f"{line}\n" for line in turtle(names, namespace)).encode())


def _csv(names: Sequence[Name], namespace: str, file: BinaryIO, *, bom: bool) -> None:
    write_csv(table(names, namespace), file, bom=bom)


def _xlsx(names: Sequence[Name], namespace: str, file: BinaryIO, *, bom: bool) -> None:
    del bom
    write_xlsx(table(names, namespace), file)


_FORMATS: dict[str, Callable[..., None]] = {"ttl": _turtle, "csv": _csv, "xlsx": _xlsx}


@click.command("candidates", epilog="Example: resgraph candidates out -o names.csv")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), help="The file; else standard output."
)
@click.option("--format", "form", type=click.Choice([*_FORMATS]), help="[that of the file's name, else ttl]")
@click.option("--namespace", default=NAMESPACE, show_default=True, help="Where the IRIs of new things begin.")
@click.option("--bom", is_flag=True, help="Begin CSV with the mark by which Excel knows UTF-8.")
def command(out: Path, target: Path | None, form: str | None, namespace: str, *, bom: bool) -> None:
    """Write the names proposed in OUT as an authority file: strike out what is no name, mend the rest, build with it.

    The most frequent come first, each with its first sentence.
    """
    form = form or _form_of(target)
    if form == "xlsx" and target is None:
        raise click.UsageError(Notice("not-for-screen", format=form))
    names = names_in(out)
    write = partial(_FORMATS[form], names, namespace, bom=bom)
    if target is None:
        file = io.BytesIO()
        write(file)
        sys.stdout.write(file.getvalue().decode())
        return
    with whole(target) as whole_file:
        write(whole_file)
    tell_result("names-written", err=True, count=len(names), file=str(target))


def _form_of(target: Path | None) -> str:
    """The format that the file's name says; Turtle on the screen. Raises UsageError for a name that says none."""
    form = target.suffix.lower().removeprefix(".") if target else "ttl"
    if form not in _FORMATS:
        raise click.UsageError(
            Notice("which-format", file=target.name if target else "", formats=", ".join(_FORMATS))
        )
    return form
