"""An answer of a query as a table; in full with what a reader needs to cite it: title, date, paragraph, verbs, words, link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode

from resgraph.query.filling import Term
from resgraph.query.render import short
from resgraph.query.run import Cell as BoundTerm
from resgraph.query.run import QueryResult
from resgraph.query.wording import meaning_of
from resgraph.rdf.iris import path
from resgraph.tables.facts import Facts
from resgraph.tables.places import place_name
from resgraph.tables.values import Cell, Table, columns, plain, value_of

_BEFORE = ("title", "adopted", "where")
_BEHIND = ("verbs", "text", "link")
_SAME = {"verbs": ("verb", "verbs"), "adopted": ("adopted", "date"), "text": ("text", "sentence")}
"""What a query shows already, under either name, is not shown twice."""
_LAST = ("text", "sentence", "link")


def raw(answer: QueryResult, *, lexical: bool = False) -> Table:
    """The answer as it is: IRIs whole, numbers and dates as such, or as they are written where `lexical`."""
    cell = _written if lexical else _valued
    return Table(columns(answer.columns), ([cell(term) for term in row] for row in answer.rows))


def _valued(term: BoundTerm) -> Cell:
    return Cell(value_of(term))


def _written(term: BoundTerm) -> Cell:
    return Cell(term.value) if isinstance(term, Literal) else Cell(value_of(term))


def for_people(
    answer: QueryResult, facts: Facts, given: Mapping[str, Term], *, full: bool, title: str = ""
) -> Table:
    """The answer with short names, documents leading to their pages; `full` adds what is known of each paragraph."""
    owner = _owner(answer.columns, given) if full else None
    if owner is None:
        rows = (_people(answer.columns, row, facts) for row in answer.rows)
        return Table(columns(answer.columns), rows, facts.language, title)
    names = _full_columns(answer.columns, owner)
    return Table(columns(names), _full(answer, names, owner, facts, given), facts.language, title)


def _owner(names: Sequence[str], given: Mapping[str, Term]) -> str | None:
    """The column or parameter that says which document `paragraph` is of; None where there is no such column."""
    kind, _, of = meaning_of("paragraph").partition(" of ")
    if "paragraph" not in names or kind != "part":
        return None
    return next((name for name in of.split(", ") if name in names or name in given), None)


def _full_columns(names: Sequence[str], owner: str) -> list[str]:
    """The document first, then what names the place, what was asked for, what stands there."""

    def missing(extra: Sequence[str]) -> list[str]:
        return [name for name in extra if not set(_SAME.get(name, (name,))) & set(names)]

    asked = [name for name in names if name not in (owner, "paragraph")]
    asked += missing(_BEHIND)
    last = [name for name in _LAST if name in asked]
    return [owner, *missing(_BEFORE), *(name for name in asked if name not in _LAST), *last]


def _full(
    answer: QueryResult, names: list[str], owner: str, facts: Facts, given: Mapping[str, Term]
) -> Iterator[list[Cell]]:
    for row in answer.rows:
        found = dict(zip(answer.columns, row, strict=True))
        document = _document(found.get(owner) or given.get(owner), facts)
        part = plain(value_of(found.get("paragraph")))
        shown = dict(zip(answer.columns, _people(answer.columns, row, facts), strict=True))
        shown[owner] = Cell(facts.symbol(document), facts.page(document))
        yield [shown[name] if name in shown else _known(name, document, part, facts) for name in names]


def _known(name: str, document: str, part: str, facts: Facts) -> Cell:
    """What a column in full holds of a place."""
    place = f"{document}#{part}" if part else document
    if name == "title":
        return Cell(facts.title(document))
    if name == "adopted":
        return Cell(facts.date(document))
    if name == "where":
        return Cell(place_name(part, "zh" if facts.language == "zh" else "en"))
    if name == "verbs":
        return Cell(facts.verbs(place))
    if name == "text":
        return Cell(facts.text(place))
    return Cell(facts.page(document), facts.page(document))


def _document(term: BoundTerm, facts: Facts) -> str:
    """The IRI of the document that a cell or a parameter names."""
    if isinstance(term, NamedNode):
        return term.value
    return facts.base + path(plain(value_of(term)))


def _people(names: Sequence[str], row: Sequence[BoundTerm], facts: Facts) -> list[Cell]:
    return [_cell(name, term, facts) for name, term in zip(names, row, strict=True)]


def _cell(name: str, term: BoundTerm, facts: Facts) -> Cell:
    """A document and a link lead to their pages; an IRI is shown short."""
    if name == "link":
        address = plain(value_of(term))
        return Cell(address, address)
    if isinstance(term, NamedNode):
        return Cell(short(term, facts.base), facts.page(term.value))
    value = value_of(term)
    if meaning_of(name) == "document" and isinstance(value, str):
        return Cell(value, facts.page(facts.base + path(value)))
    return Cell(value)
