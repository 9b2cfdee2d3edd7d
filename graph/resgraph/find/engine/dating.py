"""The body and the day behind a number, and how the numbers of a list share them.

60/251 of 15 March 2006                                each its own
5/1 and 5/2, both of 18 June 2007                      one for all
10/11 and 15/12, of 26 March 2009 and 30 September 2010 respectively    in turn
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resgraph.find.engine.groups import NEAR, NOUNS, Group, Member, past
from resgraph.find.engine.parts import Part
from resgraph.find.organs import OTHER
from resgraph.languages.profile import Kind

YEAR = re.compile(r"(?:19|20)\d\d")
MANY_DAYS = 2
COUNCIL_YEAR = re.compile(r"\((\d{4})\)$")
DATED = (Kind.DATED, Kind.DATED_BESIDE)
FAR = 40
"""Words of the longest title between a number and the body that adopted it."""
ASIDE = 24
"""Words between the day of a letter and its symbol: from whom, and to whom."""


@dataclass(frozen=True, slots=True)
class Tail:
    """What stands behind a number: its body, its day, and the part that comes next."""

    next: int
    body: str | None = None
    day: str | None = None


def behind(parts: Sequence[Part], at: int, group: Group, bodies: dict[int, str]) -> Tail:
    """The body and the day behind a number, in either order, commas between them."""
    tail = Tail(_past_year(parts, at))
    for _ in range(2):
        comma = tail.next < len(parts) and parts[tail.next].sign == ","
        here = tail.next + comma
        if tail.day is None and tail.body is None:
            here = _past_title(parts, here)
        day_at = past(parts, here, *DATED, Kind.DATED_ALL, Kind.ARTICLE)
        led = day_at > here or (tail.body and not comma)  # adopted by the Assembly on, or without a word
        if tail.day is None and led and day_at < len(parts) and (day := parts[day_at].day):
            tail = Tail(day_at + 1, tail.body, day.iso)
            continue
        body_at = past(parts, here, Kind.OF, Kind.ARTICLE)
        if tail.body is None and not comma and body_at > here and _is_another(parts, body_at, bodies):
            tail = Tail(body_at + 1, OTHER, tail.day)
            continue
        if tail.body or body_at >= len(parts) or parts[body_at].start not in bodies:
            break
        led = any(parts[i].has(Kind.OF) for i in range(here, body_at))
        if parts[body_at].has(Kind.AND):
            break
        if comma and not led and not group.inside:
            break
        if bodies[parts[body_at].start] == OTHER and (comma or not led or group.organ):
            break  # 2216 (2015), by the Cooperation Council: whose a number is has been said, or nobody said it
        if tail.day and not led and not group.inside:
            break
        tail = Tail(body_at + 1, bodies[parts[body_at].start], tail.day)
    return tail


def _is_another(parts: Sequence[Part], at: int, bodies: dict[int, str]) -> bool:
    """Whether a longer name that no table knows begins there: resolution 77 (XII) of the Conference of Heads of State."""
    sits = at + 1 < len(parts) and parts[at].has(Kind.SITTING) and parts[at].start not in bodies
    return sits and (parts[at + 1].has(Kind.OF) or parts[at + 1].capital)


def _past_year(parts: Sequence[Part], at: int) -> int:
    """Behind a year in brackets, which is no day: WHA61.18 (2008), 42/37 C (1987)."""
    signs = [part.sign for part in parts[at : at + 3]]
    year = signs == ["(", "", ")"] and parts[at + 1].bare
    return at + 3 if year and YEAR.fullmatch(year.numbers[0].number) else at


def adopter(parts: Sequence[Part], group: Group, bodies: dict[int, str]) -> str | None:
    """The body behind the title of a number: resolution 60/2 on women, the girl child and AIDS, adopted by the Commission."""
    last = group.members[-1].at
    for at in range(last + 1, min(last + FAR, len(parts))):
        part = parts[at]
        if part.sign in (";", ".") or part.printed or part.document or part.has(*NOUNS):
            return None
        if part.has(Kind.ADOPTED):
            body = past(parts, at + 1, Kind.ARTICLE)
            return bodies.get(parts[body].start) if body < len(parts) else None
    return None


def day_of_paper(parts: Sequence[Part], at: int) -> str | None:
    """The day of a document, or of a number in brackets.

    the letter of 2 August 2004 (S/2004/616), adopted on 14 November 1947 (112 (II))     right before the bracket
    the letter dated 5 May 1999 from the Permanent Representative (S/1999/500)     with whose letter it is between them
    S/PRST/2006/15, of 29 March 2006; the report (S/7906) of 26 May 1967            or behind a symbol and its bracket
    """
    after = at + 1 + (at + 1 < len(parts) and parts[at + 1].sign == ",")
    behind = past(parts, after, Kind.DATED)
    if parts[at].document and after < behind < len(parts) and (day := parts[behind].day):
        return day.iso
    if at < MANY_DAYS + 1 or parts[at - 1].sign != "(":
        return None
    closes = next((i for i in range(at + 1, min(at + NEAR + 1, len(parts))) if parts[i].sign == ")"), -1)
    dated = past(parts, closes + 1, Kind.DATED) if closes > 0 else 0
    if closes + 1 < dated < len(parts) and parts[at].document and (day := parts[dated].day):
        return day.iso  # the report (S/7906) of 26 May 1967
    for before in range(at - 2, max(1, at - 2 - ASIDE), -1):
        part = parts[before]
        if part.day:
            numbered = parts[before - 2].printed or parts[before - 2].bare or parts[before - 2].document
            chain = (
                parts[before - 1].has(Kind.AND) and parts[before - 2].sign == ")"
            )  # (S/PRST/2000/21) and of
            led = parts[before - 1].has(Kind.DATED, Kind.DATED_ALL)
            return part.day.iso if (led and not numbered) or chain else None
        if part.sign == "," and parts[before - 1].day:
            continue  # the letter dated 5 May 1999, addressed to the Council by Mali (S/1999/500)
        other = part.printed or part.document or part.has(Kind.AND, *NOUNS)
        if other or (part.sign and part.sign not in "-'"):
            return None
    return None


def _past_title(parts: Sequence[Part], at: int) -> int:
    """Behind a title in quotation marks: resolution 70/1 entitled "Transforming our world" of 25 September 2015."""
    opens = next((i for i in range(at, min(at + NEAR, len(parts))) if parts[i].sign == '"'), None)
    if opens is None or any(parts[i].kinds or parts[i].printed for i in range(at, opens)):
        return at
    closes = next((i for i in range(opens + 1, len(parts)) if parts[i].sign == '"'), None)
    if closes is None:
        return at
    return closes + 1 + (closes + 1 < len(parts) and parts[closes + 1].sign == ",")


def give_back(group: Group, count: int, body: str) -> None:
    """The body behind a number is that of the numbers before it, up to one that has its own."""
    for member in reversed(group.members[:count]):
        if member.organ is not None:
            break
        member.organ = body


def share_days(parts: Sequence[Part], group: Group) -> None:
    """5/1, on institution-building, and 5/2, on the Code of Conduct, of 18 June 2007: the day is that of both."""
    members = group.members
    if not members:
        return
    shared: set[int] = set()
    for index in range(len(members) - 2, -1, -1):
        one, following = members[index], members[index + 1]
        if (
            one.day is None
            and following.day
            and _session(one) == _session(following)
            and one.at != following.at
            and (index + 1 in shared or _joined(parts, one, following))
        ):
            one.day = following.day
            shared.add(index)
        elif one.at == following.at:
            one.day = one.day or following.day
    if any(member.day for member in members):
        return
    last = members[-1]
    for at in range(last.at + 1, len(parts) - 2):
        if (
            parts[at].sign in (";", ".")
            or parts[at].printed
            or parts[at].document
            or any(kind in parts[at].kinds for kind in NOUNS)
        ):
            return
        led = parts[at].sign == "," or parts[at + 1].kinds.keys() == {Kind.DATED}
        if led and parts[at + 1].has(Kind.DATED) and (day := parts[at + 2].day):
            for member in members if day.iso and _possible(last, day.iso) else ():
                member.day = day.iso if _session(member) == _session(last) else None
            return


def _joined(parts: Sequence[Part], one: Member, following: Member) -> bool:
    """Whether a word or a hyphen joins two numbers: the day of 63/269 is none of 63/262, 63/269 of 7 April 2009."""
    return any(
        part.has(Kind.AND, Kind.RANGE) or part.sign == "-" for part in parts[one.at + 1 : following.at]
    )


def share_between(parts: Sequence[Part], one: Group, following: Group) -> None:
    """Resolution 5/1 and resolution 5/2 of 18 June 2007: those of one session, the first without a day."""
    if not one.members or not following.members or any(member.day for member in one.members):
        return
    dated = following.members[0]
    if any(part.day for part in parts[one.members[-1].at : dated.at]):
        return
    if dated.day and "/" in dated.number.number and _session(dated) == _session(one.members[-1]):
        for member in one.members:
            member.day = dated.day if _session(member) == _session(dated) else None


def days_in_turn(parts: Sequence[Part], groups: Sequence[Group]) -> None:
    """Resolutions 10/11, 15/12 and 15/26, of 26 March 2009, 30 September 2010 and 1 October 2010 respectively."""
    for group in groups:
        undated = [member for member in group.members if member.day is None]
        shared = len({member.day for member in group.members}) == 1  # of 2 and 24 March 2022
        if (len(undated) < len(group.members) - 1 and not shared) or len(group.members) < MANY_DAYS:
            continue
        days: list[str] = []
        for at in range(group.members[-1].at + 1, len(parts)):
            part = parts[at]
            if part.day and part.day.iso:
                days.append(part.day.iso)
            elif (
                any(kind in part.kinds for kind in NOUNS)
                or part.printed
                or (days and not (part.sign == "," or part.has(Kind.AND, Kind.DATED, Kind.OF)))
            ):
                break
        if len(days) == len(group.members):
            for member, day in zip(group.members, days, strict=True):
                member.day = day


def days_of_all(parts: Sequence[Part], groups: Sequence[Group]) -> None:
    """..., both of 18 June 2007; on 29 November 1947 of its resolution 181 A and B (II)."""
    members = {member.at: group for group in groups for member in group.members}
    leads = {group.lead: group for group in groups}
    waiting: list[Member] = []
    for at, part in enumerate(parts):
        if group := members.get(at):
            here = [member for member in group.members if member.at == at]
            all_of = here[0].day is not None and _is_of_all(parts, at)
            waiting = [m for m in (*waiting, *here) if m.day is None] if here[0].day is None or all_of else []
        if part.day is None or at == 0:
            continue
        if parts[at - 1].has(Kind.DATED_ALL):
            for member in waiting:
                member.day = part.day.iso if part.day.iso and _possible(member, part.day.iso) else None
            waiting = []
        on = at + 1
        if at > 1 and parts[at - 2].sign == "," and on < len(parts) and parts[on].sign == ",":
            on += 1  # the adoption, on 29 November 1947, of resolution 181 A (II)
        after = past(parts, on, Kind.OF, Kind.ARTICLE)
        led = leads.get(after) if after > on and parts[at - 1].has(*DATED) else None
        if led and not any(member.day for member in led.members):
            for member in led.members:
                member.day = part.day.iso


def _is_of_all(parts: Sequence[Part], at: int) -> bool:
    """Whether the day behind a number is led by a word for all: 3452 (XXX) and 3453 (XXX), both of 9 December 1975."""
    return any(parts[i].has(Kind.DATED_ALL) for i in range(at + 1, min(at + NEAR, len(parts))))


def righted(member: Member) -> Member:
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
    """The session of 60/251; 1514 (XV) and 1325 (2000) share a day with no other number."""
    return member.number.number.rpartition("/")[0] or member.number.number


def _possible(member: Member, day: str) -> bool:
    """Whether a number of that year or session can be of the day: 1697 (2006) is not of 18 June 2000."""
    number = member.number.number
    if year := COUNCIL_YEAR.search(number):
        return year[1] == day[:4]
    session = number.partition("/")[0]
    return member.number.form != "session" or not session.isdecimal() or _sits(int(session), int(day[:4]))
