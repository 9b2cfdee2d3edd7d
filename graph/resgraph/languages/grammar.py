"""The patterns and words of a language, named in a TOML table of its folder, for the code that its writing needs.

    # languages/zh/clauses.toml
    stops = ["。", ";"]                 # words: an alternative, the longest first
    digit = "[0-9〇一二三四五六七八九十]"      # a pattern
    [number]
    printed = '''
      第 (?&digit)+ 号      # white space and comments are free, as in every pattern here
    '''

`grammar(language, "clauses").pattern("number.printed")` compiles the last one. `(?&name)` stands for another entry of the table,
`(?&table:name)` for one of another table, and what the code knows by itself is given with its name: `pattern("x", body="大会")`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from resgraph.languages.tables import line_of, text_of
from resgraph.model.data import LANGUAGES
from resgraph.model.errors import LanguageError

REFERENCE = re.compile(r"\(\?&(?:(?P<table>[\w-]+):)?(?P<name>[\w.-]+)\)")
"""As Perl writes a named part of a pattern; Python's own syntax has none."""
DEPTH = 20

Entry = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """One table: patterns (strings) and words (lists of strings) by name, those of a group as `group.name`."""

    path: Path
    entries: Mapping[str, Entry]

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list, in the order of the table. Raises LanguageError where there is no such list."""
        entry = self._entry(name)
        if isinstance(entry, str):
            raise self._fault(name, "must be a list of words")
        return entry

    def text(self, name: str) -> str:
        """A string as it stands in the table. Raises LanguageError where there is none of this name."""
        entry = self._entry(name)
        if not isinstance(entry, str):
            raise self._fault(name, "must be a string")
        return entry

    def mapping(self, group: str) -> dict[str, str]:
        """The strings of a group by their names: `{"一": "1"}` of `[group]`. Raises LanguageError where there is none."""
        found = {
            name.removeprefix(f"{group}."): entry
            for name, entry in self.entries.items()
            if name.startswith(f"{group}.") and isinstance(entry, str)
        }
        if not found:
            raise self._fault(group, "must be a group with strings")
        return found

    def source(self, name: str, /, **given: str) -> str:
        """The pattern of this name as one group, with all it refers to; `given` are patterns that the code knows.

        Written for `re.VERBOSE`. Raises LanguageError where the table has no such name, or names go round in a circle.
        """
        return f"(?:{self._filled(name, given, 0)})"

    def pattern(self, name: str, /, flags: re.RegexFlag = re.NOFLAG, **given: str) -> re.Pattern[str]:
        """The pattern of this name, compiled (`re.VERBOSE` always). Raises LanguageError where it is malformed."""
        try:
            return re.compile(self._filled(name, given, 0), re.VERBOSE | flags)
        except re.error as error:
            raise self._fault(name, f"is no pattern: {error}") from error

    def _filled(self, name: str, given: Mapping[str, str], depth: int) -> str:
        if depth > DEPTH:
            raise self._fault(name, "refers to itself")
        entry = self._entry(name)
        if not isinstance(entry, str):
            return "|".join(re.escape(word) for word in sorted(entry, key=lambda word: (-len(word), word)))

        def filled(reference: re.Match[str]) -> str:
            table, part = reference["table"], reference["name"]
            if table is None and part in given:
                return f"(?:{given[part]})"
            other = self if table is None else grammar(self.path.parent.name, table)
            return f"(?:{other._filled(part, given, depth + 1)})"

        return REFERENCE.sub(filled, entry)

    def _entry(self, name: str) -> Entry:
        entry = self.entries.get(name)
        if entry is None:
            raise LanguageError(f"{self._where}: the entry {name!r} is missing")
        return entry

    def _fault(self, name: str, reason: str) -> LanguageError:
        line = line_of(name.rpartition(".")[2], text_of(self.path))
        return LanguageError(f"{self._where}, line {line}: {name} {reason}")

    @property
    def _where(self) -> str:
        return f"{self.path.parent.name}/{self.path.name}"


@cache
def grammar(language: str, table: str) -> Grammar:
    """The table of a language that the package brings. Raises LanguageError where it is malformed."""
    return read_grammar(LANGUAGES / language / f"{table}.toml")


def read_grammar(path: Path) -> Grammar:
    """Read a table. Raises LanguageError, with the line, where a value is neither a string nor a list of them."""
    where = f"{path.parent.name}/{path.name}"
    text = text_of(path)
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LanguageError(f"{where}: not TOML: {error}") from error
    entries: dict[str, Entry] = {}
    for name, value in _flat(given, ""):
        if isinstance(value, list) and value and all(isinstance(word, str) and word for word in value):
            entries[name] = tuple(value)
        elif isinstance(value, str) and value:
            entries[name] = value
        else:
            line = line_of(name.rpartition(".")[2], text)
            raise LanguageError(f"{where}, line {line}: {name} must be a string or a list of strings")
    return Grammar(path, entries)


def _flat(given: Mapping[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    for name, value in given.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value
