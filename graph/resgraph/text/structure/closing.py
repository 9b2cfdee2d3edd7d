"""What stands below the last paragraph: meeting, date, vote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.languages.ruled import rules
from resgraph.text.numerals import SUPERSCRIPT
from resgraph.text.structure.dates import DATE, iso_date, number
from resgraph.text.structure.heading_forms import MEETING

LINES = rules("closing")
DATE_LINE, MEETING_LINE = LINES.pattern("date_line"), LINES.pattern("meeting_line")
VOTE_LINE, VOTED_LINE = LINES.pattern("vote_line"), LINES.pattern("voted_line")
UNBRACKETED, OTHERS = LINES.pattern("unbracketed"), LINES.words("others")
VOTED, TALLY = LINES.pattern("voted"), LINES.pattern("tally")
ANNEX, ANNEX_TITLED = LINES.pattern("annex"), LINES.pattern("annex_titled")
PART = LINES.pattern("part")
"""The heading of a part: A, 甲, or A. 援助巴勒斯坦难民."""


MARK_BEHIND = re.compile(
    rf"(?<=[。\]］）)])\s?(?:[{SUPERSCRIPT}]{{1,3}}|[\u2460-\u2473]|\d{{1,2}}|\*{{1,3}})$"
)
"""The mark of a note behind the vote: 以十四票对零票通过。⁴."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What the closing lines say; None where they do not."""

    adopted: str | None = None
    meeting: int | None = None
    vote: str | None = None


def closes(text: str) -> bool:
    """Whether the line is one of those that close a resolution: 第64次全体会议, 2005年12月16日, [未经表决获得通过。]."""
    plain = MARK_BEHIND.sub("", text).strip(" 。.，,\u3000()（）")
    return bool(
        DATE_LINE.fullmatch(plain)
        or MEETING_LINE.fullmatch(plain)
        or VOTED_LINE.fullmatch(plain)
        or VOTE_LINE.match(plain)
        or UNBRACKETED.match(plain)
        or plain in OTHERS
    )


def read_closing(lines: list[str]) -> Closing:
    """Read the repaired closing lines; the vote's bracket may run over several."""
    whole = "\n".join(lines)
    tally = TALLY.search(whole)
    vote = tally.start() if tally else -1
    head = whole if vote < 0 else whole[:vote]
    date, meeting, voted = DATE.search(head), MEETING.search(head), VOTED.search(head)
    told = re.sub(r"\s+", "", whole[vote:] if vote >= 0 else voted.group() if voted else "")
    told = told.strip("[]［］〔〕")
    if told.count(")") > told.count("(") or told.count("）") > told.count("（"):
        told = told[:-1]  # the vote is told in round brackets
    return Closing(
        iso_date(date) if date else None,
        number(meeting["number"]) or None if meeting else None,
        told or None,
    )
