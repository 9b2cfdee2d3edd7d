"""Whether a name before another says nothing of whom, and whom a noun behind a name means.

国家供资机构 are funding agencies, 非洲联盟会员国 fewer than all; 布隆迪政府 is Burundi.
"""

from __future__ import annotations

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.scan import EVERY_STATE, Name, Scanner

STATE = DUTIES.text("lists.state")
OWNED = DUTIES.pattern("lists.owned")
"""人权理事会 before 特别程序, where the whole is a name."""
CLASSES = ("group/", "programme/")

PARTS = {"org/united-nations": "group/united-nations-entities"}
"""联合国所有实体: whose parts are a class of their own."""


def meant(lists: Scanner, owner: Name | None, noun: str) -> str | None:
    """Who a noun behind a name is: 布隆迪政府 Burundi, 联合国系统各机构 the system, 大会主席 not the Assembly."""
    kinds = {"place/": "government", "org/": "organs", "group/": "delegates"}
    kind = next((kinds[start] for start in kinds if owner and owner.id.startswith(start)), None)
    if owner is None or kind is None or noun not in lists.words[kind].forms:
        return None
    return PARTS.get(owner.id, owner.id)


def is_attribute(lists: Scanner, owner: Name, name: Name, last: int) -> bool:
    """人权理事会特别程序, 国家供资机构, 联合国会员国, 也门冲突各方: the name before a class tells no other class; `last` is where it ends."""
    text, words = lists.text, lists.words
    quantified = words["quantifier"].at(text, name.start, name.end) > name.start
    if owner.id.startswith("place/") and name.id.startswith("group/"):
        between = _behind_quantifiers(lists, owner.end, name.start)
        return (
            name.start in (owner.end, between)
            and not text.endswith(STATE, 0, name.end)
            and not EVERY_STATE.match(text, name.start)
        )
    if owner.end != last or quantified or not name.id.startswith(CLASSES):
        return False
    whole = words["whole"].before(text, owner.end) < owner.end
    if whole or text[owner.start : owner.end] in words["modifier"].forms:
        return True
    return owner.id.startswith("org/") and not text.endswith(STATE, 0, name.end)


def bare(lists: Scanner, owner: Name | None, id: str | None, start: int, end: int) -> tuple[int, int]:
    """The words for somebody behind a name: 联合国系统 of 联合国系统各机构, 行为体 of 缅甸境内所有有关行为体; else all of them."""
    if owner is None:
        return start, end
    if id == owner.id and id.startswith("org/"):
        return owner.start, owner.end
    if owner.id.startswith("place/") and id is None:
        begin = _behind_quantifiers(lists, owner.end, end - 1)
        return (begin if begin and end - begin > 1 else start), end
    return start, end


def _behind_quantifiers(lists: Scanner, start: int, end: int) -> int:
    """Past 境内所有有关; 0 where no such word stands."""
    found, at = 0, start
    while at < end:
        quantified = lists.words["quantifier"].at(lists.text, at, end)
        after = max(quantified, lists.words["modifier"].at(lists.text, at, end))
        if after == at:
            return found
        found, at = quantified if quantified > at else found, after
    return found


def is_apposition(lists: Scanner, last: int, name: Name) -> bool:
    """占领国以色列: the State whose part it plays is named at once."""
    return name.id.startswith("place/") and last == name.start and lists.text.endswith(STATE, 0, last)
