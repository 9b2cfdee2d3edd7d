"""What commands tell the user, in his language: `--language`, or that of the locale."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

import click

from resgraph.model.notice import LANGUAGES, Notice, told

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where the locale says which language messages are in; the first that is set counts."""
_chosen: ContextVar[str] = ContextVar("language", default="")


def language() -> str:
    """The language chosen on the command line, else the locale's where there are words in it, else English."""
    set_ones = (value for name in VARIABLES if (value := os.environ.get(name)))
    code = _chosen.get() or next(set_ones, "")[:2].lower()
    return code if code in LANGUAGES else LANGUAGES[0]


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command `--language`."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        callback=_choose,
        expose_value=False,
        is_eager=True,
        help="Of warnings and errors [that of the locale].",
    )(command)


def tell(kind: str, message: str) -> None:
    """A `warning` or an `error`, one line on standard error."""
    click.echo(Notice(kind, said=message).told(language()), err=True)


def tell_error(error: Exception) -> None:
    """The line of an error of ours."""
    said = error.args[0] if error.args and isinstance(error.args[0], Notice) else str(error)
    tell("error", said)


def in_words(message: str) -> str:
    """The message in the user's language."""
    return told(message, language())


def _choose(context: click.Context, parameter: click.Parameter, value: str | None) -> None:  # noqa: ARG001
    _chosen.set(value or "")
