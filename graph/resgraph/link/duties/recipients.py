"""Who gets a report, each with the session at which it is due.

向人权理事会第五十六届会议…，并向大会第七十九届会议…, 提交经济及社会理事会2005年实质性会议, 在其下届会议上.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.listing import ACTORS, Listed, Lists, words
from resgraph.link.duties.scan import FAR, STOPS
from resgraph.model.annotations import Recipient
from resgraph.model.resolution import Metadata
from resgraph.text.numerals import value

EVENT = re.compile(
    r"event/(?P<body>.+?)-(?P<kind>(?:emergency-special-|special-|organizational-)?session)-(?P<number>[0-9]+)"
)

OF, TO, LISTING = DUTIES.text("of"), DUTIES.text("to"), "、"
SESSION = DUTIES.pattern("recipients.session")
"""第五十届会议, 2005年实质性会议, 下届会议: a session behind the body that holds it."""

SESSIONS = DUTIES.pattern("recipients.sessions")
"""第五十四届、第五十五届和第五十六届会议: several sessions of one body."""
ASSEMBLY = DUTIES.pattern("recipients.assembly")
"""第七十四届 before 世界卫生大会."""
ASSEMBLIES = DUTIES.pattern("recipients.assemblies")
"""第七十二届、2021年第七十四届和 before the last of several."""
CONGRESS = DUTIES.pattern("recipients.congress")
"""联合国第十二届预防犯罪和刑事司法大会: a conference that is known by its number, not the session of a body."""
NUMBER = DUTIES.pattern("recipients.number")

BEFORE = DUTIES.pattern("recipients.before")
"""…第六十四届会议之前: due before it opens."""
AFTER = DUTIES.pattern("recipients.after")
"""…第六十四届会议结束后: something runs from it, but nothing is due at it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document itself says: its body's id and the number of its session."""

    body: str | None = None
    session: int | None = None


def setting_of(metadata: Metadata) -> Setting:
    """The setting of a document, as far as its front says."""
    numbers = re.findall(r"\d+", str(metadata.session or ""))
    return Setting(metadata.body, int(numbers[0]) if len(numbers) == 1 else None)


def recipients_lists(asked: AnnotatedPassage) -> Lists:
    """The grammar of lists in which a session is somebody as well."""
    return Lists(asked.text, asked.names, (*ACTORS, "event/"))


def read_recipients(
    asked: AnnotatedPassage, lists: Lists, start: int, end: int, setting: Setting
) -> tuple[list[Recipient], int]:
    """Those of the list that opens at `start`, and where it ends; nobody and `start` where none opens."""
    found: list[Recipient] = []
    at = last = start
    while True:
        listed, reached = _some(asked, lists, at, end, setting)
        if not listed:
            break
        new = [_recipient(asked, one) for one in listed]
        if (several := SESSIONS.match(asked.text, reached, end)) and new[-1].event is None:
            numbers = NUMBER.findall(several.group())
            new[-1:] = [_numbered(new[-1], number) for number in numbers]
            reached = several.end()
        session = SESSION.match(asked.text, reached, end)
        if session is not None and new[-1].event is None:
            if new[-1].id is not None:
                text, left, right = asked.printed(listed[-1].start, session.end())
                new[-1] = replace(new[-1], text=text, start=left, end=right)
            new[-1] = _held(new[-1], session, setting)
            reached = session.end()
        if before := BEFORE.match(asked.text, reached, end):
            new = [replace(one, before=True) if one.session else one for one in new]
            reached = before.end()
        found += new
        last, at = reached, lists.separated(reached, end)
        if at == last:
            break
    return found, last


def _some(
    asked: AnnotatedPassage, lists: Lists, at: int, end: int, setting: Setting
) -> tuple[list[Listed], int]:
    """A list, 其 for the adopting body, or its own sessions: 向下届会议, 在第五十届和第五十一届会议上."""
    if setting.body and at not in lists.names:
        single = SESSION.match(asked.text, at, end)
        own = single if single and not single["plain"] else SESSIONS.match(asked.text, at, end)
        if own is not None:
            return [Listed(at, own.end(), setting.body)], at
    if assemblies := _numbered_assemblies(lists, at, end, setting):
        return assemblies, assemblies[-1].end
    congress = CONGRESS.match(asked.text, at, end)
    if congress and (at not in lists.names or lists.names[at].end < congress.end()):
        return [Listed(at, congress.end(), None)], congress.end()
    listed, reached = lists.read(at, end, sure=asked.text.endswith(TO, 0, at))  # 向和平使用外空委员会
    for before, one in itertools.pairwise(listed):
        when = one.id is None and asked.text.startswith(TO, one.end)  # 、2014年向…, 、并视情况向…
        if when or CONGRESS.match(asked.text, one.start, end):
            return listed[: listed.index(one)], before.end
    if listed:
        return listed, reached
    after = words()["pronoun"].at(asked.text, at, end)
    if after > at:
        return [Listed(at, after, setting.body)], after
    return _holder(asked, at, end)


def _numbered_assemblies(lists: Lists, at: int, end: int, setting: Setting) -> list[Listed]:
    """第七十二届、2021年第七十四届和第七十六届世界卫生大会: each of several, all before the name."""
    several = ASSEMBLIES.match(lists.text, at, end)
    last = _numbered_assembly(lists, several.end() if several else at, end, setting)
    if last is None or several is None:
        return [last] if last else []
    body = EVENT.fullmatch(last.id or "")
    if body is None:
        return []
    numbers = [value(number) for number in NUMBER.findall(several.group())]
    before = [Listed(at, last.end, _event(f"org/{body['body']}", number)) for number in numbers]
    return [*before, last]


def _numbered_assembly(lists: Lists, at: int, end: int, setting: Setting) -> Listed | None:
    """2021年第七十四届世界卫生大会, 下届大会: the session's number before its body, or which it is."""
    numbered = ASSEMBLY.match(lists.text, at, end)
    name = lists.names.get(numbered.end()) if numbered else None
    if numbered is None or name is None or name.end > end or not name.id.startswith("org/"):
        return None
    number = value(numbered["number"]) if numbered["number"] else None
    if numbered["next"] and setting.session and name.id == setting.body:
        number = setting.session + 1
    return Listed(at, name.end, _event(name.id, number) or name.id)


def _holder(asked: AnnotatedPassage, at: int, end: int) -> tuple[list[Listed], int]:
    """向科学、技术和工艺咨询机构第二十一次会议: words for a body before its session, whatever joins them."""
    session = SESSION.search(asked.text, at, min(end, at + FAR))
    if session is None or not _is_a_holder(asked, at, session.start()):
        return [], at
    return [Listed(at, session.start(), None)], session.start()


def _is_a_holder(asked: AnnotatedPassage, at: int, end: int) -> bool:
    """Whether the words end in one for a body, and nothing in them is in nobody's name."""
    if all(words()[kind].before(asked.text, end) == end for kind in ("head", "ending")):
        return False
    barred = any(asked.lists.bars(here) for here in range(at, end))
    return not barred and not any(sign in STOPS - {LISTING} or sign == OF for sign in asked.text[at:end])


def holder_before(
    asked: AnnotatedPassage, at: int, inner: int, end: int, setting: Setting
) -> Recipient | None:
    """移民审查论坛第二届会议 before a verb of reporting, where a name known by itself ended at `inner`."""
    session = SESSION.search(asked.text, inner, end)
    stop = session.start() if session else end
    if stop <= inner or stop - at > FAR or (session and session.end() < end):
        return None
    if LISTING in asked.text[at:stop] or not _is_a_holder(asked, at, stop):
        return None
    one = Recipient(*asked.printed(at, stop), None)
    return _held(one, session, setting) if session else one


def _recipient(asked: AnnotatedPassage, one: Listed) -> Recipient:
    """大会第六十一届会议 is the General Assembly, at its sixty-first session."""
    printed = asked.printed(one.start, one.end)
    event = EVENT.fullmatch(one.id or "")
    if event is None:
        return Recipient(*printed, one.id)
    return Recipient(*printed, f"org/{event['body']}", event["number"], one.id)


def _held(one: Recipient, session: re.Match[str], setting: Setting) -> Recipient:
    """The recipient with the session printed behind it; the next one is counted for the adopting body."""
    own = setting.session if setting.body and one.id == setting.body else None
    if session["next"] or session["this"]:
        number = own + (1 if session["next"] else 0) if own else None
        stated = str(number) if number else "next" if session["next"] else None
    else:
        number = value(session["number"] or session["year"])
        stated = str(number) if number else None
    return replace(one, session=stated, event=_event(one.id, number))


def _numbered(one: Recipient, number: str) -> Recipient:
    """The recipient at one of several sessions."""
    return replace(one, session=str(value(number)), event=_event(one.id, value(number)))


def _event(body: str | None, number: int | None) -> str | None:
    """The id of a body's session, where both are known."""
    known = number is not None and body is not None and body.startswith("org/")
    return f"event/{(body or '').removeprefix('org/')}-session-{number}" if known else None
