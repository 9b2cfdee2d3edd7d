"""What differs between two paragraphs, by words: never through a number, a symbol, a date or a name.

第五十七届会议 -> 第六十一届会议 is one difference, not 五十七 -> 六十一; 2005年12月16日 is one word.
White space, width, case and the choice of traditional or simplified characters are no differences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq

from resgraph.compare.outline import Mark, OutlineParagraph
from resgraph.compare.tokens import Words, is_sign, is_solid, keys_of, whole, words_of

ISLAND = 2
"""So few words in common between two differences are no help to a reader: they become part of one difference."""


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
    one, other = _readied(left), _readied(right)
    blocks = _bridged(_unequal(one, other), one)
    return tuple(_difference(left, right, one, other, block) for block in blocks)


def same_words(left: OutlineParagraph, right: OutlineParagraph) -> bool:
    """Whether nothing differs, a stop at the end aside."""
    return keys_of(left.text) == keys_of(right.text)


Block = tuple[int, int, int, int]
"""From word to word on the left, and on the right."""


def _readied(passage: OutlineParagraph) -> Words:
    spans = [(mark.start, mark.end) for mark in (*passage.names, *passage.cited)]
    return whole(words_of(passage.text), spans)


def _unequal(one: Words, other: Words) -> list[Block]:
    """Where the words differ, each stretch as long as it can be moved to the right for."""
    codes = LCSseq.opcodes(one.keys, other.keys)
    blocks: list[Block] = []
    for code in codes:
        if code.tag == "equal":
            continue
        block = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        if blocks and blocks[-1][1] == block[0] and blocks[-1][3] == block[2]:
            block = (blocks[-1][0], block[1], blocks[-1][2], block[3])
            blocks.pop()
        blocks.append(block)
    return blocks


def _bridged(blocks: Sequence[Block], one: Words) -> list[Block]:
    """The blocks, joined where only an island lies between: a word or two, or less than what was changed around it."""
    joined: list[Block] = []
    for block in blocks:
        if joined and _is_island(one, joined[-1], block):
            block = (joined[-1][0], block[1], joined[-1][2], block[3])  # noqa: PLW2901 - grows as it goes
            joined.pop()
        joined.append(block)
    return joined


def _is_island(one: Words, before: Block, after: Block) -> bool:
    """Whether the words that two differences leave between them help nobody: few, or fewer than were changed around."""
    between = range(before[1], after[0])
    said = [at for at in between if not is_sign(one.keys[at])]
    shown = one.ends[after[0] - 1] - one.starts[before[1]]
    if shown <= ISLAND or (
        len(said) <= ISLAND and not any(one.ends[at] - one.starts[at] > ISLAND for at in said)
    ):
        return True
    return len(said) == ISLAND + 1 == shown and min(_size(before), _size(after)) >= 2 * len(said)


def _size(block: Block) -> int:
    return max(block[1] - block[0], block[3] - block[2])


def _difference(
    left: OutlineParagraph, right: OutlineParagraph, one: Words, other: Words, block: Block
) -> Difference:
    a, b = _side(left, one, block[0], block[1]), _side(right, other, block[2], block[3])
    op = "replace" if a.text and b.text else "delete" if a.text else "insert"
    return Difference(op, a, b, _about(left, a, right, b))


def _side(passage: OutlineParagraph, words: Words, first: int, last: int) -> Side:
    """The stretch from a word to the one behind the last; between two words where there is none."""
    if first < last:
        start, end = words.starts[first], words.ends[last - 1]
    else:
        start = end = words.ends[first - 1] if first else words.starts[0] if words.keys else 0
    return Side(passage.id, start, end, passage.text[start:end])


def _about(left: OutlineParagraph, a: Side, right: OutlineParagraph, b: Side) -> About:
    """What the marks say on both sides: a session or a citation only where there is next to nothing else."""
    names = _ids(left.names, a), _ids(right.names, b)
    bodies = [{_session_of(id) for id in side} for side in names]
    if (
        bodies[0] == bodies[1]
        and all(bodies[0])
        and bodies[0]
        and _bare(left.names, a)
        and _bare(right.names, b)
    ):
        return About.SESSION
    if _ids(left.cited, a) and _ids(right.cited, b) and _bare(left.cited, a) and _bare(right.cited, b):
        return About.CITATION
    if any(names):
        return About.NAME
    return About.NUMBER if _is_number(a) and _is_number(b) else About.WORDS


def _ids(marks: Sequence[Mark], side: Side) -> list[str]:
    return [mark.id for mark in marks if mark.start < side.end and side.start < mark.end]


def _bare(marks: Sequence[Mark], side: Side) -> bool:
    """Whether the stretch has hardly a word outside the marks: a date may stand before or behind a number."""
    words = words_of(side.text)
    outside = (
        key
        for key, at in zip(words.keys, words.starts, strict=True)
        if key[0].isalpha() and not any(mark.start <= side.start + at < mark.end for mark in marks)
    )
    return sum(1 if is_solid(key) else 2 for key in outside) <= _DATE


_DATE = 6
"""The characters of a date and of what joins it to a number, 年 月 日 于; where words have blanks, three: of November."""


def _session_of(id: str) -> str:
    """`event/general-assembly-session-57` is a session of `event/general-assembly`; empty for anything else."""
    body, found, number = id.rpartition("-session-")
    return body if found and number.isdecimal() else ""


def _is_number(side: Side) -> bool:
    return any(character.isdecimal() for character in side.text) and not any(
        character.isalpha() and not character.isdecimal() for character in side.text
    )
