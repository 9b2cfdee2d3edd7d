"""Names that no authority knows, and the key terms of a paragraph: jieba's part.

Both are proposals for a person to judge; neither is ever mixed into what is known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from resgraph.find.authorities import Authorities
from resgraph.find.borders import known_words, shared
from resgraph.find.segments import Segmenter
from resgraph.languages.ruled import rules
from resgraph.model import Candidate, Span
from resgraph.text.openers import OPENER

WORDS = rules("proposals")
HEADS = frozenset(WORDS.words("proposals.heads"))
"""Words that names of bodies, instruments and meetings end in."""
STOP = frozenset(WORDS.words("proposals.stop"))
FORMAL = frozenset(WORDS.words("proposals.formal"))
"""Words of any resolution."""
BREAKS = STOP | frozenset(WORDS.words("proposals.breaks"))
"""Words that no proposed name holds."""
NUMBER = WORDS.pattern("proposals.number")
HAN = re.compile(r"[\u4e00-\u9fff]+")
TERMS = 5
MIN_LENGTH = 6
"""Characters of a proposed name: 发展战略 is a word, 东盟政府间人权委员会 a name."""


class Proposer:
    """Proposes candidate names and key terms; jieba is started at the first passage."""

    def __init__(self, authorities: Authorities, language: str) -> None:
        """Keep the known names for jieba's dictionary."""
        self.known = known_words(authorities, language)

    @cached_property
    def _segmenter(self) -> Segmenter:
        return shared(self.known)

    def warm(self) -> None:
        """Load the dictionary now."""
        self._segmenter.weight("")

    @cached_property
    def _worth(self) -> Callable[[str], float]:
        """How much a word tells of a passage's subject, by jieba's own counts; 0 for 回顾, 决议 or 有关."""
        weight = self._segmenter.weight
        return lru_cache(1 << 14)(lambda word: weight(word) if _tells(word) else 0.0)

    def propose(self, text: str, taken: Sequence[Span]) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
        """Candidate names outside the stretches already taken, and the key terms, the weightiest first."""
        words = self._segmenter.words(text)
        return tuple(_candidates(text, words, taken)), self._terms(words)

    def _terms(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words that are frequent here and rare in general Chinese."""
        worth = self._worth
        weighed = [(-count * each, word) for word, count in Counter(words).items() if (each := worth(word))]
        return tuple(word for _, word in sorted(weighed)[:TERMS])


def _candidates(text: str, words: Sequence[str], taken: Sequence[Span]) -> Iterator[Candidate]:
    """The names that share no character with what is taken."""
    names = list(_names(text, words))
    covered = {at for start, end in taken for at in range(start, end)} if names else set()
    for start, end in names:
        if covered.isdisjoint(range(start, end)):
            yield Candidate(text[start:end], start, end, "jieba")


def _names(text: str, words: Sequence[str]) -> Iterator[Span]:
    """Runs of words that end in a head and begin after a function word or a verb: 东盟政府间人权委员会."""
    heads = [index for index, word in enumerate(words) if word in HEADS]
    if not heads:
        return
    places = [0, *accumulate(map(len, words))]
    for index in heads:
        first = index
        while first and _joins(words[first - 1]):
            first -= 1
        if first == index or (index + 1 < len(words) and words[index + 1] in HEADS):
            continue
        start, head, end = places[first], places[index], places[index + 1]
        opener = OPENER.match(text, start)
        if opener and opener.end() < head:
            start = opener.end()
        if end - start >= MIN_LENGTH:
            yield start, end


def _tells(word: str) -> bool:
    """Whether the word says something of the subject: not 回顾, 决议 or 有关."""
    return (
        len(word) > 1
        and bool(HAN.fullmatch(word))
        and word not in STOP
        and word not in FORMAL
        and not OPENER.fullmatch(word)
    )


@lru_cache(1 << 14)
def _joins(word: str) -> bool:
    return (
        bool(HAN.fullmatch(word)) and word not in BREAKS and word not in HEADS and not NUMBER.fullmatch(word)
    )
