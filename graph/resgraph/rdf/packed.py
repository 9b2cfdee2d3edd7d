"""graph.nq.gz: N-Quads in many gzip members one after the other, each with statements of one graph only.

Any tool that reads gzip reads the whole (`zcat graph.nq.gz`). A member can be read, copied and checked alone, so what a
build wrote of a document is one stretch of the file. Members come in the order of writing; those of the shared graph last.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from resgraph.model import InputError
from resgraph.model.notice import Notice

NQUADS = "graph.nq.gz"
_GZIP = 31
"""zlib's number for gzip with the largest window; its head holds no name and no time."""
_LEVEL = 3
"""0.8 MB of one document become 47 KB in 1.8 ms; level 6 needs 4.7 ms for 39 KB."""
_PIECE = 1 << 18
_LEAST, _MOST = 1 << 16, 1 << 21
"""So many bytes of the shared graph go into one member: between the two it ends where a subject says so."""
_ENDS = 64
"""One of so many subjects ends a member."""


@dataclass(frozen=True, slots=True)
class Member:
    """A stretch of the file in bytes, and the N-Quads that it holds."""

    start: int
    size: int
    nquads: bytes

    @property
    def tail(self) -> bytes:
        """What ends each line: ` <B/A/RES/60/175/zh> .` and the line end."""
        return self.nquads[self.nquads.rindex(b" <") :]

    @property
    def graph(self) -> str:
        """The IRI of the graph."""
        return self.tail[2:-4].decode()

    @property
    def ntriples(self) -> bytes:
        """The statements without their graph."""
        return without_graph(self.nquads)


def is_last(subject: str, size: int) -> bool:
    """Whether a member of `size` bytes of the shared graph ends with this subject.

    Subjects decide, not places, so that what changes in one member leaves the others as they were.
    """
    return size >= _MOST or (size >= _LEAST and zlib.crc32(subject.encode()) % _ENDS == 0)


def without_graph(nquads: bytes) -> bytes:
    """N-Quads of one graph as N-Triples: a literal holds no line end, so the tail is found at the end of lines only."""
    return nquads.replace(nquads[nquads.rindex(b" <") :], b" .\n") if nquads else b""


def packed(nquads: bytes) -> bytes:
    """One member; nothing for nothing."""
    if not nquads:
        return b""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return packer.compress(nquads) + packer.flush()


def unpacked(member: bytes) -> bytes:
    """What members hold that stand side by side. Raises zlib.error where they are damaged."""
    held = []
    while member:
        unpacker = zlib.decompressobj(_GZIP)
        held.append(unpacker.decompress(member) + unpacker.flush())
        if not unpacker.eof:
            raise zlib.error("a member breaks off")
        member = unpacker.unused_data
    return b"".join(held)


def members(path: Path, start: int = 0) -> Iterator[Member]:
    """The members of a file in their order, from the one that begins at `start`. Raises InputError where it is damaged."""
    try:
        with path.open("rb") as file:
            file.seek(start)
            yield from _members(file, start)
    except (OSError, zlib.error) as error:
        raise InputError(Notice("damaged", file=str(path), reason=str(error))) from error


def places(path: Path, start: int = 0) -> dict[bytes, tuple[int, int]]:
    """By digest of what they hold, where the members from the one at `start` stand: first byte and size.

    Raises InputError where the file is damaged.
    """
    return {
        hashlib.sha256(member.nquads).digest(): (member.start, member.size) for member in members(path, start)
    }


def _members(file: BinaryIO, at: int) -> Iterator[Member]:
    left = file.read(_PIECE)
    while left:
        unpacker = zlib.decompressobj(_GZIP)
        held, size = [unpacker.decompress(left)], len(left)
        while not unpacker.eof:
            left = file.read(_PIECE)
            if not left:
                raise zlib.error("the file breaks off")
            size += len(left)
            held.append(unpacker.decompress(left))
        left = unpacker.unused_data
        yield Member(at, size - len(left), b"".join(held))
        at += size - len(left)
        left = left or file.read(_PIECE)
