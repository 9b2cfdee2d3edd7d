"""Agreed language: sentences that stand, nearly word for word, in a resolution that was adopted before.

强调所有人权都是普遍、不可分割、相互依存和相互关联的 is taken over from text to text; delegates ask where it was first.
Candidates come from MinHash over two words at a time (rensa), the verdict from rapidfuzz. A sentence that differs in
whom or what it is about (another country's, another rapporteur's) is a formula, not the same sentence.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from zlib import crc32

from rapidfuzz import process
from rapidfuzz.distance import Indel, MatchingBlock
from rensa import RMinHash

from resgraph.compare.outline import SOMEBODY, Outline, OutlineParagraph
from resgraph.compare.tokens import folded, is_sign, keys_of, without_signs, words_of

NEARLY = 0.82
"""Sentences less alike are not the same, by their letters: what was agreed is kept, or it is negotiated anew."""
TURNED, SAME_WORDS = 0.72, 0.88
"""A little less will do where the words are the same but for their order: 宗旨和原则, 原则和宗旨."""
WHOLE, MOST = 0.98, 0.6
"""Or where one stands whole in the other and is most of it: 决定按照工作方案继续审议此事, 决定继续审议此事."""
LONG = 11
"""A sentence of fewer words is nobody's: 决定继续处理此案."""
BANDS, ROWS = 32, 4
"""Sentences meet where one of the bands of their signatures, of two words at a time, is equal; above `NEARLY` 99 in 100 do."""
BUCKETS = BANDS + 1
"""And where their words are the same, in whatever order."""

_STOP = re.compile(r"[。；！？]+[”’」』）]*|[.;!?؟؛]+[”’»\")]*(?=\s|$)")
_ON = re.compile(r"\s+(\S)")
_WHOSE = (*SOMEBODY, "instrument/")
"""What a formula is filled with."""
_ABOUT = ("group/", "topic/")
"""And what it is about."""
_PRIVATE, _NUMBERS = 0xF0000, 0xFFFE
"""Characters that no text has, and how many."""


@dataclass(frozen=True)
class Sentence:
    """A sentence and where it stands: `names` are ids with the words they stand in.

    `keys` are its words without signs, `cites` symbols, each with the part that is cited; `about` has for each group or
    topic which of the words it stands in, the first and the one behind the last, and the id.
    """

    symbol: str
    paragraph: str
    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    names: frozenset[tuple[str, str]]
    cites: frozenset[tuple[str, str]] = frozenset()
    about: tuple[tuple[int, int, str], ...] = ()

    @cached_property
    def letters(self) -> str:
        """Its words as `letters_of` puts them together."""
        return letters_of(self.keys)

    @cached_property
    def digest(self) -> str:
        """What sentences of the same words share."""
        return hashlib.sha256(" ".join(self.keys).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Agreed:
    """A sentence and the first place where it stood before."""

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
        if not _is_short_form(text, stop):
            yield at, stop.end()
            at = stop.end()
    if at < len(text):
        yield at, len(text)


def _is_short_form(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop ends a word only: (No. 102), para. 5 of the report."""
    behind = _ON.match(text, stop.end()) if stop.group() == "." else None
    return behind is not None and (behind[1].isdecimal() or behind[1].islower())


def _sentence(symbol: str, passage: OutlineParagraph, start: int, end: int) -> Sentence:
    start += len(passage.text[start:end]) - len(passage.text[start:end].lstrip())
    text = passage.text[start:end].rstrip()
    named = [mark for mark in passage.names if start <= mark.start and mark.end <= end]
    names = frozenset((m.id, folded(passage.text[m.start : m.end])) for m in named if m.id.startswith(_WHOSE))
    cites = frozenset((m.id, m.part) for m in passage.cited if start <= m.start and m.end <= end)
    about = [(m.start - start, m.end - start, m.id) for m in named if m.id.startswith(_ABOUT)]
    keys, stretches = without_signs(keys_of(text)), _stretches(text, about) if about else ()
    return Sentence(symbol, passage.id, start, start + len(text), text, keys, names, cites, stretches)


def letters_of(keys: Sequence[str]) -> str:
    """The words of a sentence without blanks between them; a number, however long, is one letter."""
    joined = "".join(keys)
    return (
        joined if joined.isalpha() else "".join([key if key[0].isalpha() else _number(key) for key in keys])
    )


def _number(key: str) -> str:
    """A private character for a number: hardly any two numbers have the same."""
    return chr(_PRIVATE + crc32(key.encode()) % _NUMBERS)


def _stretches(text: str, marks: Sequence[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    """Which of the words without signs the marks touch, in their order."""
    words = words_of(text)
    kept = [at for at, key in enumerate(words.keys) if not is_sign(key)]
    starts, ends = [words.starts[at] for at in kept], [words.ends[at] for at in kept]
    return tuple(
        sorted((bisect_right(ends, start), bisect_left(starts, end), id) for start, end, id in marks)
    )


def bands(keys: Sequence[str]) -> tuple[int, ...]:
    """The bands of the signature, and one of the words in any order: numbers that hardly any other sentence has by chance."""
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=1)
    sketch.update([f"{one}\x1f{other}" for one, other in pairwise(keys)])
    rows = sketch.digest()
    # Python's hash of numbers is the same on every run, unlike that of strings.
    met = [hash((band, *rows[band * ROWS : (band + 1) * ROWS])) for band in range(BANDS)]
    return (*met, _whatever_order(keys))


def _whatever_order(keys: Sequence[str]) -> int:
    """What sentences of the same words share, in whatever order they stand."""
    digest = hashlib.sha256("\x1f".join(sorted(keys)).encode()).digest()
    return int.from_bytes(digest[:8], signed=True)


def within_reach(letters: str, others: Sequence[str]) -> list[int]:
    """Which of the other sentences, by their letters, may be the same: a quick look before `likeness`."""
    found = process.extract(
        letters, others, scorer=Indel.normalized_similarity, score_cutoff=TURNED, limit=None
    )
    return sorted(at for *_, at in found)


def likeness(one: Sentence, other: Sentence) -> float | None:
    """How alike two sentences are where they are the same agreed language; else None."""
    alike = Indel.normalized_similarity(one.letters, other.letters, score_cutoff=TURNED)
    if alike < TURNED or any(filled(one, other) for filled in _FILLED):
        return None
    if alike >= NEARLY or _stands_in(one.letters, other.letters, alike):
        return round(alike, 2)
    turned = Indel.normalized_similarity(sorted(one.keys), sorted(other.keys), score_cutoff=SAME_WORDS)
    return round(turned, 2) if turned >= SAME_WORDS else None


def _stands_in(one: str, other: str, alike: float) -> bool:
    """Whether one is said whole within the other, and is most of it."""
    short, long = sorted((len(one), len(other)))
    return short >= MOST * long and alike * (short + long) / 2 >= WHOLE * short


def _names_another(one: Sentence, other: Sentence) -> bool:
    """Whether each names somebody whom the other does not, under any name or by any words."""
    return bool(_left(one.names, other.names) and _left(other.names, one.names))


def _left(own: frozenset[tuple[str, str]], its: frozenset[tuple[str, str]]) -> bool:
    ids, words = {id for id, _ in its}, {said for _, said in its}
    return any(id not in ids and said not in words for id, said in own)


def _cites_another(one: Sentence, other: Sentence) -> bool:
    """Whether both cite, and nothing that both cite: 第60/251号决议第3段, 第60/251号决议第6段."""
    shared = (
        symbol == its and (not part or not its_part or part == its_part)
        for symbol, part in one.cites
        for its, its_part in other.cites
    )
    return bool(one.cites and other.cites) and not any(shared)


def _about_another(one: Sentence, other: Sentence) -> bool:
    """Whether one group or topic stands in the place of another, and is all that differs of them.

    The rights of persons with disabilities, of persons with albinism. In a list that was edited more differs, or elsewhere.
    """
    own, its = _alone(one, other), _alone(other, one)
    if own is None or its is None:
        return False
    blocks = Indel.editops(one.keys, other.keys).as_matching_blocks()
    return any(
        _touch(own, (before.a + before.size, after.a)) and _touch(its, (before.b + before.size, after.b))
        for before, after in pairwise([MatchingBlock(0, 0, 0), *blocks])
    )


def _alone(one: Sentence, other: Sentence) -> tuple[int, int] | None:
    """Where the only group or topic stands that the other does not have; None where there are none or several."""
    ids = {id for *_, id in other.about}
    if all(id in ids for *_, id in one.about):
        return None
    found = [(start, end) for start, end, id in one.about if id not in ids]
    whole = min(start for start, _ in found), max(end for _, end in found)
    return whole if whole in found else None


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches have words in common."""
    return max(one[0], other[0]) < min(one[1], other[1])


_FILLED = (_names_another, _cites_another, _about_another)
"""What makes two sentences one formula that was filled twice."""
