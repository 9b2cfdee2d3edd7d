"""Which things are called so, or nearly so: the names of the authority files, and those that a graph brings of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Store
from rapidfuzz import fuzz, process

from resgraph.find.authorities import load
from resgraph.query.run import text_rows
from resgraph.text.scripts import HAN

_OWN = """SELECT ?thing ?name (LANG(?name) AS ?language) ?label WHERE {
  ?thing a skos:Concept ; skos:prefLabel|skos:altLabel ?name FILTER NOT EXISTS { ?thing a rg:Candidate }
  BIND(EXISTS { ?thing skos:prefLabel ?name } AS ?label)
}"""
_MARKS = str.maketrans("", "", "《》〈〉 　")
_LEAST = 50.0
"""A name that is less like is not told, of 100."""
SURE = 100.0
"""What the very name comes to."""


@dataclass(slots=True)
class Thing:
    """A thing by its id, with its labels by language and all its names."""

    id: str
    labels: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    @property
    def kind(self) -> str:
        """`org`, `instrument`; empty for a thing of the user's own."""
        return "" if "://" in self.id else self.id.partition("/")[0]

    def label(self, *languages: str) -> str:
        """The label in the first of these languages that has one, else in any, else the id."""
        found = (
            self.labels[each]
            for each in (*languages, "en", "zh", *sorted(self.labels))
            if each in self.labels
        )
        return next(found, self.id)


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing, and how like it is called, of 100; `name` is the name that is like."""

    thing: Thing
    score: float
    name: str


class Names:
    """All things by their names."""

    def __init__(self, store: Store, base: str) -> None:
        """Take the authority files, and what the store calls something else."""
        self.things: dict[str, Thing] = {}
        for id, entity in load().entities.items():
            names = {name.text for name in entity.names if name.how != "short form"}
            self.things[id] = Thing(id, dict(entity.labels), names)
        for row in text_rows(store, _OWN):
            id = row["thing"].removeprefix(f"{base}authority/")
            if id.startswith("verb/"):
                continue
            thing = self.things.setdefault(id, Thing(id))
            thing.names.add(row["name"])
            if row.get("label") == "true":
                thing.labels.setdefault(row.get("language", ""), row["name"])
        self._bearers: dict[str, list[str]] = defaultdict(list)
        for id, thing in sorted(self.things.items()):
            for name in sorted(thing.names):
                if (key := _key(name)) and id not in self._bearers[key]:
                    self._bearers[key].append(id)
        self.kinds = sorted({thing.kind for thing in self.things.values()} - {""})

    def like(self, text: str, kind: str = "", most: int = 5) -> list[Hit]:
        """The things that are called so or nearly so, the likest first; only those of a kind where one is given."""
        wanted, found = _key(text), dict[str, Hit]()
        if not wanted:
            return []
        near = process.extract(
            wanted, list(self._bearers), scorer=fuzz.WRatio, limit=None, score_cutoff=_LEAST
        )
        near.sort(
            key=lambda each: (-each[1], -fuzz.ratio(wanted, each[0]), each[0])
        )  # a part is like each whole
        for key, score, _ in near:
            for id in self._bearers[key]:
                if len(found) < most and id not in found and kind in ("", self.things[id].kind):
                    likeness = SURE if key == wanted else min(score, SURE - 1)
                    found[id] = Hit(self.things[id], round(likeness, 1), key)
        return sorted(found.values(), key=lambda hit: -hit.score)

    def beginning(self, text: str, most: int) -> Iterator[Thing]:
        """The things one of whose names begins so, or has the words in it, in that order; else those called nearly so."""
        wanted = _key(text)
        places = [(key.find(wanted), len(key), key) for key in self._bearers if wanted and wanted in key]
        ids = dict.fromkeys(id for _, _, key in sorted(places) for id in self._bearers[key])
        ids |= dict.fromkeys(hit.thing.id for hit in self.like(text, most=most)) if len(ids) < most else {}
        yield from (self.things[id] for id in list(ids)[:most])


def _key(name: str) -> str:
    """What names are compared by: no case, no marks around titles, and in Chinese no blanks."""
    if any(ord(char) in HAN for char in name):
        return name.casefold().translate(_MARKS)
    return " ".join(name.casefold().split())
