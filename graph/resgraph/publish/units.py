"""What is sent: the named graphs of graph.nq, found in one pass, read again when their turn comes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resgraph.rdf.export import source
from resgraph.rdf.writer import NQUADS


@dataclass(frozen=True, slots=True)
class Unit:
    """A graph to be: its IRI, how many triples, their digest, and where in the file they stand (bytes)."""

    graph: str
    triples: int
    sha256: str
    spans: tuple[tuple[int, int], ...]


def units(folder: Path, graph: str | None = None) -> list[Unit]:
    """The graphs of an output folder in the order of the file; all in one if `graph` names it. Raises InputError."""
    return _of_file(source(folder, NQUADS), graph)


def _of_file(path: Path, graph: str | None) -> list[Unit]:
    spans: dict[str, list[list[int]]] = {}
    counts: dict[str, int] = {}
    digests: dict[str, hashlib._Hash] = {}
    at, last = 0, ""
    with path.open("rb") as lines:
        for line in lines:
            name = graph or line[line.rindex(b" <") + 2 : line.rindex(b">")].decode()
            if name != last:
                spans.setdefault(name, []).append([at, at])
                digests.setdefault(name, hashlib.sha256())
                last = name
            at += len(line)
            spans[name][-1][1] = at
            counts[name] = counts.get(name, 0) + 1
            digests[name].update(_triple(line))
    return [
        Unit(name, counts[name], digests[name].hexdigest(), tuple((a, b) for a, b in where))
        for name, where in spans.items()
    ]


def _triple(line: bytes) -> bytes:
    """The statement without its graph, as a line of N-Triples."""
    return line[: line.rindex(b" <")] + b" .\n"


def chunks(folder: Path, unit: Unit, most: int) -> Iterator[bytes]:
    """The triples of a graph as N-Triples, at most so many at a time."""
    held: list[bytes] = []
    with source(folder, NQUADS).open("rb") as lines:
        for start, end in unit.spans:
            lines.seek(start)
            while lines.tell() < end:
                held.append(_triple(lines.readline()))
                if len(held) == most:
                    yield b"".join(held)
                    held.clear()
    if held:
        yield b"".join(held)
