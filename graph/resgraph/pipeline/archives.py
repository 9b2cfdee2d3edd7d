"""A ZIP of documents, read file by file: names in GBK decoded, what is locked, damaged or too large refused."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.model.printable import shown
from resgraph.text.source.sniff import ZIP, ZIP_STARTS, zip_kind

MAX_FILE = 256 * 2**20
"""Bytes of one file in an archive, unpacked."""
MAX_FILES = 100_000
MAX_TOTAL, MAX_RATIO = 2**30, 100
"""An archive that unpacks to more than so many bytes, and to so many times its size, is a bomb."""
UTF8_NAME, LOCKED = 0x800, 0x1
"""Flags of a file in an archive."""
SYSTEM = "__MACOSX"
DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, KeyError, ValueError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: `entry` is its name as the archive has it, `inner` as it is meant."""

    archive: Path
    entry: str
    inner: str

    def __str__(self) -> str:
        return f"{self.archive}/{self.inner}"

    @property
    def name(self) -> str:
        """The last step of its path."""
        return PurePosixPath(self.inner).name

    def read_bytes(self) -> bytes:
        """What the file holds. Raises InputError."""
        told = shown(str(self))
        try:
            archive = _opened(self.archive, os.getpid(), self.archive.stat().st_mtime_ns)
            with archive.open(self.entry) as file:
                content = file.read(MAX_FILE + 1)
        except DAMAGED:
            raise InputError(Notice("damaged-archive", file=told)) from None
        except RuntimeError:  # what zipfile raises where it has no password
            raise InputError(Notice("locked-archive", file=told)) from None
        if len(content) > MAX_FILE:
            raise InputError(Notice("unpacks-too-large", file=told, most=MAX_FILE >> 20))
        return content


def is_archive(path: Path) -> bool:
    """Whether the file is a ZIP of files: not a DOCX or another document that is packed as one."""
    if not path.is_file():  # a pipe is read once, and may be long in coming
        return False
    try:
        with path.open("rb") as file:
            return file.read(4) in ZIP_STARTS and zip_kind(file) == ZIP
    except OSError:
        return False


def members(path: Path) -> Iterator[Member]:
    """The files in the archive, by their names; folders and what a Mac adds left out. Raises InputError."""
    told = shown(path)
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except DAMAGED:
        raise InputError(Notice("damaged-archive", file=told)) from None
    total = sum(entry.file_size for entry in entries)
    if total > max(MAX_TOTAL, MAX_RATIO * path.stat().st_size):
        raise InputError(Notice("large-archive", file=told, most=MAX_TOTAL >> 20))
    if len(entries) > MAX_FILES:
        raise InputError(Notice("crowded-archive", file=told, most=MAX_FILES))
    named = [Member(path, entry.filename, _name(entry)) for entry in entries if not entry.is_dir()]
    yield from sorted(
        (each for each in named if SYSTEM not in PurePosixPath(each.inner).parts),
        key=lambda each: (PurePosixPath(each.inner).parts, each.entry),
    )


def _name(entry: zipfile.ZipInfo) -> str:
    """The file's name: in UTF-8 where the archive says so or the bytes are, else in GBK, as Chinese Windows writes it."""
    name = entry.filename
    if not entry.flag_bits & UTF8_NAME and not name.isascii():
        written = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = written.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    steps = (step for step in name.replace("\\", "/").split("/") if step not in {"", ".", ".."})
    return "/".join(map(shown, steps))


@lru_cache(maxsize=4)
def _opened(path: Path, process: int, changed: int) -> zipfile.ZipFile:  # noqa: ARG001 - for the cache
    """The archive, opened once in each process: its list of files is long, and a copied one shares its place."""
    return zipfile.ZipFile(path)
