"""`resgraph build`: files and folders in, an output folder out."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from resgraph.pipeline import Report, build
from resgraph.rdf.iris import BASE


@click.command("build", epilog="Example: resgraph build seeds -o out")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="The output folder."
)
@click.option("--force", is_flag=True, help="Write into a folder that holds other things too.")
@click.option(
    "--authorities",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Turtle with further names; they win.",
)
@click.option("--base-iri", "base", default=BASE, show_default=True, help="Where the IRIs begin.")
@click.option("--encoding", help="The encoding of plain text, where it is not recognised.")
@click.option(
    "--jobs", type=click.IntRange(1), help="Processes that read [all cores for many files, else 1]."
)
@click.option(
    "--timeout",
    type=click.FloatRange(0),
    default=60,
    show_default=True,
    help="Seconds a file may take; 0 for no limit.",
)
@click.option("--graph-only", is_flag=True, help="Write no store and no explorer.html.")
def command(
    *,
    inputs: tuple[Path, ...],
    out: Path,
    force: bool,
    authorities: tuple[Path, ...],
    base: str,
    encoding: str | None,
    jobs: int | None,
    timeout: float,
    graph_only: bool,
) -> None:
    """Write OUT/graph.ttl, graph.nq, store, explorer.html and report.json from files and folders.

    A file that cannot be read is reported and the rest is built; the exit status is then 1.
    """
    signal.signal(signal.SIGTERM, _stop)
    console = Console(stderr=True)
    with Progress(
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[file]}"),
        console=console,
        transient=True,
        disable=not console.is_terminal,
        auto_refresh=False,  # a thread would forbid copying this process
    ) as bar:
        task = bar.add_task("", total=None, file="")

        def show(path: Path, number: int, total: int) -> None:
            bar.update(task, completed=number - 1, total=total, file=path.name, refresh=True)

        report = build(
            inputs,
            out,
            authorities=authorities,
            base=base,
            encoding=encoding,
            force=force,
            progress=show if console.is_terminal else None,
            jobs=jobs,
            timeout=timeout or None,
            graph_only=graph_only,
        )
    _tell(report, out, page=not graph_only)
    sys.exit(1 if report.failed else 0)


def _stop(_: int, __: object) -> None:
    """Leave as after Ctrl-C: nothing half-written stays."""
    raise KeyboardInterrupt


def _tell(report: Report, out: Path, *, page: bool) -> None:
    """The summary on standard output, complaints on standard error."""
    counts = report.counts
    table = Table(title=f"{out}", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for label, value in (
        ("documents", counts.documents),
        ("paragraphs", counts.paragraphs),
        ("footnotes", counts.footnotes),
        ("citations resolved", counts.citations),
        ("references unresolved", counts.unresolved),
        ("mentions of known names", counts.mentions),
        ("candidate names", counts.candidates),
        ("obligations", counts.obligations),
        ("triples", counts.triples),
    ):
        table.add_row(label, f"{value:,}")
    table.add_row("seconds", f"{report.seconds:.2f}")
    Console(width=72).print(table)
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    for message in report.failed.values():
        click.echo(f"error: {message}", err=True)
    if page:
        click.echo(f"Open {out / 'explorer.html'} in a browser.")
