"""Text cut into words as jieba cuts it, by jieba's dictionary and with the known names in it.

    请联合国毒品和犯罪问题办事处继续努力 -> 请 联合国毒品和犯罪问题办事处 继续 努力

jieba spends its time on objects it makes and throws away. Here the likeliest cut of a run of characters
is found in one pass from its end, and kept: resolutions say the same in the same words. Where rjieba is
installed it does the cutting, and only the counts of single words are looked up here. Either way the tokens are
those of `jieba.Tokenizer.tokenize(text, HMM=False)`, to the last one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from math import inf, log
from pathlib import Path
from typing import Any

from resgraph.find.kept import kept

Token = tuple[str, int, int]
"""A word, where it begins and where it ends."""

FREQUENT = 1000
"""How often a known name counts as seen, where the dictionary does not know it."""
REMEMBERED = 1 << 15
"""Runs whose cut is kept: some 10 MB."""

_PIECE = re.compile(
    r"""
    [\u4e00-\u9fd5a-zA-Z0-9+\#&._%\-]+  # what is cut by the dictionary
    | \r\n                              # one token
    | .                                 # any other character is a token
    """,
    re.VERBOSE | re.DOTALL,
)
_ASCII = re.compile(r"[a-zA-Z0-9]")
_RARE_HAN = re.compile(r"[\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Characters of a run to rjieba, none of one to jieba."""


class Counts:
    """How often jieba has counted each word: 8 MB, where a dictionary takes 80 and half a second to load."""

    def __init__(self) -> None:
        """Load jieba's list."""
        source = _listed()
        self._rests, self.total = kept("counts-1", source, lambda: _by_first_character(source))

    def get(self, word: str) -> int:
        """The count; 0 for what is no word."""
        rests = self._rests.get(word[:1], "")
        at = rests.find(f"\n{word[1:]} ")
        return int(rests[at + len(word) + 1 : rests.index("\n", at + 1)]) if at >= 0 else 0


class Segmenter:
    """Cuts text into words.

    `frequencies` are for our own cut: they have every beginning of a word too, with 0 where it is none.
    """

    def __init__(self, names: Collection[str] = (), native: bool = True) -> None:
        """Load jieba's dictionary, and count each name as frequent; `native`: with rjieba, where it is."""
        self._native = self._rjieba(names) if native else None
        counts = Counts()
        self._counts = counts.get
        self._added = dict.fromkeys((name for name in names if not counts.get(name)), FREQUENT)
        self.total = counts.total + FREQUENT * len(self._added)
        self.frequencies = {} if self._native else self._with_beginnings(names)
        self._cut = self._native or lru_cache(REMEMBERED)(self._cut_run)

    def _with_beginnings(self, names: Collection[str]) -> dict[str, int]:
        """How often each word is counted, the names among them, and 0 for what only begins some."""
        frequencies = _dictionary() | self._added
        for name in names:
            for end in range(1, len(name)):
                frequencies.setdefault(name[:end], 0)
        return frequencies

    def _rjieba(self, names: Collection[str]) -> Callable[[str], Sequence[str]] | None:
        """The cut of rjieba, which has the same dictionary; None where it is not installed."""
        try:
            import rjieba  # noqa: PLC0415 - not everybody has it
        except ImportError:
            return None
        tokenizer: Any = rjieba.Jieba()
        for name in names:
            if not tokenizer.has_word(name):
                tokenizer.add_word(name, FREQUENT, "n")
        return lambda text: tokenizer.cut(text, False)

    def words(self, text: str) -> Sequence[str]:
        """The words of the text, none left out."""
        if self._native and not _RARE_HAN.search(text):
            return self._native(text)
        words: list[str] = []
        for piece in _PIECE.findall(text):
            if len(piece) == 1 or piece == "\r\n":
                words.append(piece)
            else:
                words += self._cut(piece)
        return words

    def tokens(self, text: str) -> Iterator[Token]:
        """The words of the text with their places."""
        end = 0
        for word in self.words(text):
            start, end = end, end + len(word)
            yield word, start, end

    def weight(self, word: str) -> float:
        """How much a word tells: the rarer in general Chinese, the more."""
        return log(self.total / (self.count(word) or 1))

    def count(self, word: str) -> int:
        """How often the word is counted in general Chinese; 0 for what is no word."""
        return self._added.get(word) or self._counts(word)

    def _cut_run(self, run: str) -> tuple[str, ...]:
        """The likeliest words; single letters and digits that stand together are one."""
        ends = self._likeliest(run)
        words: list[str] = []
        at = letters = 0
        while at < len(run):
            end = ends[at]
            if end - at == 1 and _ASCII.match(run, at):
                letters += 1
            else:
                if letters:
                    words.append(run[at - letters : at])
                    letters = 0
                words.append(run[at:end])
            at = end
        if letters:
            words.append(run[at - letters : at])
        return tuple(words)

    def _likeliest(self, run: str) -> list[int]:
        """For each place, where the word that begins there ends in the likeliest cut of what follows.

        Of two as likely the longer word is taken. The sums are made in jieba's order, so that they are
        equal where jieba's are.
        """
        known = self.frequencies.get
        certain = log(self.total)
        size = len(run)
        scores = [0.0] * (size + 1)
        ends = [0] * size
        for start in range(size - 1, -1, -1):
            best, chosen = -inf, 0
            end = start + 1
            frequency = known(run[start])
            while frequency is not None:
                if frequency:
                    score = log(frequency) - certain + scores[end]
                    if score >= best:
                        best, chosen = score, end
                if end == size:
                    break
                end += 1
                frequency = known(run[start:end])
            if not chosen:
                best, chosen = 0.0 - certain + scores[start + 1], start + 1
            scores[start], ends[start] = best, chosen
        return ends


def _listed() -> bytes:
    """jieba's list, a word with its count a line; jieba itself takes 0.2 s to load, which few pay."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is not installed", name="jieba")
    return Path(spec.origin).with_name("dict.txt").read_bytes()


def _by_first_character(source: bytes) -> tuple[dict[str, str], int]:
    """By their first character the words without it, each with its count on a line; and all counts together."""
    rows = [line.split(" ", 2)[:2] for line in source.decode("utf-8").splitlines()]
    rests = defaultdict[str, list[str]](list)
    for word, count in dict(rows).items():  # what stands twice counts as it stands last
        rests[word[0]].append(f"\n{word[1:]} {count}")
    lines = {first: "".join(words) + "\n" for first, words in rests.items()}
    return lines, sum(int(count) for _, count in rows)


def _dictionary() -> dict[str, int]:
    """How often jieba has counted each word, 0 for what only begins words.

    jieba keeps this in a file too, and is three times slower to read it.
    """
    source = _listed()
    return kept("words-1", source, lambda: _compiled(source))[0]


def _compiled(source: bytes) -> tuple[dict[str, int], int]:
    import jieba  # noqa: PLC0415 - only where nothing is kept

    tokenizer: Any = jieba.Tokenizer()
    file = BytesIO(source)
    file.name = "dict.txt"  # which jieba names in its errors
    frequencies, total = tokenizer.gen_pfdict(file)
    return frequencies, total
