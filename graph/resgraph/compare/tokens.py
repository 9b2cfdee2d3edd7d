"""The words of a passage as they are compared: white space, width, case and script are no differences.

第 1373 （２００１） 号 and 第1373(2001)号 have the same words. A character of a script that is written
without blanks is a word, elsewhere what stands between blanks; a number is one, however long.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from resgraph.text.scripts import simplify

SOLID = "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Ideographs and kana: scripts in which each character is read as a word."""
_VOWELS = "\u064b-\u065f\u0670"
"""The vowel signs of Arabic, which are written or not as one likes."""
_MARKS = f"\u0300-\u036f{_VOWELS}"
"""Accents that follow their letter, and vowel signs: no letters to `re`, and still within a word."""
_WORD = re.compile(
    rf"""
    \d+                      # a number
    | [{SOLID}]             # a character of its own
    | [^\W\d_{SOLID}]+ (?: [{_MARKS}]+ [^\W\d_{SOLID}]* )*   # a word between blanks, with accents and vowel signs
    | [^\w\s] | _            # a sign
    """,
    re.VERBOSE,
)
_CHAINED = 1
"""So many words may stand between two numbers that are one: 1991年12月18日, 2005/14, 18 December 1991."""
_LISTS, _THOUSANDS = ",\u060c;\u061b\u3001", ",\u060c"
"""The signs of lists, and those that also part the thousands of a number: 1,000,000."""
_LINKED = re.compile(rf"[^\W_{SOLID}]+(?:(?:[-\u2010\u2011/]|\.(?=\d))[^\W_{SOLID}]+)+")
"""What hyphens and slashes make one of: sixty-ninth, COVID-19, A/C.3/60/L.1."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: `keys` are what is compared, `starts` and `ends` where each stands."""

    keys: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.keys)


@lru_cache(maxsize=4096)
def keys_of(text: str) -> tuple[str, ...]:
    """The words of a passage as `words_of` has them, without their places: several times faster."""
    found = _WORD.findall(folded(text))
    if _VOWEL.search(text):
        found = [_unvowelled(word) for word in found]
    while found and is_sign(found[-1]) and found[-1] not in _CLOSING:
        found.pop()
    return tuple(found)


@lru_cache(maxsize=1024)
def words_of(text: str) -> Words:
    """The words of a passage, without the stop or comma it ends with."""
    whole, at = folded(text), 0
    starts, ends = list[int](), list[int]()
    # Each word is looked for, since nothing but blanks stands between: to make matches takes longer.
    for word in _WORD.findall(whole):
        starts.append(whole.index(word, at))
        ends.append(at := starts[-1] + len(word))
    keys = keys_of(text)
    return Words(keys, tuple(starts[: len(keys)]), tuple(ends[: len(keys)]))


_CLOSING = frozenset(")]}>\"'”’»》〉」』】")
"""A bracket at the end belongs to what it closes."""
_WIDTHS = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
"""Full-width signs, letters and digits, and what they are."""


def folded(text: str) -> str:
    """The text in one width, case and script, character for character."""
    narrow = simplify(text.translate(_WIDTHS))
    small = narrow.lower()
    return small if len(small) == len(narrow) else narrow  # İ has a small letter of two characters


def _unvowelled(word: str) -> str:
    """The word without vowel signs, as it is printed most often: يسلِّم is يسلم."""
    return word if word.isascii() else _VOWEL.sub("", word) or word


_VOWEL = re.compile(f"[{_VOWELS}]+")


def is_sign(key: str) -> bool:
    """Whether a word is punctuation."""
    return not key[0].isalnum()


def without_signs(keys: Iterable[str]) -> tuple[str, ...]:
    """The words among them, punctuation left out."""
    return tuple([key for key in keys if key[0].isalnum()])


def is_solid(key: str) -> bool:
    """Whether a word is one character of a script without blanks."""
    return _SOLID_WORD.match(key) is not None


_SOLID_WORD = re.compile(f"[{SOLID}]")


def whole(words: Words, spans: Iterable[tuple[int, int]]) -> Words:
    """The words, where each of the `spans` (names, citations), and each chain of numbers, is one word."""
    joins = [found for span in spans if len(found := _covered(words, *span)) > 1]
    joins += _chains(words)
    if not joins:
        return words
    return _joined(words, joins)


def _covered(words: Words, start: int, end: int) -> range:
    """The words that a stretch of the text touches."""
    return range(bisect_right(words.ends, start), bisect_left(words.starts, end))


def linked(text: str) -> list[tuple[int, int]]:
    """Where words stand that hyphens or slashes link, and that are one to a reader."""
    return [match.span() for match in _LINKED.finditer(folded(text))]


def _chains(words: Words) -> list[range]:
    """Numbers with at most one word between each two, as one; with a comma and a blank between them they are two."""
    numbers = [at for at, key in enumerate(words.keys) if key[0].isdecimal()]
    return [
        range(first, second + 1)
        for first, second in itertools.pairwise(numbers)
        if second - first <= _CHAINED + 1 and not _is_listed(words, first, second)
    ]


def _is_listed(words: Words, first: int, second: int) -> bool:
    """Whether two numbers follow each other in a list: 446 (1979), 452 (1979); 2018、2019."""
    signs = [words.keys[at] for at in range(first + 1, second)]
    apart = words.ends[second - 1] < words.starts[second]
    return any(sign in _LISTS and (apart or sign not in _THOUSANDS) for sign in signs)


def _joined(words: Words, joins: list[range]) -> Words:
    """The words with the stretches joined; those that overlap become one."""
    keys, starts, ends, at = [], [], [], 0
    for first, last in _merged(joins):
        for single in range(at, first):
            keys.append(words.keys[single])
            starts.append(words.starts[single])
            ends.append(words.ends[single])
        keys.append("\x1f".join(words.keys[first:last]))
        starts.append(words.starts[first])
        ends.append(words.ends[last - 1])
        at = last
    keys += words.keys[at:]
    starts += words.starts[at:]
    ends += words.ends[at:]
    return Words(tuple(keys), tuple(starts), tuple(ends))


def _merged(joins: list[range]) -> list[tuple[int, int]]:
    """The stretches in order, as first word and the word behind the last."""
    merged: list[tuple[int, int]] = []
    for each in sorted(joins, key=lambda join: (join.start, join.stop)):
        if merged and each.start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], each.stop))
        else:
            merged.append((each.start, each.stop))
    return merged
