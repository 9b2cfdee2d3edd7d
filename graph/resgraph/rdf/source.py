"""A graph to look at, as people have it: an output folder, one without a store, or a file of RDF."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path
from typing import IO, cast

import pyoxigraph

from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.rdf.packed import NQUADS, members
from resgraph.rdf.store import STORE, open_store

FORMATS = {
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
}
"""By the ending of the file; each may be packed, with `.gz` behind it."""


def open_graph(source: Path) -> pyoxigraph.Store:
    """The graph of an output folder from its store, or from graph.nq.gz read into memory; or of a file.

    What a file holds is told by its ending, as in FORMATS. Raises InputError.
    """
    if source.is_dir() and ((source / STORE).exists() or not (source / NQUADS).is_file()):
        return open_store(source)
    return _unpacked(source / NQUADS) if source.is_dir() else _read(source)


def _unpacked(file: Path) -> pyoxigraph.Store:
    """What a build wrote, as its store would hold it."""
    if not file.is_file():
        return open_store(file.parent)
    store = pyoxigraph.Store()
    for member in members(file):
        store.bulk_load(input=member.ntriples, format=pyoxigraph.RdfFormat.N_TRIPLES, lenient=True)
    return store


def _read(file: Path) -> pyoxigraph.Store:
    packed = file.suffix == ".gz"
    form = FORMATS.get(Path(file.stem).suffix if packed else file.suffix)
    if form is None:
        raise InputError(Notice("not-rdf", file=str(file), endings=", ".join(FORMATS)))
    store = pyoxigraph.Store()
    try:
        if packed:
            with file.open("rb") as held, gzip.GzipFile(fileobj=held) as unpacked:
                store.bulk_load(input=cast("IO[bytes]", unpacked), format=form)
        else:
            store.bulk_load(path=str(file), format=form)
    except (SyntaxError, EOFError, zlib.error) as error:
        raise InputError(Notice("of-file", file=str(file), said=" ".join(str(error).split()))) from error
    except OSError as error:
        raise InputError(
            Notice("not-readable", file=str(file), reason=error.strerror or str(error))
        ) from error
    return store
