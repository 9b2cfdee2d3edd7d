"""The numbers of resolutions and decisions: 第46/152号决议, 第2005/14、2005/15和2005/19号决议, 第181 A和B(II)号决议.

    group = [noun] ["第"] items "号" [organ] [noun]

Patterns run on folded text. A group without 第 or without 号 needs what else marks it as one: a noun beside it, and a
number that cannot be anything else (ES-10/14号决议, 决议案二七五八(二十六), 大会决议60/1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.find.citations.items import AND, ASIDE, ITEM, Number, read_items
from resgraph.languages.ruled import rules
from resgraph.model import SymbolError, SymbolKind
from resgraph.symbols import parse
from resgraph.text.numerals import CHINESE

CITATIONS = rules("citations")
PARTICLES = rules("particles")
ORDINAL, NUMBER = PARTICLES.text("ordinal"), PARTICLES.text("number")

KINDS = {noun: SymbolKind(kind) for noun, kind in CITATIONS.mapping("nouns").items()}
RESOLUTION, DECISION = CITATIONS.text("words.resolution"), CITATIONS.text("words.decision")
TELLING = CITATIONS.words("words.telling")

STATEMENT = "PRST"
"""What begins the number of a President's statement, and nothing else: 主席声明PRST/8/1采取行动."""

OPENING = "".join(sorted({noun[0] for noun in CITATIONS.words("words.adopted")} | {ORDINAL}))
"""The first characters of a group that opens with a word."""

GROUP = CITATIONS.pattern(
    "groups.group", opening=rf"[{OPENING}A-Z\d{CHINESE[1:-1]}]", item=ITEM, aside=ASIDE, joint=AND
)

UNKNOWN = CITATIONS.pattern("groups.unknown")
"""A numbered resolution whose number is of no series known here: 第C-25/DEC.9号决定, 第X/2号和第XI/1号决定."""


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers under one 第…号: `kind` is None where no noun stands with them, `organ` what stands between."""

    start: int
    end: int
    numbers: tuple[Number, ...]
    kind: SymbolKind | None
    organ: str | None = None
    flags: tuple[str, ...] = ()


def find_groups(text: str) -> tuple[Group, ...]:
    """Each group of numbers in a folded text, in text order; those that turn out to be no citation among them."""
    if NUMBER not in text and not any(word in text for word in TELLING):
        return ()
    groups = _marked_groups(text)
    taken = {at for group in groups for at in range(group.start, group.end)}
    others = (found for found in UNKNOWN.finditer(text) if found.start() not in taken)
    groups += [_unknown(found) for found in others if not _is_symbol(found["items"] or found["letters"])]
    return tuple(sorted(groups, key=lambda group: group.start))


def _marked_groups(text: str) -> list[Group]:
    """The groups that something marks, the last first: one in a list may leave its 号 to the next."""
    groups: list[Group] = []
    for found in reversed(list(GROUP.finditer(text))):
        following = groups[-1].start if groups else None
        if group := _group(text, found, following):
            groups.append(group)
    return groups


def _is_symbol(text: str) -> bool:
    """第A/RES/59/159号决议 holds a symbol, which is read as one."""
    try:
        return parse(text).kind is not SymbolKind.DOCUMENT
    except SymbolError:
        return False


def _unknown(found: re.Match[str]) -> Group:
    """A number of no known series; only the organ can say what it is."""
    name = "items" if found["items"] else "letters"
    number = Number("unknown", found[name], *found.span(name))
    end = found.end("noun") if found.end() == found.start("noun") else found.end()
    return Group(found.start(), end, (number,), KINDS[found["noun"]])


def _group(text: str, found: re.Match[str], following: int | None) -> Group | None:
    """The group, if something marks it as one; `following` is where the next one begins."""
    numbers = read_items(found["items"], found.start("items"))
    if not found["ordinal"] and TORN.search(text, max(0, found.start() - 3), found.start()):
        return None
    if found["late"] and len(numbers) == 1 and numbers[0].form == "bare" and found["noun"]:
        numbers = read_items(found["items"] + found["late"], found.start("items"))
    listed = bool(numbers) and _listed(text, found, numbers, following)
    if not numbers or not (listed or _marked(text, found, numbers)):
        return None
    noun = found["noun"] or found["before"]
    start = found.start("before") if found["before"] and not found["mark"] else found.start()
    if start == found.start() and found["before"] and found["mark"]:
        start = found.end("before")
    flags = () if found["mark"] or found["before"] or listed else ("misprint",)
    return Group(start, found.end(), numbers, KINDS[noun] if noun else None, found["organ"], flags)


def _listed(text: str, found: re.Match[str], numbers: tuple[Number, ...], following: int | None) -> bool:
    """第56/24V、2002年11月22日第57/72号决议: the first number, whose 号 stands with the last one of the list."""
    if following is None or found["mark"] or found["noun"] or numbers[0].form == "bare":
        return False
    dated = found["ordinal"] or DAY_BEFORE.search(text, max(0, found.start() - 1), found.start())
    return bool(dated) and LISTED.fullmatch(text, found.end(), following) is not None


def _marked(text: str, found: re.Match[str], numbers: tuple[Number, ...]) -> bool:
    """Whether 第, 号 and the nouns around make it a citation and not a day, an item or a law."""
    distinct = numbers[0].form != "bare"
    if found["before"] and found["items"].startswith(STATEMENT):
        return True
    if found["mark"]:
        if found["noun"] and KINDS[found["noun"]] is SymbolKind.DOCUMENT:
            return numbers[0].form in ("special", "session", "year")
        if found["noun"]:
            return True
        named = found["before"] and found["before"] != DECISION and numbers[-1].form in ("old", "council")
        return bool(named) or _ends_freely(text, found.end())
    if found["ordinal"] and found["noun"] in (RESOLUTION, DECISION):
        return distinct
    named_before = found["before"] and not found["ordinal"] and distinct and not found["noun"]
    if named_before and found["before"] == DECISION and numbers[0].form == "year":
        return False
    if named_before and found["before"] != DECISION and numbers[-1].form == "old":
        return True
    return bool(named_before and _ends_freely(text, found.end()))


TORN = CITATIONS.pattern("groups.torn")
"""What stands before the end of a number that is not read as one: the 46丨 of 第46丨152号决议."""

FREE_END = CITATIONS.pattern("groups.free_end")

LISTED, DAY_BEFORE = CITATIONS.pattern("groups.listed"), CITATIONS.pattern("groups.day_before")


def _ends_freely(text: str, end: int) -> bool:
    """第5/1号、 and 第5/1号和 may cite; 第26号一般性意见 and 第39574号公约 do not."""
    return FREE_END.match(text, end) is not None
