"""`resgraph`: the commands, and how their errors are told."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from typing import NoReturn

import click
from click.core import ParameterSource

from resgraph import __version__
from resgraph.cli.help import Context, in_words_of_help, is_english, line_of, options_in_words, translated
from resgraph.cli.shared import add_shared_options, shared_options
from resgraph.cli.telling import choose, language, start_log, tell, tell_error
from resgraph.cli.usage import show_usage
from resgraph.model.errors import ResgraphError
from resgraph.model.notice import LANGUAGES, Notice

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
    "lookup": "Explain a document symbol, a reference, or a name.",
    "evaluate": "Measure the extraction against hand-made truth.",
    "info": "Tell what is installed, and what it weighs.",
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
        if not isinstance(command, click.Command):
            return None
        command.context_class = Context
        return translated(add_shared_options(command), cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; the error names the command that there is not, which click 8.2 leaves to its words."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            vars(error).setdefault("command_name", args[0])
            raise

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The table, without loading the commands."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line_of(name, line)) for name, line in COMMANDS.items()])

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The options, told in the user's language."""
        return options_in_words(super().get_params(ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the program is, in the user's language."""
        if is_english():
            super().format_help_text(ctx, formatter)
        else:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(in_words_of_help("title"))


@click.group(
    cls=Lazy,
    epilog="Example: resgraph build seeds -o out",
    context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="resgraph")
def cli() -> None:
    """United Nations resolutions as a knowledge graph, with evidence on every edge."""
    if click.get_current_context().get_parameter_source("language") is not ParameterSource.COMMANDLINE:
        choose(_for_help(sys.argv[1:]))  # what an earlier run in this process chose is over


cli.params.extend(shared_options())
cli.context_class = Context


def main() -> None:
    """Run the command line: 0 for success, 1 for an error told in one line, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    start_log(logging.WARNING)
    choose(_for_help(sys.argv[1:]))
    try:
        sys.exit(cli(prog_name="resgraph", standalone_mode=False) or 0)
    except click.UsageError as error:
        choose(_asked_for(sys.argv[1:]))
        show_usage(error)
        sys.exit(error.exit_code)
    except click.Abort:
        _fail(Notice("aborted"))
    except BrokenPipeError:
        _discard_output()
        sys.exit(1)
    except OSError as error:
        _discard_output()
        _fail(Notice("not-written", reason=error.strerror or str(error)))
    except UnicodeEncodeError as error:
        _fail(Notice("not-encodable", characters=repr(error.object[error.start : error.end])))
    except ResgraphError as error:
        choose(_asked_for(sys.argv[1:]) or language())  # resgraph.toml is read before the options
        tell_error(error)
        sys.exit(1)


def _asked_for(words: Sequence[str]) -> str:
    """The value of `--language`, also where the other words are wrong; empty where there is none of ours."""
    given = {f"{word}={value}" for word, value in pairwise(words)} | {*words}
    return next((code for code in LANGUAGES if f"--language={code}" in given), "")


def _for_help(words: Sequence[str]) -> str:
    """The value of `--language` where the help is asked for, which is told before the other options are read."""
    return _asked_for(words) if {"-h", "--help"}.intersection(words) else ""


def _fail(message: str) -> NoReturn:
    """Tell the error and end."""
    tell("error", message)
    sys.exit(1)


def _discard_output() -> None:
    """Send what standard output still holds nowhere, so that closing it cannot fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
