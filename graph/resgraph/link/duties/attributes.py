"""Whether a name before another says nothing of whom: 国家供资机构 are funding agencies, 非洲联盟会员国 fewer than all."""

from __future__ import annotations

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.scan import Name, Scanner

STATE = DUTIES.text("lists.state")
CLASSES = ("group/", "programme/")


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
