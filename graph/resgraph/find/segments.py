"""Text cut into words as jieba cuts it, by jieba's dictionary and with the known names in it.

    请联合国毒品和犯罪问题办事处继续努力 -> 请 联合国毒品和犯罪问题办事处 继续 努力

jieba spends its time on objects it makes and throws away. Here the likeliest cut of a run of characters
is found in one pass from its end, and kept: resolutions say the same in the same words. Where rjieba is
installed it does the cutting. Either way the tokens are those of `jieba.Tokenizer.tokenize(text, HMM=False)`,
to the last one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from math import inf, log
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


class Segmenter:
    """Cuts text into words; `frequencies` has every beginning of a word too, with 0 where it is none."""

    def __init__(self, names: Collection[str] = (), native: bool = True) -> None:
        """Load jieba's dictionary, and count each name as frequent; `native`: with rjieba, where it is."""
        self.frequencies, self.total = _dictionary()
        for name in names:
            if not self.frequencies.get(name):
                self.frequencies[name] = FREQUENT
                self.total += FREQUENT
            for end in range(1, len(name)):
                self.frequencies.setdefault(name[:end], 0)
        self._native = self._rjieba(names) if native else None
        self._cut = self._native or lru_cache(REMEMBERED)(self._cut_run)

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
        return log(self.total / (self.frequencies.get(word) or 1))

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


def _dictionary() -> tuple[dict[str, int], int]:
    """How often jieba has counted each word, 0 for what only begins words; and all counts together.

    jieba keeps this in a file too, and is three times slower to read it.
    """
    import jieba  # noqa: PLC0415 - 0.2 s that only its users pay

    tokenizer: Any = jieba.Tokenizer()
    with tokenizer.get_dict_file() as file:
        source: bytes = file.read()
    return kept("words-1", source, lambda: _compiled(tokenizer, source))


def _compiled(tokenizer: Any, source: bytes) -> tuple[dict[str, int], int]:
    file = BytesIO(source)
    file.name = "dict.txt"  # which jieba names in its errors
    frequencies, total = tokenizer.gen_pfdict(file)
    return frequencies, total
