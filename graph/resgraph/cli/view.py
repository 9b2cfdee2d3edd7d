"""`resgraph view`: the explorer, one HTML file, from a graph that was built."""

from __future__ import annotations

from pathlib import Path

import click

from resgraph.cli.telling import tell_result
from resgraph.query.gallery import gallery
from resgraph.rdf.source import open_graph
from resgraph.view import write_explorer


@click.command("view", epilog="Example: resgraph view out -o explorer.html")
@click.argument("out", type=click.Path(path_type=Path, exists=True))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Default: explorer.html in OUT, or beside the file.",
)
def command(out: Path, output: Path | None) -> None:
    """Write the explorer of the graph in OUT: one page that opens anywhere, without a network.

    OUT is an output folder of `resgraph build`, also one without a store, or a file of RDF such as
    graph.nt or graph.ttl.
    """
    target = output or (out if out.is_dir() else out.parent) / "explorer.html"
    store = open_graph(out)
    write_explorer(store, target, gallery(store))
    tell_result("page-written", page=str(target), megabytes=f"{target.stat().st_size / 1e6:.1f}")
