"""What stands behind a name and belongs to it: an office, a body of the whole, what somebody made.

缅甸 + 问题特使              a subject and an office
联合国 + 视察团              words bound to a head
安全理事会 + 设立的委员会     what it made is meant, not the Council
其他 + 与该问题有关的机构     a clause about the head
"""

from __future__ import annotations

import re
from functools import cache

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.scan import Name, Scanner, forms

COMPOUND = DUTIES.pattern("lists.compound")
OF_THE_WHOLE = DUTIES.pattern("lists.body-of-the-whole")
OFFICER = DUTIES.pattern("lists.officer")
CONCERNED = DUTIES.pattern("lists.concerned")


@cache
def office() -> re.Pattern[str]:
    """问题特使, 人权状况特别报告员: a subject and an office after a name."""
    return DUTIES.pattern(
        "lists.office",
        matter=forms("matter"),
        modifier=forms("modifier"),
        quantifier=forms("quantifier"),
        head=forms("head"),
    )


@cache
def _located() -> re.Pattern[str]:
    """在马里的派驻机构: which parts of the body before are meant."""
    return DUTIES.pattern(
        "lists.located",
        modifier=forms("modifier"),
        quantifier=forms("quantifier"),
        organ=forms("organs"),
        delegates=forms("delegates"),
    )


def compound(lists: Scanner, at: int, end: int, *, whole: bool) -> re.Match[str] | None:
    """视察团 of 联合国视察团: words bound to a head, in which a place may stand behind the `whole`; 尽早签署 ends in a verb."""
    found = COMPOUND.match(lists.text, at, end) or _located().match(lists.text, at, end)
    if found is None and whole and lists.words["opener"].at(lists.text, at, end) <= at + 1:
        found = OF_THE_WHOLE.match(lists.text, at, end)
        if found is not None and not _goes_on(lists, found.end(), end):
            return found
    if found is None or not lists.ends(found.end(), end):
        return None
    verb = lists.words["opener"].before(lists.text, found.end())
    return None if at < verb < found.start("head") else found


def acts(lists: Scanner, name: Name | None, at: int, after: int) -> bool:
    """高级专员组织与各国…, 某国代表该部队…: right behind an officer, an office or a State, a verb and no head.

    联合国系统组织 are organizations: the whole has parts.
    """
    word = lists.text[at:after]
    if name is None or name.end != at:
        return (
            word in lists.words["opener"].forms and OFFICER.search(lists.text, max(0, at - 4), at) is not None
        )
    if name.id.startswith("place/"):
        return word in lists.words["delegates"].forms and not lists.ends(after, len(lists.text))
    whole = lists.words["whole"].before(lists.text, at) < at
    officer = name.id.startswith(("role/", "org/"))
    return officer and not whole and word in lists.words["opener"].forms


def _goes_on(lists: Scanner, at: int, end: int) -> bool:
    """Whether the words for somebody go on there: 委员会主席, 委员会秘书处."""
    return at in lists.names or any(
        lists.words[kind].at(lists.text, at, end) > at for kind in ("head", "modifier", "matter")
    )


def belongs(lists: Scanner, start: int, at: int) -> bool:
    """Whether what stands at `at` is part of a meeting, a decade or a treaty named before it: 某国际十年秘书处."""
    before = lists.between(start, at)
    return bool(before) and before[-1].end == at and before[-1].id.startswith(("event/", "instrument/"))


def concerned(lists: Scanner, at: int, end: int) -> int:
    """Past 与该问题有关的 in 其他与该问题有关的机构; `at` where it may be a task: only a quantifier before it tells."""
    found = CONCERNED.match(lists.text, at, end)
    if found is None or lists.words["quantifier"].before(lists.text, at) == at:
        return at
    here = lists.quantified(found.end(), end)
    names = here in lists.names or lists.words["head"].at(lists.text, here, end) > here
    return found.end() if names else at


def made(lists: Scanner, at: int, end: int) -> int:
    """Past what shows that somebody else is meant than the name before: 设立的, 所针对的; `at` where nothing does.

    安全理事会关于苏丹的第1591(2005)号决议所设委员会: a committee that is a name of its own stays one.
    """
    found = _made().match(lists.text, at, end)
    if found is None:
        return at
    return found.end("about") if found["about"] and found.end("about") in lists.names else found.end()


@cache
def _made() -> re.Pattern[str]:
    """设立的, 所针对的: after a name, what it made or supports follows."""
    return DUTIES.pattern("lists.made", maker=forms("made"))
