"""The graph of an output folder in other formats, written whole or not at all.

Turtle is copied: it is what `build` wrote. The others are streamed from the packed N-Quads, so memory stays flat.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import BinaryIO, Protocol

import pyoxigraph

from resgraph.model import InputError, OutputError
from resgraph.model.notice import Notice
from resgraph.model.replacing import replacing
from resgraph.rdf.annotations import Triple, triples_of, web_annotations
from resgraph.rdf.packed import NQUADS, members
from resgraph.rdf.turtle import Turtle
from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.rdf.writer import TURTLE

NIF, OA = "nif", "oa"
"""The forms of the evidence: one node a finding in the terms of NIF, or Web Annotations."""
EVIDENCE = (NIF, OA)


def source(folder: Path, name: str) -> Path:
    """One of the files that `build` wrote. Raises InputError where the folder has none."""
    path = folder / name
    if not path.is_file():
        raise InputError(Notice("no-output-folder", folder=str(folder), name=name))
    return path


@contextmanager
def whole(target: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when it is complete; on an error nothing is left of it."""
    try:
        with replacing(target) as file:
            yield file
    except OSError as error:
        raise OutputError(Notice("cannot-write", file=str(target), reason=error.strerror)) from error


def turtle(folder: Path, file: BinaryIO, evidence: str = NIF) -> None:
    """Turtle, without the graphs."""
    if evidence == NIF:
        with source(folder, TURTLE).open("rb") as written:
            shutil.copyfileobj(written, file)
        return
    writer = Turtle(_base(folder))
    file.write(writer.head().encode())
    for _, triples in graphs(folder, evidence):
        _write_blocks(file, writer, triples)


def nquads(folder: Path, file: BinaryIO, evidence: str = NIF) -> None:
    """N-Quads, one graph a text."""
    for graph, triples in graphs(folder, evidence):
        file.write("".join([f"{s} {p} {o} {graph} .\n" for s, p, o in triples]).encode())


def trig(folder: Path, file: BinaryIO, evidence: str = NIF) -> None:
    """TriG: readable, one graph a text."""
    writer = Turtle(_base(folder))
    file.write(writer.head().encode())
    for graph, parts in groupby(graphs(folder, evidence), key=lambda part: part[0]):
        file.write(f"\n{writer.term(graph)} {{\n".encode())
        for _, triples in parts:
            _write_blocks(file, writer, triples)
        file.write(b"}\n")


def jsonld(folder: Path, file: BinaryIO, evidence: str = NIF) -> None:
    """JSON-LD: a list of graphs, each with its subjects."""
    pyoxigraph.serialize(
        _quads(folder, evidence), file, format=pyoxigraph.RdfFormat.JSON_LD, prefixes=NAMESPACES
    )


def graphs(folder: Path, evidence: str = NIF) -> Iterator[tuple[str, list[Triple]]]:
    """The statements of graph.nq.gz, some at a time, each time of one graph; the graph is a term, too. Raises InputError."""
    form = web_annotations if evidence == OA else triples_of
    for member in members(source(folder, NQUADS)):
        yield f"<{member.graph}>", form(member.nquads)


def _quads(folder: Path, evidence: str) -> Iterator[pyoxigraph.Quad]:
    for graph, triples in graphs(folder, evidence):
        lines = "".join([f"{s} {p} {o} {graph} .\n" for s, p, o in triples])
        yield from pyoxigraph.parse(lines.encode(), format=pyoxigraph.RdfFormat.N_QUADS)


def _write_blocks(file: BinaryIO, writer: Turtle, triples: list[Triple]) -> None:
    for subject, about in groupby(triples, key=lambda triple: triple[0]):
        file.write(writer.block(subject, [(p, o) for _, p, o in about]).encode())


def _base(folder: Path) -> str:
    """The base IRI, which the first line of graph.ttl says."""
    with source(folder, TURTLE).open(encoding="utf-8") as lines:
        return lines.readline().partition("<")[2].partition(">")[0]


class Writer(Protocol):
    """Writes one format: the folder, the file, and the form of the evidence (`nif` or `oa`)."""

    def __call__(self, folder: Path, file: BinaryIO, evidence: str = NIF) -> None:
        """Write the graph of the folder into the file."""


FORMATS: dict[str, Writer] = {
    "turtle": turtle,
    "trig": trig,
    "nquads": nquads,
    "jsonld": jsonld,
}
"""The writers by the name of the format."""
