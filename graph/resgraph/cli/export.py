"""`resgraph export OUT --format jsonld -o FILE`: the graph for other programs."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from resgraph.rdf import export
from resgraph.rdf.store import open_store

_NETWORKS = ("graphml", "gexf")


@click.command(
    name="export",
    short_help="Write the graph in another format.",
    epilog="Example: resgraph export out --format jsonld -o graph.jsonld",
)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice([*export.FORMATS, *_NETWORKS]), required=True)
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), help="The file; else standard output."
)
def command(out: Path, form: str, target: Path | None) -> None:
    """Write the graph in OUT as turtle, trig, nquads or jsonld, or its network as graphml or gexf.

    The network holds resolutions, paragraphs, footnotes, cited documents and names. The same folder
    gives the same bytes; a file is written whole or not at all.
    """
    open_store(out)
    write = _writer(out, form)
    if target is None:
        write(sys.stdout.buffer)
        return
    with export.whole(target) as file:
        write(file)


def _writer(out: Path, form: str) -> partial[None]:
    if form in export.FORMATS:
        return partial(export.FORMATS[form], out)
    from resgraph.view import network  # noqa: PLC0415 - networkx takes a while to load

    write = {"graphml": network.write_graphml, "gexf": network.write_gexf}[form]
    return partial(write, open_store(out))
