"""The embedded store of an output folder: loaded in bulk, then only read."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

import pyoxigraph

from resgraph.model import InputError, OutputError
from resgraph.rdf.writer import NQUADS

STORE = "store"

PIECE = 1 << 25
"""So many bytes are loaded at once: the engine holds the quads of one load in memory, about five times their bytes."""


def load_store(folder: Path) -> None:
    """Make `folder/store` from `folder/graph.nq`; whole or absent. Raises OutputError."""
    part, whole = folder / f"{STORE}.part", folder / STORE
    shutil.rmtree(part, ignore_errors=True)
    try:
        store = pyoxigraph.Store(str(part))
        with (folder / NQUADS).open("rb") as nquads:
            if _load(store, nquads, (folder / NQUADS).stat().st_size) > 1:
                store.optimize()
        store.flush()
        del store
        shutil.rmtree(whole, ignore_errors=True)
        part.rename(whole)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise OutputError(f"cannot make the store in {folder}: {error}") from error


def update_store(old: Path, folder: Path, gone: Iterable[str], fresh: Iterable[tuple[int, int]]) -> None:
    """Make `folder/store` from that of `old`: without the graphs `gone`, with stretches of `folder/graph.nq`.

    A graph is named as in N-Quads, a stretch by offset and size in bytes. The old store stays as it is;
    its data files, which nobody ever changes, become the new one's as well. Raises OutputError.
    """
    part, whole = folder / f"{STORE}.part", folder / STORE
    shutil.rmtree(part, ignore_errors=True)
    try:
        copy_store(old / STORE, part)
        store = pyoxigraph.Store(str(part))
        for graph in gone:
            store.remove_graph(pyoxigraph.NamedNode(graph.strip("<>")))
        with (folder / NQUADS).open("rb") as nquads:
            for start, size in fresh:
                nquads.seek(start)
                _load(store, nquads, size)
        store.flush()
        del store
        part.rename(whole)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise OutputError(f"cannot make the store in {folder}: {error}") from error


def _load(store: pyoxigraph.Store, nquads: BinaryIO, size: int) -> int:
    """Load the next `size` bytes, whole lines without blank nodes, and count the pieces that were loaded."""
    end, pieces = nquads.tell() + size, 0
    while (left := end - nquads.tell()) > 0:
        piece = nquads.read(min(left, PIECE))
        if not piece.endswith(b"\n"):
            piece += nquads.readline()
        store.bulk_load(input=piece, format=pyoxigraph.RdfFormat.N_QUADS, lenient=True)
        pieces += 1
    return pieces


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
        raise InputError(
            f"{folder} is no output folder: it has no store; make one with: resgraph build INPUT -o OUT"
        )
    try:
        return pyoxigraph.Store.read_only(str(path))
    except (OSError, RuntimeError) as error:
        raise InputError(f"the store of {folder} cannot be read, build it again: {error}") from error
