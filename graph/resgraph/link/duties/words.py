"""The words of duties in one language, read from its tables: kind, tab, form.

    quantifier	所有
    head	办事处
    opener	继续

A line that is neither blank, a comment nor two fields is refused with its file and number.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resgraph.find.dates import YEAR
from resgraph.model.data import LANGUAGES
from resgraph.model.errors import InputError
from resgraph.text.numerals import CHINESE


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one kind: the longest that stands at a place is found by its length."""

    forms: frozenset[str]
    lengths: tuple[int, ...]

    def at(self, text: str, start: int, end: int) -> int:
        """Where the longest form that stands at `start` ends; `start` itself where none does."""
        for length in self.lengths:
            if start + length <= end and text[start : start + length] in self.forms:
                return start + length
        return start

    def before(self, text: str, end: int) -> int:
        """Where the longest form that ends at `end` begins; `end` itself where none does."""
        for length in self.lengths:
            if length <= end and text[end - length : end] in self.forms:
                return end - length
        return end

    def pattern(self) -> str:
        """The forms as alternatives of a regular expression, the longest first."""
        return "|".join(re.escape(form) for form in sorted(self.forms, key=lambda form: (-len(form), form)))


Table = Mapping[str, Forms]
"""Forms by kind."""


def read_table(path: Path, kinds: frozenset[str]) -> Table:
    """The forms of a table by kind; InputError with file and line where it is malformed or lacks a kind."""
    found: dict[str, set[str]] = {kind: set() for kind in kinds}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 2 or not all(fields) or fields != [field.strip() for field in fields]:
            raise InputError(f"{path}:{number}: not a kind, a tab and a form: {line!r}")
        kind, form = fields
        if kind not in found:
            raise InputError(f"{path}:{number}: unknown kind {kind!r}; there are {', '.join(sorted(kinds))}")
        if form in found[kind]:
            raise InputError(f"{path}:{number}: {form} stands twice under {kind}")
        found[kind].add(form)
    if empty := sorted(kind for kind, forms in found.items() if not forms):
        raise InputError(f"{path}: no form of {', '.join(empty)}")
    return {kind: _forms(forms) for kind, forms in found.items()}


def _forms(forms: set[str]) -> Forms:
    return Forms(frozenset(forms), tuple(sorted({len(form) for form in forms}, reverse=True)))


@cache
def load_table(name: str, kinds: frozenset[str], language: str = "zh") -> Table:
    """The table of a language that this package ships, read once: `parties`, `reports`, `governing`."""
    return read_table(LANGUAGES / language / f"{name}.tsv", kinds)


@cache
def _patterns(language: str) -> Mapping[str, Mapping[str, str]]:
    path = LANGUAGES / language / "duties.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: {error}") from error


def pattern_of(part: str, name: str, language: str = "zh") -> re.Pattern[str]:
    """A pattern of the language; InputError that names it where it is missing or no regular expression."""
    where = f"{LANGUAGES / language / 'duties.toml'}: [{part}] {name}"
    try:
        written = _patterns(language)[part][name]
        return re.compile(written.replace("%year%", YEAR).replace("%numeral%", CHINESE), re.VERBOSE)
    except KeyError as error:
        raise InputError(f"{where}: missing") from error
    except re.error as error:
        raise InputError(f"{where}: no regular expression: {error}") from error
