"""What changed from one graph.nq.gz to the next: in stretches that were written anew, and in what the documents share."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from resgraph.rdf.packed import places, unpacked, without_graph
from resgraph.rdf.store import changes, lines_of

Place = tuple[int, int]
"""Where a stretch of graph.nq.gz begins, and its size, in bytes."""
LINES = 10_000
"""So many statements are taken in hand at once."""


class SharedChanges:
    """The statements that the documents share in one graph and not in the other, each said by file and first byte.

    Members of the two files that hold the same are passed over; the changes wait on disk.
    """

    def __init__(self, old: tuple[Path, int], new: tuple[Path, int]) -> None:
        """Raises InputError where a file is damaged."""
        self._open = ExitStack()
        self._gone, self._fresh = (self._open.enter_context(tempfile.TemporaryFile()) for _ in "12")  # noqa: SIM115 - closed with the rest
        before, after = places(*old), places(*new)
        for line, is_new in changes(_without(old[0], before, after), _without(new[0], after, before)):
            (self._fresh if is_new else self._gone).write(line)

    def close(self) -> None:
        """Let the files go."""
        self._open.close()

    def gone(self) -> Iterator[bytes]:
        """Those of the old graph only, as N-Triples."""
        return _read(self._gone)

    def fresh(self) -> Iterator[bytes]:
        """Those of the new graph only, as N-Triples."""
        return _read(self._fresh)


def stretches(path: Path, places: Sequence[Place]) -> Iterator[bytes]:
    """The statements in some stretches of graph.nq.gz, as N-Triples."""
    with path.open("rb") as file:
        for start, size in places:
            file.seek(start)
            yield without_graph(unpacked(file.read(size)))


def _without(path: Path, own: Mapping[bytes, Place], others: Mapping[bytes, Place]) -> Iterator[bytes]:
    """The lines of the members that the other file has not."""
    return lines_of(stretches(path, [place for digest, place in own.items() if digest not in others]))


def _read(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while some := b"".join(islice(file, LINES)):
        yield some
