"""Known names in a passage, found in one pass over all of them.

    请联合国毒品和犯罪问题办事处继续努力，根据请求向会员国提供技术援助
      ^^^^^^^^^^^^^^^^^^^^^^^^          ^^^^^^    ^^^^^^^^

The names are matched folded. Of overlapping ones the set that covers most of the text is kept: in
各国际组织 that is 国际组织, not 各国.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from resgraph.find.authorities import Authorities
from resgraph.find.context import (
    EACH_STATE_AFTER,
    PLACE_AFTER,
    PLACE_BEFORE,
    is_bare_head,
    is_national,
    is_parties,
    is_states,
    is_the_assembly,
    is_word,
)
from resgraph.find.folding import Folded, fold
from resgraph.find.titles import is_record, title_spans
from resgraph.model import Span

Reading = tuple[str, str]
"""The id of an entity and how the name names it: label, alternative, hidden, short form."""

ASSEMBLY = "org/general-assembly"
STATES = "国家"
PARTIES = "各方"


@dataclass(frozen=True, slots=True)
class Match:
    """A known name, or an unknown title, in a folded passage; `readings` is empty for an unknown title."""

    start: int
    end: int
    name: str
    readings: tuple[Reading, ...]
    title: bool = False


class Names:
    """The names of all authorities in one language, ready to be found."""

    def __init__(self, authorities: Authorities, language: str = "zh") -> None:
        """Fold and collect the names; the automaton is built at the first search."""
        self.readings: dict[str, tuple[Reading, ...]] = {}
        for text, how, entity in authorities.names(language):
            name = fold(text).text
            if name and not _describes(name, entity):
                self.readings[name] = (*self.readings.get(name, ()), (entity, how))

    @cached_property
    def _patterns(self) -> list[str]:
        return list(self.readings)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(
            self._patterns, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, folded: Folded) -> list[Match]:
        """The names and titles of the passage in order, none inside another."""
        text = folded.text
        spans = title_spans(text)
        records = [span for span in spans if is_record(text[span[0] : span[1]])]
        titles = [span for span in spans if not is_record(text[span[0] : span[1]])]
        found = [self._title(text, span) for span in titles]
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            name = self._patterns[index]
            if _cut_by(start, end, titles) or _inside(start, end, records):
                continue
            if self._fits(text, start, end, name):
                found.append(Match(start, end, name, self.readings[name]))
        return cover(found)

    def inner(self, text: str) -> list[Reading]:
        """The instruments whose titles stand inside a longer name: those of 《…公约》缔约国会议."""
        return [
            reading
            for start, end in title_spans(text)
            for reading in self._title(text, (start, end)).readings
        ]

    def _title(self, text: str, span: Span) -> Match:
        name = text[span[0] + 1 : span[1] - 1]
        known = self.readings.get(name, self.readings.get(f"《{name}》", ()))
        titled = tuple(reading for reading in known if not reading[0].startswith("topic/"))
        return Match(*span, name, titled, title=True)  # 《刑法》 is a country's law, not the subject

    def _fits(self, text: str, start: int, end: int, name: str) -> bool:
        """Whether the place allows this name there."""
        readings = self.readings[name]
        if name == STATES:
            return is_states(text, start, end)
        if name == "各国":
            return bool(EACH_STATE_AFTER.match(text, end))
        if name == PARTIES:
            return is_parties(text, start, end)
        if all(how == "short form" for _, how in readings):
            return is_bare_head(text, start)
        if readings[0][0].startswith("place/") and not PLACE_AFTER.match(text, end):
            return False  # 内罗毕进程, 索马里兰
        if len(name) == 2 and readings[0][0].startswith("place/"):
            return not PLACE_BEFORE.search(text, max(0, start - 1), start)
        if readings[0][0].startswith("org/") and is_national(text, start, end):
            return False
        if name == "大会" and readings[0][0] == ASSEMBLY:
            return is_the_assembly(text, start)
        return is_word(text, start, end)


def _describes(name: str, id: str) -> bool:
    """Whether the name only says of which instrument another is part: 执行《…宣言》的行动计划.

    The text names both, and both are mentions.
    """
    return (
        id.startswith("instrument/") and "《" in name and not (name.startswith("《") and name.endswith("》"))
    )


def _cut_by(start: int, end: int, titles: Sequence[Span]) -> bool:
    """Whether the stretch lies inside a title, or cuts one; it may hold whole ones."""
    return any(
        not (start <= left and right <= end) or (left <= start and end <= right)
        for left, right in _overlapping(start, end, titles)
    )


def _inside(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(True for _ in _overlapping(start, end, spans))


def _overlapping(start: int, end: int, spans: Sequence[Span]) -> Iterator[Span]:
    """Those of the spans, which are in order and apart, that share a character with the stretch."""
    for index in range(bisect_right(spans, start, key=itemgetter(1)), len(spans)):
        if spans[index][0] >= end:
            return
        yield spans[index]


def cover(found: Sequence[Match]) -> list[Match]:
    """The matches that together cover most of the text, none overlapping; fewer and longer ones first."""
    ordered = sorted(found, key=lambda m: (m.end, -m.start))
    best: list[tuple[int, int, Match | None, int]] = [(0, 0, None, 0)]
    ends = [0]
    for match in ordered:
        before = _last_at_most(ends, match.start)
        score = best[before][0] + 4 * (match.end - match.start) - 1
        if score > best[-1][0]:
            best.append((score, before, match, match.end))
            ends.append(match.end)
        elif score == best[-1][0] and best[-1][2] is not None and ends[-1] == match.end:
            continue
    chosen: list[Match] = []
    index = len(best) - 1
    while index:
        _, before, found_match, _ = best[index]
        if found_match is not None:
            chosen.append(found_match)
        index = before
    return chosen[::-1]


def _last_at_most(ends: Sequence[int], limit: int) -> int:
    """The last index whose end is not beyond the limit; scores grow with the index."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if ends[middle] <= limit:
            low = middle + 1
        else:
            high = middle
    return low - 1
