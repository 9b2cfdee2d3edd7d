"""Who holds a session: 大会第六十一届会议, 委员会第九十届会议, 决定在第五十八届会议上.

大会第七十五届、第七十六届和第七十七届会议: one holder for a whole list. 工作组举行了第一届会议: the holder
stands too far for a rule, and no event is named.
"""

from __future__ import annotations

import re

from resgraph.find.names import Match
from resgraph.find.sessions import EMERGENCY, Session, find_sessions, list_start, stands_alone
from resgraph.find.titles import is_record
from resgraph.languages.ruled import LINKING
from resgraph.model.passage import Passage

HOLDER = "event/?-"
"""Opens the id of a session until it is known what the short form before it stands for."""

ITS = LINKING.text("its")
SLUG = re.compile(r"(?:emergency-special-|special-|organizational-)?session-\d+$")
"""The end of the id of a session."""


def is_session_of(match: Match, names: frozenset[str]) -> bool:
    """大会第四十二届会议 where 大会 is one of the names."""
    of_them = match.name.startswith(tuple(names))
    return of_them and bool(match.readings) and SLUG.search(match.readings[0][0]) is not None


def with_sessions(matches: list[Match], passage: Passage, body: str | None) -> list[Match]:
    """The matches with numbered sessions among them: 大会第六十一届会议 is one name, an event.

    A session that stands alone is the adopting body's; one that a list joins to the session before it is
    held by the same body; where a short form or 其 holds it, who that is stays open (`HOLDER`). One in the title
    of an official record (《大会正式记录，第五十五届会议，补编第1号》) is part of that citation.
    """
    folded = passage.folded.text
    sessions = find_sessions(folded)
    if not sessions:
        return matches
    titles = [(start, end) for start, end in passage.titles if is_record(folded[start:end])]
    taken: set[int] = set()
    merged: list[Match] = []
    for session in sessions:
        if any(m.start <= session.start and session.end <= m.end for m in matches):
            continue
        if any(left <= session.start and session.end <= right for left, right in titles):
            continue
        start = list_start(folded, session.start)
        holder = next((m for m in matches if m.end == start and _may_hold(m)), None)
        prefix = _prefix(session, holder, folded, start, body, merged)
        if not prefix:
            continue
        joined = holder is not None and start == session.start and prefix != HOLDER
        if holder and joined:
            taken.add(holder.start)
        left = holder.start if holder and joined else session.start
        merged.append(
            Match(left, session.end, folded[left : session.end], ((prefix + session.slug, "session"),))
        )
    spans = [(m.start, m.end) for m in merged]
    kept = [
        m
        for m in matches
        if m.start not in taken and not any(start < m.end and m.start < end for start, end in spans)
    ]
    return sorted([*kept, *merged], key=lambda m: m.start)


def _prefix(
    session: Session, holder: Match | None, folded: str, start: int, body: str | None, before: list[Match]
) -> str | None:
    """The id of the session up to its number; None where nobody can say who holds it."""
    if session.slug.startswith("emergency"):
        return EMERGENCY
    if holder:
        id, how = holder.readings[0]
        return HOLDER if how == "short form" else f"event/{id.split('/')[1]}-"
    if folded[start - 1 : start] == ITS:
        return HOLDER
    if stands_alone(folded, start):
        return f"event/{body.split('/')[1]}-" if body else None
    if folded[start - 1] == "、" and before:
        return SLUG.sub("", before[-1].readings[0][0])
    return None


def _may_hold(match: Match) -> bool:
    return bool(match.readings) and match.readings[0][0].startswith("org/")
