"""Which clauses ask somebody for something, and how far each reaches.

请秘书长…，并请各国… (two), 决定工作组应… (one), 提请各国注意… (none), 鼓励甲并邀请乙增加… (two, of one task).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from resgraph.drafting.verbs import Force, is_directive, load_verbs
from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.listing import Listed, Name, words
from resgraph.link.duties.recipients import EVENT, SESSION

STOP = DUTIES.pattern("clauses.stop")
JOINING = DUTIES.pattern("clauses.joining")
"""，并请…: the words that join the next clause belong to neither task."""

RULING = ("verb/decide", "verb/remind", "verb/affirm", "verb/agree")
"""Verbs of the body's own acts that lay a duty on somebody where 应 follows: 决定工作组应…, 提醒各国须…"""

NAMING = ("verb/request", "verb/authorize", "verb/instruct", "verb/invite")
"""Verbs that name somebody right behind them, even where the words look like a task: 授权打击恐怖主义委员会执行局…"""

EDGES = ",、;。:"
ITS = DUTIES.text("its")
PLURAL, OTHERS = DUTIES.words("plural"), DUTIES.text("others")
ATTENTION, SUITABLE = DUTIES.text("draw-attention"), DUTIES.text("where-suitable")
IN_PARTICULAR = DUTIES.words("in-particular")
BEFORE_MODAL = DUTIES.pattern("clauses.before-modal")
"""均应, 在…的情况下应: what may stand between somebody and 应."""
CLAUSE = DUTIES.pattern("clauses.clause")
FROM = DUTIES.pattern("clauses.from")
"""决定，自本决议通过之日起，所有会员国均应…: what may stand before those whom a decision charges first."""
SPOKEN_OF = DUTIES.pattern("clauses.spoken-of")
THAT, AND = DUTIES.words("clauses.that"), DUTIES.words("clauses.and")


@dataclass(slots=True)
class Duty:
    """A clause that asks: the act it stands under, the verb's id, who is asked, and the task's stretch."""

    act: int
    verb: str
    listed: list[Listed]
    start: int
    end: int


def find_clauses(asked: AnnotatedPassage) -> list[Duty]:
    """The duties of a passage in order, in folded offsets; a clause that names nobody is none."""
    found: list[Duty] = []
    for index in range(len(asked.acts)):
        found += _of_act(asked, index)
    _share(found)
    return [duty for duty in found if duty.listed]


def _of_act(asked: AnnotatedPassage, index: int) -> Iterator[Duty]:
    act, (start, end) = asked.acts[index], clause_of(asked, index)
    if is_directive(act.id):
        if not (asked.text.endswith(ATTENTION, 0, act.end)):
            yield _directed(asked, index, act.id, start, end)
    elif act.id == "verb/reaffirm":
        yield from _repeated(asked, index, start, end)
    elif act.id in RULING:
        nested = load_verbs().match(asked.text, start, head=False)
        if nested is not None and nested.verb.force is Force.DIRECTIVE:
            yield _directed(asked, index, nested.verb.id, nested.end, end)
        else:
            yield from _ruled(asked, index, act, start, end)


def _repeated(asked: AnnotatedPassage, index: int, start: int, end: int) -> Iterator[Duty]:
    """重申建议大会将…, 重申其请秘书长…: what the body asked once, it asks again; 重申要求各方解除武装的呼吁 asks nobody."""
    at = start + len(ITS) * asked.text.startswith(ITS, start)
    nested = load_verbs().match(asked.text, at, head=False)
    if nested is None or nested.verb.force is not Force.DIRECTIVE or SPOKEN_OF.search(asked.text, at, end):
        return
    yield _directed(asked, index, nested.verb.id, nested.end, end)


def clause_of(asked: AnnotatedPassage, index: int) -> tuple[int, int]:
    """The stretch from the end of an act to the next act, ；, 。 or the end, without the words that join the next."""
    start = asked.acts[index].end
    following = next((act for act in asked.acts[index + 1 :] if not _goes_on(asked, act)), None)
    end = following.start if following else len(asked.text)
    stop = next(
        (found for found in STOP.finditer(asked.text, start, end) if not _lists(asked, found, end)), None
    )
    if stop:
        return start, stop.start()
    joined = JOINING.search(asked.text, start, end) if following else None
    return start, joined.start() if joined else end


def _lists(asked: AnnotatedPassage, stop: re.Match[str], end: int) -> bool:
    """呼吁各方保持克制；充分遵守承诺；并允许…: behind ；, one more task of the same."""
    at = next((stop.end() + len(one) for one in AND if asked.text.startswith(one, stop.end())), stop.end())
    return stop.group() == ";" and at < end and asked.lists.opens(at, end)


def _goes_on(asked: AnnotatedPassage, act: Name) -> bool:
    """请高专办与各方协商，并要求提供材料，编写报告: 要求 that names nobody is a part of the task."""
    if act.id != "verb/demand" or not JOINING.search(asked.text, 0, act.start):
        return False
    return (
        asked.lists.opens(act.end, len(asked.text))
        and words()["pronoun"].at(asked.text, act.end, len(asked.text)) == act.end
    )


def _directed(asked: AnnotatedPassage, index: int, verb: str, start: int, end: int) -> Duty:
    """请秘书长…: who is asked, and the task after them."""
    listed, at = _listed(asked, index, start, end)
    if (
        listed
        and (held := SESSION.match(asked.text, at, end)) is not None
        and asked.lists.opens(held.end(), end)
    ):
        at = held.end()  # 请附属履行机构第四十五届会议审议…: the body at that session
    return Duty(index, verb, listed, *trimmed(asked.text, at, end))


def _listed(asked: AnnotatedPassage, index: int, start: int, end: int) -> tuple[list[Listed], int]:
    """Those of the list that opens there, or the pronoun of 并请其继续…."""
    after = words()["pronoun"].at(asked.text, start, end)
    if after > start and asked.lists.opens(after, end) and asked.text[start:after] != OTHERS:
        return [Listed(start, after, _meant(asked, index, asked.text[start:after]))], after
    if (held := _in_session(asked, start, end)) is not None:
        return [held[0]], held[1]
    if (congress := _at_an_event(asked, start, end)) is not None:
        return [congress], congress.end
    opened = asked.lists.separated(start, end)
    if asked.text.startswith(SUITABLE, start, end):
        start += len(SUITABLE)
    sure = asked.acts[index].id in NAMING
    return asked.lists.read(opened if asked.text[start:opened] in IN_PARTICULAR else start, end, sure=sure)


def _in_session(asked: AnnotatedPassage, start: int, end: int) -> tuple[Listed, int] | None:
    """请大会第二十届会议审议…: the body at its session, which is a name of its own; and where the session's words end."""
    name = asked.lists.names.get(start)
    event = EVENT.fullmatch(name.id) if name is not None else None
    session = SESSION.search(asked.text, start, name.end) if name is not None else None
    if name is None or event is None or session is None or session.start() == start or name.end >= end:
        return None
    if words()["head"].at(asked.text, name.end, end) > name.end:
        return None  # 大会第七十六届会议主席
    return Listed(start, session.start(), f"org/{event['body']}"), name.end


def _at_an_event(asked: AnnotatedPassage, start: int, end: int) -> Listed | None:
    """邀请第十一届预防犯罪大会审议…: a congress is asked by its name, where its task follows; its session is no name."""
    name = asked.lists.names.get(start)
    if name is None or not name.id.startswith("event/") or EVENT.fullmatch(name.id):
        return None
    return Listed(*name) if asked.lists.opens(name.end, end) else None


def _meant(asked: AnnotatedPassage, index: int, pronoun: str) -> str | None:
    """Who the pronoun stands for: the one that the act before is about, where there is only one.

    Behind one who was asked before, 并 and a body or an officer alone are sure: 请秘书长…，并请其…, not 敦促各国…，要求其…
    """
    if not index:
        return None
    before = asked.acts[index - 1]
    listed, _ = asked.lists.read(before.end, clause_of(asked, index - 1)[1])
    ids = {one.id for one in listed}
    if len(ids) != 1:
        return None
    (id,) = ids
    if is_directive(before.id) and pronoun not in PLURAL:
        joined = asked.text.endswith(AND, 0, asked.acts[index].start)
        if not joined or not (id or "").startswith(("org/", "role/")):
            return None
    plural = id is not None and id.startswith("group/")
    return id if plural == (pronoun in PLURAL) else None


def _ruled(asked: AnnotatedPassage, index: int, act: Name, start: int, end: int) -> Iterator[Duty]:
    """决定工作组应每年…: somebody named, and 应; also in a later clause of a decision; 申明各国不得… only says what holds."""
    places, first = [start], {start}
    if act.id == "verb/decide":
        places += [found.end() for found in CLAUSE.finditer(asked.text[:end]) if found.end() > start]
        opened = FROM.match(asked.text, start, end)
        first |= {start + 1, opened.end()} if opened else set()
    ruled = [
        (listed, at)
        for place in places
        for listed, at in charged(asked, place, end)
        if (place in first and act.id != "verb/affirm")
        or _holds(listed)
        or asked.text.startswith(THAT, place)
    ]
    for number, (listed, at) in enumerate(ruled):
        stop = ruled[number + 1][0][0].start if number + 1 < len(ruled) else end
        yield Duty(index, act.id, listed, *trimmed(asked.text, at, stop))


def charged(asked: AnnotatedPassage, place: int, end: int) -> Iterator[tuple[list[Listed], int]]:
    """Those who are named at a place with 应 behind them, and where their words end; none where none are."""
    listed, at = asked.lists.read(place, end)
    if listed and _charges(asked.text, at, end):
        yield listed, at


def _charges(text: str, at: int, end: int) -> bool:
    """应, 均应, 在不妨碍主要机关工作的情况下应: what makes a decision about somebody a duty."""
    before = BEFORE_MODAL.match(text, at, end)
    here = before.end() if before else at
    return words()["modal"].at(text, here, end) > here


def _holds(listed: list[Listed]) -> bool:
    """Whether a body or an officer is named, which a decision may charge: 专家机制应…."""
    return all(one.id is not None and one.id.startswith(("org/", "role/")) for one in listed)


def _share(duties: list[Duty]) -> None:
    """鼓励甲，并邀请乙，增加支助: a clause without a task has that of the next."""
    for one, following in reversed([*pairwise(duties)]):
        if one.start >= one.end and following.act == one.act + 1:
            one.start, one.end = following.start, following.end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without punctuation at its edges."""
    while start < end and text[start] in EDGES:
        start += 1
    while start < end and text[end - 1] in EDGES:
        end -= 1
    return start, end
