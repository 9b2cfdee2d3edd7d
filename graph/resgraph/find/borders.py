"""Where words end: a name that is cut out of two words, or out of another name, is none.

    需要公平和平等的待遇        公平 和 平等: no 和平
    个人权利                    个人 权利: no 人权
    国际法律文书                国际 法律文书: no 国际法
    中国共产党, 约旦河西岸      one word each: no China, no Jordan

The segmentation is that of jieba with the known names in its dictionary. It is asked only of short names, and only
where one does not end with a word; where it has cut badly (乌克兰人 权) what is left of its word shows that.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from resgraph.find.authorities import Authorities
from resgraph.find.neighbours import any_of
from resgraph.find.segments import Segmenter, Token
from resgraph.languages.ruled import rules
from resgraph.text.folding import fold

LONGEST = 3
"""Characters of a name that may be made of parts of words; longer ones never were."""
HAN_FIRST, HAN_LAST = chr(0x3400), chr(0x9FFF)
RUN = re.compile(f"[{HAN_FIRST}-{HAN_LAST}]+")
HAN = re.compile(r"[\u4e00-\u9fff]+")
WORDS = rules("names")
ENDINGS = frozenset(WORDS.text("borders.endings"))
"""What makes another word of a name and leaves its meaning: 司法独立性."""
OF_A_PLACE = re.compile(any_of("behind-a-place"))
"""What may follow a place within one word of the dictionary: 柬埔寨政府, not 西班牙文."""
PARTY, PARTIES = WORDS.text("borders.party"), WORDS.text("borders.parties")
RIGHT, RIGHTS_END = WORDS.words("borders.rights")


class Borders:
    """The borders of words around names."""

    def __init__(self, names: frozenset[str]) -> None:
        """Take the known names into the dictionary."""
        self._segmenter = shared(names)
        self._cut = lru_cache(1 << 10)(self._tokens)

    def _tokens(self, run: str) -> tuple[Token, ...]:
        return tuple(self._segmenter.tokens(run))

    def allow(self, text: str, start: int, end: int, *, place: bool) -> bool:
        """Whether the stretch of a folded text can be a name of its own; `place`: whether it names one."""
        if end - start > LONGEST and not place:
            return True
        run = _run(text, start, end)
        if run is None:
            return True
        low, words = start - run.start(), self._cut(run.group())
        high = low + end - start
        index = bisect_right(words, low, key=lambda token: token[1]) - 1
        first = words[index]
        if first[1] <= low and high <= first[2]:
            return _is_own(first, low, high, place=place)
        last = words[bisect_left(words, high, key=lambda token: token[2])]
        rest = last[0][high - last[1] :]
        if rest == RIGHTS_END and text.endswith(RIGHT, start, end) and end - start == LONGEST:
            return True  # 身心健康权利 is 健康权
        return not rest or self._is_word(rest) or (place and OF_A_PLACE.fullmatch(rest) is not None)

    def _is_word(self, rest: str) -> bool:
        """Whether what the last word has behind the name is a word or an ending: 武装冲突双方, not 国际法律."""
        return rest in ENDINGS or (len(rest) > 1 and self._segmenter.count(rest) > 0)


def _run(text: str, start: int, end: int) -> re.Match[str] | None:
    """The run of ideographs that holds the stretch."""
    runs = _runs(text)
    at = bisect_right(runs, start, key=re.Match.start) - 1
    return runs[at] if at >= 0 and runs[at].end() >= end else None


@lru_cache(1)
def _runs(text: str) -> list[re.Match[str]]:
    """The runs of ideographs of the text that is being searched; each of its names asks for one."""
    return [*RUN.finditer(text)]


def _is_own(word: Token, low: int, high: int, *, place: bool) -> bool:
    """Whether a name within one longer word is meant there: 柬埔寨政府 is Cambodia's, 青年党 is no youth."""
    behind = word[0][high - word[1] :]
    if not behind:
        return True
    if place:
        return low > word[1] or OF_A_PLACE.fullmatch(behind) is not None
    return not behind.endswith(PARTY) or behind == PARTIES


def known_words(authorities: Authorities, language: str) -> frozenset[str]:
    """The names of the authorities that can be words of Chinese, and words that the dictionary lacks."""
    names = (fold(text).text for text, how, _ in authorities.names(language) if how != "short form")
    return frozenset(name for name in names if HAN.fullmatch(name)).union(WORDS.words("borders.whole"))


@cache
def shared(names: frozenset[str]) -> Segmenter:
    """One segmenter for all who ask with the same names."""
    return Segmenter(names)
