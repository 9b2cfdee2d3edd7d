"""A folder of tables: each as CSV, as Parquet where pyarrow is there, and all in one SQLite file with full-text search."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from resgraph.model import OutputError
from resgraph.model.notice import Notice
from resgraph.query.parameters import base_of
from resgraph.rdf.folders import whole_folder
from resgraph.rdf.store import open_store
from resgraph.tables.contents import CONTENTS, Content
from resgraph.tables.facts import Facts
from resgraph.tables.formats import write_csv
from resgraph.tables.parquet import has_parquet, write_parquet
from resgraph.tables.values import Cell, Column, Table, Value

DATABASE = "resgraph.sqlite"
_NUMBERS = {"session", "meeting", "position", "start", "is_read"}
_TOKENIZERS = ("trigram", "unicode61")
"""Trigrams find any three characters or more, which Chinese needs; an SQLite older than 3.34 lacks them."""


def write_tables(out: Path, folder: Path, language: str, *, bom: bool = False) -> dict[str, int]:
    """Write the tables of an output folder, whole or not at all; gives the rows of each. Raises InputError, OutputError."""
    store = open_store(out)
    facts = Facts(store, base_of(store), language)
    counts = {}
    with whole_folder(folder, DATABASE) as part, closing(sqlite3.connect(part / DATABASE)) as database:
        try:
            for content in CONTENTS:
                rows = list(content.rows(facts))
                counts[content.name] = len(rows)
                _files(part, content, rows, bom=bom)
                _insert(database, content, rows)
            _index(database)
            database.commit()
            database.execute("VACUUM")
        except sqlite3.Error as error:
            raise OutputError(
                Notice("cannot-write", file=str(folder / DATABASE), reason=str(error))
            ) from error
    return counts


def _files(part: Path, content: Content, rows: list[tuple[Value, ...]], *, bom: bool) -> None:
    with (part / f"{content.name}.csv").open("wb") as file:
        write_csv(_table(content, rows), file, bom=bom)
    if has_parquet():
        with (part / f"{content.name}.parquet").open("wb") as file:
            write_parquet(_table(content, rows), file)


def _table(content: Content, rows: Iterable[tuple[Value, ...]]) -> Table:
    columns = tuple(Column(name, name, name) for name in content.columns)
    return Table(columns, ([Cell(value) for value in row] for row in rows))


def _insert(database: sqlite3.Connection, content: Content, rows: Iterable[tuple[Value, ...]]) -> None:
    """Make one table; names come from the code, values go as parameters."""
    columns = [f'"{name}" {"INTEGER" if name in _NUMBERS else "TEXT"}' for name in content.columns]
    keys = [f'FOREIGN KEY ("{name}") REFERENCES "{table}" ("id")' for name, table in content.keys]
    unique = ["PRIMARY KEY (id)"] if content.name in ("documents", "paragraphs", "authorities") else []
    database.execute(f'CREATE TABLE "{content.name}" ({", ".join([*columns, *unique, *keys])})')
    places = ", ".join("?" * len(content.columns))
    database.executemany(f'INSERT INTO "{content.name}" VALUES ({places})', map(_stored, rows))
    for name, _ in content.keys:
        database.execute(f'CREATE INDEX "{content.name}_{name}" ON "{content.name}" ("{name}")')


def _stored(row: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(value.isoformat() if isinstance(value, date) else value for value in row)


def _index(database: sqlite3.Connection) -> None:
    """Full-text search in the paragraphs, under the name by which Datasette and sqlite-utils find it."""
    for tokenizer in _TOKENIZERS:
        try:
            database.execute(
                "CREATE VIRTUAL TABLE paragraphs_fts USING fts5"
                f"(text, content='paragraphs', content_rowid='rowid', tokenize='{tokenizer}')"
            )
        except sqlite3.OperationalError:
            continue
        database.execute("INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('rebuild')")
        return
