"""Known names in a passage, found in one pass over all of them.

    请联合国毒品和犯罪问题办事处继续努力，根据请求向会员国提供技术援助
      ^^^^^^^^^^^^^^^^^^^^^^^^          ^^^^^^    ^^^^^^^^

The names are matched folded. Of overlapping ones the set that covers most of the text is kept: in
各国际组织 that is 国际组织, not 各国.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from resgraph.find.authorities import Authorities
from resgraph.find.borders import Borders, known_words
from resgraph.find.context import (
    CONFERENCES,
    Place,
    is_bare_head,
    is_body,
    is_conference,
    is_each_state,
    is_one_holder,
    is_parties,
    is_place,
    is_short_place,
    is_states,
    is_the_assembly,
    is_the_secretariat,
    is_word,
    may_be_national,
    not_before,
)
from resgraph.find.titles import is_record
from resgraph.languages.ruled import rules
from resgraph.model import Span
from resgraph.model.passage import Passage, title_spans
from resgraph.text.folding import fold

Sense = tuple[str, str]
"""The id of an entity and how the name names it: label, alternative, hidden, short form."""

ASSEMBLY = "org/general-assembly"
WORDS = rules("names")
ASSEMBLY_NAME = WORDS.text("titles.assembly")
PLACES: dict[str, Place] = {
    "states": is_states,
    "each-state": is_each_state,
    "parties": is_parties,
    "secretariat": is_the_secretariat,
    "one-holder": is_one_holder,
}
BY_NAME: dict[str, Place] = {
    **{name: PLACES[place] for name, place in WORDS.mapping("words").items()},
    **dict.fromkeys(CONFERENCES, is_conference),
    **{name: not_before(*ends.split()) for name, ends in WORDS.mapping("beginnings").items()},
}
"""Names that are ordinary words as well, or begin some, whatever an authority says of them."""


class Match(NamedTuple):  # a document has hundreds: a tuple is made in a third of a dataclass's time
    """A known name, or an unknown title, in a folded passage; `readings` is empty for an unknown title."""

    start: int
    end: int
    name: str
    readings: tuple[Sense, ...]
    title: bool = False


class Names:
    """The names of all authorities in one language, ready to be found."""

    def __init__(self, authorities: Authorities, language: str) -> None:
        """Fold and collect the names; the automaton is built at the first search."""
        self._words = known_words(authorities, language)
        self.readings: dict[str, tuple[Sense, ...]] = {}
        for text, how, entity in authorities.names(language):
            name = fold(text).text
            if name and not _describes(name, entity):
                self.readings[name] = (*self.readings.get(name, ()), (entity, how))

    @cached_property
    def _patterns(self) -> list[tuple[str, tuple[Sense, ...], Place | None]]:
        return [(name, readings, place_of(name, readings)) for name, readings in self.readings.items()]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(
            list(self.readings), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, passage: Passage, aliases: Mapping[str, str] | None = None) -> list[Match]:
        """The names and titles of the passage in order, none inside another.

        `aliases` are names that the document itself has given to things: 毒罪办 -> org/unodc.
        """
        text, spans = passage.folded.text, passage.titles
        records = {span for span in spans if is_record(text[span[0] : span[1]])}
        found = [self._title(text, span) for span in spans if span not in records]
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            touched = _overlapping(start, end, spans)
            if touched and any(span in records or _cuts(span, start, end) for span in touched):
                continue
            name, readings, fits = self._patterns[index]
            if fits is None or fits(text, start, end):
                found.append(Match(start, end, name, readings))
        for name, id in (aliases or {}).items():
            found += _aliased(text, name, id, spans)
        return cover([match for match in found if self._stands(text, match)])

    def _stands(self, text: str, match: Match) -> bool:
        """Whether the name ends with words, as titles and what the document itself defines always do."""
        if match.title or not match.readings or match.readings[0][1] == "alias":
            return True
        place = match.readings[0][0].startswith("place/")
        return self._borders.allow(text, match.start, match.end, place=place)

    @cached_property
    def _borders(self) -> Borders:
        return Borders(self._words)

    def inner(self, text: str) -> list[Sense]:
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


def place_of(name: str, readings: tuple[Sense, ...]) -> Place | None:
    """What must stand around the name; None where it names the same wherever it stands."""
    id = readings[0][0]
    if name in BY_NAME:
        return BY_NAME[name]
    if all(how == "short form" for _, how in readings):
        return is_bare_head
    if id.startswith("place/"):
        return is_short_place if len(name) == 2 else is_place
    if id.startswith("org/") and may_be_national(name):
        return is_body
    if name == ASSEMBLY_NAME and id == ASSEMBLY:
        return is_the_assembly
    return is_word if name[0].isascii() or name[-1].isascii() else None


def _aliased(text: str, name: str, id: str, titles: Sequence[Span]) -> Iterator[Match]:
    """Where a name that the document defines stands by itself: one of two characters as a bare head does."""
    stands = is_word if len(name) > 2 else is_bare_head
    for found in re.finditer(re.escape(name), text):
        start, end = found.span()
        if not _overlapping(start, end, titles) and stands(text, start, end):
            yield Match(start, end, name, ((id, "alias"),))


def _describes(name: str, id: str) -> bool:
    """Whether the name only says of which instrument another is part: 执行《…宣言》的行动计划.

    The text names both, and both are mentions.
    """
    return (
        id.startswith("instrument/") and "《" in name and not (name.startswith("《") and name.endswith("》"))
    )


def _cuts(title: Span, start: int, end: int) -> bool:
    """Whether the stretch lies inside the title, or cuts it; it may hold the whole."""
    left, right = title
    return not (start <= left and right <= end) or (left <= start and end <= right)


def _overlapping(start: int, end: int, spans: Sequence[Span]) -> Sequence[Span]:
    """Those of the spans, which are in order and apart, that share a character with the stretch."""
    if not spans:
        return spans
    first = bisect_right(spans, start, key=itemgetter(1))
    return spans[first : bisect_left(spans, end, first, key=itemgetter(0))]


def cover(found: Sequence[Match]) -> list[Match]:
    """The matches that together cover most of the text, none overlapping; fewer and longer ones first."""
    ordered = sorted(found, key=lambda m: (m.end, -m.start))
    best: list[tuple[int, int, Match | None, int]] = [(0, 0, None, 0)]
    ends = [0]
    for match in ordered:
        before = bisect_right(ends, match.start) - 1
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
