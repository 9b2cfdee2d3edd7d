"""What the documents share, remembered on disk: memory does not grow with the number of documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from resgraph.rdf.scratch import scratch

_TABLES = """
CREATE TABLE texts (work TEXT, text TEXT PRIMARY KEY, start INTEGER, size INTEGER) WITHOUT ROWID;
CREATE INDEX works ON texts (work);
CREATE TABLE lines (subject TEXT, line TEXT, PRIMARY KEY (subject, line)) WITHOUT ROWID;
CREATE TABLE links (subject TEXT, line TEXT, PRIMARY KEY (subject, line)) WITHOUT ROWID;
CREATE TABLE bundles (first TEXT PRIMARY KEY, key TEXT, content BLOB);
CREATE TABLE names (id TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID;
"""


REMEMBERED = 50_000
"""So many of the last statements and names are known without asking: most documents cite what others cite."""


class Spill:
    """A private SQLite database in a temporary file, which SQLite removes by itself."""

    def __init__(self) -> None:
        self._met_lines: set[str] = set()
        self._met_names: set[str] = set()
        self._db = scratch(_TABLES, cache=16_000)

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    def has_text(self, text: str) -> bool:
        """Whether that text of that work was written before."""
        return self._db.execute("SELECT 1 FROM texts WHERE text = ?", (text,)).fetchone() is not None

    def places(self, work: str) -> list[tuple[int, int]]:
        """Where in graph.nq.gz the other texts of the work stand: offset and size in bytes."""
        return self._db.execute(
            "SELECT start, size FROM texts WHERE work = ? ORDER BY start", (work,)
        ).fetchall()

    def add_text(self, work: str, text: str, start: int, size: int) -> None:
        """A text was written."""
        self._db.execute("INSERT INTO texts VALUES (?, ?, ?, ?)", (work, text, start, size))

    def add_lines(self, lines: Iterable[tuple[str, str]]) -> None:
        """Statements for the end: subject, and the line without its end."""
        self._insert("INSERT OR IGNORE INTO lines VALUES (?, ?)", lines, self._met_lines, 1)

    def add_links(self, lines: Iterable[tuple[str, str]]) -> None:
        """Statements for the end about documents that were read, and what lies between them."""
        self._db.executemany("INSERT OR IGNORE INTO links VALUES (?, ?)", lines)

    def add_bundle(self, first: str, content: bytes) -> None:
        """What statements for the end are made of, whose subjects begin so."""
        row = (first, hashlib.sha256(content).hexdigest(), content)
        self._db.execute("INSERT INTO bundles VALUES (?, ?, ?)", row)

    def bundles(self) -> list[tuple[str, str]]:
        """How the subjects of each begin, and its digest, sorted."""
        return self._db.execute("SELECT first, key FROM bundles ORDER BY first").fetchall()

    def bundle(self, first: str) -> bytes:
        """What the statements are made of."""
        row: tuple[bytes] = self._db.execute(
            "SELECT content FROM bundles WHERE first = ?", (first,)
        ).fetchone()
        return row[0]

    def add_names(self, names: Iterable[tuple[str, str]]) -> None:
        """Authorities in use: id, and the words they were first met in."""
        self._insert("INSERT OR IGNORE INTO names VALUES (?, ?)", names, self._met_names, 0)

    def _insert(self, sql: str, rows: Iterable[tuple[str, str]], met: set[str], place: int) -> None:
        """Insert the rows that are not met yet, told apart by what stands at that place."""
        fresh: dict[str, tuple[str, str]] = {}
        for row in rows:
            if row[place] not in met:
                fresh.setdefault(row[place], row)
        if not fresh:
            return
        if len(met) > REMEMBERED:
            met.clear()
        met.update(fresh)
        self._db.executemany(sql, fresh.values())

    def has_lines(self, subject: str) -> bool:
        """Whether a statement about the subject waits for the end."""
        return self._db.execute("SELECT 1 FROM lines WHERE subject = ?", (subject,)).fetchone() is not None

    def names(self) -> list[tuple[str, str]]:
        """The authorities in use, sorted; as many as the authority files hold, not as the documents."""
        return self._db.execute("SELECT id, words FROM names ORDER BY id").fetchall()

    def lines(self) -> Iterator[tuple[str, str]]:
        """The statements for the end, sorted; those about documents that were read are links only."""
        yield from self._db.execute(
            "SELECT subject, line FROM lines"
            " WHERE subject NOT IN (SELECT work FROM texts)"
            " UNION SELECT subject, line FROM links ORDER BY subject, line"
        )
