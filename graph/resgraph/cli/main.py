"""`resgraph`: the commands, and how their errors are told."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from resgraph import __version__

COMMANDS: dict[str, str] = {
    "build": "Read resolutions and write their graph, store and page.",
    "extract": "Print what was found in resolutions as JSON.",
    "compare": "Tell what changed between two resolutions.",
    "diff": "Tell what differs between two output folders.",
    "query": "Ask an output folder in SPARQL, or by a named query.",
    "review": "List what is open in an output folder, for a person to decide.",
    "candidates": "Write the names that no authority file has as a template for one.",
    "view": "Write the explorer page of an output folder.",
    "export": "Write an output folder's graph in another format.",
    "site": "Write a static web site of an output folder.",
    "check": "Report contradictions, gaps and broken shapes in an output folder.",
    "serve": "Serve an output folder: SPARQL endpoint, linked data, JSON, editor.",
    "mcp": "Serve an output folder to agents over the Model Context Protocol.",
    "publish": "Send an output folder's graph to a SPARQL server.",
    "lookup": "Explain a document symbol.",
    "evaluate": "Measure the extraction against hand-made truth.",
}
"""Each command and its line in the help; the module of that name is loaded when it runs."""


class Lazy(click.Group):
    """A group whose commands are modules of this package."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of the module `resgraph.cli.NAME`."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"resgraph.cli.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The table, without loading the commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=Lazy, epilog="Example: resgraph build seeds -o out", context_settings={"max_content_width": 100}
)
@click.version_option(__version__, prog_name="resgraph")
def cli() -> None:
    """United Nations resolutions as a knowledge graph, with evidence on every edge."""


def main() -> None:
    """Run the command line: 0 for success, 1 for an error told in one line, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        cli(prog_name="resgraph")
    except BrokenPipeError:
        _discard_output()
        sys.exit(1)
    except OSError as error:
        _discard_output()
        _fail(f"cannot write: {error.strerror or error}")
    except UnicodeEncodeError as error:
        _fail(f"{error.object[error.start : error.end]!r} cannot be written here: set PYTHONUTF8=1")
    except Exception as error:
        from resgraph.model.errors import ResgraphError  # noqa: PLC0415 - the help does without the model

        if not isinstance(error, ResgraphError):
            raise
        from resgraph.cli.telling import tell_error  # noqa: PLC0415 - as above

        tell_error(error)
        sys.exit(1)


def _fail(message: str) -> NoReturn:
    """Tell the error and end."""
    click.echo(f"error: {message}", err=True)
    sys.exit(1)


def _discard_output() -> None:
    """Send what standard output still holds nowhere, so that closing it cannot fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
