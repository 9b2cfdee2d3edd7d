"""What commands tell the user, in the user's language: `--language`, or that of the locale."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import Any

import click

from resgraph.model.notice import LANGUAGES, Notice, told

VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where the locale says which language messages are in; the first that is set counts."""
LOG = logging.getLogger("resgraph")
KINDS = {logging.ERROR: "error", logging.WARNING: "warning"}
"""How a line of the log begins; what is less than a warning begins with nothing."""
_chosen: ContextVar[str] = ContextVar("language", default="")


def of_locale() -> str:
    """The locale's language where the catalogue has it, else English."""
    set_ones = (value for name in VARIABLES if (value := os.environ.get(name)))
    code = next(set_ones, "")[:2].lower()
    return code if code in LANGUAGES else LANGUAGES[0]


def language() -> str:
    """The language chosen on the command line, else that of the locale."""
    return _chosen.get() or of_locale()


def choose(code: str | None) -> None:
    """Tell everything in that language; None or empty for the locale's."""
    _chosen.set(code or "")


def chosen(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001
    """The callback of every `--language`: it is that of messages too."""
    if value:
        choose(value if value in LANGUAGES else LANGUAGES[0])
    return value


def language_option(
    text: str, default: str | None = None, languages: Sequence[str] = LANGUAGES
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The `--language` of what a command writes: the locale's, or `default` where data are to be the same everywhere.

    `languages` may be more than those of messages, which are then in the first of these.
    """
    return click.option(
        "--language",
        type=click.Choice(languages),
        default=default or of_locale,
        show_default=default or "that of the locale",
        callback=chosen if default is None else _chosen_by_user,
        is_eager=True,
        help=text,
    )


def _chosen_by_user(context: click.Context, parameter: click.Parameter, value: str) -> str:
    """A default for data says nothing about messages."""
    source = context.get_parameter_source(parameter.name or "")
    return (
        value if source is click.core.ParameterSource.DEFAULT else chosen(context, parameter, value) or value
    )


def start_log(level: int) -> None:
    """Send the log of the package to standard error, from that level on, in the user's language."""
    LOG.handlers = [each for each in LOG.handlers if not isinstance(each, Teller)]
    LOG.addHandler(Teller())
    LOG.setLevel(level)


class Teller(logging.Handler):
    """Writes records as lines for the user: `warning: ...`, `警告：...`, or the words alone."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line on standard error."""
        said = record.msg if isinstance(record.msg, Notice) else record.getMessage()
        kind = KINDS.get(record.levelno)
        click.echo((Notice(kind, said=said) if kind else _notice(said)).told(language()), err=True)


def _notice(said: str) -> Notice:
    return said if isinstance(said, Notice) else Notice("as-said", en=said, zh=said)


def tell(kind: str, message: str) -> None:
    """A `warning` or an `error`, one line on standard error; --quiet leaves the warnings out.

    The error that ends a command is told in the same way whatever logs by then: a server has a log with times.
    """
    if kind == "error":
        click.echo(Notice(kind, said=message).told(language()), err=True)
    else:
        LOG.warning(message)


def tell_error(error: Exception) -> None:
    """The lines of an error of ours, one a mistake."""
    for said in error.args or (str(error),):
        tell("error", said if isinstance(said, str) else str(error))


def tell_result(key: str, /, *, err: bool = False, **values: object) -> None:
    """What a command did, on standard output or standard error; --quiet leaves it out."""
    if LOG.isEnabledFor(logging.WARNING):
        click.echo(Notice(key, **values).told(language()), err=err)


def in_words(message: str) -> str:
    """The message in the user's language."""
    return told(message, language())
