"""What is sent: the named graphs of graph.nq.gz, found in one pass, read again when their turn comes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from resgraph.rdf.export import source
from resgraph.rdf.packed import NQUADS, members, unpacked, without_graph


@dataclass(frozen=True, slots=True)
class Unit:
    """A graph to be: its IRI, how many triples, their digest, and where in the file they stand (offset and size in bytes)."""

    graph: str
    triples: int
    sha256: str
    spans: tuple[tuple[int, int], ...]


def units(folder: Path, graph: str | None = None) -> list[Unit]:
    """The graphs of an output folder in the order of the file; all in one if `graph` names it. Raises InputError."""
    return _of_file(source(folder, NQUADS), graph)


def _of_file(path: Path, graph: str | None) -> list[Unit]:
    spans: dict[str, list[tuple[int, int]]] = {}
    counts: dict[str, int] = {}
    digests: dict[str, hashlib._Hash] = {}
    for member in members(path):
        name, ntriples = graph or member.graph, member.ntriples
        spans.setdefault(name, []).append((member.start, member.size))
        counts[name] = counts.get(name, 0) + ntriples.count(b"\n")
        digests.setdefault(name, hashlib.sha256()).update(ntriples)
    return [
        Unit(name, counts[name], digests[name].hexdigest(), tuple(where)) for name, where in spans.items()
    ]


def chunks(folder: Path, unit: Unit, most: int) -> Iterator[bytes]:
    """The triples of a graph as N-Triples, at most so many at a time."""
    waiting = _lines(folder, unit)
    while some := b"".join(islice(waiting, most)):
        yield some


def _lines(folder: Path, unit: Unit) -> Iterator[bytes]:
    with source(folder, NQUADS).open("rb") as file:
        for start, size in unit.spans:
            file.seek(start)
            yield from without_graph(unpacked(file.read(size))).splitlines(keepends=True)
