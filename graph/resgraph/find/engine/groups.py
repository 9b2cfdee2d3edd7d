"""A noun and the numbers that it governs: which they are, and whose the noun is.

its resolutions 5/1 and 5/2       two numbers, of the body that speaks
Act No. 2014/58                   none: a law is no resolution
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from resgraph.find.citations.items import Number, between
from resgraph.find.engine.numbers import Printed
from resgraph.find.engine.parts import Part
from resgraph.find.organs import OTHER, SELF
from resgraph.languages.profile import Kind
from resgraph.model import SymbolKind
from resgraph.symbols.series import WORLD_HEALTH_ASSEMBLY

NOUNS = {
    Kind.RESOLUTION: SymbolKind.RESOLUTION,
    Kind.RESOLUTIONS: SymbolKind.RESOLUTION,
    Kind.DECISION: SymbolKind.DECISION,
    Kind.DECISIONS: SymbolKind.DECISION,
    Kind.STATEMENT: SymbolKind.STATEMENT,
}


MANY = (Kind.RESOLUTIONS, Kind.DECISIONS)


NEXT = 2
"""From a number to the next of a list, with one word or sign between."""
NEAR = 3
"""Words that may stand between `its` and the noun: its previous resolutions."""


@dataclass(slots=True)
class Member:
    """A number of a group as it is being read: the part it stands in, its body and its day."""

    at: int
    number: Number
    organ: str | None = None
    day: str | None = None
    locator: str | None = None
    reach: int = 0
    exchanged: bool = False


@dataclass(slots=True)
class Group:
    """A noun and its numbers; `lead` is where the words of the citation begin, `organ` the body at the noun."""

    noun: int
    kind: SymbolKind
    lead: int
    many: bool
    organ: str | None = None
    inside: bool = False
    members: list[Member] = field(default_factory=list)


def open_group(parts: Sequence[Part], at: int, kind: Kind, bodies: dict[int, str]) -> Group:
    """The noun with the body before it or behind it: Council resolution, its resolution, قرار الجمعية العامة."""
    group = Group(at, NOUNS[kind], at, kind in MANY)
    before = at - 1
    if before >= 0 and parts[before].start in bodies:
        group.organ, group.lead = bodies[parts[before].start], before
    elif parts[at].has(Kind.ITS):
        group.organ = _whose(parts, at, bodies)  # a noun that says whose itself: قراره
        group.inside = at > 0 and parts[at - 1].has(Kind.IN)
    else:
        for near in range(before, max(-1, before - NEAR), -1):
            if parts[near].has(Kind.ITS):
                group.organ, group.lead = _whose(parts, near, bodies), near
                group.inside = near > 0 and parts[near - 1].has(Kind.IN)
                break
            if parts[near].sign or parts[near].start in bodies:
                break
    after = past(parts, at + 1, Kind.OF, Kind.ARTICLE)
    if after < len(parts) and parts[after].start in bodies:
        group.organ = bodies[parts[after].start]
    return group


def _whose(parts: Sequence[Part], its: int, bodies: dict[int, str]) -> str:
    """The Assembly, in its resolution: the body just named; else its is the body that speaks."""
    at = its - 1
    if at < 0 or not parts[at].has(Kind.IN):
        return SELF
    at -= 2 if parts[at - 1].sign == "," else 1
    body = bodies.get(parts[at].start, OTHER) if at >= 0 else OTHER
    return SELF if body == OTHER else body


def is_named(parts: Sequence[Part], at: int, bodies: dict[int, str]) -> bool:
    """Whether a number without a noun says whose it is, or the body right before it does: WHA71.3, Council S-36/1."""
    printed = parts[at].printed
    return printed is not None and (
        printed.numbers[0].form in ("health", "treaty") or (at > 0 and parts[at - 1].start in bodies)
    )


def numbers_of(parts: Sequence[Part], at: int, group: Group, bodies: dict[int, str]) -> tuple[Number, ...]:
    """The numbers that the part is: one with a shape, or a bare one right behind the noun or in its list."""
    part = parts[at]
    loose = part.bare or (part.printed if part.printed and _is_loose(part.printed) else None)
    if part.printed and loose is None and not _is_law(parts, at):
        return part.printed.numbers
    if _is_decimal(parts, at):
        return _of_health_assembly(parts, at, group, bodies)
    if loose is None:
        return ()
    before = back(parts, at - 1, Kind.OF, Kind.ARTICLE, Kind.LAW, Kind.BODY)
    follows = before == group.noun
    last = group.members[-1] if group.members else None
    alike = last is not None and last.number.form == loose.numbers[0].form
    lists = last and alike and group.many and before in (last.at + 1, last.at + 2)
    if not follows and not (lists and (parts[before].sign == "," or parts[before].has(Kind.AND))):
        return ()
    return loose.numbers


def _is_loose(printed: Printed) -> bool:
    """X/2 may be a volume and its part: it is a number only where a bare one is."""
    return printed.numbers[0].form == "conference"


def _is_decimal(parts: Sequence[Part], at: int) -> bool:
    """Whether the number is half of 71.3, which is no number of a resolution by itself."""
    dots = (i for i in (at - 1, at + 1) if 0 < i < len(parts) - 1 and parts[i].sign == ".")
    return any(
        parts[dot - 1].bare is not None
        and parts[dot + 1].bare is not None
        and parts[dot - 1].end == parts[dot].start
        and parts[dot].end == parts[dot + 1].start
        for dot in dots
    )


def _of_health_assembly(
    parts: Sequence[Part], at: int, group: Group, bodies: dict[int, str]
) -> tuple[Number, ...]:
    """World Health Assembly resolutions 71.3 and 69.2: read at the part behind the point, where that body is named."""
    first = at - 2
    if first < 0 or parts[at - 1].sign != "." or parts[first].bare is None or parts[at].bare is None:
        return ()
    last = group.members[-1] if group.members else None
    leads = back(parts, first - 1, Kind.OF, Kind.ARTICLE) == group.noun
    joint = parts[first - 1]
    lists = last and last.number.form == "health" and (joint.sign == "," or joint.has(Kind.AND))
    named = [bodies[part.start] for part in parts[:first] if part.start in bodies][-1:]
    behind = past(parts, at + 1, Kind.OF, Kind.ARTICLE)
    if behind < len(parts) and parts[behind].start in bodies:
        named = [bodies[parts[behind].start]]
    if not (leads or lists) or named != [WORLD_HEALTH_ASSEMBLY] or group.organ not in (None, *named):
        return ()
    session, item = (parts[i].bare.numbers[0].number for i in (first, at))  # type: ignore[union-attr] # both are
    return (Number("health", f"{session}.{item}", parts[first].start, parts[at].end),)


def up_to(parts: Sequence[Part], at: int, group: Group, first: Number) -> list[Member]:
    """The numbers between the last of the group and the one at the part: 78/1 to 78/3, 78/5-78/7."""
    last = group.members[-1] if group.members else None
    if last is None or at != last.at + NEXT:
        return []
    joint = parts[last.at + 1]
    if not joint.has(Kind.RANGE) and joint.sign != "-":
        return []
    return [Member(at, number) for number in between(last.number, first)]


def _is_law(parts: Sequence[Part], at: int) -> bool:
    """Act No. 2014/58, article 24 (2): no resolution's number, unless the noun stands before the word."""
    before = at - 1
    while before >= 0 and parts[before].sign == ".":
        before -= 1
    if before >= 0 and parts[before].has(Kind.LOCATOR):
        return True
    if before < 0 or not parts[before].has(Kind.LAW):
        return False
    return before == 0 or not any(kind in parts[before - 1].kinds for kind in NOUNS)


def body_before(parts: Sequence[Part], at: int, bodies: dict[int, str]) -> str | None:
    """The body right before a number of a list: and Security Council 1325 (2000)."""
    return bodies.get(parts[at - 1].start) if at else None


def adjoins(parts: Sequence[Part], group: Group, member: Member) -> bool:
    """Whether the noun stands right before the number, so that the words of the citation begin with it."""
    return back(parts, member.at - 1, Kind.LAW) == group.noun


def sentences(parts: Sequence[Part]) -> list[int]:
    """For each part how many sentences ended before it."""
    count, found = 0, list[int]()
    for index, part in enumerate(parts):
        found.append(count)
        following = parts[index + 1] if index + 1 < len(parts) else None
        count += part.sign == "." and following is not None and following.capital
    return found


def past(parts: Sequence[Part], at: int, *kinds: Kind) -> int:
    """The first part from `at` on that is none of the kinds."""
    while (
        at < len(parts)
        and parts[at].has(*kinds)
        and parts[at].day is None
        and Kind.BODY not in parts[at].kinds
    ):
        at += 1
    return at


def back(parts: Sequence[Part], at: int, *kinds: Kind) -> int:
    """The last part down from `at` that is none of the kinds, nor a stop of an abbreviation."""
    while (
        at >= 0
        and (parts[at].has(*kinds) or parts[at].sign == ".")
        and not any(k in parts[at].kinds for k in NOUNS)
    ):
        at -= 1
    return at
