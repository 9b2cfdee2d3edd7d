"""`resgraph candidates OUT`: names that no authority file has, as a template for one."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from resgraph.rdf.export import whole
from resgraph.review.names import NAMESPACE, names_in, table, turtle

_FORMATS = {"ttl": turtle, "csv": table}


@click.command("candidates", epilog="Example: resgraph candidates out --format csv -o names.csv")
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), help="The file; else standard output."
)
@click.option("--format", "form", type=click.Choice([*_FORMATS]), default="ttl", show_default=True)
@click.option("--namespace", default=NAMESPACE, show_default=True, help="Where the IRIs of new things begin.")
def command(out: Path, target: Path | None, form: str, namespace: str) -> None:
    """Write the names proposed in OUT as an authority file: strike out what is no name, mend the rest, build with it.

    The most frequent come first, each with its first sentence.
    """
    text = "".join(f"{line}\n" for line in _FORMATS[form](names_in(out), namespace))
    if target is None:
        sys.stdout.write(text)
        return
    with whole(target) as file:
        file.write(text.encode())
