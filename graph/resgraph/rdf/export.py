"""The graph of an output folder in other formats, written whole or not at all.

Turtle and N-Quads are copied: they are what `build` wrote. TriG and JSON-LD are streamed from the
N-Quads, so memory stays flat.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

import pyoxigraph

from resgraph.model import InputError, OutputError
from resgraph.rdf.turtle import Turtle
from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.rdf.writer import NQUADS, TURTLE

Quad = tuple[str, str, str, str]
"""Subject, predicate, object and graph, as N-Triples terms."""


def source(folder: Path, name: str) -> Path:
    """One of the files that `build` wrote. Raises InputError where the folder has none."""
    path = folder / name
    if not path.is_file():
        raise InputError(
            f"{folder} is no output folder: it has no {name}; make one with: resgraph build INPUT -o OUT"
        )
    return path


@contextmanager
def whole(target: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when it is complete; on an error nothing is left of it."""
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}") from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        part.chmod(0o644)
        part.replace(target)
    except OSError as error:
        raise OutputError(f"cannot write {target}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)


def turtle(folder: Path, file: BinaryIO) -> None:
    """Turtle, without the graphs."""
    with source(folder, TURTLE).open("rb") as written:
        shutil.copyfileobj(written, file)


def nquads(folder: Path, file: BinaryIO) -> None:
    """N-Quads, one graph a text."""
    with source(folder, NQUADS).open("rb") as written:
        shutil.copyfileobj(written, file)


def trig(folder: Path, file: BinaryIO) -> None:
    """TriG: readable, one graph a text."""
    writer = Turtle(_base(folder))
    file.write(writer.head().encode())
    for graph, quads in groupby(_quads(folder), key=lambda quad: quad[3]):
        file.write(f"\n{writer.term(graph)} {{\n".encode())
        for subject, about in groupby(quads, key=lambda quad: quad[0]):
            file.write(writer.block(subject, [(p, o) for _, p, o, _ in about]).encode())
        file.write(b"}\n")


def jsonld(folder: Path, file: BinaryIO) -> None:
    """JSON-LD: a list of graphs, each with its subjects."""
    path = str(source(folder, NQUADS))
    quads = pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.N_QUADS)
    pyoxigraph.serialize(quads, file, format=pyoxigraph.RdfFormat.JSON_LD, prefixes=NAMESPACES)


def _quads(folder: Path) -> Iterator[Quad]:
    """The lines of graph.nq, split into terms."""
    with source(folder, NQUADS).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            subject, predicate, rest = line[:-3].split(" ", 2)
            value, _, graph = rest.rpartition(" ")
            yield subject, predicate, value, graph


def _base(folder: Path) -> str:
    """The base IRI, which the first line of graph.ttl says."""
    with source(folder, TURTLE).open(encoding="utf-8") as lines:
        return lines.readline().partition("<")[2].partition(">")[0]


FORMATS: dict[str, Callable[[Path, BinaryIO], None]] = {
    "turtle": turtle,
    "trig": trig,
    "nquads": nquads,
    "jsonld": jsonld,
}
"""The writers by the name of the format."""
