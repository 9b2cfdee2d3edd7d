"""A folded text and the names known in it, as the grammar of lists asks it: what stands here, what may follow."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.words import Table, load_table

ACTORS = ("org/", "group/", "role/", "place/", "fund/", "programme/")
"""Kinds of names that can be asked."""

KINDS = frozenset(
    {
        *("quantifier", "modifier", "head", "ending", "government", "force", "organs", "delegates", "matter"),
        *("join", "member", "around", "close", "pronoun", "modal", "relative", "opener"),
        *("preposition", "limiting", "negated", "made", "whole", "with"),
    }
)
SESSION = DUTIES.pattern("recipients.session")
"""第四十届会议 behind a body that no authority knows."""
EVERY_STATE = DUTIES.pattern("lists.every-state")
"""各国议会: those of every State, not every 国议会; 该国当局."""
ADVERB = DUTIES.text("adverb")
MANNER = DUTIES.pattern("lists.manner")
"""系统地: how something is done, before its verb."""
FAR = 28
"""The longest words for somebody whom no authority knows."""
RELATIVE_FAR = 160
"""The longest relative clause before who is asked."""
STOPS = frozenset(",;。:、()（）“”《》")


class Name(NamedTuple):
    """A known name in the folded text."""

    start: int
    end: int
    id: str


class Listed(NamedTuple):
    """One of a list: its words in the folded text, and its id where an authority knows it."""

    start: int
    end: int
    id: str | None


@dataclass(slots=True)
class Item:
    """One item of a list: who it names, where it ends; `organs` where a body's parts were named."""

    end: int
    listed: list[Listed] = field(default_factory=list)
    organs: bool = False


@cache
def words() -> Table:
    """The words of lists."""
    return load_table("parties", KINDS)


class Scanner:
    """One folded text with the names known in it."""

    def __init__(self, text: str, names: Iterable[Name], kinds: tuple[str, ...] = ACTORS) -> None:
        """Index the names by where they begin, the longest first; `kinds` of names are somebody."""
        self.text, self.kinds = text, kinds
        self.names: dict[int, Name] = {}
        for name in names:
            known = self.names.get(name.start)
            if known is None or known.end < name.end:
                self.names[name.start] = name
        self.starts = sorted(self.names)
        self.words = words()

    def ends(self, at: int, end: int) -> bool:
        """Whether somebody's words may end there: a task, a separator, a stop or nothing follows."""
        if at >= end or self.text[at] in STOPS or self.opens(at, end) or SESSION.match(self.text, at, end):
            return True
        if self.separated(at, end) > at:
            return True  # 和解 is no 和
        return any(self.words[kind].at(self.text, at, end) > at for kind in ("close", "modal"))

    def opens(self, at: int, end: int) -> bool:
        """Whether a task may open there: 继续, 向, 系统地关注; 联合国 is no 联合."""
        if at in self.names:
            return False
        after = self.words["opener"].at(self.text, self._mannered(at, end), end)
        return after > at and not self._names(at, after, end)

    def _names(self, at: int, verb: int, end: int) -> bool:
        """Whether the verb is only the begin of a word for somebody, which a verb follows: 领导人支持, not 监测组织犯罪."""
        head = self.words["head"].at(self.text, at, end)
        return verb < head < end and self.words["opener"].at(self.text, head, end) > head

    def _mannered(self, at: int, end: int) -> int:
        """Past 系统地, 有意义地; `at` where no such word stands, or a word for somebody: 组织积极地."""
        found = MANNER.match(self.text, at, end) if ADVERB in self.text[at + 2 : at + 4] else None
        if found is None or self.words["head"].at(self.text, at, found.end()) > at:
            return at
        return found.end()

    def separated(self, at: int, end: int) -> int:
        """Where the next of the list begins, past 、, 以及, ，特别是; `at` where no separator stands."""
        found = _separator().match(self.text, at, end)
        return found.end() if found and found.end() > at else at

    def quantified(self, at: int, end: int) -> int:
        """Past 所有, 各, 其他有关; a name that begins with such a word stays whole."""
        here = at
        while here < end and here not in self.names:
            after = self.words["quantifier"].at(self.text, here, end)
            if EVERY_STATE.match(self.text, here):
                break
            if after == here or self.words["head"].at(self.text, here, end) > after:
                break
            if self.words["opener"].at(self.text, here, end) > after:
                break  # 本着
            here = after
        return here

    def bars(self, at: int) -> bool:
        """Whether words stand there that are in nobody's name: 向, 在, 以便."""
        return self.words["preposition"].at(self.text, at, len(self.text)) > at

    def between(self, start: int, end: int) -> list[Name]:
        """The names that begin in a stretch."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [self.names[at] for at in self.starts[low:high]]


@cache
def _separator() -> re.Pattern[str]:
    """、 和 及 以及 ，特别是 ，并酌情: what stands between two of a list."""
    return DUTIES.pattern("lists.separator", member=forms("member"), join=forms("join"))


@cache
def founded() -> re.Pattern[str]:
    """设立的, 所设: what ends the words for what somebody was made under."""
    return DUTIES.pattern("lists.founded", maker=forms("made"))


def forms(kind: str) -> str:
    """The forms of a kind as alternatives."""
    return words()[kind].pattern()
