"""The data in three syntaxes, each with its gzip, and one TriG file for each resolution."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Self

import pyoxigraph

from resgraph.portal.quotes import Quad
from resgraph.rdf.turtle import Turtle
from resgraph.rdf.vocabulary import NAMESPACES

NAME = "resgraph"
GRAPHS = "graphs"


@dataclass(frozen=True, slots=True)
class Syntax:
    """A serialisation: its suffix, its media type, and its name in the European Union's list of file types."""

    suffix: str
    media: str
    file_type: str
    label: str


SYNTAXES = (
    Syntax("ttl", "text/turtle", "RDF_TURTLE", "Turtle"),
    Syntax("nt", "application/n-triples", "RDF_N_TRIPLES", "N-Triples"),
    Syntax("jsonld", "application/ld+json", "JSON_LD", "JSON-LD"),
)


def write_dumps(folder: Path, base: str, quads: Iterator[Quad], seen: Callable[[Quad], None]) -> None:
    """Write resgraph.ttl, .nt, .jsonld, their .gz, and graphs/; each statement is shown to `seen` once."""
    writer = Turtle(base)
    with ExitStack() as files:
        graphs = files.enter_context(Graphs(folder / GRAPHS, base))
        turtle = files.enter_context((folder / f"{NAME}.ttl").open("wb"))
        ntriples = files.enter_context((folder / f"{NAME}.nt").open("wb"))
        turtle.write(writer.head().encode())
        for graph, in_graph in groupby(quads, key=lambda quad: quad[3]):
            graphs.begin(graph)
            for subject, about in groupby(in_graph, key=lambda quad: quad[0]):
                kept = dict.fromkeys(about)  # what was cut alike is said once
                for quad in kept:
                    seen(quad)
                ntriples.write("".join(f"{s} {p} {o} .\n" for s, p, o, _ in kept).encode())
                block = writer.block(subject, sorted((p, o) for _, p, o, _ in kept))
                turtle.write(block.encode())
                graphs.write(block)
            graphs.end()
    _write_jsonld(folder)
    for syntax in SYNTAXES:
        _compress(folder / f"{NAME}.{syntax.suffix}")


def _write_jsonld(folder: Path) -> None:
    """JSON-LD of the N-Triples, statement by statement."""
    with (folder / f"{NAME}.jsonld").open("wb") as file:
        triples = pyoxigraph.parse(path=str(folder / f"{NAME}.nt"), format=pyoxigraph.RdfFormat.N_TRIPLES)
        pyoxigraph.serialize(triples, file, format=pyoxigraph.RdfFormat.JSON_LD, prefixes=NAMESPACES)


def _compress(path: Path) -> None:
    """FILE.gz without name and time in its head, so that the same data give the same bytes."""
    with (
        path.open("rb") as plain,
        path.with_name(f"{path.name}.gz").open("wb") as file,
        gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed,
    ):
        shutil.copyfileobj(plain, packed)


class Graphs:
    """One TriG file for each work, with the graph of each of its texts; what they share is authority.trig."""

    def __init__(self, folder: Path, base: str) -> None:
        self._folder, self._base = folder, base
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self._file:
            self._file.close()

    def begin(self, graph: str) -> None:
        """Open the file of the work that the graph belongs to."""
        path = graph[len(self._base) + 1 : -1]
        work = path.rpartition("/")[0] or path
        target = self._folder / f"{work}.trig"
        target.parent.mkdir(parents=True, exist_ok=True)
        new = not target.exists()
        self._file = target.open("ab")
        writer = Turtle(self._base)
        if new:
            self._file.write(writer.head().encode())
        self._file.write(f"\n{writer.term(graph)} {{\n".encode())

    def write(self, block: str) -> None:
        """Write one subject's statements."""
        if self._file:
            self._file.write(block.encode())

    def end(self) -> None:
        """Close the graph."""
        if self._file:
            self._file.write(b"}\n")
            self._file.close()
            self._file = None
