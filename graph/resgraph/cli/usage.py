"""Wrong usage, told in the user's language: click itself speaks English only."""

from __future__ import annotations

import click
from click import exceptions

from resgraph.cli.telling import language
from resgraph.model.notice import LANGUAGES, Notice


def show_usage(error: click.UsageError) -> None:
    """The usage of the command, where its help is, and the mistake, on standard error."""
    if language() == LANGUAGES[0] or isinstance(error, exceptions.NoArgsIsHelpError):
        error.show()
        return
    if error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
        click.echo(Notice("usage-help", command=error.ctx.command_path).told(language()), err=True)
        click.echo(err=True)
    click.echo(Notice("error", said=said_of(error)).told(language()), err=True)


def said_of(error: click.UsageError) -> str:
    """The mistake as a notice where it is of a common kind; else in the words of click."""
    if isinstance(error.message, Notice):
        return error.message
    if isinstance(error, click.NoSuchOption):
        return Notice("no-such-option", option=error.option_name)
    if name := getattr(error, "command_name", None):  # of click.NoSuchCommand, or given by our group
        return Notice("no-such-command", command=name)
    if isinstance(error, click.MissingParameter):
        return Notice("missing-parameter", parameter=_hint(error))
    if isinstance(error, click.BadParameter):
        return Notice("bad-parameter", parameter=_hint(error), reason=_reason(error))
    return error.format_message()


def _reason(error: click.BadParameter) -> str:
    """What is wrong with the value: which there are, or how large it may be; else in the words of click."""
    kind = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return Notice("one-of-choices", known=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange | click.FloatRange):
        return Notice("number-in-range", range=kind._describe_range())
    return error.message


def _hint(error: click.BadParameter) -> str:
    if error.param_hint is not None:
        return error.param_hint if isinstance(error.param_hint, str) else " / ".join(error.param_hint)
    return error.param.get_error_hint(error.ctx) if error.param and error.ctx else ""
