"""Which things are called so, or nearly so: the names of the authority files, and those that a graph brings of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Store

from resgraph.find.authorities import load
from resgraph.query.likeness import Likeness, folded
from resgraph.query.run import text_rows
from resgraph.rdf.vocabulary import NAMESPACES

_OWN = """SELECT ?thing ?name (LANG(?name) AS ?language) ?label WHERE {
  ?thing a skos:Concept ; skos:prefLabel|skos:altLabel ?name FILTER NOT EXISTS { ?thing a rg:Candidate }
  BIND(EXISTS { ?thing skos:prefLabel ?name } AS ?label)
}"""
_WORDS_OF_OURS = ("verb/", "force/", "scale/")
"""Concepts that are no things with a name: words by which the graph describes."""
_SHORT_FORM = 95.0
"""What a short form comes to that needs something named before it: 委员会."""
_SAME, _CODE = f"<{NAMESPACES['skos']}exactMatch> <", f'<{NAMESPACES["skos"]}notation> "'
"""How the statements of the authority files begin that tell the address of the same thing elsewhere, and its code."""


@dataclass(slots=True)
class Thing:
    """A thing by its id, with its labels by language, all its names, and what other lists call it."""

    id: str
    labels: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    same: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

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
    """A thing, and how like it is called, of 100; `name` in `language` is the name that is like."""

    thing: Thing
    score: float
    name: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Bearer:
    """That a thing bears a name: as its label (0), as another name (1), or as a short form (2)."""

    rank: int
    id: str
    name: str
    language: str


class Names:
    """All things by their names."""

    def __init__(self, store: Store | None = None, base: str = "") -> None:
        """Take the authority files, and what the store, if there is one, calls something else."""
        self.things: dict[str, Thing] = {}
        self._bearers: dict[str, dict[str, _Bearer]] = defaultdict(dict)
        for id, entity in load().entities.items():
            names = {name.text for name in entity.names if name.how != "short form"}
            self.things[id] = Thing(
                id, dict(entity.labels), names, _told(entity.lines, _SAME), _told(entity.lines, _CODE)
            )
            for name in entity.names:
                rank = {"label": 0, "short form": 2}.get(name.how, 1)
                self._bear(_Bearer(rank, id, name.text, name.language))
        for row in text_rows(store, _OWN) if store is not None else ():
            self._take(row, base)
        self.kinds = sorted({thing.kind for thing in self.things.values()} - {""})
        self._likeness = Likeness(self._bearers)

    def called(self, text: str) -> list[str]:
        """The ids of the things that are called so, in their order."""
        return sorted(self._bearers.get(folded(text), ()))

    def like(self, text: str, kinds: Collection[str] = (), most: int = 5) -> list[Hit]:
        """The things that are called so or nearly so, the likest first; only those of some kinds where these are given.

        Of things that are called so, one whose label it is goes before one that is also called so; both go before those
        that are called so in short.
        """
        found: dict[str, Hit] = {}
        for key, score in self._likeness.near(folded(text)):
            for bearer in sorted(self._bearers[key].values(), key=lambda each: (each.rank, each.id)):
                if kinds and self.things[bearer.id].kind not in kinds:
                    continue
                likeness = min(score, _SHORT_FORM) if bearer.rank > 1 else score
                if bearer.id not in found or found[bearer.id].score < likeness:
                    found[bearer.id] = Hit(
                        self.things[bearer.id], round(likeness, 1), bearer.name, bearer.language
                    )
        return sorted(found.values(), key=lambda hit: -hit.score)[:most]

    def beginning(self, text: str, most: int) -> Iterator[Thing]:
        """The things one of whose names begins so, or has the words in it, in that order; else those called nearly so."""
        wanted = folded(text)
        places = [(key.find(wanted), len(key), key) for key in self._bearers if wanted and wanted in key]
        ids = dict.fromkeys(id for _, _, key in sorted(places) for id in sorted(self._bearers[key]))
        ids |= dict.fromkeys(hit.thing.id for hit in self.like(text, most=most)) if len(ids) < most else {}
        yield from (self.things[id] for id in list(ids)[:most])

    def _take(self, row: dict[str, str], base: str) -> None:
        """A name that the store has."""
        id = row["thing"].removeprefix(f"{base}authority/")
        if id.startswith(_WORDS_OF_OURS):
            return
        thing, is_label = self.things.setdefault(id, Thing(id)), row.get("label") == "true"
        language = row.get("language", "")
        thing.names.add(row["name"])
        if is_label:
            thing.labels.setdefault(language, row["name"])
        self._bear(_Bearer(0 if is_label else 1, id, row["name"], language))

    def _bear(self, bearer: _Bearer) -> None:
        """Note who bears a name; the surest way counts."""
        key = folded(bearer.name)
        known = self._bearers[key].get(bearer.id) if key else bearer
        if known is None or bearer.rank < known.rank:
            self._bearers[key][bearer.id] = bearer


def _told(lines: tuple[str, ...], begins: str) -> tuple[str, ...]:
    """The addresses or codes in statements: `... <https://.../Q96> .`, `... "MEX"^^<...> .`."""
    rest = (line.partition(begins)[2] for line in lines if begins in line)
    return tuple(sorted({each.partition('"' if begins.endswith('"') else ">")[0] for each in rest}))
