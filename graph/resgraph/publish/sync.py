"""The server made to hold what the folder holds: new and changed graphs replaced, gone ones removed, counts verified."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from resgraph.model import OutputError
from resgraph.model.notice import Notice
from resgraph.publish import records
from resgraph.publish.remote import Remote
from resgraph.publish.units import Unit, chunks

BATCH = 50
"""So many graphs are sent between two writings of the records."""
CHUNK = 20_000
"""So many triples go in one request."""


@dataclass(slots=True)
class Shelf:
    """The part of the plan that one shelf of records covers."""

    name: str
    recorded: dict[str, str]
    send: list[Unit] = field(default_factory=list)
    keep: list[Unit] = field(default_factory=list)
    remove: list[str] = field(default_factory=list)


def plan(
    remote: Remote, base: str, wanted: list[Unit], *, remove: bool, everything: bool = False
) -> list[Shelf]:
    """What there is to do, by the records that the server has; `everything` is sent whatever they say.

    Raises OutputError.
    """
    shelves = {name: Shelf(name, records.read(remote, base, name)) for name in records.SHELVES}
    for unit in wanted:
        shelf = shelves[records.shelf_of(unit.graph)]
        known = not everything and shelf.recorded.get(unit.graph) == unit.sha256
        (shelf.keep if known else shelf.send).append(unit)
    if remove:
        names = {unit.graph for unit in wanted}
        for shelf in shelves.values():
            shelf.remove = sorted(shelf.recorded.keys() - names)
    return list(shelves.values())


def carry_out(remote: Remote, base: str, folder: Path, shelf: Shelf, told: Callable[[], None]) -> None:
    """Send and remove what the shelf plans; `told` is called after each graph. Raises OutputError."""
    kept = list(shelf.keep)
    named = {unit.graph for unit in (*shelf.keep, *shelf.send)} | set(shelf.remove)
    others = {graph: digest for graph, digest in shelf.recorded.items() if graph not in named}
    # A graph that is to go stays recorded, without its digest being believed, until it is gone.
    going = dict.fromkeys(shelf.remove, "0" * 64)
    for batch in _batches(shelf.send):
        waiting = {unit.graph: "0" * 64 for unit in shelf.send if unit not in kept}
        records.write(remote, base, shelf.name, kept, {**others, **going, **waiting})
        for unit in batch:
            _send(remote, folder, unit)
            told()
        kept += batch
    if going and not shelf.send:
        records.write(remote, base, shelf.name, kept, {**others, **going})
    for graph in shelf.remove:
        remote.delete(graph)
        told()
    if shelf.send or shelf.remove:
        records.write(remote, base, shelf.name, kept, others)


def _batches(units: list[Unit]) -> Iterator[list[Unit]]:
    for at in range(0, len(units), BATCH):
        yield units[at : at + BATCH]


def _send(remote: Remote, folder: Path, unit: Unit) -> None:
    """Replace the graph; a large one is begun by replacing and continued by adding."""
    for number, triples in enumerate(chunks(folder, unit, CHUNK)):
        (remote.post if number else remote.put)(unit.graph, triples)


def verify(remote: Remote, wanted: list[Unit], removed: list[str]) -> None:
    """Every graph holds as many triples as were sent. Raises OutputError that names those that do not."""
    wrong = []
    for graph, expected in [
        *((unit.graph, unit.triples) for unit in wanted),
        *((graph, 0) for graph in removed),
    ]:
        found = remote.count(graph)
        if found != expected:
            wrong.append(f"{graph} holds {found} triples instead of {expected}")
    if wrong:
        more = f", and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        raise OutputError(Notice("server-differs", graphs=f"{'; '.join(wrong[:3])}{more}"))
