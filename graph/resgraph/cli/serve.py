"""`resgraph serve OUT`: an output folder over HTTP."""

from __future__ import annotations

import os
from pathlib import Path

import click

from resgraph.cli.asking import max_memory, time_limit
from resgraph.model.errors import InputError
from resgraph.model.notice import Notice

_WORKERS = max(4, 2 * (os.cpu_count() or 2))


@click.command("serve", epilog="Example: resgraph serve out --port 7878")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True)
@time_limit
@click.option(
    "--max-rows",
    type=click.IntRange(1),
    default=1_000_000,
    show_default=True,
    help="Rows an answer may have.",
)
@click.option(
    "--max-answer", type=click.IntRange(1), default=512, show_default=True, help="MiB an answer may have."
)
@max_memory
@click.option(
    "--max-request",
    type=click.IntRange(1),
    default=1024,
    show_default=True,
    help="KiB a request's body may have.",
)
@click.option(
    "--max-query",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    help="Characters a query may have.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    default=_WORKERS,
    help="Queries that run at once; default: twice the processors.",
)
@click.option(
    "--waiting", type=click.IntRange(0), default=64, show_default=True, help="Queries that may wait."
)
@click.option(
    "--remember",
    type=click.IntRange(0),
    default=64,
    show_default=True,
    help="Answer cache size, MiB.",
)
@click.option(
    "--per-client",
    type=click.IntRange(1),
    default=32,
    show_default=True,
    help="Open requests of one address.",
)
@click.option(
    "--connections",
    type=click.IntRange(1),
    default=64,
    show_default=True,
    help="Open connections of one address.",
)
@click.option(
    "--head-limit",
    type=click.FloatRange(0.1, 3600),
    default=10.0,
    show_default=True,
    help="Seconds the head of a request may take to come.",
)
@click.option(
    "--watch/--no-watch",
    default=True,
    show_default=True,
    help="Serve a new build of OUT as soon as it is there; else at SIGHUP only.",
)
@click.option(
    "--review",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file of decisions, written on the page /review.",
)
@click.option("--quiet", is_flag=True, help="Write no access log.")
def command(
    *, out: Path, host: str, port: int, time_limit: float, max_rows: int, max_answer: int, max_memory: int,
    max_request: int, max_query: int, workers: int, waiting: int, remember: int, per_client: int,
    connections: int, head_limit: float, watch: bool, review: Path | None, quiet: bool,
) -> None:  # fmt: skip
    """Serve the graph in OUT: SPARQL 1.1, linked data, a JSON API and a page to ask on. The graph cannot be changed.

    Open the address it prints in a browser. Ctrl-C stops it, after the answers under way.
    """
    try:
        from resgraph.serve.limits import Limits  # noqa: PLC0415 - what others need not have installed
        from resgraph.serve.run import serve  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise InputError(Notice("serving-needs", module=str(error.name))) from error
    limits = Limits(
        seconds=time_limit, rows=max_rows, answer=max_answer * 2**20, memory=max_memory, request=max_request * 2**10,
        query=max_query, workers=workers, waiting=waiting, remembered=remember * 2**20, per_client=per_client,
        connections=connections, head=head_limit,
    )  # fmt: skip
    serve(out, host, port, limits, log=not quiet, watch=watch, review=review)
