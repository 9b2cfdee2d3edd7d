"""What stands before a number: 其1991年12月18日关于制定…方案的第46/152号决议.

    introduction = [body] {day | topic | title | "通过的" | "在" | session}

It is read from the number backwards: words that can stand between a body and its number are taken off one by one until
the body is met, or something else. What a topic names (关于人权理事会体制建设的) adopted nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.find.dates import YEAR, Day
from resgraph.find.organs import SELF, Organ

PASSED_OVER = (
    "其中载有",
    "载有",
    "载列",
    "附有",
    "内载",
    "所载",
    "通过的",
    "作出的",
    "核可的",
    "发布的",
    "举行的",
    "通过了",
    "通过",
    "最近一项是",
    "最近",
    "所通过之",
    "通过之",
    "之",
    "所",
    "一致",
    "协商",
    "未经表决",
    "以协商一致方式",
    "题为",
    "关于",
    "历史性",
    "具有里程碑意义",
    "有关",
    "相关",
    "同样",
    "在",
    "于",
    "以",
    "“",
    '"',
    "《",
    "」",
)
"""Words between a body and the number of what it adopted."""

TOPIC = ("关于", "有关", "题为", "涉及", "就")

ALONE = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?:\d{1,2}月)?$")

MONTH = re.compile(rf"{YEAR}年(?:[\d一二三四五六七八九十]{{1,2}}月)?$")
"""1976年2月举行的: a meeting whose days are not told."""

SESSION = re.compile(r"第[^第,、;。]{1,8}届(?:[^第,、;。]{0,8}会议|(?:常|年|特别)?会)(?:上|期间)?$")

SET_UP = re.compile(r"(?:设立|成立|建立|创立|创设|组成|组建|设置)了?(?:一个)?[^,;。第号]{0,16}$")
"""What makes the body behind it the object of a resolution: 设立妇女地位委员会的第11(II)号决议 is not that Commission's."""

BODY_ITSELF = re.compile(r"(?:在|以|依|依照|按照|根据|及|和|与|通过|的|,)?$")

QUOTES = {"”": "“", "》": "《", '"': '"', "」": "「", "』": "『"}

WINDOW = 400
"""How far back a topic may begin: longer ones do not occur."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """The body and the day (or the year alone) stated for a number, and where the words that state them begin."""

    start: int
    organ: str | None
    day: Day | None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Days and bodies of a passage, by the offset where each ends."""

    days: dict[int, Day]
    organs: dict[int, Organ]

    @classmethod
    def of(cls, days: tuple[Day, ...], organs: tuple[Organ, ...]) -> Landmarks:
        """Days and bodies of one passage."""
        return cls({day.end: day for day in days}, {organ.end: organ for organ in organs})


def read_introduction(text: str, low: int, at: int, marks: Landmarks) -> Introduction:
    """What stands before the number at `at`, no further back than `low`."""
    low = max(low, at - WINDOW)
    if alone := ALONE.search(text, max(low, at - 9), at):
        intro = read_introduction(text, low, alone.start(), marks)
        return Introduction(intro.start, intro.organ, intro.day, alone[1])
    found = first = _stripped(text, low, at, marks, None)
    while found.organ is None:
        topic = max(text.rfind(word, low, found.start) for word in ("关于", "有关"))
        if topic < 0 or any(mark in text[topic : found.start] for mark in ",;。"):
            return found if found.day else first
        found = _stripped(text, low, topic, marks, found.day)
    return found


def _stripped(text: str, low: int, at: int, marks: Landmarks, day: Day | None) -> Introduction:
    """Take off what may stand between body and number, until nothing more comes off."""
    while at > low:
        if (found := marks.days.get(at)) and found.start >= low:
            day, at = day or found, found.start
        elif (organ := marks.organs.get(at)) and (made := set_up(text, low, organ)):
            at = made
        elif organ and organ.start >= low:
            return _with_day_before(text, low, organ.start, organ.body, marks, day)
        elif text[at - 1] == "其":
            return _with_day_before(text, low, at - 1, _itself(text, low, at - 1, marks), marks, day)
        elif (further := _without_words(text, low, at)) < at:
            at = further
        else:
            break
    return Introduction(at, None, day)


def set_up(text: str, low: int, organ: Organ) -> int | None:
    """Where 设立…委员会的 begins, of a body that the resolution behind it set up; None of one that adopted it."""
    if not text.startswith("的", organ.end):
        return None
    found = SET_UP.search(text, max(low, organ.start - 24), organ.start)
    return found.start() if found else None


def _with_day_before(
    text: str, low: int, at: int, body: str, marks: Landmarks, day: Day | None
) -> Introduction:
    """2005年7月22日经济及社会理事会第2005/14号决议: the day may stand before the body."""
    before = marks.days.get(at) or (marks.days.get(at - 1) if text[at - 1 : at] == "的" else None)
    if day is None and before and before.start >= low:
        return Introduction(before.start, body, before)
    return Introduction(at, body, day)


def _itself(text: str, low: int, at: int, marks: Landmarks) -> str:
    """委员会在其第20/3号决议中: 其 is the body just named; elsewhere it is the body that speaks."""
    if day := marks.days.get(at):
        at = day.start
    joint = BODY_ITSELF.search(text, max(low, at - 2), at)
    organ = (
        marks.organs.get(joint.start())
        if joint and joint.group() not in ("", ",", "及", "和", "与")
        else None
    )
    return organ.body if organ else SELF


def _without_words(text: str, low: int, at: int) -> int:
    """Where the text ends without its last connecting words, topic, title or session."""
    last = text[at - 1]
    if last == "的":
        if text.endswith(PASSED_OVER, low, at):
            return at - max(len(word) for word in PASSED_OVER if text.endswith(word, low, at))
        return at - 1 if text[at - 2 : at - 1] in QUOTES else _before_topic(text, low, at)
    if last in "、和及与" and text[at - 2 : at - 1] == "》":  # 载有《宣言》和《行动纲领》的
        return at - 1
    if last in QUOTES:
        opened = text.rfind(QUOTES[last], low, at - 1)
        return opened if opened >= 0 else at
    if last in "议会上间" and (session := SESSION.search(text, max(low, at - 26), at)):
        return session.start()
    if last in "年月" and (month := MONTH.search(text, max(low, at - 10), at)):
        return month.start()
    words = [word for word in PASSED_OVER if text.endswith(word, low, at)]
    return at - max(map(len, words)) if words else at


def _before_topic(text: str, low: int, at: int) -> int:
    """Where 关于…的 begins; 的 alone comes off when there is none in the clause."""
    begin = max(text.rfind(word, low, at - 1) for word in TOPIC[:-1])
    if begin < 0 or any(mark in text[begin:at] for mark in ";。"):
        return at - 1
    return begin
