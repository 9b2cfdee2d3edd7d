"""Agreed language among the documents of a build: each sentence looked up among those adopted before, on disk.

A sentence of the same words is known by its digest; only new ones get a signature. Of each bucket a few are looked at,
the earliest, so that one more document costs what its own sentences cost.

What was found is kept in a file for the next build: a resolution that comes, goes or changes costs what its own
sentences cost, and those adopted after it that are nearly the same.
"""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from resgraph.compare.agreed import Agreed, Sentence, likeness, sentences
from resgraph.compare.outline import Outline
from resgraph.pipeline.ranks import ranked
from resgraph.pipeline.sentences import ROOM, TABLES, Sentences, Wording

_MODE = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000; BEGIN;"
PIECE = 1 << 20
"""So many bytes of a file are read at once."""


class Agreement:
    """The sentences of one language, in the order of their adoption.

    `path` is where they are kept, `last` where an earlier build of the same `fingerprint` kept its own; None for nowhere.
    """

    def __init__(self, path: Path | None = None, last: Path | None = None, fingerprint: str = "") -> None:
        self._path, self._fingerprint = path, fingerprint
        self._db = (_continued(path, last, fingerprint) if path and last else None) or _begun(path)
        self._sentences = Sentences(self._db)

    def close(self) -> None:
        """Let the file go; beside it stands that it is whole now."""
        self._db.execute("COMMIT")
        self._db.close()
        if self._path:
            said = f"{self._fingerprint} {_checksum(self._path):08x}\n"
            _mark(self._path).write_text(said, encoding="ascii")

    def hold(self, wanted: Sequence[tuple[str, str]], outline: Callable[[str], Outline]) -> None:
        """Make these all the resolutions, in this order: symbol, and the digest of what `outline` gives for it.

        What changed is asked for only. The same digest stands for the same day of adoption, too.
        """
        rows = self._db.execute("SELECT symbol, rank, digest FROM resolutions ORDER BY rank").fetchall()
        known = {symbol: (rank, digest) for symbol, rank, digest in rows}
        ranks = ranked([known.get(symbol, (None, ""))[0] for symbol, _ in wanted])
        if ranks is None:
            ranks = ranked([None] * len(wanted)) or []
        keep = {symbol: rank for (symbol, _), rank in zip(wanted, ranks, strict=True)}
        for symbol, rank, _ in rows:
            if keep.get(symbol) != rank:
                self._alter(rank, [])
                self._db.execute("DELETE FROM resolutions WHERE rank = ?", (rank,))
        for symbol, digest in wanted:
            if known.get(symbol) != (keep[symbol], digest):
                self._alter(keep[symbol], [*sentences(outline(symbol))])
                row = (keep[symbol], symbol, digest)
                self._db.execute("INSERT OR REPLACE INTO resolutions VALUES (?, ?, ?)", row)
            self._look_up_to(keep[symbol])

    def found(self) -> Iterator[Agreed]:
        """Every sentence that stood before, with the first place where it did."""
        rows = self._db.execute(
            "SELECT symbol, paragraph, start, end, text, earlier, earlier_paragraph, alike"
            " FROM found JOIN sentences USING (place) ORDER BY place"
        )
        for told in rows:
            yield Agreed(*told)

    def _alter(self, rank: int, wanted: Sequence[Sentence]) -> None:
        """Give a resolution these sentences; those that it has already stay where they are."""
        held = self._sentences.of(rank)
        stay = _matched(held, wanted)
        low = rank * ROOM - 1
        high = low + ROOM + 1
        places = ranked(stay, low, high) or ranked([None] * len(wanted), low, high) or []
        keep = {place for place, old in zip(places, stay, strict=True) if place == old}
        for place, sentence in held:
            if place not in keep:
                self._sentences.take(place, sentence)
        for place, sentence in zip(places, wanted, strict=True):
            if place in keep:
                self._sentences.shift(place, sentence)
            else:
                self._sentences.put(place, sentence)

    def _look_up_to(self, rank: int) -> None:
        """Look up what is waiting, up to the sentences of a resolution: all before it are what they will be."""
        last = rank * ROOM + ROOM - 1
        places = self._db.execute(
            "SELECT place FROM waiting WHERE place <= ? ORDER BY place", (last,)
        ).fetchall()
        for (place,) in places:
            self._look_up(place)
        self._db.execute("DELETE FROM waiting WHERE place <= ?", (last,))

    def _look_up(self, place: int) -> None:
        """Look for a sentence among those before it."""
        sentence = self._sentences.at(place)
        met, crowded = self._sentences.met(place, sentence)
        if not self._sentences.is_fresh(place):
            self._db.execute("DELETE FROM found WHERE place = ?", (place,))
        if first := _first(sentence, met):
            alike, earlier = first
            row = (place, earlier.symbol, earlier.paragraph, alike)
            self._db.execute("INSERT INTO found VALUES (?, ?, ?, ?)", row)
        self._sentences.judge(place, crowded=crowded)


def _first(sentence: Sentence, met: Iterable[Wording]) -> tuple[float, Sentence] | None:
    """Where the sentence was first met, the earliest first: in the first resolution, not its own, the place that is most like it."""
    best: tuple[float, Sentence] | None = None
    for earlier in (wording.sentence for wording in met):
        if best and earlier.symbol != best[1].symbol:
            break
        alike = likeness(sentence, earlier) if earlier.symbol != sentence.symbol else None
        if alike is not None and (best is None or alike > best[0]):
            best = alike, earlier
    return best


def _matched(held: Sequence[tuple[int, Sentence]], wanted: Sequence[Sentence]) -> list[int | None]:
    """The places of the sentences that are there already, in their order; the same but for where they start and end."""
    places: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, sentence in reversed(held):
        places[_said(sentence)].append(place)
    found: list[int | None] = []
    for sentence in wanted:
        own = places[_said(sentence)]
        found.append(own.pop() if own else None)
    return found


def _said(sentence: Sentence) -> tuple[object, ...]:
    one = sentence
    return one.symbol, one.paragraph, one.text, one.names, one.cites, one.about


def _begun(path: Path | None) -> sqlite3.Connection:
    """A file without anything in it."""
    if path:
        path.unlink(missing_ok=True)
    db = sqlite3.connect(path or "", isolation_level=None)
    db.executescript(_MODE + TABLES)
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
