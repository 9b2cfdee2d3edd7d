"""Citations by form: how often each rule is right, and which series of symbols are found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from resgraph.evaluate.facts import Fact, norm
from resgraph.evaluate.score import Score
from resgraph.model import Extraction


@dataclass(frozen=True, slots=True)
class Forms:
    """Counts of citations: by rule those right and wrong, by series those right, wrong and missed."""

    right_by_rule: Counter[str] = field(default_factory=Counter)
    wrong_by_rule: Counter[str] = field(default_factory=Counter)
    right_by_series: Counter[str] = field(default_factory=Counter)
    wrong_by_series: Counter[str] = field(default_factory=Counter)
    missed_by_series: Counter[str] = field(default_factory=Counter)

    @property
    def false_assembly_numbers(self) -> int:
        """Citations of a General Assembly resolution that the annotation does not have."""
        return self.wrong_by_series["A/RES"]

    def rules(self) -> dict[str, Score]:
        """Precision by rule; what is missed has no rule, so `true` counts what was found rightly."""
        names = sorted({*self.right_by_rule, *self.wrong_by_rule})
        return {
            n: Score(
                self.right_by_rule[n], self.right_by_rule[n] + self.wrong_by_rule[n], self.right_by_rule[n]
            )
            for n in names
        }

    def series(self) -> dict[str, Score]:
        """Precision, recall and F1 by series."""
        names = sorted({*self.right_by_series, *self.wrong_by_series, *self.missed_by_series})
        return {n: self._series_score(n) for n in names}

    def _series_score(self, name: str) -> Score:
        right = self.right_by_series[name]
        return Score(right, right + self.wrong_by_series[name], right + self.missed_by_series[name])


def series_of(symbol: str) -> str:
    """`A/HRC/RES` of A/HRC/RES/54/6, `A/HRC` of A/HRC/54/25/Add.2, `E/CN.4/RES` of E/CN.4/RES/2005/69."""
    kept: list[str] = []
    for part in symbol.split("/"):
        if re.match(r"(?:S-|ES-|OS)?\d", part):
            break
        kept.append(part)
    return "/".join(kept)


def forms_of(extraction: Extraction, true: Counter[Fact]) -> Forms:
    """The extraction's citations counted against the true ones (facts of a place and a symbol)."""
    forms = Forms()
    left = true.copy()
    for place, symbol, rule in _cited(extraction):
        if left[place, symbol] > 0:
            left[place, symbol] -= 1
            forms.right_by_rule[rule] += 1
            forms.right_by_series[series_of(symbol)] += 1
        else:
            forms.wrong_by_rule[rule] += 1
            forms.wrong_by_series[series_of(symbol)] += 1
    for (_, symbol), count in (+left).items():
        forms.missed_by_series[series_of(symbol)] += count
    return forms


def _cited(extraction: Extraction) -> Iterable[tuple[str, str, str]]:
    """Place, symbol and rule of each citation, joint symbols each for itself."""
    for passage, found in extraction.passages():
        for citation in found.citations:
            for symbol in (citation.target, *citation.also):
                yield passage.id, norm(symbol), citation.rule


def add_forms(all_forms: Iterable[Forms]) -> Forms:
    """The counts of several documents together."""
    result = Forms()
    for forms in all_forms:
        result.right_by_rule.update(forms.right_by_rule)
        result.wrong_by_rule.update(forms.wrong_by_rule)
        result.right_by_series.update(forms.right_by_series)
        result.wrong_by_series.update(forms.wrong_by_series)
        result.missed_by_series.update(forms.missed_by_series)
    return result
