"""Agreed language: sentences that stand, nearly word for word, in a resolution that was adopted before.

强调所有人权都是普遍、不可分割、相互依存和相互关联的 is taken over from text to text; delegates ask where it was first.
Candidates come from MinHash over three words at a time (rensa), the verdict from rapidfuzz. A sentence that differs in
whom or what it is about (another country's, another rapporteur's) is a formula, not the same sentence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel
from rensa import RMinHash

from resgraph.compare.outline import SOMEBODY, Outline, OutlineParagraph
from resgraph.compare.tokens import folded, keys_of

NEARLY = 0.85
"""Sentences less alike are not the same, by words: what was agreed is kept, or it is negotiated anew."""
TURNED, SAME_WORDS = 0.72, 0.88
"""A little less will do where the words are the same but for their order: 宗旨和原则, 原则和宗旨."""
LONG = 12
"""A sentence of fewer words is nobody's: 决定继续处理此案."""
BANDS, ROWS = 16, 4
"""Two sentences meet where one of the bands of their signatures is equal; above `NEARLY` all of 8,170 sentences' pairs did."""
COMMON, PART = 10, 0.1
"""A sentence of more resolutions than this, and than this part of all, is boilerplate: 遵循《联合国宪章》的宗旨和原则."""

_STOP = re.compile(r"[。；！？]+|[.;!?]+(?=\s|$)")
_WHOSE = (*SOMEBODY, "instrument/")
"""What a formula is filled with."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: `names` are ids with the words they stand in."""

    symbol: str
    paragraph: str
    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    names: frozenset[tuple[str, str]]

    @property
    def digest(self) -> str:
        """What sentences of the same words share."""
        return hashlib.sha256(" ".join(self.keys).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Agreed:
    """A sentence and a place where it stood before."""

    symbol: str
    paragraph: str
    start: int
    end: int
    text: str
    earlier: str
    earlier_paragraph: str
    alike: float


def sentences(outline: Outline) -> Iterator[Sentence]:
    """The longer sentences of a resolution, in their order."""
    for passage in outline.passages:
        for start, end in _spans(passage.text):
            found = _sentence(outline.symbol, passage, start, end)
            if len(found.keys) >= LONG:
                yield found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for stop in _STOP.finditer(text):
        yield at, stop.end()
        at = stop.end()
    if at < len(text):
        yield at, len(text)


def _sentence(symbol: str, passage: OutlineParagraph, start: int, end: int) -> Sentence:
    start += len(passage.text[start:end]) - len(passage.text[start:end].lstrip())
    text = passage.text[start:end].rstrip()
    named = [mark for mark in passage.names if start <= mark.start and mark.end <= end]
    names = frozenset((m.id, folded(passage.text[m.start : m.end])) for m in named if m.id.startswith(_WHOSE))
    return Sentence(symbol, passage.id, start, start + len(text), text, keys_of(text), names)


def bands(keys: Sequence[str]) -> tuple[int, ...]:
    """The bands of the signature, and one of the words in any order: numbers that hardly any other sentence has by chance."""
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=1)
    sketch.update(["\x1f".join(keys[at : at + 3]) for at in range(len(keys) - 2)])
    rows = sketch.digest()
    # Python's hash of numbers is the same on every run, unlike that of strings.
    met = (hash((band, *rows[band * ROWS : (band + 1) * ROWS])) for band in range(BANDS))
    return (*met, _whatever_order(keys))


def _whatever_order(keys: Sequence[str]) -> int:
    """What sentences of the same words share, in whatever order they stand."""
    digest = hashlib.sha256("\x1f".join(sorted(keys)).encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


def likeness(one: Sentence, other: Sentence) -> float | None:
    """How alike two sentences are where they are the same agreed language; else None."""
    alike = Indel.normalized_similarity(one.keys, other.keys, score_cutoff=TURNED)
    if alike < TURNED or _another(one, other):
        return None
    if alike < NEARLY:
        turned = Indel.normalized_similarity(sorted(one.keys), sorted(other.keys), score_cutoff=SAME_WORDS)
        return round(turned, 2) if turned >= SAME_WORDS else None
    return round(alike, 2)


def _another(one: Sentence, other: Sentence) -> bool:
    """Whether each names somebody whom the other does not, under any name or by any words."""
    return bool(_left(one.names, other.names) and _left(other.names, one.names))


def _left(own: frozenset[tuple[str, str]], its: frozenset[tuple[str, str]]) -> bool:
    ids, words = {id for id, _ in its}, {said for _, said in its}
    return any(id not in ids and said not in words for id, said in own)


def is_boilerplate(count: int, resolutions: int) -> bool:
    """Whether a sentence that so many of the resolutions have is everybody's."""
    return count > COMMON and count > PART * resolutions
