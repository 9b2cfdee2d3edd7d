"""Words that tell by standing beside another: `neighbours.tsv` of the language, a form a row, in simplified characters.

A form is a word or a piece of a pattern (缔约[方国]); the rule says what it stands beside and what it tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from resgraph.languages.ruled import rows
from resgraph.languages.tables import read_rows

RULES = frozenset(
    "before-a-head before-a-national-body before-other-assemblies before-states before-the-assembly behind-a-place"
    " behind-a-pointer end-of-an-organization footnote-above no-day-of-a-paper not-behind-states own-assembly paper"
    " pointer".split()
)


def read_neighbours(path: Path) -> Mapping[str, tuple[str, ...]]:
    """The forms by rule, in the order of the table. Raises LanguageError with file and line for a rule that is not known."""
    found: dict[str, list[str]] = {}
    for row in read_rows(path, 3, 3):
        rule, form, _ = row.columns
        if rule not in RULES:
            raise row.fault(f"unknown rule {rule!r}; there are {', '.join(sorted(RULES))}")
        found.setdefault(rule, []).append(form)
    return {rule: tuple(forms) for rule, forms in found.items()}


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    return read_neighbours(rows("neighbours"))


def any_of(rule: str) -> str:
    """The forms of a rule as the alternatives of a pattern, in the order of the table."""
    return f"(?:{'|'.join(_forms()[rule])})"
