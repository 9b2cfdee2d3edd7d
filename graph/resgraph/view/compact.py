"""What the page must know at once, said shortly: names as numbers, paragraphs under their documents.

A large graph has hundreds of thousands of paragraphs; what only a reader of one needs goes to its shelf.
`assets/graph.js` makes the records of `records.py` out of it again.
"""

from __future__ import annotations

from typing import Any

Record = dict[str, Any]

_NAMED = ("actions", "addressees", "mentions")
_OBLIGED = ("parties", "recipients", "due")


def compact(data: Record) -> Record:
    """The data without words and Turtle; paragraphs by document, names by their number in `names`."""
    numbers = {name["id"]: number for number, name in enumerate(data["names"])}
    paragraphs: dict[str, list[Record]] = {}
    for part in data["paragraphs"]:
        paragraphs.setdefault(part["document"], []).append(_part(part, numbers))
    rest = {key: value for key, value in data.items() if key not in {"passages", "turtle", "paragraphs"}}
    documents = [
        {k: v for k, v in d.items() if k != "parts"} | {"texts": _texts(d)} for d in data["documents"]
    ]
    return {**rest, "documents": documents, "paragraphs": paragraphs, "network": _network(data["network"])}


def tasks(parts: list[Record]) -> dict[str, list[str]]:
    """The words of what is asked, by paragraph: they wait on the shelf."""
    return {part["id"]: [o["task"] for o in part["obligations"]] for part in parts if part["obligations"]}


def _part(part: Record, numbers: dict[str, int]) -> Record:
    """A paragraph without its document; ids in the same document begin behind the #."""
    named = {key: [numbers.get(name, name) for name in part[key]] for key in _NAMED}
    obligations = [
        {key: [numbers.get(name, name) for name in one[key]] for key in _OBLIGED}
        | ({"verb": numbers.get(one["verb"], one["verb"])} if one["verb"] else {})
        for one in part["obligations"]
    ]
    local = {"id": _local(part["id"]), "footnotes": [_local(name) for name in part["footnotes"]]}
    kept = {key: part[key] for key in ("kind", "number", "heading", "cites")}
    return kept | named | local | {"parent": _local(part["parent"]), "obligations": obligations}


def _local(name: str) -> str:
    return name.partition("#")[2]


def _texts(document: Record) -> list[Record]:
    return [{key: value for key, value in text.items() if key != "passages"} for text in document["texts"]]


def _network(network: Record) -> Record:
    """As pyvis made it; of dots only where they stand: the rest follows from documents and paragraphs."""
    if not network["dots"]:
        return network
    places = [[node["id"], node["x"], node["y"]] for node in network["nodes"]]
    return {"dots": True, "nodes": places, "options": network["options"]}
