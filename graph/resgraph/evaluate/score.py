"""Precision, recall and F1 of what was found against what is true, measure by measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from resgraph.evaluate.facts import MEASURES, Fact, Facts


@dataclass(frozen=True, slots=True)
class Outcome:
    """One measure of one document: facts found rightly, missed (`missing`) and not true (`surplus`)."""

    good: int
    missing: tuple[Fact, ...] = ()
    surplus: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over any number of documents, and the three ratios of them."""

    good: int = 0
    found: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        """Of what was found, how much is true; 1.0 where nothing was found and nothing is true."""
        return self.good / self.found if self.found else float(not self.true)

    @property
    def recall(self) -> float:
        """Of what is true, how much was found; 1.0 where nothing is true."""
        return self.good / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """What was measured of one document: an outcome a measure."""

    name: str
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)


def compare(name: str, true: Facts, found: Facts, measures: Iterable[str] = MEASURES) -> DocumentScore:
    """The outcome of each measure, misses and surpluses sorted."""
    return DocumentScore(name, {m: _outcome(true[m], found[m]) for m in measures})


def _outcome(true: Counter[Fact], found: Counter[Fact]) -> Outcome:
    return Outcome(
        good=sum((true & found).values()),
        missing=tuple(sorted((true - found).elements())),
        surplus=tuple(sorted((found - true).elements())),
    )


def total(documents: Iterable[DocumentScore]) -> dict[str, Score]:
    """The scores over all documents, in the order of the measures; only those that were measured."""
    sums: dict[str, list[int]] = {}
    for document in documents:
        for measure, outcome in document.outcomes.items():
            counts = sums.setdefault(measure, [0, 0, 0])
            counts[0] += outcome.good
            counts[1] += outcome.good + len(outcome.surplus)
            counts[2] += outcome.good + len(outcome.missing)
    order = (*(m for m in MEASURES if m in sums), *(m for m in sums if m not in MEASURES))
    return {m: Score(*sums[m]) for m in order}
