"""Pairs of sentences judged by reading whether they are the same agreed language, and what the program decides on them.

gold/agreed.json has no text: each side is a symbol, a paragraph and where in it the sentence stands. The texts are those of
../shared/corpus.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from resgraph.compare.agreed import Sentence, bands, likeness, sentences
from texts import LETTERS, Texts

PAIRS = Path(__file__).with_name("gold") / "agreed.json"
Place = tuple[str, str, int, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """A pair: what a reader says, what the program says, and how alike the letters are, up to 100."""

    language: str
    drawn: int
    same: bool
    doubtful: bool
    said: bool
    letters: float


def figures(found: Sequence[Decided]) -> dict[str, float]:
    """The share of pairs decided rightly, and what the best single threshold on the likeness of letters would reach."""
    told: dict[str, float] = {}
    for language in LETTERS:
        own = [each for each in found if each.language == language]
        sure = [each for each in own if not each.doubtful]
        told[f"{language}, pairs"] = _share(each.same == each.said for each in own)
        told[f"{language}, pairs beyond doubt"] = _share(each.same == each.said for each in sure)
        told[f"{language}, one threshold"] = max(
            _share(each.same == (each.letters >= threshold) for each in own) for threshold in range(60, 101)
        )
    return told


def decided(corpus: Path) -> list[Decided]:
    """Every pair of the file."""
    rows = json.loads(PAIRS.read_text(encoding="utf-8"))
    texts = Texts(corpus)
    found = []
    for row in rows:
        one, other = (_sentence(texts, row["language"], row[side]) for side in ("one", "other"))
        words = [_words(texts, row["language"], row[side]) for side in ("one", "other")]
        said = one is not None and other is not None and _agreed(one, other)
        found.append(
            Decided(
                row["language"],
                row["drawn"],
                row["same"],
                row.get("doubtful", False),
                said,
                fuzz.ratio(*words),
            )
        )
    return found


def _agreed(one: Sentence, other: Sentence) -> bool:
    met = one.digest == other.digest or bool({*bands(one.keys)} & {*bands(other.keys)})
    return met and likeness(one, other) is not None


def _sentence(texts: Texts, language: str, place: Place) -> Sentence | None:
    """The program's own sentence at the place, that has most of it; None where it has none there."""
    symbol, paragraph, start, end = place
    near = [
        (min(end, each.end) - max(start, each.start), each)
        for each in sentences(texts.outline(symbol, language))
        if each.paragraph == paragraph and each.start < end and start < each.end
    ]
    return max(near, key=lambda row: row[0])[1] if near else None


def _words(texts: Texts, language: str, place: Place) -> str:
    """What stands at the place."""
    symbol, paragraph, start, end = place
    passages = texts.outline(symbol, language).passages
    return next(each.text for each in passages if each.id == paragraph)[start:end]


def _share(right: Iterable[bool]) -> float:
    counted = [*right]
    return sum(counted) / len(counted) if counted else 1.0
