"""The named queries: one .rq file each, which says what it asks and what it needs.

# title: 引用某一文件的段落 / Paragraphs that cite a document
# asks: Which paragraphs cite it, by number, or by the name of the instrument?
# param document: document = E/RES/2005/14
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resgraph.model import QueryError
from resgraph.model.notice import Notice

FOLDER = Path(__file__).parent / "named"

_HEADER = re.compile(r"# (title|asks): (.+)")
_PARAMETER = re.compile(r"# param (\w+): (\w+) = (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query needs: its name (the variable), its type, an example that works."""

    name: str
    type: str
    example: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A .rq file: titles in Chinese and English, what it asks, its parameters, the SPARQL."""

    name: str
    title_zh: str
    title_en: str
    asks: str
    parameters: tuple[Parameter, ...]
    sparql: str


@cache
def named_queries() -> dict[str, NamedQuery]:
    """Every named query by name, sorted."""
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.rq"))}


def named_query(name: str) -> NamedQuery:
    """The named query of that name. Raises QueryError that lists the names there are."""
    found = named_queries().get(name)
    if found is None:
        raise QueryError(Notice("no-such-query", name=repr(name), known=", ".join(named_queries())))
    return found


def _read(path: Path) -> NamedQuery:
    sparql = path.read_text(encoding="utf-8")
    header = dict(_HEADER.findall(sparql))
    chinese, _, english = header["title"].partition(" / ")
    parameters = tuple(Parameter(*found) for found in _PARAMETER.findall(sparql))
    return NamedQuery(path.stem, chinese, english, header["asks"], parameters, sparql)
