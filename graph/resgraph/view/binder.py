"""The cards of all documents bound into what the page must know at once: columns of numbers.

A large graph has hundreds of thousands of paragraphs; what only a reader of one needs stays on its sheet, and the
names, which no first drawing shows, go into a part of their own. `assets/graph.js` makes the records of `records.py`
out of it again.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any

from resgraph.view.documents import document, facts_of, most_stated
from resgraph.view.drawing import LIMITS, Limits, documents_network
from resgraph.view.drawn import Drawn
from resgraph.view.families import FAMILIES
from resgraph.view.leaves import head_of, lean
from resgraph.view.pinyin import pinyin_of, traditional_of
from resgraph.view.records import DocumentRecord, Name, Series, record
from resgraph.view.relations import relation_labels, relations_by_verb
from resgraph.view.shared import Facts, Shared
from resgraph.view.subjects import About, about, subjects
from resgraph.view.turtle import prefix_lines

Record = dict[str, Any]

_SITE = "https://undocs.org/"
_FACTS = ("title", "date", "session", "meeting", "body", "reports")


class Numbers(dict[Hashable, int]):
    """A number for each value, given when it is first met."""

    def __missing__(self, key: Hashable) -> int:
        self[key] = number = len(self)
        return number


class Binder:
    """Takes the cards of the documents that were read, in the order of the documents, then tells the two parts.

    `read` are their names and symbols.
    """

    def __init__(self, base: str, read: Iterable[tuple[str, str]], shared: Shared) -> None:
        self._base, self._shared = base, shared
        known = dict(read) | {f.id: f.symbol for f in shared.documents.values()}
        self._order = sorted(known, key=lambda id: (known[id], id))
        self._numbers = {id: number for number, id in enumerate(self._order)}
        self._names = sorted(shared.names)
        self._name_numbers = {name: number for number, name in enumerate(self._names)}
        self._mentioned = [array("I") for _ in self._names]
        self._asked = [array("I") for _ in self._names]
        self._read: dict[str, tuple[Facts, list[Any]]] = {}
        self._about: dict[str, About] = {}
        self._stated: dict[str, Counter[str]] = defaultdict(Counter)
        self._shapes, self._hows = Numbers(), Numbers()
        self._owners, self._lengths, self._at = array("I"), array("I"), array("I")
        self._from, self._to, self._links = array("I"), array("I"), array("I")
        self._link_part, self._link_how = array("i"), array("I")

    def add(self, card: Record, declared: Sequence[str] | None = None) -> None:
        """Take the next document; `declared` are its subjects, None where nobody will ask what the documents are about."""
        heads = [head_of(said) for said in card["heads"]]
        facts = facts_of(heads)
        texts = sorted((head.text for head in heads), key=lambda text: text.id)
        self._read[facts.id] = (facts, texts)
        for target, date, count in card["stated"]:
            self._stated[target][date] += count
        if declared is not None:
            self._about[facts.id] = about(card, declared, facts.titles.values())
        self._add_names(card)
        self._add_parts(facts.id, card["parts"])
        self._add_edges(facts, card)

    def _add_parts(self, id: str, parts: Sequence[Sequence[Any]]) -> None:
        """Which paragraphs it has: a shape is an id's end with the kind, number and parent it stands for."""
        if parts:
            self._owners.append(self._numbers[id])
            self._lengths.append(len(parts))
            self._at.extend(self._shapes[tuple(part[:4])] for part in parts)

    def _add_names(self, card: Record) -> None:
        """In which paragraphs each name is mentioned or asked for something; footnotes do not count."""
        known = [self._name_numbers.get(name) for name in card["names"]]
        first = len(self._at)
        for key, places in (("mentions", self._mentioned), ("asked", self._asked)):
            for place, names in enumerate(card[key]):
                if card["parts"][place][1] != "footnote":
                    for name in names:
                        if (number := known[name]) is not None:
                            places[number].append(first + place)

    def _add_edges(self, facts: Facts, card: Record) -> None:
        """Whom it cites, in which paragraphs (their places in the document) and how; a footnote where no paragraph does."""
        cites: dict[str, list[tuple[int, tuple[str, ...]]]] = {report: [] for report in facts.reports}
        for place, target, how in card["cites"]:
            if target != facts.id:
                cites.setdefault(target, []).append((place, tuple(how)))
        for target, places in sorted(cites.items()):
            shown = [one for one in places if card["parts"][one[0]][1] != "footnote"] or places
            links = shown or [(-1, ("adoptedOnReport",))]
            self._from.append(self._numbers[facts.id])
            self._to.append(self._numbers[target])
            self._links.append(len(links))
            self._link_part.extend(place for place, _ in links)
            self._link_how.extend(self._hows[how] for _, how in links)

    def opening(self, limits: Limits = LIMITS, drawn: Drawn | None = None) -> tuple[Record, Record]:
        """What the first drawing needs, and the names; `drawn` knows the last drawing."""
        documents = [self._document(id) for id in self._order]
        names = [self._shared.names[name] for name in self._names]
        network = documents_network(
            documents, self._edges(), limits, subjects(self._about, self._shared.names), drawn
        )
        first = {
            "base": self._base,
            "families": [
                {"id": f.id, "sign": f.sign, "zh": f.name.told("zh"), "en": f.name} for f in FAMILIES
            ],
            "relations": relation_labels(),
            "implied": relations_by_verb(),
            "prefixes": prefix_lines(),
            "named": sum(name.family != "verb" for name in names),
            "documents": _columns(documents),
            "parts": {
                "of": _steps(self._owners),
                "lengths": self._lengths.tolist(),
                "at": self._at.tolist(),
                "shapes": list(self._shapes),
            },
            "edges": {
                "from": _steps(self._from),
                "to": self._to.tolist(),
                "lengths": self._links.tolist(),
                "part": self._link_part.tolist(),
                "how": self._link_how.tolist(),
                "hows": list(self._hows),
            },
            "series": _series(self._shared.series, self._numbers),
            "network": _network(network, self._numbers),
        }
        second = {
            "names": [lean(record(name)) for name in names],
            "pinyin": pinyin_of(_spoken(documents, names)),
            "traditional": traditional_of(),
            "answered": dict(sorted(self._shared.answered.items())),
            "mentioned": _places(self._mentioned),
            "asked": _places(self._asked),
        }
        return first, second

    def _document(self, id: str) -> DocumentRecord:
        facts, texts = self._read.get(id) or (self._shared.documents[id], [])
        stated = most_stated(self._stated.get(id, {}))
        return document(facts, self._shared.adopted.get(id, {}), stated, texts, [])

    def _edges(self) -> Iterator[tuple[str, str]]:
        for source, target in zip(self._from, self._to, strict=True):
            yield self._order[source], self._order[target]


def _columns(documents: Sequence[DocumentRecord]) -> Record:
    """Columns for what every document has; facts, symbols and pages only where no rule gives them."""
    kinds, organs = Numbers(), Numbers()
    facts = {number: found for number, one in enumerate(documents) if (found := _facts(one))}
    return {
        "ids": [one.id for one in documents],
        "kind": [kinds[one.kind] for one in documents],
        "kinds": list(kinds),
        "organ": [organs[one.organ] for one in documents],
        "organs": list(organs),
        "year": [one.year for one in documents],
        "bySymbol": [n for n, one in enumerate(documents) if one.dated == "symbol"],
        "site": _SITE,
        "symbols": {n: one.symbol for n, one in enumerate(documents) if one.symbol != one.id},
        "pages": {n: one.page for n, one in enumerate(documents) if one.page != f"{_SITE}{one.symbol}"},
        "facts": facts,
    }


def _facts(one: DocumentRecord) -> Record:
    texts = [{key: getattr(text, key) for key in ("id", "language", "title", "file")} for text in one.texts]
    found: Record = lean({key: getattr(one, key) for key in _FACTS} | {"texts": texts})
    return found


def _series(found: Iterable[Series], numbers: dict[str, int]) -> list[list[int]]:
    """For each resolution of a series: its number, that of the one it renews or -1, and those of all before it."""
    return [
        [
            numbers[one.document],
            numbers.get(one.previous, -1),
            *(numbers[id] for id in one.earlier if id in numbers),
        ]
        for one in found
        if one.document in numbers
    ]


def _network(network: Record, numbers: dict[str, int]) -> Record:
    """As pyvis made it; of dots only where they stand, of groups nothing: the rest is in the columns."""
    nodes = network["nodes"]
    if network["drawn"] == "boxes":
        return {key: network[key] for key in ("drawn", "nodes", "options")}
    if network["drawn"] == "groups":
        return {"drawn": "groups", "series": network["series"], "options": network["options"]}
    places = {"of": [numbers[node["id"]] for node in nodes]} | {k: [node[k] for node in nodes] for k in "xy"}
    heads = [one | {"of": [numbers[id] for id in one["of"]]} for one in network["subjects"]]
    return {"drawn": "dots", "places": places, "options": network["options"], "subjects": heads}


def _spoken(found: Iterable[DocumentRecord], names: Iterable[Name]) -> Iterator[str]:
    """What may be looked for by its sound: titles and names."""
    for one in found:
        yield from one.title.values()
    for name in names:
        for labels in (name.labels, name.others):
            yield from (label for language in labels for label in labels[language])


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
