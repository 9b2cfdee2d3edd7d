"""Tables of a language's folder, read strictly: what is wrong is told with its file and line.

    # a comment
    month	March	3

Columns are parted by tabs; blank lines and lines that open with # are passed over.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resgraph.model.errors import LanguageError


@dataclass(frozen=True, slots=True)
class Row:
    """The columns of one line, and where it stands."""

    path: Path
    line: int
    columns: tuple[str, ...]

    def fault(self, reason: str) -> LanguageError:
        """The error that tells where the row stands; `reason` says what to do."""
        return LanguageError(f"{self.path.parent.name}/{self.path.name}, line {self.line}: {reason}")


def read_rows(path: Path, least: int, most: int) -> Iterator[Row]:
    """The rows of a table with so many columns; none where there is no such file."""
    if not path.is_file():
        return
    for number, line in enumerate(text_of(path).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        row = Row(path, number, tuple(column.strip() for column in line.split("\t")))
        if not least <= len(row.columns) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise row.fault(f"{wanted} columns parted by tabs are needed, here are {len(row.columns)}")
        if empty := [place for place, column in enumerate(row.columns, start=1) if not column]:
            raise row.fault(f"column {empty[0]} is empty")
        yield row


def read_keys(
    path: Path, known: Mapping[str, type | tuple[type, ...]], needed: Sequence[str] = ()
) -> dict[str, Any]:
    """The keys of a TOML file, each known and of its type; nothing where there is no such file and none is needed."""
    if not path.is_file():
        if needed:
            raise LanguageError(
                f"{path.parent.name}/{path.name}: there is no such file; it must give {', '.join(needed)}"
            )
        return {}
    text = text_of(path)
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{path.parent.name}/{path.name}: not TOML: {error}") from error
    for key, value in given.items():
        where = f"{path.parent.name}/{path.name}, line {line_of(key, text)}"
        if key not in known:
            raise LanguageError(f"{where}: unknown key {key!r}; there are {', '.join(sorted(known))}")
        if not isinstance(value, known[key]):
            raise LanguageError(f"{where}: {key} must be {_named(known[key])}")
    if missing := [key for key in needed if key not in given]:
        raise LanguageError(f"{path.parent.name}/{path.name}: the key {missing[0]!r} is missing")
    return given


def text_of(path: Path) -> str:
    """The text of a table. Raises LanguageError where it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LanguageError(f"{path.parent.name}/{path.name}: not UTF-8 at byte {error.start}") from error


def line_of(key: str, text: str) -> int:
    """The line of a TOML file on which a key or the head of a table stands, from 1; 1 where it is written in another way."""
    found = re.search(rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{re.escape(key)}[\"']?[ \t]*[=.\]]", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _named(kind: type | tuple[type, ...]) -> str:
    names = {str: "a string", bool: "true or false", int: "a whole number", list: "a list", dict: "a table"}
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return " or ".join(names[each] for each in kinds)
