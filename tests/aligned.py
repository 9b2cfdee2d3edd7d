"""The measure of tests/gold/compare: pairs of resolutions aligned by hand, whose texts are read from ../shared/corpus."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resgraph.compare import Comparison, Pair, compare
from texts import Texts

TRUTH = Path(__file__).with_name("gold") / "compare"
KINDS = {"renewal": "renewals", "sister": "sister texts"}
"""What a file calls the kind of its pair, and what the measure calls all of that kind."""

Link = tuple[str, str]
Group = tuple[frozenset[str], frozenset[str]]


@dataclass
class Match:
    """How many were right, given and wanted."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, found: set[Any], want: set[Any]) -> None:
        """Count one pair of resolutions."""
        self.right += len(found & want)
        self.given += len(found)
        self.wanted += len(want)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing given."""
        return 2 * self.right / (self.given + self.wanted) if self.given + self.wanted else 1.0


def truths() -> Iterator[Mapping[str, Any]]:
    """What was aligned by hand, a pair of resolutions at a time."""
    for path in sorted(TRUTH.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def measured(corpus: Path) -> dict[str, float]:
    """F1 of aligned pairs, all and by kind; of those not word for word; of merged and split; of verbs that changed."""
    texts, counts = Texts(corpus), {name: Match() for name in NAMES}
    for truth in truths():
        told = compare(*(texts.outline(truth[side], truth["language"]) for side in ("left", "right")))
        _count(counts, truth, told)
    return {name: match.f1 for name, match in counts.items()}


NAMES = (*KINDS.values(), "aligned pairs", "not word for word", "merged and split", "verb change")


def _count(counts: Mapping[str, Match], truth: Mapping[str, Any], told: Comparison) -> None:
    rows = truth["alignments"]
    want = links((row["left"], row["right"]) for row in rows)
    optional = {(a, b) for a, b in truth["optional"]} - want
    found = links((pair.left, pair.right) for pair in told.pairs) - optional
    same = links((row["left"], row["right"]) for row in rows if row["relation"] == "same")
    for name in (KINDS[truth["kind"]], "aligned pairs"):
        counts[name].add(found, want)
    counts["not word for word"].add(found - same, want - same)
    joined = {_group(p.left, p.right) for p in told.pairs if len(p.left) + len(p.right) > 2}
    open_ones = {group for group in joined if links([group]) & optional}
    counts["merged and split"].add(
        joined - open_ones,
        {_group(r["left"], r["right"]) for r in rows if len(r["left"]) + len(r["right"]) > 2},
    )
    counts["verb change"].add(*_verbs(rows, told.pairs))


def _verbs(rows: Iterable[Mapping[str, Any]], pairs: Iterable[Pair]) -> tuple[set[str], set[str]]:
    """The left ids whose verb is told as changed, and those whose verb did; what the truth leaves open counts neither way."""
    told = {id: pair.verb.changed for pair in pairs for id in pair.left}
    decided = [row for row in rows if row["verb"].get("changed") is not None]
    return (
        {row["left"][0] for row in decided if told.get(row["left"][0])},
        {row["left"][0] for row in decided if row["verb"]["changed"]},
    )


def _group(left: Iterable[str], right: Iterable[str]) -> Group:
    return frozenset(left), frozenset(right)


def links(groups: Iterable[tuple[Iterable[str], Iterable[str]]]) -> set[Link]:
    """Each paragraph of the left with each of the right."""
    return {(a, b) for left, right in groups for a in left for b in right}
