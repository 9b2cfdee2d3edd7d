"""`resgraph view`: the explorer, one HTML file, from a graph that was built."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from resgraph.cli.telling import tell_result
from resgraph.pipeline import NOTES
from resgraph.query.gallery import gallery
from resgraph.rdf.source import open_graph
from resgraph.view import IN_ONE, write_explorer


@click.command("view", epilog="Example: resgraph view out -o explorer.html")
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Default: explorer.html in OUT.",
)
@click.option("--single-file", is_flag=True, help="One file, however many documents there are.")
def command(out: Path, output: Path | None, *, single_file: bool) -> None:
    """Write the explorer of the graph in OUT: one page that opens anywhere, without a network.

    OUT is an output folder of `resgraph build`, also one without a store. Of more than 1,000 documents the
    texts go into a folder beside the page.
    """
    target = output or out / "explorer.html"
    questions = partial(gallery, open_graph(out))
    write_explorer(out / NOTES, target, questions, in_one=None if single_file else IN_ONE)
    tell_result("page-written", page=str(target), megabytes=f"{target.stat().st_size / 1e6:.1f}")
