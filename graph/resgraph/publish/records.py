"""What the server has been sent, kept on the server itself: the digest and size of each graph.

    <B/A/RES/60/175/zh> schema:sha256 "9f86d0..." ; void:triples 7096 .

The records stand in sixteen graphs, `B/publication/0` to `f`, by the digest of the graph's name, so that each stays
small. A record is taken out before its graph is touched and written when the graph is whole, so what a record says
is there is there, whenever the work broke off.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from resgraph.publish.remote import Remote
from resgraph.publish.units import Unit

SHELVES = "0123456789abcdef"
_SHA256 = "https://schema.org/sha256"
_TRIPLES = "http://rdfs.org/ns/void#triples"
_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_RECORD = re.compile(rf'<([^>]+)>\s+<{re.escape(_SHA256)}>\s+"([0-9a-f]{{64}})"')


def shelf_of(graph: str) -> str:
    """Which of the sixteen has the graph's record."""
    return hashlib.sha256(graph.encode()).hexdigest()[0]


def place(base: str, shelf: str) -> str:
    """The graph of a shelf."""
    return f"{base}publication/{shelf}"


def read(remote: Remote, base: str, shelf: str) -> dict[str, str]:
    """Graph to digest, as recorded."""
    return dict(_RECORD.findall(remote.get(place(base, shelf))))


def write(remote: Remote, base: str, shelf: str, kept: Iterable[Unit], others: dict[str, str]) -> None:
    """Record these graphs as whole; `others` are kept as they are, graph to digest."""
    digests = {**others, **{unit.graph: unit.sha256 for unit in kept}}
    sizes = {unit.graph: unit.triples for unit in kept}
    lines = [f'<{graph}> <{_SHA256}> "{digest}" .\n' for graph, digest in sorted(digests.items())]
    lines += [f'<{graph}> <{_TRIPLES}> "{size}"^^<{_INTEGER}> .\n' for graph, size in sorted(sizes.items())]
    if lines:
        remote.put(place(base, shelf), "".join(lines).encode())
    else:
        remote.delete(place(base, shelf))
