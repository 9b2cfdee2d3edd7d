"""What is open in an output folder, as rows to decide: the same words with the same question are one row, the most frequent first.

It is decided for its document, where the same words may mean something else than in another; a name printed as a title
(《甲宣言》) is decided once for all documents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from resgraph.decisions.decision import CANDIDATE, EVERYWHERE, squeezed
from resgraph.query.parameters import base_of
from resgraph.query.run import text_rows
from resgraph.rdf.store import open_store
from resgraph.review.passages import Passages, Spot, sentence, spot_of
from resgraph.review.reasons import in_words
from resgraph.tables.facts import Facts

_OPEN = """SELECT ?finding ?kind ?reason (GROUP_CONCAT(DISTINCT STR(?candidate); separator=" ") AS ?candidates) WHERE {
  ?finding a rg:UnresolvedReference ; rg:kind ?kind ; rg:reason ?reason OPTIONAL { ?finding rg:candidate ?candidate }
} GROUP BY ?finding ?kind ?reason"""
_NAMES = "SELECT ?finding ?reason WHERE { ?finding a rg:CandidateMention ; rg:rule ?reason }"
_TITLE = "title"
"""The rule that proposes names printed as titles."""
_BETWEEN = "; "

Cells = dict[str, str]
"""A row of the file by the names of its columns."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something open at one place: its kind, why it is open, the IRIs of what it may mean."""

    spot: Spot
    document: str
    position: int
    words: str
    kind: str
    reason: str
    candidates: tuple[str, ...] = ()

    @property
    def everywhere(self) -> bool:
        """Whether the words mean the same in all documents."""
        return self.kind == CANDIDATE and self.reason == _TITLE

    @property
    def asks(self) -> tuple[str, ...]:
        """What is the same for all places that one answer is for."""
        document = "" if self.everywhere else self.document
        return (document, self.kind, self.words, self.reason, *self.candidates)

    @property
    def order(self) -> tuple[str, str, int, int]:
        """In the order of documents and paragraphs."""
        return self.document, self.spot.text, self.position, self.spot.start


def open_rows(out: Path, language: str) -> list[Cells]:
    """The rows of all that is open in an output folder; reasons and names in `language`. Raises InputError."""
    store = open_store(out)
    passages, facts = Passages(store), Facts(store, base_of(store), language)
    asked: dict[tuple[str, ...], list[Question]] = defaultdict(list)
    for question in sorted(_questions(passages, facts), key=lambda each: each.order):
        asked[question.asks].append(question)
    same = sorted(asked.values(), key=lambda each: (-len(each), each[0].order))
    return [_row(each, passages, facts) for each in same]


def _questions(passages: Passages, facts: Facts) -> Iterator[Question]:
    for row in text_rows(facts.store, _OPEN):
        yield from _question(
            passages, row, f"open-{row['kind']}", tuple(sorted(row.get("candidates", "").split()))
        )
    for row in text_rows(facts.store, _NAMES):
        yield from _question(passages, row, CANDIDATE, ())


def _question(passages: Passages, row: Cells, kind: str, candidates: tuple[str, ...]) -> Iterator[Question]:
    if spot := spot_of(row["finding"]):
        words = squeezed(passages.words(spot.passage)[spot.start : spot.end])
        yield Question(
            spot, passages.document(spot.text), passages.position(spot.passage), words, kind, row["reason"], candidates
        )  # fmt: skip


def _row(same: Sequence[Question], passages: Passages, facts: Facts) -> Cells:
    first = same[0]
    parts = dict.fromkeys(question.spot.part for question in same)
    return {
        "document": EVERYWHERE if first.everywhere else first.document,
        "paragraph": "" if first.everywhere else _BETWEEN.join(parts),
        "words": first.words,
        "kind": first.kind,
        "occurrences": str(len(same)),
        "candidates": _BETWEEN.join(_meant(first.candidates, facts)),
        "reason": in_words(first.reason, facts.language),
        "where": f"{first.document} {first.spot.part}",
        "sentence": sentence(passages.words(first.spot.passage), first.spot.start, first.spot.end),
        "decision": "",
        "note": "",
    }


def _meant(candidates: Iterable[str], facts: Facts) -> Iterator[str]:
    """Each thing by its id with its name, each document by its symbol."""
    things = f"{facts.base}authority/"
    for iri in candidates:
        id = facts.local(iri)
        if iri.startswith(facts.base) and not iri.startswith(things):
            yield facts.symbol(iri)
        else:
            name = facts.label(iri)
            yield id if name == id else f"{id} ({name})"
