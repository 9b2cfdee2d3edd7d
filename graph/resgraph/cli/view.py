"""`resgraph view`: the explorer, one HTML file, from a graph that was built."""

from __future__ import annotations

from pathlib import Path

import click

from resgraph.view import write_explorer


@click.command("view", epilog="Example: resgraph view out -o explorer.html")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Default: OUT/explorer.html."
)
def command(out: Path, output: Path | None) -> None:
    """Write the explorer of the graph in OUT: one page that opens anywhere, without a network."""
    target = output or out / "explorer.html"
    write_explorer(out, target)
    click.echo(f"{target} ({target.stat().st_size / 1e6:.1f} MB): open it in a browser")
