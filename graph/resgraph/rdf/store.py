"""The embedded store of an output folder: loaded in bulk, then only read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph

from resgraph.model import InputError, OutputError
from resgraph.rdf.writer import NQUADS

STORE = "store"


def load_store(folder: Path) -> None:
    """Make `folder/store` from `folder/graph.nq`; whole or absent. Raises OutputError."""
    part, whole = folder / f"{STORE}.part", folder / STORE
    shutil.rmtree(part, ignore_errors=True)
    try:
        store = pyoxigraph.Store(str(part))
        store.bulk_load(path=str(folder / NQUADS), format=pyoxigraph.RdfFormat.N_QUADS)
        store.flush()
        del store
        shutil.rmtree(whole, ignore_errors=True)
        part.rename(whole)
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        raise OutputError(f"cannot make the store in {folder}: {error}") from error


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
