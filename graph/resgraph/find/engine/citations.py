"""What a passage states about numbered documents, in any language of which there are tables.

    citation = noun {number}     with a body before the noun, between, or behind the number, and a day behind each number

    General Assembly resolutions 60/251 of 15 March 2006 and 76/300     the body before
    la resolución 60/251 de la Asamblea General, de 15 de marzo de 2006  the body behind, the day behind that
    قراري الجمعية العامة 60/251 و 76/300                                  the body between
    in its resolution 48/141, the General Assembly                       the body whose resolution it is, behind

How lists carry bodies and days is the same everywhere; which words they are is in words.tsv.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from resgraph.find.citations.statements import Cited, Stated, Statements
from resgraph.find.engine.dating import (
    adopter,
    behind,
    day_of_paper,
    days_in_turn,
    days_of_all,
    give_back,
    righted,
    share_between,
    share_days,
)
from resgraph.find.engine.groups import (
    NOUNS,
    Group,
    Member,
    adjoins,
    body_before,
    is_named,
    numbers_of,
    open_group,
    sentences,
    up_to,
)
from resgraph.find.engine.locating import Locators
from resgraph.find.engine.parts import Part, Parter, organs_of
from resgraph.find.engine.pronouns import find_pronouns
from resgraph.find.engine.tokens import Cutter, Words
from resgraph.find.organs import Organ
from resgraph.languages.profile import Kind, Profile
from resgraph.model import SymbolKind
from resgraph.text.engine.folding import folding

EARLIER = 50
"""More bodies than a number ever has to look back on."""


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

    def read(self, words: Words, bodies: Sequence[Organ]) -> Statements:
        """What the passage states; `bodies` are those it names in full."""
        parts = self._parter.parts(words, bodies)
        organs = organs_of(parts)
        text, places = words.folded.text, {o.start: o.body for o in organs}
        groups = self._groups(text, parts, places)
        return Statements(
            stated=tuple(self._stated(parts, groups, organs)),
            cited=tuple(self._cited(text, parts, places)),
            organs=organs,
            pronouns=find_pronouns(parts),
        )

    def _groups(self, text: str, parts: Sequence[Part], bodies: dict[int, str]) -> list[Group]:
        """Each noun with the numbers that it governs: those up to the next noun."""
        groups: list[Group] = []
        for at, part in enumerate(parts):
            kind = next((k for k in NOUNS if k in part.kinds), None)
            if kind is not None:
                groups.append(open_group(parts, at, kind, bodies))
            elif groups and (printed := numbers_of(parts, at, groups[-1], bodies)):
                groups[-1].members += up_to(parts, at, groups[-1], printed[0])
                groups[-1].members += [Member(at, number) for number in printed]
            elif not groups and part.printed and is_named(parts, at, bodies):
                alone = Group(max(0, at - 1), SymbolKind.RESOLUTION, max(0, at - 1), many=False)
                alone.members += [Member(at, number) for number in part.printed.numbers]
                groups.append(alone)
        for group in groups:
            self._days(text, parts, group, bodies)
            if self._exchanged:
                group.members = [righted(member) for member in group.members]
        days_in_turn(parts, groups)
        days_of_all(parts, groups)
        for one, following in pairwise(groups):
            share_between(parts, one, following)
        return [group for group in groups if group.members]

    def _days(self, text: str, parts: Sequence[Part], group: Group, bodies: dict[int, str]) -> None:
        """Give the members their bodies, days and parts, each from what stands around its number."""
        for index, member in enumerate(group.members):
            if index and group.members[index - 1].at == member.at:
                continue
            body = body_before(parts, member.at, bodies)
            tail = behind(parts, member.at + 1, group, bodies)
            here = [m for m in group.members if m.at == member.at]
            located = self._locators.behind(text, parts, tail.next)
            if located is None and tail.next != member.at + 1:
                located = self._locators.behind(text, parts, member.at + 1)
            elif located and tail.day is None:  # section VIII, of 29 June 2007
                after = bisect_left(parts, located.reach, key=lambda part: part.start)
                tail = replace(tail, day=behind(parts, after, group, bodies).day)
            for each in here:
                each.organ, each.day = body, tail.day or day_of_paper(parts, member.at)
                each.reach = max(parts[tail.next - 1].end, located.reach if located else 0)
            here[-1].locator = located.text if located else None
            if tail.body:
                give_back(group, index + len(here), tail.body)
        share_days(parts, group)
        if group.members and (before := self._locators.before(text, parts, group.lead)):
            first = group.members[0]
            first.locator = first.locator or before.text

    def _stated(
        self, parts: Sequence[Part], groups: Sequence[Group], organs: Sequence[Organ]
    ) -> list[Stated]:
        """The numbers as the linker takes them."""
        found: list[Stated] = []
        told, bodies = sentences(parts), {organ.start: organ.body for organ in organs}
        for number, group in enumerate(groups):
            single = len(group.members) == 1
            behind_title = adopter(parts, group, bodies)
            for member in group.members:
                joined = single and adjoins(parts, group, member)
                start = parts[group.noun].start if joined else member.number.start
                last = bisect_right(organs, member.number.start, key=lambda organ: organ.end)
                earlier = [(o.start, o.body) for o in reversed(organs[max(0, last - EARLIER) : last])]
                found.append(
                    Stated(
                        start,
                        member.number.end,
                        member.number,
                        group.kind,
                        group=number,
                        sentence=told[member.at],
                        organ=member.organ or group.organ,
                        earlier=tuple(earlier),
                        date=member.day,
                        locator=member.locator,
                        flags=("misprint",) if member.exchanged else (),
                        adopter=behind_title,
                    )
                )
        return found

    def _cited(self, text: str, parts: Sequence[Part], bodies: dict[int, str]) -> list[Cited]:
        """The documents cited by symbol, each with the part that follows it, and a resolution with its day."""
        found: list[Cited] = []
        for at, part in enumerate(parts):
            if part.document is None:
                continue
            located = self._locators.behind(text, parts, at + 1) or self._locators.before(text, parts, at)
            locator = located.text if located else None
            reach = max(part.end, located.reach) if located else part.end
            day = day_of_paper(parts, at)
            if day is None and at and parts[at - 1].has(*NOUNS):
                alone = Group(at - 1, SymbolKind.RESOLUTION, at - 1, many=False)
                day = behind(parts, at + 1, alone, bodies).day
            found.append(Cited(part.document, part.start, part.end, locator, reach, day))
        return found
