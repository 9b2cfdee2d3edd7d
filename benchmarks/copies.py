"""A graph of any size for the explorer: copies of documents, with symbols of their own."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Store

import resgraph
from resgraph.view.drawing import documents_network
from resgraph.view.edges import Edge
from resgraph.view.explorer import explorer_data
from resgraph.view.records import Document, Text

Data = dict[str, Any]


def corpus_data(folders: list[Path]) -> Data:
    """What the page would be told of these documents: one build, one reading."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        if len(folders) == 1 and (folders[0] / "store").is_dir():
            out = folders[0]
        else:
            resgraph.build(folders, out)
        return explorer_data(Store.read_only(str(out / "store")))


def copies(data: Data, wanted: int) -> Data:
    """The data, repeated with new symbols until its network has `wanted` documents, then cut to that number."""
    read = [d for d in data["documents"] if d["texts"] and d["kind"] != "document"]
    if not read:
        raise SystemExit("no resolution was read: name a folder of resolutions")
    cited = {d["id"]: d for d in data["documents"] if not d["texts"]}
    parts: dict[str, list[Data]] = {}
    for part in data["paragraphs"]:
        parts.setdefault(part["document"], []).append(part)
    words: dict[str, list[Data]] = {}
    for passage in data["passages"]:
        words.setdefault(passage["part"].partition("#")[0], []).append(passage)
    made: Data = {"documents": {}, "paragraphs": [], "passages": [], "turtle": {}}
    for number, document in _rounds(read):
        if len(made["documents"]) >= wanted:
            break
        text = json.dumps(
            [document, parts[document["id"]], words.get(document["id"], [])], ensure_ascii=False
        )
        own = {document["id"]: f"{document['id']}-{number}"} if number else {}
        targets = sorted({t for p in parts[document["id"]] for t in p["cites"]})
        own |= {t: f"{t}-{number}" for t in targets[:: 2 if number else len(targets) + 1] if t in cited}
        for old in sorted(own, key=len, reverse=True):
            for end in ('"', "#", "/zh"):
                text = text.replace(f'"{old}{end}', f'"{own[old]}{end}')
        one, its_parts, its_words = json.loads(text)
        made["documents"][one["id"]] = one | {"symbol": one["id"]}
        made["paragraphs"] += its_parts
        made["passages"] += its_words
        for target in {t for p in its_parts for t in p["cites"]}:
            if target not in made["documents"]:
                origin = cited.get(target.removesuffix(f"-{number}"))
                made["documents"][target] = (origin or document) | {
                    "id": target,
                    "symbol": target,
                    "texts": [],
                    "parts": [],
                }
    kept = dict(list(made["documents"].items())[:wanted])
    for part in made["paragraphs"]:
        part["cites"] = {target: how for target, how in part["cites"].items() if target in kept}
    inside = [part for part in made["paragraphs"] if part["document"] in kept]
    return {**data, **made, "documents": list(kept.values()), "paragraphs": inside}


def _rounds(read: list[Data]) -> Iterator[tuple[int, Data]]:
    number = 0
    while True:
        yield from ((number, document) for document in read)
        number += 1


def with_network(data: Data) -> Data:
    """The data with the network of its documents, as `resgraph view` would draw it."""
    documents = [Document(**{**d, "texts": [Text(**t) for t in d["texts"]]}) for d in data["documents"]]
    found: dict[tuple[str, str], list[Data]] = {}
    for part in data["paragraphs"]:
        for target in part["cites"]:
            if target != part["document"]:
                found.setdefault((part["document"], target), []).append(part)
    edges = [
        Edge(a, b, tuple(p["id"] for p in parts), tuple(sorted({r for p in parts for r in p["cites"][b]})))
        for (a, b), parts in sorted(found.items())
    ]
    return {**data, "network": documents_network(documents, edges)}
