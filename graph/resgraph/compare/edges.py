"""Where words end that are written without blanks: 书面 that becomes 全面 is one word for another, not 书 for 全.

    提交一份书面报告    一份 书面报告: a difference may end before 书 and behind 面, not between them
    减少犯罪行为        of a longer word two characters may be taken: 行为 is one

The words are those of jieba's dictionary. Names and citations are whole already, and where they end a difference may end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from resgraph.compare.tokens import SOLID, folded
from resgraph.find.borders import shared

_RUN = re.compile(f"[{SOLID}]+")
Span = tuple[int, int]


def within_words(text: str, names: Iterable[Span]) -> frozenset[int]:
    """The offsets at which a cut leaves a single character of a word."""
    free = {end for span in names for end in span}
    return _within(text) - free


@lru_cache(maxsize=1024)
def _within(text: str) -> frozenset[int]:
    return frozenset(at for run in _RUN.finditer(folded(text)) for at in _places(run.group(), run.start()))


def _places(run: str, offset: int) -> Iterator[int]:
    """Behind the first character of each word and before its last."""
    for _, start, end in shared(frozenset()).tokens(run):
        if end - start > 1:
            yield from (offset + start + 1, offset + end - 1)
