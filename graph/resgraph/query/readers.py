"""An answer in the language of its reader: of rows that say the same in several languages, those in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import Literal, Store

from resgraph.query.run import Cell, QueryResult, run

TEXTS = ("zh", "en", "fr", "es", "ru", "ar")
"""The languages of texts, in the order in which they stand for one that the graph has not."""


_LABEL = re.compile(
    r"""
    (?P<subject> \S+ ) \s (?P<way> (?: \S+ / )? ) skos:prefLabel \s (?P<label> \?\w+ ) \s
    FILTER \( LANG \( (?P=label) \) \s = \s "zh" \)
    """,
    re.VERBOSE,
)
"""How the named queries ask for the name of a thing: ?act skos:prefLabel ?verb FILTER(LANG(?verb) = "zh")."""
_SPOKEN = ("sentence", "task")
"""Columns with the words of the text that a row of duties comes from."""
_READ = "SELECT ?resolution (STR(?text) AS ?iri) WHERE { ?work eli:is_realized_by ?text ; rdfs:label ?resolution }"


def preferred(language: str) -> tuple[str, ...]:
    """The languages in which a reader of this one is told something, the best first: who reads neither reads English."""
    return tuple(dict.fromkeys((language, TEXTS[0] if language == TEXTS[0] else TEXTS[1], *TEXTS)))


def in_language(sparql: str, language: str) -> str:
    """A named query with the names of things in that language; where one has none, in the first that it has."""
    if language == TEXTS[0]:
        return sparql

    order = preferred(language)[:3]

    def named(found: re.Match[str]) -> str:
        label, thing = found["label"], found["subject"]
        told, other = f"{label}_told", f"{label}_other"
        way = ""
        if found["way"]:
            thing, way = f"{label}_thing", f"{thing} {found['way'].removesuffix('/')} {label}_thing . "
        tests = [
            f'(LANG({told}) = "{code}" && NOT EXISTS {{ {thing} skos:prefLabel {other} FILTER(LANG({other}) IN ({_listed(order[:place])})) }})'
            for place, code in enumerate(order)
        ]
        return f"{way}{thing} skos:prefLabel {told} FILTER({' || '.join(tests)}) BIND(STR({told}) AS {label})"

    return _LABEL.sub(named, sparql)


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(f'"{code}"' for code in codes)


def for_reader(answer: QueryResult, language: str, store: Store) -> QueryResult:
    """The rows in that language; where there is none, in the first of the others, so that no row is lost.

    Duties are read text by text: those of a resolution are told from one text, the reader's where it has been read.
    """
    order = preferred(language)
    spoken = next((answer.columns.index(name) for name in _SPOKEN if name in answer.columns), None)
    if spoken is not None and {"resolution", "paragraph"} <= set(answer.columns):
        return _from_one_text(answer, spoken, order, store)
    rows = list(answer.rows)
    best: dict[tuple[str | None, ...], tuple[int, ...]] = {}
    for row in rows:
        same, rank = _same(row), _rank(row, order)
        best[same] = min(rank, best.get(same, rank))
    return replace(answer, rows=(row for row in rows if _rank(row, order) == best[_same(row)]))


def _from_one_text(answer: QueryResult, spoken: int, order: Sequence[str], store: Store) -> QueryResult:
    rows, at = list(answer.rows), answer.columns.index("resolution")
    if all(_language(row[spoken]) == order[0] for row in rows):
        return replace(answer, rows=iter(rows))
    read: dict[str, set[str]] = {}
    for resolution, text in run(store, _READ).rows:
        read.setdefault(_told(resolution), set()).add(_told(text).rpartition("/")[2])
    chosen = {
        resolution: next((each for each in order if each in texts), None)
        for resolution, texts in read.items()
    }
    return replace(answer, rows=(row for row in rows if _language(row[spoken]) == chosen.get(_told(row[at]))))


def _told(cell: Cell) -> str:
    return str(getattr(cell, "value", cell))


def _same(row: tuple[Cell, ...]) -> tuple[str | None, ...]:
    """The row without its words."""
    return tuple(None if _language(cell) else str(cell) for cell in row)


def _rank(row: tuple[Cell, ...], order: tuple[str, ...]) -> tuple[int, ...]:
    """How far down the order the language of each of its words stands."""
    languages = (_language(cell) for cell in row)
    return tuple(order.index(each) if each in order else len(order) for each in languages if each)


def _language(cell: Cell) -> str | None:
    return cell.language if isinstance(cell, Literal) else None
