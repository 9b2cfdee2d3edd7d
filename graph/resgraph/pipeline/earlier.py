"""What earlier builds made of the same files, to be used again instead of reading them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from resgraph.decisions.decision import Decisions
from resgraph.pipeline.files import File
from resgraph.pipeline.ledger import LEDGER, Entry, How, entry_at, records
from resgraph.pipeline.outcome import Outcome
from resgraph.pipeline.staging import NOTES
from resgraph.pipeline.writing import NotingWriter, concern_of, graph_file
from resgraph.rdf.packed import NQUADS, unpacked
from resgraph.rdf.scratch import scratch
from resgraph.rdf.writer import TURTLE
from resgraph.view.works import LEAVES

_TABLES = """
CREATE TABLE entries (
    key BLOB, how INTEGER, source INTEGER, offset INTEGER, stays INTEGER DEFAULT 0, PRIMARY KEY (key, how)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class NotedAt:
    """Where an earlier build noted a document: which build, and the offset in its notes."""

    source: int
    offset: int


@dataclass(slots=True)
class _Source:
    """An earlier build: its notes, the two files of its graph and the leaves for its page, open."""

    notes: BinaryIO
    nquads: BinaryIO
    turtle: BinaryIO
    leaves: BinaryIO


class Earlier:
    """The notes of earlier builds with the same fingerprint; on disk, whatever their number.

    `count` is how many documents they know, `records` how many notes each folder holds, in the order in which they
    are asked.
    """

    def __init__(self, folders: Sequence[Path], fingerprint: str) -> None:
        self._open = ExitStack()
        self._db = scratch(_TABLES, cache=8000)
        self._open.callback(self._db.close)
        self._sources: list[_Source] = []
        self.records: dict[Path, int] = {}
        self.count = 0
        for folder in folders:
            with suppress(OSError):
                self._add(folder, fingerprint)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the files go."""
        self._open.close()

    def _add(self, folder: Path, fingerprint: str) -> None:
        notes = folder / NOTES / LEDGER
        names = [notes, graph_file(folder, NQUADS), graph_file(folder, TURTLE), folder / NOTES / LEAVES]
        source = _Source(*(self._open.enter_context(path.open("rb")) for path in names))
        number = len(self._sources)
        self._sources.append(source)
        self.records[folder] = 0
        for key, how, offset in records(notes, fingerprint):
            self.records[folder] += 1
            self.count += self._db.execute(
                "INSERT OR IGNORE INTO entries (key, how, source, offset) VALUES (?, ?, ?, ?)",
                (key, how, number, offset),
            ).rowcount

    def find(self, key: str | None) -> NotedAt | None:
        """The best that is known of a document with that key; its slices may yet turn out damaged."""
        if key is None or not self.count:
            return None
        row = self._db.execute(
            "SELECT source, offset FROM entries WHERE key = ? ORDER BY how", (bytes.fromhex(key),)
        ).fetchone()
        return NotedAt(*row) if row else None

    def sound(self, found: NotedAt) -> bool:
        """Whether the slices hold what they held, read through."""
        entry = entry_at(self._sources[found.source].notes, found.offset)
        return entry is not None and (entry.how == How.LEFT_OUT or self._bytes(found, entry) is not None)

    def as_decided(self, found: NotedAt, decisions: Decisions, base: str) -> bool:
        """Whether the decisions that may be about the document are those that it was written with."""
        entry = entry_at(self._sources[found.source].notes, found.offset)
        if entry is None or entry.how == How.LEFT_OUT:
            return entry is not None
        read = self._bytes(found, entry)
        if read is None:
            return False
        return entry.concern == concern_of(replace(entry.rendered, nquads=read[0]), decisions, base)

    def take(self, found: NotedAt, file: File, writer: NotingWriter) -> Outcome | None:
        """What became of the document then; None where it must be read again.

        One that was cut is good after the same texts of its work only, one that was left out only where
        it will be again.
        """
        entry = entry_at(self._sources[found.source].notes, found.offset)
        if entry is None:
            return None
        rendered, leaf = entry.rendered, b""
        if entry.how == How.LEFT_OUT:
            if not writer.has(rendered.work, rendered.text):
                return None
        else:
            read = self._bytes(found, entry)
            if read is None or (entry.how == How.CUT and entry.before != writer.before(rendered.work)):
                return None
            nquads, turtle, leaf = read
            rendered = replace(rendered, nquads=nquads, turtle=turtle)
            if entry.concern != writer.concern(rendered):
                return None
        return Outcome(file, rendered, leaf, entry.warnings, entry.key, entry)

    def stays(self, entry: Entry) -> None:
        """The document was written with the same bytes as in the build that is to be replaced."""
        self._db.execute(
            "UPDATE entries SET stays = 1 WHERE key = ? AND how = ?", (bytes.fromhex(entry.key), entry.how)
        )

    def gone(self, folder: Path) -> list[NotedAt]:
        """The documents that the build in that folder wrote and that do not stay: removed, changed, cut otherwise."""
        rows = self._db.execute(
            "SELECT source, offset FROM entries WHERE source = ? AND stays = 0 AND how < ?",
            ([*self.records].index(folder), How.LEFT_OUT),
        )
        return [NotedAt(*row) for row in rows]

    def nquads(self, found: NotedAt) -> bytes | None:
        """The statements that were written of a document; None where they cannot be read any more."""
        source = self._sources[found.source]
        entry = entry_at(source.notes, found.offset)
        held = entry.nquads.read(source.nquads) if entry else None
        return None if held is None else unpacked(held)

    def _bytes(self, found: NotedAt, entry: Entry) -> tuple[bytes, bytes, bytes] | None:
        source = self._sources[found.source]
        nquads, turtle = entry.nquads.read(source.nquads), entry.turtle.read(source.turtle)
        leaf = entry.leaf.read(source.leaves)
        return None if nquads is None or turtle is None or leaf is None else (nquads, turtle, leaf)
