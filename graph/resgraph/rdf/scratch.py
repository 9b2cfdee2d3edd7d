"""What is remembered while a graph is written, on disk: memory does not grow with the number of documents."""

from __future__ import annotations

import sqlite3


def scratch(tables: str, cache: int = 2000) -> sqlite3.Connection:
    """A private SQLite database in a temporary file, which SQLite removes by itself, with these tables and in a transaction.

    `cache` is what of it memory may hold, in KiB.
    """
    db = sqlite3.connect("", isolation_level=None)
    modes = f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{cache};"
    db.executescript(f"{modes}{tables}BEGIN;")
    return db
