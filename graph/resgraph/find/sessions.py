"""Sessions of bodies: 大会第六十一届会议, 第二十六届特别会议, 第十届紧急特别会议."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.text.structure.dates import number

SESSION = re.compile(
    r"""
    第(?P<number>[一二三四五六七八九十百零〇]{1,6}|\d{1,3})
    (?:[届屆] | 次(?=[紧緊]急特|特[别別]))                      # 第八十六次会议 is a meeting
    (?P<kind>紧急特别|緊急特別|特别|特別|实质性|組織|组织|常)?
    (?:会议|會議|届会|屆會|会(?=[，。；、上的]|$))
    """,
    re.VERBOSE,
)
KINDS = {
    "紧急特别": "emergency-special-session",
    "緊急特別": "emergency-special-session",
    "特别": "special-session",
    "特別": "special-session",
    "组织": "organizational-session",
    "組織": "organizational-session",
}


LIST = re.compile(r"(?:第[一二三四五六七八九十百零〇\d]{1,6}届?(?:会议)?(?:以及|[、和及与]))+$")
"""第七十五届、第七十六届和第七十七届会议: what stands between the body and the last session."""

ALONE = re.compile(r"(?:^|[,;:。(]|[在向至于到])$")
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
