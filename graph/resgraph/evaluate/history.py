"""A run saved to a file, and what a later run gained and lost against it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from resgraph.evaluate.facts import MEASURES, Fact
from resgraph.evaluate.score import DocumentScore, Outcome
from resgraph.model import InputError, OutputError
from resgraph.model.notice import Notice


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that became right (`gained`) or wrong; `sign` is - for a miss, + for a surplus."""

    gained: bool
    measure: str
    document: str
    sign: str
    fact: Fact


def save_run(path: Path, documents: Iterable[DocumentScore]) -> None:
    """Write the outcomes as JSON, sorted, so that two runs can be compared line by line."""
    saved = {
        d.name: {
            m: {"good": o.good, "missing": [*map(list, o.missing)], "surplus": [*map(list, o.surplus)]}
            for m, o in d.outcomes.items()
        }
        for d in documents
    }
    text = json.dumps(saved, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(Notice("run-not-saved", file=path, reason=error.strerror)) from error


def load_run(path: Path) -> list[DocumentScore]:
    """The documents of a saved run, in the order of their names; InputError where it is none."""
    try:
        saved = json.loads(path.read_text(encoding="utf-8"))
        return [
            DocumentScore(name, {m: _outcome(o) for m, o in outcomes.items()})
            for name, outcomes in sorted(saved.items())
        ]
    except (OSError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise InputError(Notice("no-saved-run", file=path, reason=error)) from error


def _outcome(saved: dict[str, list[list[str]]]) -> Outcome:
    missing, surplus = (tuple(tuple(fact) for fact in saved[side]) for side in ("missing", "surplus"))
    good = saved["good"]
    if not isinstance(good, int):
        raise TypeError(f"good is a number, not {good!r}")
    return Outcome(good, missing, surplus)


def changes(before: Iterable[DocumentScore], after: Iterable[DocumentScore]) -> list[Change]:
    """Gains first, then losses, each in the order of measure and document.

    Only documents and measures of both runs count: what was not measured then is neither.
    """
    earlier = {d.name: d.outcomes for d in before}
    found: list[Change] = []
    for document in after:
        for measure, now in document.outcomes.items():
            then = earlier.get(document.name, {}).get(measure)
            if then is not None:
                found.extend(_changed(measure, document.name, then, now))
    return sorted(found, key=lambda c: (not c.gained, MEASURES.index(c.measure), c.document, c.fact, c.sign))


def _changed(measure: str, document: str, then: Outcome, now: Outcome) -> Iterable[Change]:
    """A fault that is gone is a gain, a new one a loss."""
    for sign, old, new in (("-", then.missing, now.missing), ("+", then.surplus, now.surplus)):
        for fact in sorted(set(old) - set(new)):
            yield Change(True, measure, document, sign, fact)
        for fact in sorted(set(new) - set(old)):
            yield Change(False, measure, document, sign, fact)
