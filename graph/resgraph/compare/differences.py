"""What differs between two paragraphs, by words: never through a number, a symbol, a date or a name.

第五十七届会议 -> 第六十一届会议 is one difference, not 五十七 -> 六十一; 2005年12月16日 is one word.
White space, width, case, Arabic vowel signs and the choice of traditional or simplified characters are no differences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum

from resgraph.compare.blocks import Block, blocks
from resgraph.compare.edges import within_words
from resgraph.compare.outline import Mark, OutlineParagraph
from resgraph.compare.tokens import SOLID, Words, keys_of, linked, whole, words_of


class About(StrEnum):
    """What a difference is about, as far as the marks of the text tell."""

    SESSION = "session"
    CITATION = "citation"
    NAME = "name"
    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Side:
    """A stretch of one paragraph: `text` stands at `[start, end)` of it."""

    paragraph: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """`op` is `replace`, `insert` or `delete`; what is inserted has an empty left side."""

    op: str
    left: Side
    right: Side
    about: About = About.WORDS


def differences(left: OutlineParagraph, right: OutlineParagraph) -> tuple[Difference, ...]:
    """The differences in their order; put into the left text they give the right one."""
    both = {mark.id for mark in left.cited} & {mark.id for mark in right.cited}
    marks = _marked(left, both), _marked(right, both)
    one, other = _readied(left, marks[0]), _readied(right, marks[1])
    within = within_words(left.text, marks[0]), within_words(right.text, marks[1])
    return tuple(_difference(left, right, one, other, block) for block in blocks(one, other, within))


def same_words(left: OutlineParagraph, right: OutlineParagraph) -> bool:
    """Whether nothing differs, a stop at the end aside."""
    return keys_of(left.text) == keys_of(right.text)


Span = tuple[int, int]


def _readied(passage: OutlineParagraph, marks: Sequence[Span]) -> Words:
    return whole(words_of(passage.text), [*marks, *linked(passage.text)])


def _marked(passage: OutlineParagraph, both: Container[str]) -> list[Span]:
    """The names and the citations. Of what both sides cite the number alone: 第52/13号决议 is 52/13 in a list."""
    names = [(mark.start, mark.end) for mark in passage.names]
    cited = [
        _number(passage.text, mark) if mark.id in both else (mark.start, mark.end) for mark in passage.cited
    ]
    return [*names, *cited]


def _number(text: str, mark: Mark) -> Span:
    found = _NUMBER.search(text, mark.start, mark.end)
    return found.span() if found else (mark.start, mark.end)


_NUMBER = re.compile(rf"\d(?:[^{SOLID}]*[^{SOLID}\s])?")
"""From the first digit to the last character that is no ideograph: 2200 A (XXI)."""


def _difference(
    left: OutlineParagraph, right: OutlineParagraph, one: Words, other: Words, block: Block
) -> Difference:
    ends = _ends(one, block[:2]), _ends(other, block[2:])
    a, b = (
        Side(passage.id, *span, passage.text[slice(*span)])
        for passage, span in zip((left, right), _spaced(ends), strict=True)
    )
    op = "replace" if a.text and b.text else "delete" if a.text else "insert"
    return Difference(op, a, b, _about(left, a, right, b))


@dataclass(frozen=True, slots=True)
class _Ends:
    """A stretch of words from `start` to `end`, and where the words `before` it end and those `after` it begin."""

    before: int
    start: int
    end: int
    after: int


def _ends(words: Words, block: tuple[int, int]) -> _Ends:
    """Of the words from the first to the one behind the last; of none, the place between two words."""
    first, last = block
    size = words.ends[-1] if words.keys else 0
    before = words.ends[first - 1] if first else words.starts[0] if words.keys else 0
    after = words.starts[last] if last < len(words) else size
    if first == last:
        return _Ends(before, before, before, after)
    return _Ends(before, words.starts[first], words.ends[last - 1], after)


def _spaced(ends: tuple[_Ends, _Ends]) -> tuple[Span, Span]:
    """From where to where the sides differ, with the blanks that one side has and the other has not."""
    starts, stops = (one.start for one in ends), (one.end for one in ends)
    if len({one.start - one.before for one in ends}) > 1:
        starts = (one.before for one in ends)
    spare = any(one.start == one.end < one.after for one in ends)
    if len({one.after - one.end for one in ends}) > 1 and not spare:
        stops = (one.after for one in ends)
    one, other = zip(starts, stops, strict=True)
    return one, other


def _about(left: OutlineParagraph, a: Side, right: OutlineParagraph, b: Side) -> About:
    """What the marks say on both sides: a session only where nothing else differs, a citation where at most its date does."""
    names = _ids(left.names, a), _ids(right.names, b)
    bodies = [{_session_of(id) for id in side} for side in names]
    if bodies[0] == bodies[1] and bodies[0] and all(bodies[0]) and not _apart(left.names, a, right.names, b):
        return About.SESSION
    cited = _ids(left.cited, a) and _ids(right.cited, b)
    if cited and _apart(left.cited, a, right.cited, b) <= _DATE:
        return About.CITATION
    if any(names):
        return About.NAME
    return About.NUMBER if _is_number(a) and _is_number(b) else About.WORDS


def _ids(marks: Sequence[Mark], side: Side) -> list[str]:
    return [mark.id for mark in marks if mark.start < side.end and side.start < mark.end]


def _apart(lefts: Sequence[Mark], a: Side, rights: Sequence[Mark], b: Side) -> int:
    """How many words outside the marks only one of the sides has."""
    one, other = _outside(lefts, a), _outside(rights, b)
    return ((one - other) + (other - one)).total()


def _outside(marks: Sequence[Mark], side: Side) -> Counter[str]:
    words = whole(words_of(side.text), ())
    return Counter(
        key
        for key, at in zip(words.keys, words.starts, strict=True)
        if key[0].isalpha() and not any(mark.start <= side.start + at < mark.end for mark in marks)
    )


_DATE = 3
"""What a date leaves beside its numbers, and what joins it to the number of a resolution: 日, 于; du, année; de, diciembre."""


def _session_of(id: str) -> str:
    """`event/general-assembly-session-57` is a session of `event/general-assembly`; empty for anything else."""
    body, found, number = id.rpartition("-session-")
    return body if found and number.isdecimal() else ""


def _is_number(side: Side) -> bool:
    """Whether there is nothing but numbers; a date is one: 2005年5月1."""
    if not _NUMBER.search(side.text):
        return False
    keys = whole(words_of(side.text), ()).keys
    return any(key[0].isdecimal() for key in keys) and not any(key[0].isalpha() for key in keys)
