"""The help in Chinese, from `help.zh.toml`: click itself, and the texts beside the code, speak English."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from unicodedata import east_asian_width

import click

from resgraph.cli.telling import language
from resgraph.model.notice import LANGUAGES

_FILE = Path(__file__).with_name("help.zh.toml")
_EXTRA = re.compile(
    r"""
      \b default: \s | \b required \b          # [default: 60], [required]
    | that[ ]of[ ]the[ ]locale
    | \[OPTIONS\] | COMMAND[ ]\[ARGS\]\.\.\.   # of the line of usage
    | Example: \s                              # of the last line
    | Show[ ]this[ ]message[ ]and[ ]exit\.
    """,
    re.VERBOSE,
)
"""What click, and the examples, say between the texts."""
_PIECE = re.compile(r"[\x21-\x7e]+|\s+|[（《“]*.[，。；：、）》”]*", re.DOTALL)
"""What a line is not broken within: a Latin word, a character with the marks that end it."""
_GAP, _FIRST = 2, 30


def is_english() -> bool:
    """Whether the help stays as it stands in the code."""
    return language() == LANGUAGES[0]


def line_of(name: str, line: str) -> str:
    """The line of a command in the list of commands."""
    return line if is_english() else str(_table()[name]["line"])


def translated(command: click.Command, name: str) -> click.Command:
    """The command with its texts in the user's language; a copy, since another run may be in another."""
    if is_english():
        return command
    words = _table()[name]
    command = copy.copy(command)
    command._help_option = None  # which click keeps, told and named as it was first asked for
    command.help, command.short_help = words["help"], words["line"]
    command.params = [_translated(each, words) for each in command.params]
    return command


def options_in_words(parameters: Sequence[click.Parameter]) -> list[click.Parameter]:
    """Options that several commands have, in the user's language."""
    return [*parameters] if is_english() else [_translated(each, {}) for each in parameters]


def in_words_of_help(key: str) -> str:
    """A line of the help that is click's own in English."""
    return _said(key)


def _translated(parameter: click.Parameter, words: dict[str, str]) -> click.Parameter:
    if not isinstance(parameter, click.Option) or parameter.name is None:
        return parameter
    parameter = copy.copy(parameter)
    parameter.help = words.get(parameter.name) or _table()["shared"].get(parameter.name, parameter.help)
    return parameter


class Formatter(click.HelpFormatter):
    """Writes the help in the user's language; a Chinese character takes two places, and a line may end behind any."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """How the command is written."""
        super().write_usage(prog, _words(args), prefix if is_english() else _said("usage"))

    def write_heading(self, heading: str) -> None:
        """The heading of a section."""
        if is_english():
            super().write_heading(heading)
        else:
            self.write(f"{'':>{self.current_indent}}{_said(heading)}：\n")

    def write_text(self, text: str) -> None:
        """Paragraphs."""
        if is_english():
            super().write_text(text)
            return
        for number, paragraph in enumerate(re.split(r"\n\s*\n", text.strip())):
            self.write("\n" if number else "")
            for line in _wrapped(_words(paragraph), self.width - self.current_indent):
                self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = _FIRST, col_spacing: int = _GAP
    ) -> None:
        """Options or commands, each with what it does."""
        rows = [*rows]
        if is_english():
            super().write_dl(rows, col_max, col_spacing)
            return
        first = min(max((_places(name) for name, _ in rows), default=0), col_max) + col_spacing
        indent = self.current_indent
        for name, text in rows:
            lines = _wrapped(_words(text), max(self.width - first - indent, 20)) or [""]
            fits = _places(name) <= first - col_spacing
            self.write(
                f"{'':>{indent}}{name}{'':>{first - _places(name)}}{lines[0]}\n"
                if fits
                else f"{'':>{indent}}{name}\n"
            )
            for line in lines[1 if fits else 0 :]:
                self.write(f"{'':>{indent + first}}{line}\n")


class Context(click.Context):
    """The context of all commands."""

    formatter_class = Formatter


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of so many places."""
    lines, line = [], ""
    for piece in _PIECE.findall(" ".join(text.split())):
        if line and _places(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line or not piece.isspace() else ""
    return [*lines, line.rstrip()] if line.strip() else lines


def _places(text: str) -> int:
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in text)


def _words(text: str) -> str:
    """The text with what click put between in the user's language."""
    return text if is_english() else _EXTRA.sub(lambda found: _said(found[0]), text)


def _said(words: str) -> str:
    return str(_table()["words"].get(words, words))


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
