"""Names that no authority file has, as a template for one: what is to be kept is kept, the rest is struck out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from resgraph.query.run import text_rows
from resgraph.rdf.literals import plain
from resgraph.rdf.store import open_store
from resgraph.review.passages import Passages, Spot, sentence, spot_of
from resgraph.tables.values import Cell, Column, Table

NAMESPACE = "https://example.org/names/"
"""Where the IRIs of new things begin, unless the user says so."""
_NAMES = "SELECT ?finding WHERE { ?finding a rg:CandidateMention }"
_MARKS = "《》〈〉"
"""What stands around a title and is no part of the name."""
_COLUMNS = ("id", "name", "language", "use", "occurrences", "where", "sentence")


@dataclass(frozen=True, slots=True)
class Name:
    """A name, how often it was proposed, and where first."""

    name: str
    language: str
    occurrences: int
    where: str
    sentence: str

    def iri(self, namespace: str) -> str:
        """An IRI that nobody else will give."""
        return namespace + quote(self.name, safe="")


def names_in(out: Path) -> list[Name]:
    """The proposed names, each once in a language, the most frequent first. Raises InputError."""
    store = open_store(out)
    passages = Passages(store)
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], tuple[tuple[str, int, int], Spot]] = {}
    for row in text_rows(store, _NAMES):
        if spot := spot_of(row["finding"]):
            name = passages.words(spot.passage)[spot.start : spot.end]
            key = (" ".join(name.split()).strip(_MARKS), spot.text.rpartition("/")[2])
            counts[key] += 1
            order = (passages.document(spot.text), passages.position(spot.passage), spot.start)
            first[key] = min(first.get(key, (order, spot)), (order, spot), key=lambda each: each[0])
    return [
        Name(
            key[0],
            key[1],
            count,
            f"{order[0]} {spot.part}",
            sentence(passages.words(spot.passage), spot.start, spot.end),
        )
        for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        for order, spot in [first[key]]
    ]


def turtle(names: Sequence[Name], namespace: str = NAMESPACE) -> Iterator[str]:
    """Turtle for `build --authorities`, with where each name stands as a comment."""
    yield "@prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
    for name in names:
        yield ""
        yield f"# {name.occurrences} x, {name.where}: {name.sentence}"
        yield f"<{name.iri(namespace)}> a skos:Concept ;"
        yield f"    skos:prefLabel {plain(name.name)}@{name.language} ."


def table(names: Sequence[Name], namespace: str = NAMESPACE) -> Table:
    """A table for `build --authorities`; the columns behind `use` are for the reader."""
    columns = tuple(Column(name, name, name) for name in _COLUMNS)
    rows = (
        (
            name.iri(namespace),
            name.name,
            name.language,
            "label",
            name.occurrences,
            name.where,
            name.sentence,
        )
        for name in names
    )
    return Table(columns, ([Cell(value) for value in row] for row in rows))
