"""The words of drafting that are no verbs, from `languages/zh/drafting.toml`: what joins, leads, heads notes, stands on web pages."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from resgraph.model.data import LANGUAGES

TABLE = LANGUAGES / "zh" / "drafting.toml"


def words(group: str, name: str) -> tuple[str, ...]:
    """The words of a row of the table, as they stand there."""
    return tuple(_table()[group][name])


def any_of(group: str, name: str) -> str:
    """The words as an alternative for a pattern, the longest first; blanks in them stay in a verbose one."""
    ordered = sorted(words(group, name), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
