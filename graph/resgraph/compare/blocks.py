"""Which words of two passages differ, in stretches that a reader takes in at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from rapidfuzz.distance import LCSseq

from resgraph.compare.tokens import Words, is_sign

ISLAND = 2
"""So few words in common between two differences are no help to a reader: they become part of one difference."""
_REACH = 3
"""So many words a difference may grow by at an end: words that are written without blanks are seldom longer."""

Block = tuple[int, int, int, int]
"""From word to word on the left, and on the right."""
Cut = Callable[[int], bool]
"""Whether a difference that begins or ends before this word, by its number, cuts what is one to a reader."""


def blocks(one: Words, other: Words, within: tuple[Collection[int], Collection[int]]) -> list[Block]:
    """The stretches that differ, in order; none begins or ends at an offset that is `within` a word, where that can be helped."""
    cuts = _cut(one, within[0]), _cut(other, within[1])
    slid = _slid(_unequal(one, other), (one, other), cuts)
    return _bridged(_widened(slid, one, cuts), one)


def _cut(words: Words, within: Collection[int]) -> Cut:
    def cuts(at: int) -> bool:
        return 0 < at < len(words) and words.ends[at - 1] == words.starts[at] and words.starts[at] in within

    return cuts


def _unequal(one: Words, other: Words) -> list[Block]:
    """Where the words differ, each stretch as long as it can be moved to the right for."""
    found: list[Block] = []
    for code in LCSseq.opcodes(one.keys, other.keys):
        if code.tag != "equal":
            _add(found, (code.src_start, code.src_end, code.dest_start, code.dest_end))
    return found


def _add(found: list[Block], block: Block) -> None:
    """The block behind the others, as one with the last where nothing is between them."""
    if found and found[-1][1] == block[0] and found[-1][3] == block[2]:
        last = found.pop()
        block = (last[0], block[1], last[2], block[3])
    found.append(block)


def _slid(unequal: Sequence[Block], sides: tuple[Words, Words], cuts: tuple[Cut, Cut]) -> list[Block]:
    """The blocks, each moved along what repeats to where it reads best: 第3、第4、第5段 loses 第4、 and not 4、第."""
    found: list[Block] = []
    for number, (a, b, c, d) in enumerate(unequal):
        last = found[-1] if found else (0, 0, 0, 0)
        ahead = (
            unequal[number + 1]
            if number + 1 < len(unequal)
            else tuple(len(side) for side in sides for _ in "ab")
        )
        if a < b and c < d:
            steps = 0
        elif a < b:
            steps = _best(sides[0], cuts, (a, b, c), (last[1], ahead[0]))
        else:
            steps = _best(sides[1], cuts[::-1], (c, d, a), (last[3], ahead[2]))
        _add(found, (a + steps, b + steps, c + steps, d + steps))
    return found


def _best(words: Words, cuts: Sequence[Cut], block: tuple[int, int, int], room: tuple[int, int]) -> int:
    """By how many words, back or ahead, a stretch that only one side has is best moved within the room it has."""
    first, last, other = block
    back = ahead = 0
    while first - back > room[0] and words.keys[first - back - 1] == words.keys[last - back - 1]:
        back += 1
    while last + ahead < room[1] and words.keys[first + ahead] == words.keys[last + ahead]:
        ahead += 1

    def reads(steps: int) -> tuple[int, int, int, int]:
        ends = first + steps, last + steps
        cut = sum(cuts[0](at) for at in ends) + cuts[1](other + steps)
        behind_signs = sum(at > 0 and is_sign(words.keys[at - 1]) for at in ends)
        return -cut, behind_signs, -sum(_is_counted(words, at) for at in ends), -abs(steps)

    return max(range(-back, ahead + 1), key=reads)


def _is_counted(words: Words, at: int) -> bool:
    """Whether a word stands directly behind a number: 号 in 77/214号, 年 in 2005年."""
    return (
        0 < at < len(words) and words.ends[at - 1] == words.starts[at] and words.keys[at - 1][-1].isdecimal()
    )


def _widened(unequal: Sequence[Block], one: Words, cuts: tuple[Cut, Cut]) -> list[Block]:
    """The blocks, grown to whole words into what is equal around them: 书 -> 全 before 面 is 书面 -> 全面."""
    found: list[Block] = []
    for number, (a, b, c, d) in enumerate(unequal):
        before = a - (found[-1][1] if found else 0)
        after = (unequal[number + 1][0] if number + 1 < len(unequal) else len(one)) - b
        back = _steps(before, cuts, a, c, -1)
        ahead = _steps(after, cuts, b, d, 1)
        _add(found, (a - back, b + ahead, c - back, d + ahead))
    return found


def _steps(room: int, cuts: tuple[Cut, Cut], left: int, right: int, way: int) -> int:
    """How far an end must move until it cuts no word on either side; 0 where it cannot."""
    for steps in range(min(room, _REACH) + 1):
        if not (cuts[0](left + way * steps) or cuts[1](right + way * steps)):
            return steps
    return 0


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
