"""The embedded store of an output folder: triples in the default graph, loaded in bulk, then only read.

A plain query answers in any library, without GRAPH and without options. Which text says something is told by the
passage; the named graphs of the texts are in graph.nq.gz, for servers that want them.

A document that changed is subtracted: each statement stands in one stretch of graph.nq.gz only (what a second text
of a work says again is not written again, and what documents share stands at the end), so what a stretch holds can be
taken out without asking who else says it. That costs what the document costs (5 us a statement); loading anew
costs what all documents cost.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph

from resgraph.model import InputError, OutputError
from resgraph.model.notice import Notice
from resgraph.rdf.packed import NQUADS, members

STORE = "store"

PIECE = 1 << 23
"""So many bytes are loaded at once: the engine holds the triples of one load in memory, about five times their bytes.

Loads four times as large take 130 MB more and save no time that can be measured.
"""


class Loader:
    """A store that is being made: `add` N-Triples as they come, then `finish`; absent or whole."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._part, self._whole = folder, folder / f"{STORE}.part", folder / STORE
        self._waiting: list[bytes] = []
        self._size, self._pieces = 0, 0
        shutil.rmtree(self._part, ignore_errors=True)
        self._store: pyoxigraph.Store | None = None

    def add(self, ntriples: bytes) -> None:
        """Load the statements, whole lines without blank nodes, now or with those that follow. Raises OutputError."""
        self._waiting.append(ntriples)
        self._size += len(ntriples)
        if self._size >= PIECE:
            self._load()

    def finish(self) -> None:
        """Load what is waiting, and give the store its name. Raises OutputError."""
        self._load()
        try:
            if self._store is not None:
                if self._pieces > 1:
                    self._store.optimize()
                self._store.flush()
            self._store = None
            shutil.rmtree(self._whole, ignore_errors=True)
            self._part.rename(self._whole)
        except OSError as error:
            raise self._failed(error) from error

    def drop(self) -> None:
        """Remove what was made so far."""
        self._store = None
        self._waiting = []
        shutil.rmtree(self._part, ignore_errors=True)

    def _load(self) -> None:
        waiting, self._waiting, self._size = b"".join(self._waiting), [], 0
        try:
            if self._store is None:
                self._store = pyoxigraph.Store(str(self._part))
            if waiting:
                _bulk(self._store, waiting)
                self._pieces += 1
        except OSError as error:
            raise self._failed(error) from error

    def _failed(self, error: OSError) -> OutputError:
        self.drop()
        return OutputError(Notice("cannot-make-store", folder=str(self._folder), reason=str(error)))


def load_store(folder: Path) -> None:
    """Make `folder/store` from `folder/graph.nq.gz`; whole or absent. Raises OutputError."""
    loader = Loader(folder)
    for member in members(folder / NQUADS):
        loader.add(member.ntriples)
    loader.finish()


def update_store(old: Path, folder: Path, gone: Iterable[bytes], fresh: Iterable[bytes]) -> int:
    """Make `folder/store` from that of `old`: without the statements `gone`, with `fresh`; gives how many went.

    Both are N-Triples, whole lines. The old store stays as it is; its data files, which nobody ever changes, become
    the new one's as well. Raises OutputError.
    """
    part, whole = folder / f"{STORE}.part", folder / STORE
    shutil.rmtree(part, ignore_errors=True)
    removed = 0
    try:
        copy_store(old / STORE, part)
        store = pyoxigraph.Store(str(part))
        for ntriples in gone:
            for triple in pyoxigraph.parse(ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True):
                store.remove(pyoxigraph.Quad(triple.subject, triple.predicate, triple.object))
                removed += 1
        for ntriples in fresh:
            _bulk(store, ntriples)
        store.flush()
        del store
        part.rename(whole)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise OutputError(Notice("cannot-make-store", folder=str(folder), reason=str(error))) from error
    return removed


def changes(old: Iterable[bytes], new: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """What two sorted series of lines do not share: each line, and whether it is a new one; nothing is held in memory."""
    one, other = iter(old), iter(new)
    left, right = next(one, None), next(other, None)
    while left is not None or right is not None:
        if left == right:
            left, right = next(one, None), next(other, None)
        elif right is None or (left is not None and _order(left) < _order(right)):
            assert left is not None
            yield left, False
            left = next(one, None)
        else:
            yield right, True
            right = next(other, None)


def _order(line: bytes) -> list[bytes]:
    """Statements are sorted by subject, predicate and object."""
    return line.split(b" ", 2)


def lines_of(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of N-Triples."""
    for part in parts:
        yield from part.splitlines(keepends=True)


def _bulk(store: pyoxigraph.Store, ntriples: bytes) -> None:
    store.bulk_load(input=ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)


def signature(folder: Path) -> str | None:
    """What tells the store in the folder from another, and from itself once somebody wrote into it; None where none is."""
    path = folder / STORE
    try:
        parts = sorted((each.name, each.stat().st_size) for each in path.iterdir() if _is_data(each.name))
        made = hashlib.sha256((path / "CURRENT").read_bytes() + repr(parts).encode())
    except OSError:
        return None
    return made.hexdigest()


def copy_store(old: Path, new: Path) -> None:
    """The store under another name; on a file system without links its data are copied. Raises OSError."""
    new.mkdir()
    for each in sorted(old.iterdir()):
        target = new / each.name
        if each.name == "LOCK":
            continue
        if each.suffix == ".sst":
            try:
                os.link(each, target)
            except OSError:
                shutil.copyfile(each, target)
        else:
            shutil.copyfile(each, target)


def _is_data(name: str) -> bool:
    """Not the lock, nor what the engine says of its own running."""
    return name not in {"LOCK", "IDENTITY"} and not name.startswith(("LOG", "OPTIONS"))


def open_store(folder: Path) -> pyoxigraph.Store:
    """The store of an output folder, for reading. Raises InputError where there is none."""
    path = folder / STORE
    if not (path / "CURRENT").is_file():
        raise InputError(Notice("no-output-folder", folder=str(folder), name=STORE))
    try:
        return pyoxigraph.Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise InputError(Notice("store-not-readable", folder=str(folder), reason=str(error))) from error
