"""What a person writes into the column `decision`: an id, a symbol, none, or a new name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from unicodedata import name as character_name

from resgraph.decisions.decision import Meaning, Nothing, Thing
from resgraph.find.authorities import BASE
from resgraph.model import DecisionError, Symbol, SymbolError
from resgraph.model.notice import Notice
from resgraph.symbols import parse

_WORDS: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("answers.toml").read_text(encoding="utf-8")
)
_NOTHING = frozenset(_WORDS["nothing"])
_NEW = re.compile(
    rf"""
    (?:{"|".join(map(re.escape, _WORDS["new"]))}) \s* [:：] \s*
    (?P<name> .+? )
    (?: @ (?P<language> [a-z]{{2,3}} ) )?   # new: Bureau du Rhin@fr
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SESSION = re.compile(r"event/(?P<body>.+)-session-[^-]+")
_SCRIPTS = {"CJK": "zh", "ARABIC": "ar", "CYRILLIC": "ru"}
"""The language of a new name by the script of its letters; of Latin letters English, where none is given."""


def answer_of(cell: str, known: Collection[str], base: str) -> Meaning:
    """What the cell says; `known` are the ids of all authorities. Raises DecisionError, without file and line."""
    if cell.casefold() in _NOTHING:
        return Nothing()
    if new := _NEW.fullmatch(cell):
        return Thing(f"new/{new['name']}", new["name"], (new["language"] or language_of(new["name"])).lower())
    for start in (f"{base}authority/", f"{BASE}authority/"):
        if cell.startswith(start):
            return _thing(cell.removeprefix(start), known)
    if cell.startswith(("http://", "https://")):
        return Thing(cell)
    if cell.partition("/")[0] in {id.partition("/")[0] for id in known}:
        return _thing(cell, known)
    return _document(cell, known)


def language_of(name: str) -> str:
    """The language that the script of a name tells."""
    scripts = (character_name(char, "").partition(" ")[0] for char in name)
    return next((_SCRIPTS[script] for script in scripts if script in _SCRIPTS), "en")


def _thing(id: str, known: Collection[str]) -> Thing:
    session = _SESSION.fullmatch(id)
    if id in known or (session and f"org/{session['body']}" in known):
        return Thing(id)
    near = get_close_matches(id, sorted(known), n=1)
    raise DecisionError(Notice("no-thing-near", id=id, near=near[0]) if near else Notice("no-thing", id=id))


def _document(cell: str, known: Collection[str]) -> Symbol:
    try:
        return parse(cell)
    except SymbolError:
        near = get_close_matches(cell, sorted(known), n=1)
        said = Notice("no-answer-near", given=cell, near=near[0]) if near else Notice("no-answer", given=cell)
        raise DecisionError(said) from None
