"""What must stand around a short name for it to be that name."""

from __future__ import annotations

import re
from collections.abc import Callable

from resgraph.find.neighbours import any_of
from resgraph.find.organs import of_others
from resgraph.languages.ruled import rules

NAMES = rules("names")
SHOULD = rules("particles").text("should")

BEFORE_HEAD = NAMES.pattern("around.head_before", before_a_head=any_of("before-a-head"))
ASSEMBLY_BEFORE = re.compile(f"{any_of('before-the-assembly')}$")
"""What else the General Assembly is named behind: 尽管大会, 2007年12月11日大会, 最近的决议是大会."""
SECRETARIAT_OF_OTHERS = NAMES.pattern("around.secretariat_of_others")
CONFERENCES = NAMES.words("around.conferences")
"""What the conference of the parties to an instrument is called."""
OF_INSTRUMENT = NAMES.pattern("around.instrument_before")
STATES_BEFORE = re.compile(f"{any_of('before-states')}$")
STATES_AFTER = re.compile(f"(?!{any_of('not-behind-states')})")
NOT_BEHIND_A_PLACE = NAMES.pattern("around.not_behind_a_place")
NOT_BEHIND_EACH_STATE = NAMES.pattern("around.not_behind_each_state")
NOT_BEFORE_A_PLACE = NAMES.pattern("around.not_before_a_place")
NATIONAL_BEFORE = re.compile(f"{any_of('before-a-national-body')}$")
NATIONAL_END = NAMES.pattern("around.national")
NOT_BEFORE_PARTIES = NAMES.pattern("around.not_before_parties")
NOT_BEHIND_PARTIES = NAMES.pattern("around.not_behind_parties")


Place = Callable[[str, int, int], bool]
"""Whether a folded text allows a name from `start` to `end`."""


def is_bare_head(folded: str, start: int, _end: int) -> bool:
    """Whether 委员会, 中心, 办事处 stands by itself: after punctuation, a function word or a verb.

    In 调查委员会 or 毒品和犯罪问题办事处 the head belongs to a longer name.
    """
    numbered = folded[max(0, start - 3) : start].isdecimal() and start > 2  # 1267委员会 has its name
    return not numbered and bool(BEFORE_HEAD.search(folded[max(0, start - 4) : start]))


def is_one_holder(folded: str, start: int, end: int) -> bool:
    """Whether 任务负责人 is one of them: 任务负责人应根据这些决议履行职责 speaks of all."""
    return is_bare_head(folded, start, end) and not folded.startswith(SHOULD, end)


def is_conference(folded: str, start: int, end: int) -> bool:
    """Whether 缔约方会议 stands by itself, behind a title, or behind 公约 that stands by itself."""
    if of := OF_INSTRUMENT.search(folded, max(0, start - 3), start):
        start = of.start()
    return is_bare_head(folded, start, end)


def is_the_assembly(folded: str, start: int, end: int) -> bool:
    """Whether 大会 can be the General Assembly: not in 世界卫生大会, 缔约方大会, 国际营养大会.

    A noun before it makes it the assembly of what the noun names; it stands behind verbs, particles and days.
    """
    if of_others(folded, start):
        return False
    return bool(ASSEMBLY_BEFORE.search(folded, max(0, start - 5), start)) or is_bare_head(folded, start, end)


def may_be_national(name: str) -> bool:
    """Whether countries have bodies of their own that are called so: 人权委员会."""
    return bool(NATIONAL_END.search(name))


def is_body(folded: str, start: int, end: int) -> bool:
    """Whether the words before leave the name that of its body: 国家人权委员会 is a country's own."""
    return not NATIONAL_BEFORE.search(folded[max(0, start - 2) : start]) and is_word(folded, start, end)


def is_place(folded: str, start: int, end: int) -> bool:
    """Whether a place is named: not in 内罗毕进程, 索马里兰."""
    return not NOT_BEHIND_A_PLACE.match(folded, end) and is_word(folded, start, end)


def is_short_place(folded: str, start: int, end: int) -> bool:
    """Whether two characters name a place: not the 中非 of 其中非洲."""
    return not (
        NOT_BEHIND_A_PLACE.match(folded, end) or NOT_BEFORE_A_PLACE.search(folded, max(0, start - 1), start)
    )


def is_each_state(folded: str, _start: int, end: int) -> bool:
    """Whether 各国 means States: not in 各国人民, 各国议会."""
    return not NOT_BEHIND_EACH_STATE.match(folded, end)


def is_parties(folded: str, start: int, end: int) -> bool:
    """Whether 各方 means parties: not in 各方面, nor in 包容各方的进程 (inclusive)."""
    return not (
        NOT_BEHIND_PARTIES.match(folded, end) or NOT_BEFORE_PARTIES.search(folded[max(0, start - 2) : start])
    )


def is_the_secretariat(folded: str, start: int, _end: int) -> bool:
    """Whether 秘书处 can be that of the United Nations: not in 缔约方会议秘书处, 公约秘书处."""
    return not SECRETARIAT_OF_OTHERS.search(folded, max(0, start - 1), start)


def not_before(*endings: str) -> Place:
    """A name that is only the beginning of a longer word where one of these follows: 国际法 in 国际法庭."""
    return lambda folded, _start, end: not folded.startswith(endings, end)


def is_states(folded: str, start: int, end: int) -> bool:
    """Whether 国家 means States: 向提出要求的国家提供, not 国家元首, 国家和国际战略."""
    return bool(STATES_BEFORE.search(folded[max(0, start - 4) : start])) and bool(
        STATES_AFTER.match(folded, end)
    )


def is_word(folded: str, start: int, end: int) -> bool:
    """Whether a Latin name stands as a word of its own: AU, not the AU of AUGUST."""
    before, after = folded[start - 1 : start], folded[end : end + 1]
    first, last = folded[start], folded[end - 1]
    joined_before = first.isascii() and first.isalnum() and before.isascii() and before.isalnum()
    joined_after = last.isascii() and last.isalnum() and after.isascii() and after.isalnum()
    return not (joined_before or joined_after)
