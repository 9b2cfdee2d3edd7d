"""Whether a name before another says nothing of whom, and whom a noun behind a name means.

国家供资机构 are funding agencies, 非洲联盟会员国 fewer than all; 布隆迪政府 is Burundi.
"""

from __future__ import annotations

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.scan import Name, Scanner

STATE = DUTIES.text("lists.state")
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
    """人权理事会特别程序, 国家供资机构, 联合国会员国: the name before a class tells no other class; `last` is where it ends."""
    text, words = lists.text, lists.words
    quantified = words["quantifier"].at(text, name.start, name.end) > name.start
    if owner.end != last or quantified or not name.id.startswith(CLASSES):
        return False
    whole = words["whole"].before(text, owner.end) < owner.end
    if whole or text[owner.start : owner.end] in words["modifier"].forms:
        return True
    return owner.id.startswith("org/") and not text.endswith(STATE, 0, name.end)
