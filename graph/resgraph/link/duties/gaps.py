"""What stands between a governor and what it may govern, and behind the thing: whether the one reaches the other."""

from __future__ import annotations

import re
from functools import cache

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.governors import DONE, KEPT, MAKING, OF, WITHDRAW, Governor, says, slug, words
from resgraph.link.duties.listing import Name
from resgraph.model.passage import BLANK

ITS = DUTIES.text("its")
_CLAUSE = DUTIES.pattern("governing.clause")
"""认可《契约》的第1659(2006)号决议: a verb with what it governs, all about the thing behind."""


def is_relative(gap: str, governor: Governor, *, inner: bool) -> bool:
    """通过的《公约》, 注意到重申这项权利的文书，包括《公约》: the verb belongs to a clause about the thing.

    `inner` where another word of the sentence stands before the verb.
    """
    about = gap.startswith(OF) or (gap.startswith(DONE) and gap.endswith(OF))
    turn = slug(governor) in MAKING and _IN_TURN.fullmatch(gap) is not None
    kinds = inner and says(governor) and _ABOUT_KINDS.fullmatch(gap) is not None
    return about or turn or kinds or _CLAUSE.fullmatch(gap) is not None


def is_open(gap: str, governor: Governor) -> bool:
    """Whether only a list, a relative clause or a colon stands between the governor and the thing."""
    gap = gap[1:] if gap.startswith(",") and (governor.act or says(governor)) else gap  # 注意到，《公约》…
    bare = gap.removeprefix(DONE).removeprefix(ITS).lstrip(BLANK)
    if not bare or _coordinated().fullmatch(gap) or _FOLLOWING.fullmatch(bare):
        return True
    if slug(governor) == WITHDRAW and (reserved := _RESERVED.match(bare)) is not None:
        bare = bare[reserved.end() :]
        return not bare or _goes_on(bare)
    if _BROKEN.search(gap):
        return False
    if "(" in gap and ")" not in gap[gap.rindex("(") :]:
        return False
    if not governor.act and _doing().search(bare):
        return False
    return _goes_on(gap)


def _goes_on(gap: str) -> bool:
    """Whether the words end with what joins a list or a clause about the thing: 的, 以及, 其各项."""
    ends = any(words()[kind].before(gap, len(gap)) < len(gap) for kind in ("joining", "relative"))
    return (ends or _QUALIFIED.search(gap) is not None) and _commas_join(gap)


def is_kept(masked: str, thing: Name, gap: str, governor: Governor) -> bool:
    """履行在《议程》和《宣言》中所作的承诺, 落实《计划》中的建议: what was promised or proposed in it is done."""
    if slug(governor) not in KEPT or not (_MADE_IN.fullmatch(gap) or is_open(gap, governor)):
        return False
    listed = _LISTED.match(masked, thing.end)
    return _MADE.match(masked, listed.end() if listed else thing.end) is not None


_BROKEN = DUTIES.pattern("governing.broken")
"""谴责各方违反2019年2月6日《协定》: what is broken is not what the verb before governs."""
_RESERVED = DUTIES.pattern("governing.reserved")
"""撤销对《公约》第四条的保留."""
_MADE_IN, _MADE = DUTIES.pattern("governing.made-in"), DUTIES.pattern("governing.made")
_LISTED = DUTIES.pattern("governing.listed")
_IN_TURN = DUTIES.pattern("governing.in-turn")
_WHOSE, _ITS_OWN = DUTIES.pattern("governing.whose"), DUTIES.pattern("governing.its-own")
_WITH, _RELATED = DUTIES.pattern("governing.with"), DUTIES.pattern("governing.related")
_ABOUT_KINDS = DUTIES.pattern("governing.about-kinds")
_FOLLOWING = DUTIES.pattern("governing.following")
"""已加入以下公约:"""
_QUALIFIED = DUTIES.pattern("governing.qualified")
"""其各项任择议定书, 1949年8月12日日内瓦四公约."""


def _commas_join(gap: str) -> bool:
    """Whether what follows each comma goes on with the list: ，以及, ，包括."""
    return all(
        words()["joining"].at(gap, comma.start(), len(gap)) > comma.start() for comma in re.finditer(",", gap)
    )


@cache
def _coordinated() -> re.Pattern[str]:
    """实施和宣传《宣言》, 遵守和充分适用《宣言》: a second verb."""
    return DUTIES.pattern("governing.coordinated", manner=words()["manner"].pattern())


@cache
def _doing() -> re.Pattern[str]:
    """根据决议提交的报告和《公约》: another noun ends what the preposition governs."""
    return DUTIES.pattern("governing.another-noun", doing=words()["doing"].pattern())


def names_another(masked: str, thing: Name, *, act: bool) -> bool:
    """《公约》所界定的罪行, 《公约》第三条规定的办法: what follows shows that another thing is spoken of.

    Under an act a list stands for itself (重申《甲》和《乙》所载的权利), not so in 落实《甲》和《乙》所载的权利.
    """
    listed = None if act else _LISTED.match(masked, thing.end)
    end = listed.end() if listed else thing.end
    while (other := _SIBLING.match(masked, end)) is not None:
        end = other.end()
    if _ITS_OWN.match(masked, end):
        return False
    locator = _LOCATOR.match(masked, end)
    return _named(masked, locator.end() if locator else end)


def _named(masked: str, at: int) -> bool:
    return words()["named"].at(masked, at, len(masked)) > at or has_holder(masked, at)


def has_holder(masked: str, at: int) -> bool:
    """《公约》缔约国, 《公约》的一个缔约国, 《路线图》发起方: those whom it bound or made are spoken of."""
    whose = _WHOSE.match(masked, at)
    at = whose.end() if whose else at
    return words()["holder"].at(masked, at, len(masked)) > at


def is_related(masked: str, gap: str, at: int) -> bool:
    """在与《公约》有关的事项上: it is what something else is related to."""
    return _WITH.search(gap) is not None and _RELATED.match(masked, at) is not None


_LOCATOR = DUTIES.pattern("governing.locator")
_SIBLING = DUTIES.pattern("governing.sibling")
