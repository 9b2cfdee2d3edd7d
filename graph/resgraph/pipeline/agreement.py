"""Agreed language among the documents of a build: each sentence looked up among those adopted before, on disk.

A sentence of the same words is known by its digest; only new ones get a signature. Of each bucket a few are looked at,
the earliest, so that one more document costs what its own sentences cost.

What was found is kept in a file for the next build: resolutions that come after all others cost what they cost
themselves, one that changed costs what it and those adopted after it cost.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from resgraph.compare.agreed import Agreed, Sentence, bands, is_boilerplate, likeness, sentences
from resgraph.compare.outline import Outline
from resgraph.compare.tokens import keys_of

_MODE = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000; BEGIN;"
_TABLES = """
CREATE TABLE wordings (
    number INTEGER PRIMARY KEY, digest TEXT UNIQUE, text TEXT, names TEXT, family INTEGER
);
CREATE TABLE places (
    wording INTEGER, number INTEGER, symbol TEXT, paragraph TEXT, family INTEGER, PRIMARY KEY (wording, number)
) WITHOUT ROWID;
CREATE TABLE buckets (band INTEGER, number INTEGER, PRIMARY KEY (band, number)) WITHOUT ROWID;
CREATE TABLE found (
    number INTEGER PRIMARY KEY, family INTEGER, symbol TEXT, paragraph TEXT, start INTEGER, end INTEGER, text TEXT,
    earlier TEXT, earlier_paragraph TEXT, alike REAL
);
CREATE TABLE resolutions (
    number INTEGER PRIMARY KEY, symbol TEXT, digest TEXT, wordings INTEGER, places INTEGER, found INTEGER
);
"""
PIECE = 1 << 20
"""So many bytes of a file are read at once."""
LOOKED_AT = 100
"""So many of the sentences that share a bucket are looked at, the earliest."""
TOLD = 10
"""So many places of a sentence are told at most: the first, and the latest before it."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """A sentence that was met; near-verbatim ones are of one `family`."""

    number: int
    family: int
    alike: float


class Agreement:
    """The sentences of one language, given resolution by resolution in the order of their adoption.

    `path` is where they are kept, `last` where an earlier build of the same `fingerprint` kept its own; None for nowhere.
    """

    def __init__(self, path: Path | None = None, last: Path | None = None, fingerprint: str = "") -> None:
        self._path, self._fingerprint = path, fingerprint
        self._db = (_continued(path, last, fingerprint) if path and last else None) or _begun(path)
        self._resolutions, self._places = self._marks()

    def close(self) -> None:
        """Let the file go; beside it stands that it is whole now."""
        self._db.execute("COMMIT")
        self._db.close()
        if self._path:
            said = f"{self._fingerprint} {_checksum(self._path):08x}\n"
            _mark(self._path).write_text(said, encoding="ascii")

    def known(self) -> list[tuple[str, str]]:
        """The resolutions in their order: symbol, and the digest of what was given."""
        return self._db.execute("SELECT symbol, digest FROM resolutions ORDER BY number").fetchall()

    def back_to(self, count: int) -> None:
        """Forget all resolutions but the first `count`."""
        if count == self._resolutions:
            return
        self._db.execute("DELETE FROM resolutions WHERE number > ?", (count,))
        row = self._db.execute(
            "SELECT wordings, places, found FROM resolutions WHERE number = ?", (count,)
        ).fetchone()
        wordings, places, found = row or (0, 0, 0)
        self._db.execute("DELETE FROM wordings WHERE number > ?", (wordings,))
        self._db.execute("DELETE FROM buckets WHERE number > ?", (wordings,))
        self._db.execute("DELETE FROM places WHERE number > ?", (places,))
        self._db.execute("DELETE FROM found WHERE number > ?", (found,))
        self._resolutions, self._places = count, places

    def add(self, outline: Outline, digest: str = "") -> None:
        """Look for the sentences of the next resolution among those before it, then remember them."""
        self._resolutions += 1
        for sentence in sentences(outline):
            buckets = bands(sentence.keys)
            near = sorted(self._near(sentence, buckets), key=lambda each: (-each.alike, each.number))
            family = near[0].family if near else self._places + 1
            self._tell(sentence, family, near)
            self._remember(sentence, buckets, family)
        self._db.execute(
            "INSERT INTO resolutions VALUES (?, ?, ?, (SELECT COALESCE(MAX(number), 0) FROM wordings), ?,"
            " (SELECT COALESCE(MAX(number), 0) FROM found))",
            (self._resolutions, outline.symbol, digest, self._places),
        )

    def _marks(self) -> tuple[int, int]:
        """How many resolutions and places there are."""
        resolutions, places = self._db.execute(
            "SELECT COUNT(*), COALESCE(MAX(places), 0) FROM resolutions"
        ).fetchone()
        return resolutions, places

    def found(self) -> Iterator[Agreed]:
        """Every sentence that stood before, with each place where it did; boilerplate left out."""
        rows = self._db.execute(
            "WITH families AS (SELECT family, COUNT(DISTINCT symbol) AS resolutions FROM places GROUP BY family)"
            " SELECT resolutions, symbol, paragraph, start, end, text, earlier, earlier_paragraph, alike"
            " FROM found JOIN families USING (family) ORDER BY found.number"
        )
        for count, *told in rows:
            if not is_boilerplate(count, self._resolutions):
                yield Agreed(*told)

    def _tell(self, sentence: Sentence, family: int, near: Iterable[_Wording]) -> None:
        """Note the places of all that are near, one a resolution; not in the sentence's own."""
        places: dict[str, tuple[int, str, float]] = {}
        for wording in near:
            for number, symbol, paragraph in self._homes(wording.number):
                if symbol != sentence.symbol:
                    places.setdefault(symbol, (number, paragraph, wording.alike))
        told = sorted((number, symbol, *rest) for symbol, (number, *rest) in places.items())
        if len(told) > TOLD:
            told = [told[0], *told[1 - TOLD :]]
        own = (family, sentence.symbol, sentence.paragraph, sentence.start, sentence.end, sentence.text)
        self._db.executemany(
            "INSERT INTO found VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(*own, *place[1:]) for place in told],
        )

    def _homes(self, wording: int) -> list[tuple[int, str, str]]:
        """The first place of a wording, and the latest."""
        sql = "SELECT number, symbol, paragraph FROM places WHERE wording = ? ORDER BY number"
        first = self._db.execute(f"{sql} LIMIT 1", (wording,)).fetchall()
        latest = self._db.execute(f"{sql} DESC LIMIT ?", (wording, TOLD)).fetchall()
        return [*first, *latest]

    def _near(self, sentence: Sentence, buckets: Sequence[int]) -> Iterator[_Wording]:
        """The sentences that were met and are the same, nearly."""
        for number in sorted(self._candidates(sentence, buckets)):
            text, names, family = self._db.execute(
                "SELECT text, names, family FROM wordings WHERE number = ?", (number,)
            ).fetchone()
            other = Sentence("", "", 0, 0, text, keys_of(text), _names(names))
            if (alike := likeness(sentence, other)) is not None:
                yield _Wording(number, family, alike)

    def _candidates(self, sentence: Sentence, buckets: Sequence[int]) -> set[int]:
        same = self._db.execute("SELECT number FROM wordings WHERE digest = ?", (sentence.digest,)).fetchone()
        marks = ",".join("?" * len(buckets))
        near = self._db.execute(
            f"SELECT DISTINCT number FROM buckets WHERE band IN ({marks}) ORDER BY number LIMIT ?",
            (*buckets, LOOKED_AT),
        )
        return {number for (number,) in near} | set(same or ())

    def _remember(self, sentence: Sentence, buckets: Sequence[int], family: int) -> None:
        row = self._db.execute("SELECT number FROM wordings WHERE digest = ?", (sentence.digest,)).fetchone()
        number = row[0] if row else self._new_wording(sentence, buckets, family)
        self._places += 1
        place = (number, self._places, sentence.symbol, sentence.paragraph, family)
        self._db.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?)", place)

    def _new_wording(self, sentence: Sentence, buckets: Sequence[int], family: int) -> int:
        names = json.dumps(sorted(sentence.names), ensure_ascii=True)
        number = self._db.execute(
            "INSERT INTO wordings (digest, text, names, family) VALUES (?, ?, ?, ?)",
            (sentence.digest, sentence.text, names, family),
        ).lastrowid
        self._db.executemany(
            "INSERT OR IGNORE INTO buckets VALUES (?, ?)", [(band, number) for band in buckets]
        )
        return number or 0


def _names(packed: str) -> frozenset[tuple[str, str]]:
    return frozenset((id, said) for id, said in json.loads(packed))


def _begun(path: Path | None) -> sqlite3.Connection:
    """A file without anything in it."""
    if path:
        path.unlink(missing_ok=True)
    db = sqlite3.connect(path or "", isolation_level=None)
    db.executescript(_MODE + _TABLES)
    return db


def _continued(path: Path, last: Path, fingerprint: str) -> sqlite3.Connection | None:
    """A copy of what the last build kept, to go on with; None where there is none, or it is damaged or another program's."""
    with suppress(OSError, ValueError, sqlite3.Error):
        shutil.copyfile(last, path)
        if _mark(last).read_text(encoding="ascii") == f"{fingerprint} {_checksum(path):08x}\n":
            db = sqlite3.connect(path, isolation_level=None)
            db.executescript(_MODE)
            return db
    return None


def _mark(path: Path) -> Path:
    """The file that says by which program the other was written, and its checksum."""
    return path.with_suffix(".whole")


def _checksum(path: Path) -> int:
    """The CRC-32 of what the file holds."""
    found = 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found = zlib.crc32(piece, found)
    return found
