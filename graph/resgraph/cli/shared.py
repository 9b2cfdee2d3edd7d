"""The options that every command has: how much is told, and in which language."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import click

from resgraph.cli.telling import chosen, start_log
from resgraph.model.notice import LANGUAGES


def add_shared_options(command: click.Command) -> click.Command:
    """Give the command those of the shared options that it does not have in a sense of its own."""
    own = {name for parameter in command.params for name in parameter.opts}
    for option in shared_options():
        if not own.intersection(option.opts):
            command.params.append(option)
    return command


def shared_options() -> Iterator[click.Option]:
    """`--quiet`, `--verbose` and `--language`; none of them is an argument of the command's function."""
    yield click.Option(
        ["-q", "--quiet"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_quiet,
        help="Tell errors only.",
    )
    yield click.Option(
        ["-v", "--verbose"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_verbose,
        help="Tell what is done, too.",
    )
    yield click.Option(
        ["--language"],
        type=click.Choice(LANGUAGES),
        expose_value=False,
        is_eager=True,
        callback=chosen,
        help="Language of messages [that of the locale].",
    )


def _quiet(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: ARG001
    if value:
        start_log(logging.ERROR)


def _verbose(context: click.Context, parameter: click.Parameter, value: bool) -> None:  # noqa: ARG001
    if value:
        start_log(logging.INFO)
