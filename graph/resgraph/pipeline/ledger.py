"""What a build wrote of each document, and where it stands in the graph's files: notes for the next build.

    resgraph ledger 8 FINGERPRINT        what decided how the files were read
    KEY HOW SLICES SIZE CHECKSUM CONTENT a document, in the order of the files
    ...

The notes are written as the documents are; what a stopped build has noted is good to its last whole record.
The bytes of a document are not here: they are the slices of graph.nq.gz, of graph.ttl and of the leaves for the page
that the record names, each with its checksum. Where they stand is beside the content: that of a document which is
written as before is copied as it is.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from resgraph.model.notice import packed, unpacked
from resgraph.rdf.answers import Part
from resgraph.rdf.rendered import GraphCounts, Rendered

LEDGER = "documents.log"
_TITLE = b"resgraph ledger 8 "
_HEAD = struct.Struct("<32sB QII QII QII II")
"""The key, how the document was written, three slices, and the size and checksum of the content."""
_SIZE = struct.Struct("<I")


class How(IntEnum):
    """How a document was written; the smaller is of more use again."""

    WHOLE = 0
    CUT = 1
    """Without what earlier texts of the same work say."""
    LEFT_OUT = 2
    """Not at all: its symbol and language came before."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of a file, in bytes, and the CRC-32 of what stands there."""

    start: int
    size: int
    checksum: int

    @property
    def numbers(self) -> tuple[int, int, int]:
        """As it is noted; `astuple` takes ten times as long."""
        return self.start, self.size, self.checksum

    def read(self, file: BinaryIO) -> bytes | None:
        """The bytes; None where they are not what they were."""
        file.seek(self.start)
        found = file.read(self.size)
        return found if len(found) == self.size and zlib.crc32(found) == self.checksum else None


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it was written; `rendered` holds no bytes, `before` the keys of earlier texts of its work.

    `concern` is the digest of the decisions that may be about it, `content` what is noted, where that is known.
    """

    key: str
    how: How
    before: tuple[str, ...]
    nquads: Slice
    turtle: Slice
    leaf: Slice
    rendered: Rendered
    warnings: tuple[str, ...]
    concern: str = ""
    content: bytes = b""


class Ledger:
    """The notes of a build that is under way."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._file = (folder / LEDGER).open("wb")
        self._file.write(_title(fingerprint))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def add(self, entry: Entry) -> None:
        """Note one document."""
        content = entry.content or _packed(entry)
        slices = (*entry.nquads.numbers, *entry.turtle.numbers, *entry.leaf.numbers)
        ends = (len(content), zlib.crc32(content))
        self._file.write(_HEAD.pack(bytes.fromhex(entry.key), entry.how, *slices, *ends) + content)
        self._file.flush()  # whatever stops this process


def records(path: Path, fingerprint: str) -> Iterator[tuple[bytes, How, int]]:
    """Key, how, and offset of each record, up to the first that is damaged.

    Nothing where there are no notes, or they were made by another program, or with other options.
    """
    try:
        file = path.open("rb")
    except OSError:
        return
    with file:
        title = _title(fingerprint)
        if file.read(len(title)) != title:
            return
        while True:
            offset = file.tell()
            head = file.read(_HEAD.size)
            if len(head) < _HEAD.size:
                return
            key, how, *_, size, checksum = _HEAD.unpack(head)
            if zlib.crc32(file.read(size)) != checksum or how not in set(How):
                return
            yield key, How(how), offset


def entry_at(file: BinaryIO, offset: int) -> Entry | None:
    """The record that begins there; None where it cannot be read any more."""
    file.seek(offset)
    try:
        key, how, *numbers, size, _ = _HEAD.unpack(file.read(_HEAD.size))
        nquads, turtle, leaf = (Slice(*numbers[at : at + 3]) for at in (0, 3, 6))
        return _unpacked(key.hex(), How(how), (nquads, turtle, leaf), file.read(size))
    except (struct.error, zlib.error, ValueError, KeyError, TypeError):
        return None


def _title(fingerprint: str) -> bytes:
    return _TITLE + fingerprint.encode("ascii") + b"\n"


def _packed(entry: Entry) -> bytes:
    """The outline behind its size; a line of JSON, then the statements for the end, a line each, compressed."""
    rendered = entry.rendered
    head = {
        "source": rendered.source,
        "work": rendered.work,
        "text": rendered.text,
        "before": entry.before,
        "counts": [getattr(rendered.counts, name) for name in GraphCounts.__slots__],
        "warnings": [packed(warning) for warning in entry.warnings],
        "passages": rendered.passages,
        "lines": len(rendered.lines),
        "used": [*dict.fromkeys(rendered.used)],
        "decided": rendered.decided,
        "concern": entry.concern,
        "heading": rendered.heading,
        "part": (rendered.part.asked, rendered.part.noted, rendered.part.cited),
        "given": rendered.given,
    }
    lines = [json.dumps(head, ensure_ascii=True)]
    lines += [line for _, line in rendered.lines]
    outline, told = rendered.outline, zlib.compress("\n".join(lines).encode(), 1)
    return _SIZE.pack(len(outline)) + outline + told


def _unpacked(key: str, how: How, slices: tuple[Slice, Slice, Slice], content: bytes) -> Entry:
    start = _SIZE.size + _SIZE.unpack_from(content)[0]
    outline = content[_SIZE.size : start]
    first, *lines = zlib.decompress(content[start:]).decode().split("\n")
    head = json.loads(first)
    if len(lines) != head["lines"]:
        raise ValueError("a record with lines too many or too few")
    rendered = Rendered(
        head["source"],
        head["work"],
        head["text"],
        b"",
        b"",
        tuple((line.partition(" ")[0], line) for line in lines),
        tuple(map(tuple, head["used"])),
        GraphCounts(*head["counts"]),
        outline,
        head["heading"],
        tuple((id, length, checksum) for id, length, checksum in head["passages"]),
        tuple(head["decided"]),
        _part(*head["part"]),
        tuple((document, language, title, source) for document, language, title, source in head["given"]),
    )
    return Entry(
        key,
        how,
        tuple(head["before"]),
        *slices,
        rendered,
        tuple(map(unpacked, head["warnings"])),
        head["concern"],
        content,
    )


def _part(asked: list[list[str]], noted: list[list[str]], cited: list[str]) -> Part:
    return Part(tuple((p, e, d) for p, e, d in asked), tuple((a, e, r) for a, e, r in noted), tuple(cited))
