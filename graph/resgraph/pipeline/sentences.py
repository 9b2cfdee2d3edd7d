"""The sentences of one language on disk, each at its place in the order of adoption, and which of them are to be looked up.

A place is a number that rises with the order: that of the resolution, then that of the sentence in it. Both have room
between them, so that a resolution comes, goes or changes without the others being moved. A sentence that comes or goes
matters to later ones only, and of those to the ones that share a bucket with it and are nearly the same.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from resgraph.compare.agreed import BUCKETS, Sentence, bands, letters_of, likeness, within_reach

TABLES = """
CREATE TABLE resolutions (rank INTEGER PRIMARY KEY, symbol TEXT, digest TEXT);
CREATE TABLE wordings (number INTEGER PRIMARY KEY, digest TEXT UNIQUE, born INTEGER, keys TEXT);
CREATE INDEX births ON wordings (born);
CREATE TABLE buckets (band INTEGER, born INTEGER, PRIMARY KEY (band, born)) WITHOUT ROWID;
CREATE TABLE sentences (
    place INTEGER PRIMARY KEY, wording INTEGER, symbol TEXT, paragraph TEXT, start INTEGER, end INTEGER, text TEXT,
    names TEXT, crowded INTEGER
);
CREATE INDEX homes ON sentences (wording);
CREATE TABLE found (place INTEGER PRIMARY KEY, earlier TEXT, earlier_paragraph TEXT, alike REAL);
CREATE TABLE waiting (place INTEGER PRIMARY KEY);
"""
ROOM = 1 << 22
"""So many places a resolution has; 2**41 resolutions have room."""
LOOKED_AT = 100
"""So many of the wordings that share a bucket are looked at, the earliest."""
AT_ONCE = 12
"""So many of them are read at a time: the first that says the same is mostly among the first."""
AT_HAND = 4096
"""So many sentences are kept in memory: those that were met last are met again."""
LETTERS_AT_HAND = 50_000
"""And so many by their letters only."""


Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that were met, for the first time at the place where they were `born`."""

    number: int
    born: int
    sentence: Sentence


class Sentences:
    """The sentences in the tables of a database; `waiting` has the places that are to be looked up."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        (last,) = db.execute("SELECT MAX(place) FROM sentences").fetchone()
        self._last: int | None = last
        self._at_hand: dict[int, Wording] = {}
        self._letters: dict[int, str] = {}
        self._fresh: set[int] = set()

    def of(self, rank: int) -> list[tuple[int, Sentence]]:
        """The sentences of a resolution with their places."""
        rows = self._db.execute(
            f"{_SENTENCE} BETWEEN ? AND ? ORDER BY place", (rank * ROOM, rank * ROOM + ROOM - 1)
        )
        return [(row[0], _sentence(row)) for row in rows.fetchall()]

    def at(self, place: int) -> Sentence:
        """The sentence at a place."""
        return self._wording(place).sentence

    def is_fresh(self, place: int) -> bool:
        """Whether the sentence there came and was not looked up yet."""
        return place in self._fresh

    def put(self, place: int, sentence: Sentence) -> None:
        """A sentence comes."""
        near, sql = _bands(sentence.keys), "SELECT number, born FROM wordings WHERE digest = ?"
        row: tuple[int, int] | None = self._db.execute(sql, (sentence.digest,)).fetchone()
        number, born = row or (self._new(sentence, near, place), None)
        if born is not None and place < born:
            self._move(number, near, born, place)
        names = json.dumps(
            [sorted(sentence.names), sorted(sentence.cites), sentence.about], ensure_ascii=True
        )
        told = (sentence.symbol, sentence.paragraph, sentence.start, sentence.end, sentence.text, names)
        sql = "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)"
        self._db.execute(sql, (place, number, *told))
        self._db.execute("INSERT INTO waiting VALUES (?)", (place,))
        self._fresh.add(place)
        self._keep(Wording(number, place, sentence))
        if self._last is None or place > self._last:
            self._last = place
        else:
            self._wake(place, sentence, number, near, born)

    def take(self, place: int, sentence: Sentence) -> None:
        """A sentence goes."""
        near = _bands(sentence.keys)
        sql = "SELECT number, born FROM wordings WHERE digest = ?"
        number, born = self._db.execute(sql, (sentence.digest,)).fetchone()
        self._at_hand.pop(place, None)
        self._letters.pop(place, None)
        self._fresh.discard(place)
        self._db.execute("DELETE FROM sentences WHERE place = ?", (place,))
        self._db.execute("DELETE FROM waiting WHERE place = ?", (place,))
        self._db.execute("DELETE FROM found WHERE place = ?", (place,))
        sql = "SELECT MIN(place) FROM sentences WHERE wording = ?"
        (other,) = self._db.execute(sql, (number,)).fetchone()
        self._wake(place, sentence, number, near, other if born == place else born)
        if other is None:
            self._part(near, born)
            self._db.execute("DELETE FROM wordings WHERE number = ?", (number,))
        elif other != born:
            self._move(number, near, born, other)

    def shift(self, place: int, sentence: Sentence) -> None:
        """A sentence stands elsewhere in its paragraph."""
        self._at_hand.pop(place, None)
        sql = "UPDATE sentences SET start = ?, end = ? WHERE place = ?"
        self._db.execute(sql, (sentence.start, sentence.end, place))

    def judge(self, place: int, *, crowded: bool) -> None:
        """Note whether as many were met as are looked at."""
        if crowded or place not in self._fresh:
            self._db.execute("UPDATE sentences SET crowded = ? WHERE place = ?", (crowded, place))
        self._fresh.discard(place)

    def met(self, place: int, sentence: Sentence) -> tuple[Iterator[Wording], bool]:
        """The earlier wordings within reach that share a bucket with the sentence there, in their order.

        And whether as many share one as are looked at.
        """
        near = _bands(sentence.keys)
        found = {born for (born,) in self._db.execute(_EARLIEST, (*near, place, LOOKED_AT))}
        crowded = len(found) == LOOKED_AT
        sql = "SELECT born FROM wordings WHERE digest = ? AND born < ?"
        found.update(born for (born,) in self._db.execute(sql, (sentence.digest, place)))
        return self._within_reach(sentence, sorted(found)), crowded

    def _within_reach(self, sentence: Sentence, places: Sequence[int]) -> Iterator[Wording]:
        """Those of the wordings born there that may be the same; few are read where the first will do."""
        for start in range(0, len(places), AT_ONCE):
            some = places[start : start + AT_ONCE]
            for at in within_reach(sentence.letters, self._letters_of(some)):
                yield self._wording(some[at])

    def _letters_of(self, places: Sequence[int]) -> list[str]:
        """The letters of the wordings born there; the half that came longest ago goes where there are too many."""
        if len(self._letters) > LETTERS_AT_HAND:
            self._letters = dict([*self._letters.items()][LETTERS_AT_HAND // 2 :])
        if unread := [born for born in places if born not in self._letters]:
            sql = f"SELECT born, keys FROM wordings WHERE born IN ({_marks(unread)})"
            for born, keys in self._db.execute(sql, unread):
                self._letters[born] = letters_of(keys.split(" "))
        return [self._letters[born] for born in places]

    def _wording(self, born: int) -> Wording:
        if (known := self._at_hand.get(born)) is not None:
            return known
        row = self._db.execute(f"{_SENTENCE} = ?", (born,)).fetchone()
        return self._keep(Wording(row[-1], born, _sentence(row)))

    def _keep(self, wording: Wording) -> Wording:
        """Keep a sentence at hand, and let the one go that came longest ago where there are too many."""
        self._at_hand[wording.born] = wording
        if len(self._at_hand) > AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]
        return wording

    def _wake(
        self, place: int, sentence: Sentence, wording: int, near: Sequence[int], other: int | None
    ) -> None:
        """Let the later sentences be looked up to which it matters that this one comes or goes.

        `other` is where else its wording is or was born. Where that is before this place, nothing changes for them.
        """
        if other is not None and other < place:
            return
        versions = [sentence, *([] if other is None else [self.at(other)])]
        for number in sorted({wording, *self._sharing(near)}):
            judged: dict[str, bool] = {}
            for later, names, crowded in self._behind(number, place):
                if names not in judged:
                    judged[names] = any(likeness(self.at(later), each) is not None for each in versions)
                if judged[names] or crowded:
                    self._db.execute("INSERT OR IGNORE INTO waiting VALUES (?)", (later,))

    def _sharing(self, near: Sequence[int]) -> list[int]:
        """The wordings that are in one of the buckets."""
        sql = "SELECT DISTINCT wording FROM buckets JOIN sentences ON place = born WHERE band IN"
        return [number for (number,) in self._db.execute(f"{sql} ({_marks(near)})", near)]

    def _behind(self, wording: int, place: int) -> list[tuple[int, str, int]]:
        """The places of a wording behind one place."""
        sql = "SELECT place, names, crowded FROM sentences WHERE wording = ? AND place > ?"
        return self._db.execute(sql, (wording, place)).fetchall()

    def _new(self, sentence: Sentence, near: Sequence[int], place: int) -> int:
        """A wording is met for the first time."""
        self._meet(near, place)
        sql = "INSERT INTO wordings (digest, born, keys) VALUES (?, ?, ?)"
        made = self._db.execute(sql, (sentence.digest, place, " ".join(sentence.keys)))
        return made.lastrowid or 0

    def _move(self, wording: int, near: Sequence[int], born: int, place: int) -> None:
        """A wording is born elsewhere."""
        self._part(near, born)
        self._meet(near, place)
        self._db.execute("UPDATE wordings SET born = ? WHERE number = ?", (place, wording))

    def _meet(self, near: Sequence[int], born: int) -> None:
        self._db.executemany("INSERT OR IGNORE INTO buckets VALUES (?, ?)", [(band, born) for band in near])

    def _part(self, near: Sequence[int], born: int) -> None:
        self._db.executemany(
            "DELETE FROM buckets WHERE band = ? AND born = ?", [(band, born) for band in near]
        )


_A_BUCKET = f"SELECT born FROM (SELECT born FROM buckets WHERE band = ?{{}} AND born < ?{BUCKETS + 1} ORDER BY born LIMIT ?{BUCKETS + 2})"
_EARLIEST = (
    f"{' UNION '.join(map(_A_BUCKET.format, range(1, BUCKETS + 1)))} ORDER BY born LIMIT ?{BUCKETS + 2}"
)
"""The earliest in any bucket, of which each gives no more than are wanted in all: some hold thousands."""
_SENTENCE = (
    "SELECT place, symbol, paragraph, start, end, text, names, keys, number"
    " FROM sentences JOIN wordings ON number = wording WHERE place"
)


def _marks(values: Sequence[int]) -> str:
    """A question mark for each."""
    return ",".join("?" * len(values))


def _sentence(row: Sequence[Any]) -> Sentence:
    _, symbol, paragraph, start, end, text, names, keys, _ = row
    return Sentence(symbol, paragraph, start, end, text, tuple(keys.split(" ")), *_names(names))


@lru_cache(maxsize=1024)
def _bands(keys: tuple[str, ...]) -> tuple[int, ...]:
    """A sentence is put and looked up one after the other."""
    return bands(keys)


@lru_cache(maxsize=4096)
def _names(packed: str) -> tuple[Pairs, Pairs, tuple[tuple[int, int, str], ...]]:
    """What a sentence names, cites and is about."""
    names, cites, about = json.loads(packed)
    return frozenset(map(tuple, names)), frozenset(map(tuple, cites)), tuple(map(tuple, about))
