"""What the page must know at once, said shortly: documents, paragraphs and citations as columns of numbers.

A large graph has hundreds of thousands of paragraphs; what only a reader of one needs goes to its shelf, and the
names, which no first drawing shows, into a part of their own. `assets/graph.js` makes the records of `records.py`
out of it again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

Record = dict[str, Any]
Parts = dict[str, list[Record]]
"""By document: its paragraphs in reading order, then its footnotes."""

_NAMED = ("actions", "addressees", "mentions")
_OBLIGED = ("parties", "recipients", "due")
_SITE = "https://undocs.org/"
_FACTS = ("title", "date", "session", "meeting", "body", "reports")


class Numbers(dict[Hashable, int]):
    """A number for each value, given when it is first met."""

    def __missing__(self, key: Hashable) -> int:
        self[key] = number = len(self)
        return number


def by_document(data: Record) -> Parts:
    """The paragraphs of each document, in the order of the documents."""
    found: dict[str, list[Record]] = defaultdict(list)
    for part in data["paragraphs"]:
        found[part["document"]].append(part)
    return {document["id"]: found[document["id"]] for document in data["documents"] if found[document["id"]]}


def opening(data: Record, parts: Parts) -> Record:
    """What the first drawing needs: all but names, words and Turtle."""
    numbers = {document["id"]: number for number, document in enumerate(data["documents"])}
    kept = {key: data[key] for key in ("base", "families", "relations", "prefixes")}
    kept["named"] = sum(name["family"] != "verb" for name in data["names"])
    columns = {
        "documents": _documents(data["documents"]),
        "parts": _parts(parts, numbers),
        "edges": _edges(data["network"]["edges"], parts, numbers),
        "series": _series(data["series"], numbers),
    }
    return kept | columns | {"network": _network(data["network"], numbers)}


def index(data: Record, parts: Parts) -> Record:
    """The names, how they sound, and in which paragraphs each is mentioned or asked for something."""
    numbers = name_numbers(data)
    mentioned: list[list[int]] = [[] for _ in numbers]
    asked: list[list[int]] = [[] for _ in numbers]
    everywhere = (part for document in parts.values() for part in document)
    for number, part in enumerate(everywhere):
        if part["kind"] != "footnote":
            for key, places in (("mentions", mentioned), ("addressees", asked)):
                for name in part[key]:
                    if name in numbers:
                        places[numbers[name]].append(number)
    names = [lean(name) for name in data["names"]]
    return {
        "names": names,
        "pinyin": data["pinyin"],
        "mentioned": _places(mentioned),
        "asked": _places(asked),
    }


def sheet(part: Record, numbers: dict[str, int]) -> Record:
    """What is on a paragraph's shelf: all but what its shape says; footnotes by the end of their ids."""
    named = {key: [numbers.get(name, name) for name in part[key]] for key in _NAMED}
    obligations = [
        {key: [numbers.get(name, name) for name in one[key]] for key in _OBLIGED}
        | {"task": one["task"]}
        | ({"verb": numbers.get(one["verb"], one["verb"])} if one["verb"] else {})
        for one in part["obligations"]
    ]
    kept = {"heading": part["heading"], "footnotes": [_local(name) for name in part["footnotes"]]}
    filled: Record = lean(kept | named | {"obligations": obligations})
    return filled | ({"cites": part["cites"]} if part["cites"] else {})


def name_numbers(data: Record) -> dict[str, int]:
    """The number of each name: its place in the list."""
    return {name["id"]: number for number, name in enumerate(data["names"])}


def lean(value: Any) -> Any:
    """The value without what is empty in its records; the page takes what is missing for empty."""
    if isinstance(value, dict):
        return {key: lean(v) for key, v in value.items() if v not in ("", [], {}, ())}
    if isinstance(value, list | tuple):
        return [lean(item) for item in value]
    return value


def _documents(documents: Sequence[Record]) -> Record:
    """Columns for what every document has; facts, symbols and pages only where no rule gives them."""
    kinds, organs = Numbers(), Numbers()
    facts = {number: found for number, one in enumerate(documents) if (found := _facts(one))}
    return {
        "ids": [one["id"] for one in documents],
        "kind": [kinds[one["kind"]] for one in documents],
        "kinds": list(kinds),
        "organ": [organs[one["organ"]] for one in documents],
        "organs": list(organs),
        "year": [one["year"] for one in documents],
        "bySymbol": [n for n, one in enumerate(documents) if one["dated"] == "symbol"],
        "site": _SITE,
        "symbols": {n: one["symbol"] for n, one in enumerate(documents) if one["symbol"] != one["id"]},
        "pages": {n: one["page"] for n, one in enumerate(documents) if one["page"] != _page(one)},
        "facts": facts,
    }


def _page(document: Record) -> str:
    return f"{_SITE}{document['symbol']}"


def _facts(document: Record) -> Record:
    texts = [{key: text[key] for key in ("id", "language", "title", "file")} for text in document["texts"]]
    found: Record = lean({key: document[key] for key in _FACTS} | {"texts": texts})
    return found


def _parts(parts: Parts, numbers: dict[str, int]) -> Record:
    """Which paragraphs a document has: a shape is an id's end with the kind, number and parent it stands for."""
    shapes = Numbers()
    return {
        "of": _steps(numbers[document] for document in parts),
        "lengths": [len(own) for own in parts.values()],
        "at": [shapes[_shape(part)] for own in parts.values() for part in own],
        "shapes": list(shapes),
    }


def _shape(part: Record) -> tuple[str, str, str, str]:
    return _local(part["id"]), part["kind"], part["number"], _local(part["parent"])


def _local(name: str) -> str:
    return name.partition("#")[2]


def _edges(edges: Iterable[Record], parts: Parts, numbers: dict[str, int]) -> Record:
    """Who cites whom, and for each edge the paragraphs that make it (their places in the document) and how they cite."""
    places = {part["id"]: (n, part["cites"]) for own in parts.values() for n, part in enumerate(own)}
    hows = Numbers()
    links = [
        [(places[part][0], hows[tuple(places[part][1][edge["to"]])]) for part in edge["parts"]]
        or [(-1, hows[tuple(edge["relations"])])]
        for edge in edges
    ]
    return {
        "from": _steps(numbers[edge["from"]] for edge in edges),
        "to": [numbers[edge["to"]] for edge in edges],
        "lengths": [len(each) for each in links],
        "part": [part for each in links for part, _ in each],
        "how": [how for each in links for _, how in each],
        "hows": list(hows),
    }


def _network(network: Record, numbers: dict[str, int]) -> Record:
    """As pyvis made it; of dots only where they stand, of groups nothing: the rest is in the columns."""
    nodes = network["nodes"]
    if network["drawn"] == "boxes":
        return {key: network[key] for key in ("drawn", "nodes", "options")}
    if network["drawn"] == "groups":
        return {"drawn": "groups", "series": network["series"], "options": network["options"]}
    places = {"of": [numbers[node["id"]] for node in nodes]} | {k: [node[k] for node in nodes] for k in "xy"}
    return {"drawn": "dots", "places": places, "options": network["options"]}


def _series(found: Iterable[Record], numbers: dict[str, int]) -> list[list[int]]:
    """For each resolution of a series: its number, that of the one it renews or -1, and those of all before it."""
    return [
        [
            numbers[one["document"]],
            numbers.get(one["previous"], -1),
            *(numbers[id] for id in one["earlier"] if id in numbers),
        ]
        for one in found
        if one["document"] in numbers
    ]


def change(one: Record) -> Record:
    """An aligned pair on its shelf: passages by the ends of their ids, empty things left out."""
    sides = {side: [_local(name) for name in one[side]] for side in ("earlier", "later")}
    found: Record = lean(one | sides)
    return {key: value for key, value in found.items() if value is not False}


def _places(found: Sequence[Sequence[int]]) -> Record:
    """For each name how many paragraphs, then all their numbers, each as what it adds to the one before."""
    return {"lengths": [len(each) for each in found], "at": [step for each in found for step in _steps(each)]}


def _steps(numbers: Iterable[int]) -> list[int]:
    """5, 7, 12 as 5, 2, 5: what rises is shorter so."""
    steps, last = [], 0
    for number in numbers:
        steps.append(number - last)
        last = number
    return steps
