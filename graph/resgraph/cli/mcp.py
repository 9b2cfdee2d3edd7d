"""`resgraph mcp OUT`: an output folder for agents, over the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path

import click

from resgraph.cli.asking import max_memory, time_limit
from resgraph.cli.telling import language_option
from resgraph.model.errors import InputError
from resgraph.model.notice import Notice


@click.command("mcp", epilog="Example: resgraph mcp out")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@time_limit
@max_memory
@language_option("Of names and paragraphs, and of messages.", default="en")
def command(*, out: Path, time_limit: float, max_memory: int, language: str) -> None:
    """Serve the graph in OUT to an agent on standard input and output. Nothing can be changed.

    An agent's program starts this command itself; docs/mcp.md shows how to tell it so.
    """
    try:
        from resgraph.agents.run import run  # noqa: PLC0415 - an extra
        from resgraph.serve.limits import Limits  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise InputError(Notice("agents-need", module=str(error.name))) from error
    limits = Limits(
        seconds=time_limit, memory=max_memory, rows=20_000, answer=16 * 2**20, workers=2, waiting=32,
        remembered=16 * 2**20,
    )  # fmt: skip
    run(out, limits, language)
