"""An output folder from Python: its tables, its questions, as rows or as data frames."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from resgraph.model import OutputError, QueryError
from resgraph.model.notice import Notice
from resgraph.query.named import named_queries, named_query
from resgraph.query.parameters import base_of, bind
from resgraph.query.readers import TEXTS, for_reader
from resgraph.query.run import run
from resgraph.rdf.store import open_store
from resgraph.tables.answers import for_people, raw
from resgraph.tables.contents import CONTENTS
from resgraph.tables.facts import Facts
from resgraph.tables.values import Table, Value

if TYPE_CHECKING:
    import pandas
    from rdflib import Dataset

_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")
"""What is the name of a query, or of none: SPARQL has more than a word."""
Row = dict[str, Value]
"""A row by the names of its columns: text, numbers, dates, None where nothing is known."""


class Rows(Sequence[Row]):
    """Rows of a table, and its columns; `to_pandas()` is the same as a data frame."""

    def __init__(self, columns: Iterable[str], rows: Iterable[Sequence[Value]]) -> None:
        self.columns = tuple(columns)
        self._rows = [dict(zip(self.columns, row, strict=True)) for row in rows]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        """A row, or some of them."""
        if isinstance(index, slice):
            return Rows(self.columns, [[*row.values()] for row in self._rows[index]])
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"

    def where(self, **values: Value) -> Rows:
        """The rows that have these values. Raises QueryError for a column that there is not."""
        for name in values:
            if name not in self.columns:
                raise QueryError(Notice("no-column-in-answer", given=name, known=", ".join(self.columns)))
        kept = [row for row in self._rows if all(row[name] == value for name, value in values.items())]
        return Rows(self.columns, [[*row.values()] for row in kept])

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame. Raises OutputError where pandas is not installed."""
        try:
            import pandas as pd  # noqa: PLC0415 - an extra, and slow to load
        except ImportError as error:
            raise OutputError(
                "data frames need pandas; install it with: pip install 'resgraph[pandas]'"
            ) from error
        return pd.DataFrame(self._rows, columns=list(self.columns))


class Graph:
    """The graph of an output folder, read-only; names and verbs are in `language` where the graph has them in it.

    Without a language they are in the first of Chinese, English, French, Spanish, Russian and Arabic that there is.
    """

    def __init__(self, out: str | os.PathLike[str], language: str | None = None) -> None:
        """Open the store. Raises InputError."""
        self.folder = Path(out)
        self._store = open_store(self.folder)
        self.base = base_of(self._store)
        self._facts = Facts(self._store, self.base, language or TEXTS[0])

    def __repr__(self) -> str:
        return f"<resgraph.Graph {self.folder}>"

    @property
    def documents(self) -> Rows:
        """The documents read and cited; `is_read` tells which."""
        return self.table("documents")

    def paragraphs(self, document: str | None = None) -> Rows:
        """The paragraphs and footnotes in their order, of all documents or of one: `A/RES/60/175`, 第60/175号决议."""
        return self._of(document, "paragraphs", "document")

    def citations(self, document: str | None = None) -> Rows:
        """Who cites what, with the words, the verb and the paragraph; of all documents, or in one."""
        return self._of(document, "citations", "document")

    def cited_by(self, document: str) -> Rows:
        """The citations of a document; of an instrument the places that name it, with the verb that governs it."""
        found = self._of(document, "citations", "cited")
        named = self._of(document, "mentions", "thing")
        shared = {"cited": "thing", "rule": "how"}
        return Rows(
            found.columns,
            [
                *([*row.values()] for row in found),
                *([self._told(row, shared.get(name, name)) for name in found.columns] for row in named),
            ],
        )

    def mentions(self, document: str | None = None) -> Rows:
        """The names that were found, and what they name."""
        return self._of(document, "mentions", "document")

    def duties(self, document: str | None = None) -> Rows:
        """Who is asked to do what."""
        return self._of(document, "duties", "document")

    def table(self, name: str) -> Rows:
        """One of the tables that `resgraph export --tables` writes. Raises QueryError for another name."""
        for content in CONTENTS:
            if content.name == name:
                return Rows(content.columns, content.rows(self._facts))
        raise QueryError(Notice("no-such-table", given=name, known=", ".join(each.name for each in CONTENTS)))

    def query(self, query: str, *, full: bool = False, **parameters: str) -> Rows:
        """The answer to a named query with its parameters, or to SPARQL; `full` as in `resgraph query --full`.

        Raises QueryError.
        """
        named = query in named_queries() or _NAME.fullmatch(query) is not None
        if parameters and not named:
            raise QueryError(Notice("parameters-without-name", given=query))
        terms = bind(self._store, named_query(query), parameters) if named else {}
        language = self._facts.language
        answer = run(self._store, named_query(query).whole(language) if named else query, terms)
        if named:
            answer = for_reader(answer, language, self._store)
        table = for_people(answer, self._facts, terms, full=True) if full else raw(answer)
        return _rows(table)

    def to_pandas(self) -> Mapping[str, pandas.DataFrame]:
        """All tables as data frames, by name. Raises OutputError where pandas is not installed."""
        return {content.name: self.table(content.name).to_pandas() for content in CONTENTS}

    def dataset(self) -> Dataset:
        """The graph for rdflib. Raises OutputError where rdflib is not installed."""
        try:
            from resgraph.rdf.load import load as load_dataset  # noqa: PLC0415 - an extra
        except ModuleNotFoundError as error:
            raise OutputError(
                f"the graph in rdflib needs {error.name}; install it with: pip install 'resgraph[rdflib]'"
            ) from error
        return load_dataset(self.folder)

    def _told(self, mention: Row, column: str) -> Value:
        """What a mention tells in a column of the citations."""
        return (
            self._facts.text(f"{self.base}{mention['paragraph']}")
            if column == "text"
            else mention.get(column)
        )

    def _of(self, document: str | None, table: str, column: str) -> Rows:
        rows = self.table(table)
        if document is None:
            return rows
        wanted = bind(self._store, named_query("citing"), {"document": document})["document"]
        return rows.where(**{column: self._facts.local(wanted.value)})


def load(out: str | os.PathLike[str], language: str | None = None) -> Graph:
    """The graph of an output folder of `build`. Raises InputError where there is none."""
    return Graph(out, language)


def _rows(table: Table) -> Rows:
    return Rows((column.name for column in table.columns), table.values())
