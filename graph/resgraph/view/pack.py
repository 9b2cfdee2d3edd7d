"""The page's data as it lies in the file: what the first drawing needs, then the names, then the words on shelves.

Each part is JSON, compressed (zlib, what a browser calls "deflate") and written in base64, so no text of
a document stands in the HTML as it is.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Any

from resgraph.view.beside import Inside, Shelves
from resgraph.view.binder import Binder
from resgraph.view.drawing import LIMITS, Limits
from resgraph.view.drawn import Drawn
from resgraph.view.leaves import squeezed, unsqueezed
from resgraph.view.shared import Shared
from resgraph.view.subjects import declared_in
from resgraph.view.turtle import turtle_of
from resgraph.view.works import Work, Works

Record = dict[str, Any]

SHELF = 120_000
"""Characters of Turtle after which a shelf is full; the sheet of a document is a shelf of its own."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The part that opens the page, the names, and the shelves in the page; `drawn` says as what the network is.

    `beside` is the folder of the other shelves, empty where all are in the page.
    """

    first: str
    names: str
    shelves: Sequence[str]
    drawn: str
    beside: str = ""


def pack(
    works: Works, limits: Limits = LIMITS, shelves: Shelves | None = None, drawn: Drawn | None = None
) -> Packed:
    """The data in the order in which the page wants it.

    The first shelves are the sheets of the documents that were read: `paragraphs`, `passages` and `turtle`; `shelves` in
    the first part says which is whose. `compared` says on which of the next ones a document is compared with those
    before it. The Turtle of documents and names is on the last ones, sorted by id: `turtles` has the first id of each.
    Raises OSError where `shelves`, which take them, cannot be written.
    """
    taken: Shelves = Inside() if shelves is None else shelves
    binder = Binder(works.base, ((work.id, work.symbol) for work in works.works), works.shared)
    few = len(works.works) <= limits.dots
    for work in works.works:
        binder.add(work.card(), declared_in(work.own()) if few else None)
    opening, names = binder.opening(limits, drawn)
    where: dict[str, int] = {}
    for work in works.works:
        where[work.id] = taken.count
        taken.put(_letters(work.sheet()))
    compared: dict[str, int] = {}
    for some in _together(works.comparisons()):
        compared |= dict.fromkeys((document for document, _ in some), taken.count)
        taken.put(squeeze({"comparisons": [json.loads(said) for _, said in some]}))
    first: list[tuple[str, int]] = []
    for shelf in _by_size(_turtle(works)):
        first.append((next(iter(shelf)), taken.count))
        taken.put(squeeze({"turtle": shelf}))
    told = taken.told()
    opening |= {
        "shelves": where,
        "compared": compared,
        "turtles": first,
        "count": taken.count,
        "scripts": told,
    }
    inside = taken.letters if isinstance(taken, Inside) else ()
    return Packed(
        squeeze(opening), squeeze(names), inside, opening["network"]["drawn"], told.get("beside", "")
    )


def _together(items: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    """The comparisons of some documents after the other; those of one document stay together."""
    shelf: list[tuple[str, bytes]] = []
    full = 0
    for document, said in items:
        if full > SHELF and document != shelf[-1][0]:
            yield shelf
            shelf, full = [], 0
        shelf.append((document, said))
        full += len(said)
    if shelf:
        yield shelf


def _turtle(works: Works) -> Iterator[tuple[str, str]]:
    """The Turtle of every document and name, verbs left out, by id."""
    base, shared = works.base, works.shared
    read = ((work.id, _of_work(work, base, shared)) for work in sorted(works.works, key=lambda w: w.id))
    own = {work.id for work in works.works}
    names = {name.id for name in shared.names.values() if name.family != "verb"}
    others = sorted((names | {*shared.documents}) - own)
    yield from merge(read, ((id, turtle_of(_subject(id, base), shared.pairs(id))) for id in others))


def _of_work(work: Work, base: str, shared: Shared) -> str:
    return turtle_of(_subject(work.id, base), [*work.own(), *shared.pairs(work.id)])


def _subject(id: str, base: str) -> str:
    return f"<{id}>" if id.startswith(("http://", "https://", "urn:")) else f"<{base}{id}>"


def _by_size(items: Iterator[tuple[str, str]]) -> Iterator[dict[str, str]]:
    shelf: dict[str, str] = {}
    full = 0
    for name, text in items:
        if shelf and full + len(text) > SHELF:
            yield shelf
            shelf, full = {}, 0
        shelf[name] = text
        full += len(text)
    if shelf:
        yield shelf


def squeeze(value: object) -> str:
    """JSON, compressed, in base64; the same for the same value."""
    return _letters(squeezed(value))


def unsqueeze(text: str) -> Any:
    """What `squeeze` was given."""
    return unsqueezed(base64.b64decode(text))


def _letters(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
