"""What a passage states about numbered documents, in any language of which there are tables.

    citation = noun {number}     with a body before the noun, between, or behind the number, and a day behind each number

    General Assembly resolutions 60/251 of 15 March 2006 and 76/300     the body before
    la resolución 60/251 de la Asamblea General, de 15 de marzo de 2006  the body behind, the day behind that
    قراري الجمعية العامة 60/251 و 76/300                                  the body between
    in its resolution 48/141, the General Assembly                       the body whose resolution it is, behind

How lists carry bodies and days is the same everywhere; which words they are is in words.tsv.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from resgraph.find.citations.items import Number
from resgraph.find.citations.statements import Cited, Reading, Stated
from resgraph.find.citations.words import Pronoun
from resgraph.find.dates import Day
from resgraph.find.engine.locating import Located, Locators
from resgraph.find.engine.parts import Part, Parter, organs_of
from resgraph.find.engine.pronouns import find_pronouns
from resgraph.find.engine.tokens import Cutter, Words
from resgraph.find.organs import OTHER, SELF, Organ
from resgraph.languages.profile import Kind, Profile
from resgraph.model import SymbolKind
from resgraph.text.engine.folding import folding

NOUNS = {
    Kind.RESOLUTION: SymbolKind.RESOLUTION,
    Kind.RESOLUTIONS: SymbolKind.RESOLUTION,
    Kind.DECISION: SymbolKind.DECISION,
    Kind.DECISIONS: SymbolKind.DECISION,
    Kind.STATEMENT: SymbolKind.STATEMENT,
}
MANY = (Kind.RESOLUTIONS, Kind.DECISIONS)
MANY_DAYS = 2
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


class CitationReader:
    """Reads the citations of one language."""

    def __init__(self, profile: Profile, cutter: Cutter) -> None:
        """Compile its tables."""
        fold = folding(profile.writing).plain
        joints = {fold(w.form): " and " for w in profile.of(Kind.AND)}
        joints |= {fold(w.form): "-" for w in profile.of(Kind.RANGE)}
        self._exchanged = profile.writing.exchanged
        self._parter = Parter(profile, cutter)
        ordinals = {cutter.stems(form)[-1]: number for form, number in profile.ordinals.items()}
        self._locators = Locators(joints, ordinals)

    def read(self, words: Words, bodies: Sequence[Organ]) -> Reading:
        """What the passage states; `bodies` are those it names in full."""
        parts = self._parter.parts(words, bodies)
        organs = organs_of(parts)
        text = words.folded.text
        groups = self._groups(text, parts, {o.start: o.body for o in organs})
        return Reading(
            stated=tuple(self._stated(parts, groups, organs)),
            cited=tuple(self._cited(text, parts)),
            organs=organs,
            pronouns=find_pronouns(parts),
        )

    def _groups(self, text: str, parts: Sequence[Part], bodies: dict[int, str]) -> list[Group]:
        """Each noun with the numbers that it governs: those up to the next noun."""
        groups: list[Group] = []
        for at, part in enumerate(parts):
            kind = next((k for k in NOUNS if k in part.kinds), None)
            if kind is not None:
                groups.append(_group(parts, at, kind, bodies))
            elif groups and (printed := _printed(parts, at, groups[-1])):
                groups[-1].members += [Member(at, number) for number in printed]
            elif not groups and part.printed and at and parts[at - 1].start in bodies:
                alone = Group(at - 1, SymbolKind.RESOLUTION, at - 1, many=False)  # Council S-36/1
                alone.members += [Member(at, number) for number in part.printed.numbers]
                groups.append(alone)
        for group in groups:
            self._days(text, parts, group, bodies)
            if self._exchanged:
                group.members = [_righted(member) for member in group.members]
        _days_in_turn(parts, groups)
        _days_of_all(parts, groups)
        for one, following in pairwise(groups):
            _share_day(one, following)
        return [group for group in groups if group.members]

    def _days(self, text: str, parts: Sequence[Part], group: Group, bodies: dict[int, str]) -> None:
        """Give the members their bodies, days and parts, each from what stands around its number."""
        for index, member in enumerate(group.members):
            if index and group.members[index - 1].at == member.at:
                continue
            body = _listed(parts, member.at, bodies)
            tail = _behind(parts, member.at + 1, group, bodies)
            here = [m for m in group.members if m.at == member.at]
            located = self._locators.behind(text, parts, tail.next)
            if located is None and tail.next != member.at + 1:
                located = self._locators.behind(text, parts, member.at + 1)
            for each in here:
                each.organ, each.day = body, tail.day
                each.reach = max(parts[tail.next - 1].end, located.reach if located else 0)
            here[-1].locator = located.text if located else None
            if tail.body:
                _give_back(group, index + len(here), tail.body)
        _share_days(parts, group)
        if group.members and (before := self._locators.before(text, parts, group.lead)):
            first = group.members[0]
            first.locator = first.locator or before.text

    def _stated(
        self, parts: Sequence[Part], groups: Sequence[Group], organs: Sequence[Organ]
    ) -> list[Stated]:
        """The numbers as the linker takes them."""
        found: list[Stated] = []
        for number, group in enumerate(groups):
            single = len(group.members) == 1
            for member in group.members:
                joined = single and _adjoins(parts, group, member)
                start = parts[group.noun].start if joined else member.number.start
                earlier = [(o.start, o.body) for o in reversed(organs) if o.end <= member.number.start]
                found.append(
                    Stated(
                        start,
                        member.number.end,
                        member.number,
                        group.kind,
                        group=number,
                        sentence=_sentence(parts, member.at),
                        organ=member.organ or group.organ,
                        earlier=tuple(earlier),
                        date=member.day,
                        locator=member.locator,
                        flags=("misprint",) if member.exchanged else (),
                    )
                )
        return found

    def _cited(self, text: str, parts: Sequence[Part]) -> list[Cited]:
        """The documents cited by symbol, each with the part that follows it."""
        found: list[Cited] = []
        for at, part in enumerate(parts):
            if part.document is None:
                continue
            located = self._locators.behind(text, parts, at + 1) or self._locators.before(text, parts, at)
            locator = located.text if located else None
            reach = max(part.end, located.reach) if located else part.end
            found.append(Cited(part.document, part.start, part.end, locator, reach))
        return found


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind a number: its body, its day, and the part that comes next."""

    next: int
    body: str | None = None
    day: str | None = None


def _group(parts: Sequence[Part], at: int, kind: Kind, bodies: dict[int, str]) -> Group:
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
    after = _past(parts, at + 1, Kind.OF, Kind.ARTICLE)
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


def _printed(parts: Sequence[Part], at: int, group: Group) -> tuple[Number, ...]:
    """The numbers that the part is: one with a shape, or a bare one right behind the noun or in its list."""
    part = parts[at]
    if part.printed and not _is_law(parts, at):
        return part.printed.numbers
    if part.bare is None:
        return ()
    before = _back(parts, at - 1, Kind.OF, Kind.ARTICLE, Kind.LAW, Kind.BODY)
    follows = before == group.noun
    last = group.members[-1] if group.members else None
    lists = last and last.number.form == "bare" and group.many and before in (last.at + 1, last.at + 2)
    if not follows and not (lists and (parts[before].sign == "," or parts[before].has(Kind.AND))):
        return ()
    return part.bare.numbers


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


def _listed(parts: Sequence[Part], at: int, bodies: dict[int, str]) -> str | None:
    """The body right before a number of a list: and Security Council 1325 (2000)."""
    return bodies.get(parts[at - 1].start) if at else None


def _behind(parts: Sequence[Part], at: int, group: Group, bodies: dict[int, str]) -> Tail:
    """The body and the day behind a number, in either order, commas between them."""
    tail = Tail(at)
    for _ in range(2):
        comma = tail.next < len(parts) and parts[tail.next].sign == ","
        here = tail.next + comma
        if tail.day is None and tail.body is None:
            here = _past_title(parts, here)
        day_at = _past(parts, here, Kind.DATED, Kind.DATED_ALL, Kind.ARTICLE)
        if tail.day is None and day_at > here and day_at < len(parts) and (day := parts[day_at].day):
            tail = Tail(day_at + 1, tail.body, day.iso)
            continue
        body_at = _past(parts, here, Kind.OF, Kind.ARTICLE)
        if tail.body or body_at >= len(parts) or parts[body_at].start not in bodies:
            break
        led = any(parts[i].has(Kind.OF) for i in range(here, body_at))
        if parts[body_at].has(Kind.AND):
            break
        if comma and not led and not group.inside:
            break
        if tail.day and not led and not group.inside:
            break
        tail = Tail(body_at + 1, bodies[parts[body_at].start], tail.day)
    return tail


def _past_title(parts: Sequence[Part], at: int) -> int:
    """Behind a title in quotation marks: resolution 70/1 entitled "Transforming our world" of 25 September 2015."""
    opens = next((i for i in range(at, min(at + NEAR, len(parts))) if parts[i].sign == '"'), None)
    if opens is None or any(parts[i].kinds or parts[i].printed for i in range(at, opens)):
        return at
    closes = next((i for i in range(opens + 1, len(parts)) if parts[i].sign == '"'), None)
    if closes is None:
        return at
    return closes + 1 + (closes + 1 < len(parts) and parts[closes + 1].sign == ",")


def _give_back(group: Group, count: int, body: str) -> None:
    """The body behind a number is that of the numbers before it, up to one that has its own."""
    for member in reversed(group.members[:count]):
        if member.organ is not None:
            break
        member.organ = body


def _share_days(parts: Sequence[Part], group: Group) -> None:
    """5/1, on institution-building, and 5/2, on the Code of Conduct, of 18 June 2007: the day is that of both."""
    members = group.members
    if not members:
        return
    for index in range(len(members) - 2, -1, -1):
        one, following = members[index], members[index + 1]
        if (
            one.day is None
            and following.day
            and _session(one) == _session(following)
            and one.at != following.at
        ):
            one.day = following.day
        elif one.at == following.at:
            one.day = one.day or following.day
    if any(member.day for member in members):
        return
    last = members[-1]
    for at in range(last.at + 1, len(parts) - 2):
        if (
            parts[at].sign in (";", ".")
            or parts[at].printed
            or any(kind in parts[at].kinds for kind in NOUNS)
        ):
            return
        led = parts[at].sign == "," or parts[at + 1].kinds.keys() == {Kind.DATED}
        if led and parts[at + 1].has(Kind.DATED) and (day := parts[at + 2].day):
            for member in members:
                member.day = day.iso if _session(member) == _session(last) else None
            return


def _share_day(one: Group, following: Group) -> None:
    """Resolution 5/1 and resolution 5/2 of 18 June 2007: those of one session, the first without a day."""
    if not one.members or not following.members or any(member.day for member in one.members):
        return
    dated = following.members[0]
    if dated.day and "/" in dated.number.number and _session(dated) == _session(one.members[-1]):
        for member in one.members:
            member.day = dated.day if _session(member) == _session(dated) else None


def _days_in_turn(parts: Sequence[Part], groups: Sequence[Group]) -> None:
    """Resolutions 10/11, 15/12 and 15/26, of 26 March 2009, 30 September 2010 and 1 October 2010 respectively."""
    for group in groups:
        numbers = [member for member in group.members if member.day is None]
        if len(numbers) != len(group.members) - 1 or len(numbers) < MANY_DAYS - 1:
            continue
        last = group.members[-1]
        days: list[str] = []
        for part in parts[last.at + 1 :]:
            if part.day and part.day.iso:
                days.append(part.day.iso)
            elif days and not (part.sign == "," or part.has(Kind.AND, Kind.DATED, Kind.OF)):
                break
        if len(days) == len(group.members):
            for member, day in zip(group.members, days, strict=True):
                member.day = day


def _days_of_all(parts: Sequence[Part], groups: Sequence[Group]) -> None:
    """..., both of 18 June 2007; on 29 November 1947 of its resolution 181 A and B (II)."""
    members = [member for group in groups for member in group.members]
    for at, part in enumerate(parts):
        if part.day is None or at == 0:
            continue
        if parts[at - 1].has(Kind.DATED_ALL):
            since = max((m.at for m in members if m.day and m.at < at), default=-1)
            for member in members:
                if since < member.at < at and member.day is None:
                    member.day = part.day.iso
        after = _past(parts, at + 1, Kind.OF, Kind.ARTICLE)
        led = after > at + 1 and parts[at - 1].has(Kind.DATED)
        for group in groups if led else ():
            if group.lead == after and not any(member.day for member in group.members):
                for member in group.members:
                    member.day = part.day.iso


def _righted(member: Member) -> Member:
    """149/62 of 18 December 2007 is 62/149, where only the second number can be a session of that year."""
    first, stroke, second = member.number.number.partition("/")
    if member.number.form != "session" or not (
        stroke and first.isdecimal() and second.isdecimal() and member.day
    ):
        return member
    year = int(member.day[:4])
    if _sits(int(first), year) or not _sits(int(second), year):
        return member
    return replace(member, number=replace(member.number, number=f"{second}/{first}"), exchanged=True)


def _sits(session: int, year: int) -> bool:
    """Whether the General Assembly or the Human Rights Council was in that session in that year."""
    return session in (year - 1945, year - 1946) or session in range(
        3 * (year - 2006) + 1, 3 * (year - 2006) + 4
    )


def _session(member: Member) -> str:
    return member.number.number.rpartition("/")[0] or member.number.form


def _adjoins(parts: Sequence[Part], group: Group, member: Member) -> bool:
    """Whether the noun stands right before the number, so that the words of the citation begin with it."""
    return _back(parts, member.at - 1, Kind.LAW) == group.noun


def _sentence(parts: Sequence[Part], at: int) -> int:
    """How many sentences ended before the part."""
    return sum(
        part.sign == "." and index + 1 < at and parts[index + 1].capital
        for index, part in enumerate(parts[:at])
    )


def _past(parts: Sequence[Part], at: int, *kinds: Kind) -> int:
    """The first part from `at` on that is none of the kinds."""
    while (
        at < len(parts)
        and parts[at].has(*kinds)
        and parts[at].day is None
        and Kind.BODY not in parts[at].kinds
    ):
        at += 1
    return at


def _back(parts: Sequence[Part], at: int, *kinds: Kind) -> int:
    """The last part down from `at` that is none of the kinds, nor a stop of an abbreviation."""
    while (
        at >= 0
        and (parts[at].has(*kinds) or parts[at].sign == ".")
        and not any(k in parts[at].kinds for k in NOUNS)
    ):
        at -= 1
    return at


__all__ = ["CitationReader", "Day", "Located", "Pronoun"]
