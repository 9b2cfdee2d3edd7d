"""The page's data as it lies in the file: one part read at once, the words of the documents on demand.

Each part is JSON, compressed (zlib, what a browser calls "deflate") and written in base64, so no text of
a document stands in the HTML as it is.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

from resgraph.view.compact import compact, tasks

Record = dict[str, Any]

SHELF = 120_000
"""Characters of JSON after which a shelf is full; a document's words lie on one shelf."""


def pack(data: Record) -> tuple[str, list[str]]:
    """The part that opens the page, and the shelves.

    A shelf holds `passages`, `turtle` and `tasks`. `shelves` in the first part says on which a document's words
    are; the Turtle of all else is on the last ones, sorted by id: `turtles` has the first id of each.
    """
    turtle: dict[str, str] = dict(data["turtle"])
    shelves: list[Record] = []
    where: dict[str, int] = {}
    for document, content, size in _documents(data, turtle):
        if not shelves or sum(size_of(shelves[-1])) + size > SHELF:
            shelves.append({"passages": [], "turtle": {}, "tasks": {}})
        shelves[-1]["tasks"].update(content["tasks"])
        shelves[-1]["passages"].extend(content["passages"])
        shelves[-1]["turtle"].update(content["turtle"])
        where[document] = len(shelves) - 1
    first: list[tuple[str, int]] = []
    for names in _by_size(sorted(turtle.items())):
        first.append((names[0][0], len(shelves)))
        shelves.append({"passages": [], "turtle": dict(names)})
    head = lean(compact(data)) | {"shelves": where, "turtles": first}
    return squeeze(head), [squeeze(lean(shelf)) for shelf in shelves]


def size_of(shelf: Record) -> Iterator[int]:
    """About how much each thing on it takes."""
    yield from (len(passage["text"]) + 120 * len(passage["evidence"]) for passage in shelf["passages"])
    yield from (len(text) for text in shelf["turtle"].values())


def _documents(data: Record, turtle: dict[str, str]) -> Iterator[tuple[str, Record, int]]:
    """Each document that has words, with what belongs on its shelf; takes its Turtle out of the whole."""
    words: dict[str, list[Record]] = {}
    for passage in data["passages"]:
        words.setdefault(passage["part"].partition("#")[0], []).append(passage)
    parts: dict[str, list[Record]] = {}
    for part in data["paragraphs"]:
        parts.setdefault(part["document"], []).append(part)
    for document, passages in words.items():
        own = [document, *(part["id"] for part in parts.get(document, []))]
        content = {
            "passages": passages,
            "turtle": {name: turtle.pop(name) for name in own if name in turtle},
            "tasks": tasks(parts.get(document, [])),
        }
        yield document, content, sum(size_of(content))


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


def lean(value: Any) -> Any:
    """The value without what is empty in its records; the page takes what is missing for empty.

    `cites` and `network` stay as they are: a document cited under no verb of its own is cited all the same.
    """
    if isinstance(value, dict):
        return {
            k: v if k in {"cites", "network"} else lean(v)
            for k, v in value.items()
            if v not in ("", [], {}, ())
        }
    if isinstance(value, list | tuple):
        return [lean(item) for item in value]
    return value


def squeeze(value: object) -> str:
    """JSON, compressed, in base64; the same for the same value."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    data = text.encode("utf-8", "backslashreplace")  # half a character, in JSON's own way: \\ud800
    return base64.b64encode(zlib.compress(data, 9)).decode("ascii")


def unsqueeze(text: str) -> Any:
    """What `squeeze` was given."""
    return json.loads(zlib.decompress(base64.b64decode(text)))
