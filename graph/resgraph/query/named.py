"""The named queries: one .rq file each, which says what it asks and what it needs.

# title: 引用某一文件的段落 / Paragraphs that cite a document
# asks: Which paragraphs cite it, by number, or by the name of the instrument?
# param document: document = E/RES/2005/14

A first page is not the whole cut short: where a query holds `LIMIT 999999 # rows`, behind what gives each row its
place, so many of these are taken, and only they are labelled. The whole keeps that limit, which is never reached and
tells the engine where to begin, and not the order before it: Virtuoso sorts no more than 10,000 rows under a limit.
Another has a second form in `pages/`; `LIMIT 999999 # documents` there reads the documents that come first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resgraph.model import QueryError
from resgraph.model.notice import Notice
from resgraph.query.readers import in_language

FOLDER = Path(__file__).parent / "named"

_HEADER = re.compile(r"# (title|asks): (.+)")
_ROWS, _DOCUMENTS = re.compile(r"LIMIT 999999 # rows"), re.compile(r"LIMIT 999999 # documents")
_ORDERED = re.compile(r" ORDER BY [^\n]* (LIMIT 999999) # rows")
_A_DOCUMENT = 10
"""Rows that a document is expected to have in a form that reads the first documents."""
_PARAMETER = re.compile(r"# param (\w+): (\w+) = (.+)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a named query needs: its name (the variable), its type, an example that works."""

    name: str
    type: str
    example: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A .rq file: titles in Chinese and English, what it asks, its parameters, the SPARQL.

    `page` is the form for its first rows; empty where it is no other.
    """

    name: str
    title_zh: str
    title_en: str
    asks: str
    parameters: tuple[Parameter, ...]
    sparql: str
    page: str = ""

    @property
    def example(self) -> dict[str, str]:
        """A value for each parameter that works on the seeds."""
        return {parameter.name: parameter.example for parameter in self.parameters}

    @property
    def may_fall_short(self) -> bool:
        """Whether `first` may find fewer rows than are wanted though there are more."""
        return bool(_DOCUMENTS.search(self.page))

    def whole(self, language: str) -> str:
        """The query with the labels of things (verbs, parties, subjects) in that language, where they have one."""
        return in_language(self.sparql, language)

    def first(self, rows: int) -> str:
        """The query for its first rows: those of the whole, in the same order."""
        some = _DOCUMENTS.sub(f"LIMIT {2 + rows // _A_DOCUMENT}", self.page or self.sparql)
        return _ROWS.sub(f"LIMIT {rows}", some)


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
    text = path.read_text(encoding="utf-8")
    sparql = _ORDERED.sub(r" \1", text)
    header = dict(_HEADER.findall(sparql))
    chinese, _, english = header["title"].partition(" / ")
    parameters = tuple(Parameter(*found) for found in _PARAMETER.findall(sparql))
    short = path.parent / "pages" / path.name
    page = short.read_text(encoding="utf-8") if short.is_file() else text if text != sparql else ""
    return NamedQuery(path.stem, chinese, english, header["asks"], parameters, sparql, page)
