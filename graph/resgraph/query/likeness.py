"""How like what somebody typed is to a name: by its words, the rare ones first, and by its letters.

Palermo Conventon            Palermo Convention                              a slip in a word
transnational convention     United Nations Convention against Transnational Organized Crime    some of its words
联合国打击跨国犯罪公约          联合国打击跨国有组织犯罪公约                         most of its pairs of characters
毒罪办                        毒品和犯罪问题办公室                                an abbreviation: its characters in their order
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from math import log
from unicodedata import normalize

from rapidfuzz import fuzz, process

from resgraph.text.scripts import HAN, simplify

SURE = 100.0
"""What the very name comes to."""
_NEARLY = SURE - 1
_LEAST = 50.0
"""A name that is less like is not told, of 100."""
_LETTERS = 72.0
"""From where on letters alone make names alike."""
_SLIP, _BEGINNING = 75.0, 70.0
"""How like a mistyped word is at least, and how much the beginning of a word counts, of 100."""
_WANTED = 0.75
"""How much counts which part of what was typed is in the name; the rest, which part of the name was typed."""
_SHORTEST, _LONGEST = 3, 8
"""Characters of an abbreviation, and the fewest letters of the beginning of a word."""
_MARKS = str.maketrans("-‐‑–—−", "      ", "'’`\"“”«»《》〈〉()（）,，.。")
_WORD = re.compile(r"\w+")


def folded(name: str) -> str:
    """What names are compared by: no case, widths, hyphens or marks; in Chinese no blanks, and simplified characters."""
    plain = " ".join(normalize("NFKC", name).casefold().translate(_MARKS).split())
    return simplify(plain.replace(" ", "")) if _is_han(plain) else plain


class Likeness:
    """Folded names, each found by what is like it."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = [*dict.fromkeys(name for name in names if name)]
        self._holders: dict[str, set[int]] = defaultdict(set)
        for place, name in enumerate(self._names):
            for unit in _units(name):
                self._holders[unit].add(place)
        self._words = [*self._holders]
        self._weights = [sum(map(self._weight, _units(name))) for name in self._names]

    def near(self, wanted: str) -> list[tuple[str, float]]:
        """The names that are like a folded one, with their likeness of 100, the likest and shortest first."""
        found = self._by_words(wanted)
        for _, score, place in process.extract(
            wanted, self._names, scorer=fuzz.ratio, limit=None, score_cutoff=_LETTERS
        ):
            found[place] = max(found.get(place, 0.0), score)
        for place in self._abbreviated(wanted):
            found[place] = max(found.get(place, 0.0), _LEAST + len(wanted) / len(self._names[place]) * 40)
        near = [
            (self._names[place], SURE if self._names[place] == wanted else min(score, _NEARLY))
            for place, score in found.items()
            if score >= _LEAST
        ]
        return sorted(near, key=lambda each: (-each[1], len(each[0]), each[0]))

    def _by_words(self, wanted: str) -> dict[int, float]:
        """The names that share words with it, by their places."""
        shares: dict[int, float] = defaultdict(float)  # of what was typed
        covered: dict[int, float] = defaultdict(float)  # of the name
        total = 0.0
        for unit in _units(wanted):
            alike = self._alike(unit)
            weight = max(map(self._weight, alike), default=log(1 + len(self._names)))
            total += weight
            best: dict[int, tuple[float, float]] = {}
            for word, likeness in alike.items():
                for place in self._holders[word]:
                    best[place] = max(best.get(place, (0.0, 0.0)), (likeness, self._weight(word)))
            for place, (likeness, own) in best.items():
                shares[place] += likeness * weight
                covered[place] += likeness * own
        return {
            place: SURE
            * (_WANTED * share / total + (1 - _WANTED) * min(1.0, covered[place] / self._weights[place]))
            for place, share in shares.items()
        }

    def _alike(self, unit: str) -> dict[str, float]:
        """The words that are this one, or begin so, or are it with a slip, with their likeness of 1."""
        if _is_han(unit) or len(unit) < _SHORTEST:
            return {unit: 1.0} if unit in self._holders else {}
        near = process.extract(unit, self._words, scorer=fuzz.ratio, limit=None, score_cutoff=_SLIP)
        begun = {word: _BEGINNING / SURE for word in self._words if word.startswith(unit)}
        return begun | {word: score / SURE for word, score, _ in near}

    def _abbreviated(self, wanted: str) -> list[int]:
        """The names that hold these Chinese characters in this order."""
        if not (_SHORTEST <= len(wanted) <= _LONGEST and all(ord(char) in HAN for char in wanted)):
            return []
        pattern = re.compile(".*?".join(map(re.escape, wanted)))
        return [place for place, name in enumerate(self._names) if pattern.search(name)]

    def _weight(self, unit: str) -> float:
        return log(1 + len(self._names) / max(1, len(self._holders.get(unit, ()))))


def _units(name: str) -> tuple[str, ...]:
    """Words; of Chinese each pair of neighbouring characters, since its words are not parted."""
    units: dict[str, None] = {}
    for word in _WORD.findall(name):
        pairs = [word[at : at + 2] for at in range(len(word) - 1)] if _is_han(word) else []
        units |= dict.fromkeys(pairs or [word])
    return tuple(units)


def _is_han(text: str) -> bool:
    return any(ord(char) in HAN for char in text)
