"""`resgraph build`: files and folders in, an output folder out."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar
from rich.table import Table

from resgraph.cli.config import Configured
from resgraph.cli.telling import LOG, in_words, tell, tell_result
from resgraph.model.notice import Notice
from resgraph.model.printable import shown
from resgraph.pipeline import Report, build, left_behind
from resgraph.pipeline.assembly import Progress
from resgraph.pipeline.engines import ENGINES, LOCAL
from resgraph.pipeline.files import File, place
from resgraph.rdf.iris import BASE

MEMORY = 2048
"""MiB for reading one file, of which a resolution needs a few dozen."""


@click.command("build", cls=Configured, epilog="Example: resgraph build seeds -o out")
@click.argument("inputs", nargs=-1, required=True)
@click.option("-o", "--output", "out", required=True, help="The output folder.")
@click.option(
    "--force", is_flag=True, help="Read everything again; write into a folder that holds other things too."
)
@click.option(
    "--authorities",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Additional authority file, Turtle or a table (CSV, xlsx); its names take precedence.",
)
@click.option(
    "--decisions", type=click.Path(path_type=Path), help="What people decided: the file of resgraph review."
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
@click.option(
    "--memory",
    type=click.IntRange(0),
    default=MEMORY,
    show_default=True,
    help="MiB that a process may take for reading; 0 for no limit.",
)
@click.option("--graph-only", is_flag=True, help="Write no store and no explorer.html.")
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=LOCAL,
    show_default=True,
    help="Who reads: processes of this machine, or a Dask cluster.",
)
@click.option("--scheduler", help="The address of the cluster, tcp://HOST:PORT [a cluster of this machine].")
def command(
    *,
    inputs: tuple[str, ...],
    out: str,
    force: bool,
    authorities: tuple[Path, ...],
    decisions: Path | None,
    base: str,
    encoding: str | None,
    jobs: int | None,
    timeout: float,
    memory: int,
    graph_only: bool,
    engine: str,
    scheduler: str | None,
) -> None:
    """Write OUT/graph.ttl, graph.nq.gz, store, explorer.html and report.json from files and folders.

    Files unchanged since the last build into OUT are reused. A file that cannot be read is
    reported and the rest is built; the exit status is then 1. INPUTS and OUT may be addresses: s3://...
    """
    signal.signal(signal.SIGTERM, _stop)
    with _progress() as show:
        try:
            report = build(
                inputs,
                out,
                authorities=authorities,
                decisions=decisions,
                base=base,
                encoding=encoding,
                force=force,
                progress=show,
                jobs=jobs,
                timeout=timeout or None,
                memory=memory or None,
                graph_only=graph_only,
                engine=engine,
                scheduler=scheduler,
            )
        except KeyboardInterrupt:
            _tell_what_is_kept(out)
            raise
    _tell(report, out, page=not graph_only)
    sys.exit(1 if report.failed else 0)


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """What is to be told of each file: a bar on a terminal, a line where that is asked for; None for neither."""
    console = Console(stderr=True)
    on_terminal = console.is_terminal and LOG.isEnabledFor(logging.WARNING)
    with Bar(
        TextColumn(in_words(Notice("reading"))),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[file]}"),
        console=console,
        transient=True,
        disable=not on_terminal,
        auto_refresh=False,  # a thread would forbid copying this process
    ) as bar:
        task = bar.add_task("", total=None, file="")

        def show(file: File, number: int, total: int) -> None:
            LOG.info(Notice("file-of", file=shown(str(file)), number=number, total=total))
            bar.update(task, completed=number - 1, total=total, file=shown(file.name), refresh=True)

        yield show if on_terminal or LOG.isEnabledFor(logging.INFO) else None


def _stop(_: int, __: object) -> None:
    """Leave as after Ctrl-C: nothing half-written stays."""
    raise KeyboardInterrupt


def _tell_what_is_kept(out: str) -> None:
    """Where the next build finds what this one has read."""
    folder = place(out)
    for kept in left_behind(folder) if isinstance(folder, Path) else ():
        tell_result("kept", err=True, folder=str(kept))


def _tell(report: Report, out: str, *, page: bool) -> None:
    """The summary on standard output, complaints on standard error."""
    if LOG.isEnabledFor(logging.WARNING):
        Console(width=72).print(_summary(report, out))
    for warning in report.warnings:
        tell("warning", warning)
    for message in report.failed.values():
        tell("error", message)
    if page:
        tell_result("open-page", page=f"{out.rstrip('/')}/explorer.html")


def _summary(report: Report, out: str) -> Table:
    """What was found, and what it took."""
    counts = report.counts
    table = Table(title=f"{out}", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for key, value in (
        ("documents", counts.documents),
        ("paragraphs", counts.paragraphs),
        ("footnotes", counts.footnotes),
        ("citations-resolved", counts.citations),
        ("references-unresolved", counts.unresolved),
        ("mentions", counts.mentions),
        ("candidates", counts.candidates),
        ("obligations", counts.obligations),
        ("triples", counts.triples),
        ("reused", report.reused),
    ):
        table.add_row(in_words(Notice(key)), f"{value:,}")
    if report.passed:
        table.add_row(in_words(Notice("other-files")), f"{report.passed:,}")
    table.add_row(in_words(Notice("seconds")), f"{report.seconds:.2f}")
    return table
