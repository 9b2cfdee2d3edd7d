"""The page's data as it lies in the file: what the first drawing needs, then the names, then the words on shelves.

Each part is JSON, compressed (zlib, what a browser calls "deflate") and written in base64, so no text of
a document stands in the HTML as it is.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from resgraph.view.compact import Parts, by_document, change, index, lean, name_numbers, opening, sheet

Record = dict[str, Any]

SHELF = 120_000
"""Characters of JSON after which a shelf is full; what belongs to a document lies on one shelf."""


@dataclass(frozen=True, slots=True)
class Packed:
    """The part that opens the page, the names, and the shelves."""

    first: str
    names: str
    shelves: list[str]


def pack(data: Record) -> Packed:
    """The data in the order in which the page wants it.

    A shelf holds `paragraphs` by document, `passages`, `turtle`, and the `comparisons` of its documents with those
    before them. `shelves` in the first part says on which a document's are; the Turtle of all else is on the last
    ones, sorted by id: `turtles` has the first id of each.
    """
    parts = by_document(data)
    turtle: dict[str, str] = dict(data["turtle"])
    shelves: list[Record] = []
    where: dict[str, int] = {}
    room = 0
    for document, content, size in _documents(data, parts, turtle):
        if not shelves or room < size:
            shelves.append({"paragraphs": {}, "passages": [], "turtle": {}, "comparisons": []})
            room = SHELF
        room -= size
        shelves[-1]["paragraphs"][document] = content["paragraphs"]
        shelves[-1]["passages"].extend(content["passages"])
        shelves[-1]["turtle"].update(content["turtle"])
        shelves[-1]["comparisons"].extend(content["comparisons"])
        where[document] = len(shelves) - 1
    first: list[tuple[str, int]] = []
    for names in _by_size(sorted(turtle.items())):
        first.append((names[0][0], len(shelves)))
        shelves.append({"turtle": dict(names)})
    head = opening(data, parts) | {"shelves": where, "turtles": first, "count": len(shelves)}
    return Packed(squeeze(head), squeeze(index(data, parts)), [squeeze(shelf) for shelf in shelves])


def _documents(data: Record, parts: Parts, turtle: dict[str, str]) -> Iterator[tuple[str, Record, int]]:
    """Each document that has paragraphs or words, with what belongs on its shelf and about how much that is.

    Takes its Turtle out of the whole.
    """
    words: dict[str, list[Record]] = {document: [] for document in parts}
    for passage in data["passages"]:
        words.setdefault(passage["part"].partition("#")[0], []).append(passage)
    numbers = name_numbers(data)
    compared: dict[str, list[Record]] = {}
    for one in data["comparisons"]:
        told = one | {"changes": [change(each) for each in one["changes"]]}
        compared.setdefault(one["later"].rpartition("/")[0], []).append(told)
    for document, passages in words.items():
        own = parts.get(document, [])
        names = [document, *(part["id"] for part in own)]
        content = {
            "paragraphs": [sheet(part, numbers) for part in own],
            "passages": lean(passages),
            "turtle": {name: turtle.pop(name) for name in names if name in turtle},
            "comparisons": compared.get(document, []),
        }
        yield document, content, sum(_sizes(content))


def _sizes(content: Record) -> Iterator[int]:
    """About how much each thing takes."""
    yield from (150 for _ in content["paragraphs"])
    yield from (len(one["text"]) + 120 * len(one.get("evidence", ())) for one in content["passages"])
    yield from (len(text) for text in content["turtle"].values())
    yield from (60 * len(one["changes"]) for one in content["comparisons"])


def _by_size(items: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    shelf: list[tuple[str, str]] = []
    full = 0
    for name, text in items:
        if shelf and full + len(text) > SHELF:
            yield shelf
            shelf, full = [], 0
        shelf.append((name, text))
        full += len(text)
    if shelf:
        yield shelf


def squeeze(value: object) -> str:
    """JSON, compressed, in base64; the same for the same value."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    data = text.encode("utf-8", "backslashreplace")  # half a character, in JSON's own way: \\ud800
    return base64.b64encode(zlib.compress(data, 6)).decode("ascii")


def unsqueeze(text: str) -> Any:
    """What `squeeze` was given."""
    return json.loads(zlib.decompress(base64.b64decode(text)))
