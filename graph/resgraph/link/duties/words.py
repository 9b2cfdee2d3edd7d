"""The words of duties in one language, read from its tables: kind, tab, form.

    quantifier	所有
    head	办事处
    opener	继续

A line that is neither blank, a comment nor two fields is refused with its file and number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resgraph.languages.ruled import rows
from resgraph.model.errors import InputError


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one kind: the longest that stands at a place is found by its length.

    `opening` and `closing` are the lengths of the forms by their first and last character, the longest first.
    """

    forms: frozenset[str]
    opening: Mapping[str, tuple[int, ...]]
    closing: Mapping[str, tuple[int, ...]]

    def at(self, text: str, start: int, end: int) -> int:
        """Where the longest form that stands at `start` ends; `start` itself where none does."""
        for length in self.opening.get(text[start : start + 1], ()):
            if start + length <= end and text[start : start + length] in self.forms:
                return start + length
        return start

    def before(self, text: str, end: int) -> int:
        """Where the longest form that ends at `end` begins; `end` itself where none does."""
        for length in self.closing.get(text[max(0, end - 1) : end], ()):
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
    return Forms(frozenset(forms), _lengths(forms, 0), _lengths(forms, -1))


def _lengths(forms: set[str], place: int) -> Mapping[str, tuple[int, ...]]:
    """The lengths of the forms by their character at the place, the longest first."""
    found: dict[str, set[int]] = {}
    for form in forms:
        found.setdefault(form[place], set()).add(len(form))
    return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}


@cache
def load_table(name: str, kinds: frozenset[str]) -> Table:
    """The table of the language that has rules, read once: `parties`, `reports`, `governing`."""
    return read_table(rows(name), kinds)
