"""Findings as the graph names them: `<B/A/RES/60/175/zh#op4.54-68>` is characters 54 to 68 of op4 in the Chinese text.

The name of a finding is part of the contract of the graph, whatever else is said of it; so where it stands is read from there.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Store

from resgraph.query.run import text_rows
from resgraph.rdf.vocabulary import NAMESPACES

_FINDING = re.compile(r"(?P<passage>[^#]+#(?P<part>.+?))\.(?P<start>\d+)-(?P<end>\d+)(?:\.\d+)?")
_HEADS = """SELECT ?text ?symbol ?file WHERE {
  ?text eli:realizes ?work ; prov:wasDerivedFrom ?source
  OPTIONAL { ?work dcterms:identifier ?symbol } OPTIONAL { ?source dcterms:title ?file }
}"""
_TEXT = NamedNode(f"{NAMESPACES['nif']}isString")
_REALIZES = NamedNode(f"{NAMESPACES['rg']}realizes")
_POSITION = NamedNode(f"{NAMESPACES['rg']}position")
_LAST = 1 << 30
"""Footnotes have no position; they come last."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a finding stands: the IRIs of its text and passage, the paragraph's id, the offsets."""

    text: str
    passage: str
    part: str
    start: int
    end: int


def spot_of(finding: str) -> Spot | None:
    """Where a finding stands, by its IRI; None for what is no finding."""
    match = _FINDING.fullmatch(finding)
    if match is None:
        return None
    passage = match["passage"]
    return Spot(
        passage.partition("#")[0], passage, unquote(match["part"]), int(match["start"]), int(match["end"])
    )


class Passages:
    """The documents and passages of a store."""

    def __init__(self, store: Store) -> None:
        """Read what the documents are called."""
        self._store = store
        self._names: dict[str, str] = {}
        for row in text_rows(store, _HEADS):
            self._names[row["text"]] = row.get("symbol") or row.get("file") or row["text"]

    @property
    def texts(self) -> Collection[str]:
        """The IRIs of all texts."""
        return self._names.keys()

    def document(self, text: str) -> str:
        """What the document of a text is called: its symbol, or the name of its file."""
        return self._names.get(text, text)

    def words(self, passage: str) -> str:
        """The words of a passage."""
        found = self._one(passage, _TEXT)
        return found.value if isinstance(found, Literal) else ""

    def position(self, passage: str) -> int:
        """Where the passage stands in its document."""
        place = self._one(passage, _REALIZES)
        found = self._one(place.value, _POSITION) if isinstance(place, NamedNode) else None
        return int(found.value) if isinstance(found, Literal) else _LAST

    def _one(self, subject: str, predicate: NamedNode) -> object:
        found = self._store.quads_for_pattern(NamedNode(subject), predicate, None)
        return next((quad.object for quad in islice(found, 1)), None)


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around some words, which stand in 【】; a long one is cut."""
    before, behind = text[:start], text[end:]
    first = max((match.end() for match in _STOP.finditer(before)), default=0)
    last = next((match.end() for match in _STOP.finditer(behind)), len(behind))
    left, right = before[first:].lstrip(), behind[:last].rstrip()
    if len(left) > _LONGEST:
        left = f"…{left[-_LONGEST:]}"
    if len(right) > _LONGEST:
        right = f"{right[:_LONGEST]}…"
    return " ".join(f"{left}【{text[start:end]}】{right}".split())


_STOP = re.compile(r"[\u3002\uff1b\uff01\uff1f]|[;!?\u061b\u061f](?=\s|$)|(?<=\w\w)\.(?=\s+[^\W\d_a-z]|$)")
"""What ends a sentence or a member of a list; a full stop only before a capital, for No. 5 goes on."""
_LONGEST = 160
