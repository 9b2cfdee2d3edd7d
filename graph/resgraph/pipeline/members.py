"""The members of graph.nq.gz with what the documents share: one of which nothing has changed is copied from the last build.

A line that names the fingerprint, then a compressed JSON: for each member behind which subject it begins, with which it
ends, the key of what it says, and where it stands in graph.nq.gz, in graph.ttl and in the lines for the page.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from resgraph.pipeline.ledger import Slice
from resgraph.pipeline.staging import NOTES
from resgraph.rdf.notes import read_notes, write_notes
from resgraph.rdf.packed import NQUADS
from resgraph.rdf.writer import TURTLE
from resgraph.view.works import SHARED

MEMBERS = "members.z"


@dataclass(frozen=True, slots=True)
class Kept:
    """A member: its last subject, the key of what it says, how many triples, and its slices of the three files."""

    end: str
    key: str
    triples: int
    slices: tuple[Slice, Slice, Slice]


class Members:
    """Those of the build in the folder `last` by where they begin; None for no build."""

    def __init__(self, last: Path | None = None, fingerprint: str = "") -> None:
        self._title = f"resgraph members 1 {fingerprint}\n".encode("ascii")
        self._open, self._files = ExitStack(), list[BinaryIO]()
        self._last: dict[str, Kept] = {}
        self._written: dict[str, Kept] = {}
        with suppress(OSError, ValueError, TypeError):
            if last:
                self._read(last)

    def close(self) -> None:
        """Let the files go."""
        self._open.close()

    def find(self, start: str) -> Kept | None:
        """The member that began behind that subject."""
        return self._last.get(start)

    def read(self, kept: Kept) -> tuple[bytes, bytes, bytes] | None:
        """What stands in the three files; None where that is damaged."""
        nquads, turtle, lines = (
            place.read(file) for place, file in zip(kept.slices, self._files, strict=True)
        )
        return None if nquads is None or turtle is None or lines is None else (nquads, turtle, lines)

    def keep(self, start: str, kept: Kept) -> None:
        """Note a member that was written."""
        self._written[start] = kept

    def write(self, notes: Path) -> None:
        """Write what was noted. Raises OSError."""
        told = [
            [start, kept.end, kept.key, kept.triples, *(each.numbers for each in kept.slices)]
            for start, kept in self._written.items()
        ]
        write_notes(notes / MEMBERS, self._title, told)

    def _read(self, last: Path) -> None:
        told = read_notes(last / NOTES / MEMBERS, self._title)
        if told is None:
            return
        names = (last / NQUADS, last / TURTLE, last / NOTES / SHARED)
        self._files = [self._open.enter_context(path.open("rb")) for path in names]
        for start, end, key, triples, *slices in told:
            nquads, turtle, lines = (Slice(*each) for each in slices)
            self._last[start] = Kept(end, key, triples, (nquads, turtle, lines))
