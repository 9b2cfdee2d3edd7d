"""What stands below the last paragraph: meeting, date, vote."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.text.structure.dates import DATE, iso_date, number
from resgraph.text.structure.heading_forms import MEETING

DATE_LINE = re.compile(rf"{DATE.pattern}\s*[，,]?\s*(?:{MEETING.pattern.replace('number', 'sitting')})?")
RECORDED = r"(?:\s*[–—\-－，,]?\s*(?:A\d+/VR/\d+|[^。；]{0,12}委[员員][会會][^。；]{1,8}[报報]告))?"
"""What the World Health Assembly adds: A69/VR/8, – 甲委员会第二份报告."""
MEETING_LINE = re.compile(rf"{MEETING.pattern}\s*[，,]?\s*(?:{DATE.pattern})?{RECORDED}")
UNBRACKETED = re.compile(r"(?:经(?:记录|唱名)?表决[，,]\s?以\s?\d+\s?票|未经表决(?:获得)?通过$)")
ABSTAINED = r"[，,、；;][^。\n]{1,90}"
"""What may follow the vote: 弃权者二(埃及、印度), 两个成员国没有参加表决."""
VOTED_LINE = re.compile(
    rf"{MEETING.pattern}[，,]?\s*(?:以.{{2,90}}|一致|全[体體]一致|未[经經]表[决決])(?:[获獲]得)?通[过過](?:{ABSTAINED})?"
)
"""第1774次会议以13票对零票通过。 closes a resolution of the Security Council."""
VOTED = re.compile(rf"(?:以[^。\n]{{0,90}}票[^。\n]{{0,60}}?通[过過]|一致通[过過])(?:{ABSTAINED})?")
TALLY = re.compile(r"[\[［〔](?!编辑|編輯)|(?:经(?:记录|唱名)?|未经|經(?:記錄|唱名)?|未經)表[决決]")
"""Where the vote is told: [经记录表决，以…, or the same without brackets."""
VOTE_LINE = re.compile(r"[\[〔［]\s?(?:未经|經|经|以|全体|一致|决议|決議|在|根据|唱名|未經)")
ANNEX = re.compile(r"(?:附件|附錄|附录)\s?(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2}|[A-Z]|[IVX]{1,4})?")
PART = re.compile(r"(?P<letter>[A-Z甲乙丙丁戊己庚辛壬癸])(?:$|[.．、]\s*(?=[\u4e00-\u9fff]))")
"""The heading of a part: A, 甲, or A. 援助巴勒斯坦难民."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What the closing lines say; None where they do not."""

    adopted: str | None = None
    meeting: int | None = None
    vote: str | None = None


def closes(text: str) -> bool:
    """Whether the line is one of those that close a resolution: 第64次全体会议, 2005年12月16日, [未经表决获得通过。]."""
    plain = text.strip(" 。.，,\u3000()（）")
    return bool(
        DATE_LINE.fullmatch(plain)
        or MEETING_LINE.fullmatch(plain)
        or VOTED_LINE.fullmatch(plain)
        or VOTE_LINE.match(plain)
        or UNBRACKETED.match(plain)
        or plain in ("二读", "* * *", "***")
    )


def read_closing(lines: list[str]) -> Closing:
    """Read the repaired closing lines; the vote's bracket may run over several."""
    whole = "\n".join(lines)
    tally = TALLY.search(whole)
    vote = tally.start() if tally else -1
    head = whole if vote < 0 else whole[:vote]
    date, meeting, voted = DATE.search(head), MEETING.search(head), VOTED.search(head)
    told = whole[vote:] if vote >= 0 else voted.group() if voted else ""
    return Closing(
        iso_date(date) if date else None,
        number(meeting["number"]) or None if meeting else None,
        re.sub(r"\s+", "", told).strip("[]［］〔〕") or None,
    )
