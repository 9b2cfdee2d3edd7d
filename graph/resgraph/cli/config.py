"""`resgraph.toml`: what every build of a folder takes, kept beside its texts.

    authorities = ["names.ttl"]                # paths are taken from where this file is
    decisions = "decisions.tsv"
    base-iri = "https://example.org/graph/"
    language = "zh"

Options of the command line win. A key that is not known, or a value of the wrong kind, is told with its line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from resgraph.cli.telling import LOG
from resgraph.languages.tables import line_of
from resgraph.model import InputError
from resgraph.model.notice import LANGUAGES, Notice

NAME = "resgraph.toml"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the file: the parameter of the commands that it stands for, and what may be given."""

    parameter: str
    path: bool = False
    several: bool = False
    choices: tuple[str, ...] = ()


KEYS = {
    "authorities": Key("authorities", path=True, several=True),
    "decisions": Key("decisions", path=True),
    "base-iri": Key("base"),
    "encoding": Key("encoding"),
    "language": Key("language", choices=LANGUAGES),
}


class Configured(click.Command):
    """A command whose options may stand in the `resgraph.toml` beside its inputs."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the file, if there is one, then the options, which win. Raises InputError."""
        file = _beside(_inputs(self, ctx, args))
        if file:
            ctx.default_map = _defaults(self, read_config(file))
        rest = super().parse_args(ctx, args)
        if file:
            LOG.info(Notice("config-read", file=str(file)))
        return rest


def read_config(file: Path) -> dict[str, str | tuple[str, ...]]:
    """The values by their keys, paths made absolute. Raises InputError that names the line."""
    try:
        text = file.read_text(encoding="utf-8")
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(Notice("config-not-toml", file=str(file), reason=str(error))) from error
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(Notice("not-readable", file=str(file), reason=reason)) from error
    return {key: _value(file, text, key, value) for key, value in given.items()}


def _value(file: Path, text: str, key: str, value: object) -> str | tuple[str, ...]:
    """The value of a key, checked. Raises InputError."""
    where: dict[str, object] = {"file": str(file), "line": line_of(key, text), "key": key}
    known = KEYS.get(key)
    if known is None:
        raise InputError(Notice("config-unknown", **where, known=", ".join(KEYS)))
    if known.several and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(_path(file, each) for each in value)
    if not isinstance(value, str):
        raise InputError(Notice("config-paths" if known.several else "config-string", **where))
    if known.path:
        return (_path(file, value),) if known.several else _path(file, value)
    if known.choices and value not in known.choices:
        raise InputError(Notice("config-choice", **where, choices=", ".join(known.choices)))
    return value


def _path(file: Path, given: str) -> str:
    """A path as it is seen from where the file lies."""
    return str(file.parent / Path(given).expanduser())


def _inputs(command: click.Command, ctx: click.Context, args: Sequence[str]) -> Iterable[str]:
    """The arguments as they are written; nothing where they are wrong, which is told later."""
    names = {each.name for each in command.params if isinstance(each, click.Argument)}
    try:
        given, _, _ = command.make_parser(ctx).parse_args(list(args))
    except click.UsageError:
        return ()
    values = (given.get(name) for name in names if name)
    return [each for value in values if isinstance(value, list | tuple) for each in value if each]


def _beside(inputs: Iterable[str]) -> Path | None:
    """The first `resgraph.toml` in a folder of the inputs, or beside a file of them; none for addresses."""
    for given in inputs:
        if "://" in given or "::" in given:
            continue
        folder = Path(given) if Path(given).is_dir() else Path(given).parent
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def _defaults(command: click.Command, config: Mapping[str, str | tuple[str, ...]]) -> dict[str, Any]:
    """The values by the names of the command's parameters; what this command has no option for is another's."""
    known = {parameter.name for parameter in command.params}
    return {KEYS[key].parameter: value for key, value in config.items() if KEYS[key].parameter in known}
