"""Sessions of bodies: 大会第六十一届会议, 第二十六届特别会议, 第十届紧急特别会议."""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.languages.ruled import rules
from resgraph.text.structure.dates import number

SESSIONS = rules("sessions")

SESSION = SESSIONS.pattern("sessions.session")
KINDS = SESSIONS.mapping("kind")

LIST = SESSIONS.pattern("sessions.list")
"""第七十五届、第七十六届和第七十七届会议: what stands between the body and the last session."""

ALONE = SESSIONS.pattern("sessions.alone")
"""What stands before a session that is the adopting body's own: 决定在第五十八届会议上."""

EMERGENCY = "event/general-assembly-"
"""Only the General Assembly has emergency special sessions."""


@dataclass(frozen=True, slots=True)
class Session:
    """A numbered session at a place of the folded text; `slug` is the end of its id: session-61."""

    start: int
    end: int
    slug: str


def find_sessions(folded: str) -> list[Session]:
    """The numbered sessions; 第九次移徙问题区域会议 is a meeting with a name, not one of these."""
    return [
        Session(m.start(), m.end(), f"{KINDS.get(m['kind'] or '', 'session')}-{value}")
        for m in SESSION.finditer(folded)
        if (value := number(m["number"]))
    ]


def list_start(folded: str, start: int) -> int:
    """Where the list of sessions that ends at `start` begins; `start` itself where there is no list."""
    left = max(0, start - 40)
    before = LIST.search(folded[left:start])
    return left + before.start() if before else start


def stands_alone(folded: str, start: int) -> bool:
    """Whether the session has no holder before it, so that it is the adopting body's.

    In 工作组举行了第一届会议 and 论坛的第十六届会议 somebody else holds it.
    """
    return bool(ALONE.search(folded[max(0, start - 1) : start]))
