"""The named queries in people's words: `wording.toml`, beside this file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from resgraph.model.gallery import Bilingual, Column
from resgraph.query.named import NamedQuery

FILE = Path(__file__).with_name("wording.toml")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a query asks, by what its examples are chosen, and what an empty answer means."""

    asks: Bilingual
    chosen: Bilingual
    empty: Bilingual


def wording_of(query: NamedQuery) -> Wording:
    """The words of a query; one that has none in the file is asked in English in both languages."""
    words = _words()["query"].get(query.name, {})
    return Wording(
        asks=Bilingual(words.get("asks", query.asks), query.asks),
        chosen=Bilingual(**words.get("chosen", {})),
        empty=Bilingual(**words.get("empty", {})),
    )


def in_order(queries: Mapping[str, NamedQuery]) -> list[NamedQuery]:
    """The queries as the file has them, those it does not know after them by name."""
    known = list(_words()["query"])
    place = {name: number for number, name in enumerate(known)}
    return sorted(queries.values(), key=lambda query: (place.get(query.name, len(known)), query.name))


def column_of(variable: str) -> Column:
    """The heading of a column; one that the file does not know is headed by its variable."""
    words = _words()["column"].get(variable, {})
    label = Bilingual(words.get("zh", variable), words.get("en", variable))
    return Column(variable, label, meaning_of(variable) == "code")


def columns() -> list[Column]:
    """All columns that the file knows."""
    return [column_of(name) for name in _words()["column"]]


def meaning_of(variable: str) -> str:
    """What the values of a column mean, as the file says it; empty where they mean no thing."""
    return str(_words()["column"].get(variable, {}).get("is", ""))


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
