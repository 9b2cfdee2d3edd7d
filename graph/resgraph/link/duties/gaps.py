"""What stands between a governor and what it may govern, and behind the thing: whether the one reaches the other."""

from __future__ import annotations

import re
from functools import cache

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.governors import DONE, OF, Governor, words
from resgraph.link.duties.listing import Name
from resgraph.model.passage import BLANK

ITS = DUTIES.text("its")
_CLAUSE = DUTIES.pattern("governing.clause")
"""认可《契约》的第1659(2006)号决议: a verb with what it governs, all about the thing behind."""


def is_relative(gap: str) -> bool:
    """通过的《公约》, 所载的: the verb belongs to a clause about the thing."""
    about = gap.startswith(OF) or (gap.startswith(DONE) and gap.endswith(OF))
    return about or _CLAUSE.fullmatch(gap) is not None


def is_open(gap: str, governor: Governor) -> bool:
    """Whether only a list, a relative clause or a colon stands between the governor and the thing."""
    bare = gap.removeprefix(DONE).removeprefix(ITS).lstrip(BLANK)
    if not bare or _COORDINATED.fullmatch(bare) or _FOLLOWING.fullmatch(bare):
        return True
    if _BROKEN.search(gap):
        return False
    if "(" in gap and ")" not in gap[gap.rindex("(") :]:
        return False
    if not governor.act and _doing().search(bare):
        return False
    ends = any(words()[kind].before(gap, len(gap)) < len(gap) for kind in ("joining", "relative"))
    return (ends or _QUALIFIED.search(gap) is not None) and _commas_join(gap)


_BROKEN = DUTIES.pattern("governing.broken")
"""谴责各方违反2019年2月6日《协定》: what is broken is not what the verb before governs."""
_COORDINATED = DUTIES.pattern("governing.coordinated")
"""实施和宣传《宣言》: a second verb."""
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
def _doing() -> re.Pattern[str]:
    """根据决议提交的报告和《公约》: another noun ends what the preposition governs."""
    return DUTIES.pattern("governing.another-noun", doing=words()["doing"].pattern())


def names_another(masked: str, thing: Name) -> bool:
    """《公约》所界定的罪行, 《公约》第三条规定的办法: what follows shows that another thing is spoken of."""
    end = thing.end
    while (other := _SIBLING.match(masked, end)) is not None:
        end = other.end()
    locator = _LOCATOR.match(masked, end)
    return _named(masked, locator.end() if locator else end)


def _named(masked: str, at: int) -> bool:
    return words()["named"].at(masked, at, len(masked)) > at


_LOCATOR = DUTIES.pattern("governing.locator")
_SIBLING = DUTIES.pattern("governing.sibling")
