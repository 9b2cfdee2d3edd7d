"""The language whose profile says `rules = true`: the rules of text/structure, find and link are compiled from its tables.

What its writing needs beyond tables (no blanks between words, numbers and lists in characters) stands there as code that knows
no word; which language that is, and all its words, its folder says.
"""

from __future__ import annotations

from pathlib import Path

from resgraph.languages.grammar import Grammar
from resgraph.languages.profile import Profile
from resgraph.languages.reading import read_about
from resgraph.languages.registry import FOLDER, builtin
from resgraph.model.errors import LanguageError


def _ruled() -> Profile:
    """The profile of the language. Raises LanguageError where there is not exactly one."""
    abouts = sorted(FOLDER.glob("*/language.toml"))
    codes = [about.parent.name for about in abouts if read_about(about).get("rules")]
    profile = builtin().get(codes[0]) if len(codes) == 1 else None
    if profile is None:
        raise LanguageError(f"one language must have rules = true in its language.toml, not {codes}")
    return profile


PROFILE = _ruled()
RULED = PROFILE.code


def rules(table: str) -> Grammar:
    """A table of the language by its name: `rules("headings")`. Raises LanguageError where there is none."""
    if table not in PROFILE.patterns:
        raise LanguageError(f"{RULED}/{table}.toml: there is no such file")
    return PROFILE.patterns[table]


def rows(table: str) -> Path:
    """Where a table of rows of the language lies: `rows("headings")`."""
    return FOLDER / RULED / f"{table}.tsv"


LINKING = rules("linking")
"""What the linkers ask: pointers, short forms, aliases, what stands around a name."""
DUTIES = rules("duties")
"""The patterns of duties, reports and governing verbs."""
