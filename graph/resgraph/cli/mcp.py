"""`resgraph mcp OUT`: an output folder for agents, over the Model Context Protocol."""

from __future__ import annotations

from pathlib import Path

import click

from resgraph.cli.asking import max_memory, time_limit
from resgraph.model.errors import InputError


@click.command("mcp", epilog="Example: resgraph mcp out")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@time_limit
@max_memory
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="Of names and paragraphs.",
)
def command(*, out: Path, time_limit: float, max_memory: int, language: str) -> None:
    """Serve the graph in OUT to an agent on standard input and output. Nothing can be changed.

    An agent's program starts this command itself; docs/mcp.md shows how to tell it so.
    """
    try:
        from resgraph.agents.run import run  # noqa: PLC0415 - an extra
        from resgraph.serve.limits import Limits  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise InputError(f"agents need {error.name}; install it with: pip install 'resgraph[mcp]'") from error
    limits = Limits(
        seconds=time_limit, memory=max_memory, rows=20_000, answer=16 * 2**20, workers=2, waiting=32,
        remembered=16 * 2**20,
    )  # fmt: skip
    run(out, limits, language)
