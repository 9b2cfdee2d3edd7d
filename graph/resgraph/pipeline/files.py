"""Which files are read, and where they lie: in folders of this machine, or behind an address.

    texts/A-RES-60-175.zh.txt        file:///data/texts
    s3://bucket/texts                zip://texts::s3://bucket/texts.zip

Addresses need fsspec (`pip install 'resgraph[remote]'`) and what it needs for their kind; paths need nothing.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from resgraph.model import InputError, OutputError
from resgraph.model.notice import Notice
from resgraph.model.printable import shown
from resgraph.pipeline.archives import Member, is_archive, members
from resgraph.pipeline.folders import found_below, is_document, is_other
from resgraph.pipeline.staging import OURS, REPORT

_ADDRESS = re.compile(
    r"""
    [a-z][a-z0-9+.-]+  # a scheme of two letters or more: C:\texts is a path
    (?: :// | :: )     # what follows it, also in a chain
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Remote:
    """A file or folder behind an address."""

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def name(self) -> str:
        """The last step of its path; in a chain, of the innermost."""
        return PurePosixPath(urlsplit(self.url.partition("::")[0]).path or self._host).name

    @property
    def _host(self) -> str:
        return urlsplit(self.url.partition("::")[0]).netloc

    def read_bytes(self) -> bytes:
        """What the file holds. Raises InputError."""
        system, path = _opened(self.url)
        try:
            content: bytes = system.cat_file(path)
        except FileNotFoundError:
            raise InputError(Notice("no-such-file", file=shown(self.url))) from None
        except Exception as error:  # each kind of file system has errors of its own
            raise InputError(Notice("address-not-read", url=str(self), reason=_said(error))) from error
        return content

    def files(self) -> list[Remote]:
        """The files below, sorted; itself where it is one. Raises InputError."""
        system, path = _opened(self.url)
        try:
            found = sorted(system.find(path))
        except Exception as error:
            raise InputError(Notice("address-not-listed", url=str(self), reason=_said(error))) from error
        if found == [path]:
            return [self]
        return [Remote(_address(self.url, system, each)) for each in found]

    def below(self, file: Remote) -> PurePosixPath:
        """The steps from this folder to the file in it."""
        _, folder = _opened(self.url)
        _, path = _opened(file.url)
        return PurePosixPath(path.removeprefix(folder).lstrip("/"))

    def put(self, folder: Path, names: Iterable[str]) -> None:
        """Copy the parts of a local folder here, in their order; what had their names goes. Raises OutputError."""
        system, path = _opened(self.url)
        try:
            for name in names:
                target = f"{path.rstrip('/')}/{name}"
                if system.exists(target):
                    system.rm(target, recursive=True)
                if (folder / name).exists():
                    system.makedirs(path, exist_ok=True)
                    system.put(str(folder / name), target, recursive=(folder / name).is_dir())
        except Exception as error:
            raise OutputError(Notice("cannot-write", file=str(self), reason=_said(error))) from error


File = Path | Remote | Member
"""Where a document lies."""


def place(text: str | File) -> File:
    """A path or an address, from what the user wrote; `file://` is a path."""
    if not isinstance(text, str):
        return text
    if text.startswith("file://") and "::" not in text:
        return Path(url2pathname(urlsplit(text).path))
    return Remote(text) if _ADDRESS.match(text) else Path(text)


@contextmanager
def local_folder(out: File) -> Iterator[Path]:
    """The folder to write into: `out` itself, or one of this machine that is then copied there, the report last."""
    if not isinstance(out, Remote):
        yield Path(str(out))
        return
    _opened(out.url)  # told before anything is read
    with tempfile.TemporaryDirectory(prefix="resgraph-") as folder:
        yield Path(folder) / "out"
        out.put(Path(folder) / "out", [*sorted(OURS - {REPORT}), REPORT])


@dataclass(slots=True)
class Listing:
    """The files to read in order, what each is called in reports, and what else lies there with the reason."""

    files: list[File] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    passed: list[tuple[str, Notice]] = field(default_factory=list)

    def add(self, file: File, label: str) -> None:
        """A file to read; of an archive its files. Raises InputError for an archive that cannot be opened."""
        if not isinstance(file, Path) or not is_archive(file):
            self.files.append(file)
            self.labels.append(shown(label))
            return
        for member in members(file):
            inner = PurePosixPath(member.inner)
            if not is_document(inner):
                continue
            if is_other(inner.name):
                self.passed.append((f"{shown(label)}/{inner}", Notice("no-document")))
            else:
                self.files.append(member)
                self.labels.append(f"{shown(label)}/{inner}")


def documents(inputs: Sequence[File], out: Path | None = None) -> Iterator[File]:
    """The files among the inputs and in the folders and archives among them, as `listing` has them."""
    yield from listing(inputs, out).files


def listing(inputs: Sequence[File], out: Path | None = None) -> Listing:
    """The files among the inputs and in the folders and archives among them, in order; hidden ones and READMEs left out.

    What an earlier build wrote into `out` is no input, where `out` lies in one of the folders. An archive in a folder
    that cannot be opened is one file that cannot be read. Raises InputError where an input holds nothing.
    """
    found = Listing()
    written = [(out / name).resolve() for name in OURS] if out else []
    for path in inputs:
        before = len(found.files)
        if isinstance(path, Remote):
            for file in path.files():
                if file == path or is_document(path.below(file)):
                    _add_remote(found, path, file)
        elif isinstance(path, Path) and path.is_dir():
            _add_folder(found, path, written)
        else:
            found.add(path, path.name)
        if len(found.files) == before:
            raise InputError(Notice("no-texts", file=shown(str(path))))
    return found


def _add_remote(found: Listing, folder: Remote, file: Remote) -> None:
    label = file.name if file == folder else str(folder.below(file))
    if file != folder and is_other(file.name):
        found.passed.append((shown(label), Notice("no-document")))
    else:
        found.add(file, label)


def _add_folder(found: Listing, folder: Path, written: Sequence[Path]) -> None:
    for file, why in found_below(folder, written):
        label = file.relative_to(folder).as_posix()
        if why:
            found.passed.append((shown(label), why))
            continue
        try:
            found.add(file, label)
        except InputError:  # told when it is read
            found.files.append(file)
            found.labels.append(shown(label))


def key(name: str, sha256: str) -> str:
    """What names a document's content in hexadecimal: the same file name and the same bytes."""
    return hashlib.sha256(f"{sha256}\n{shown(name)}".encode()).hexdigest()


def key_of(file: File) -> str | None:
    """The key of a file as it is now; None where it cannot be read, or never ends."""
    try:
        if isinstance(file, Path) and not file.is_file():
            return None
        return key(file.name, hashlib.sha256(file.read_bytes()).hexdigest())
    except (OSError, InputError):
        return None


def _opened(url: str) -> tuple[Any, str]:
    """The file system behind the address, and the path in it. Raises InputError."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - only addresses need it
    except ImportError:
        raise InputError(Notice("addresses-need", url=url)) from None
    inner, chained, outer = url.partition("::")
    try:
        if not chained:
            system, path = url_to_fs(url)
            return system, str(path)
        scheme, _, path = inner.partition("://")
        return _container(f"{scheme}://::{outer}"), path.strip("/")
    except Exception as error:
        raise InputError(Notice("address-not-opened", url=url, reason=_said(error))) from error


@lru_cache(maxsize=8)
def _container(url: str) -> Any:
    """An archive, opened once: fsspec itself would read its directory again for each file."""
    from fsspec.core import url_to_fs  # noqa: PLC0415 - as above

    return url_to_fs(url)[0]


def _address(url: str, system: Any, path: str) -> str:
    """The address of another path in the same file system."""
    inner, chained, outer = url.partition("::")
    if chained:
        return f"{inner.partition('://')[0]}://{path}::{outer}"
    return str(system.unstrip_protocol(path))


def _said(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
