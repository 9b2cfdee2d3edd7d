"""What stands before a number: 其1991年12月18日关于制定…方案的第46/152号决议.

    introduction = [body] {day | topic | title | "通过的" | "在" | session}

It is read from the number backwards: words that can stand between a body and its number are taken off one by one until
the body is met, or something else. What a topic names (关于人权理事会体制建设的) adopted nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.find.dates import Day
from resgraph.find.organs import SELF, Organ
from resgraph.languages.ruled import rules

CITATIONS = rules("citations")
PARTICLES = rules("particles")
OF, ITS = PARTICLES.text("of"), PARTICLES.text("its")

PASSED_OVER = CITATIONS.words("introduction.passed_over")
"""Words between a body and the number of what it adopted."""

TOPICS, ABOUT = CITATIONS.words("introduction.topics"), CITATIONS.words("introduction.about")
"""What a topic begins with, and what it begins with where the body may stand before it."""

ALONE = CITATIONS.pattern("introduction.year")

MONTH = CITATIONS.pattern("introduction.month")
"""1976年2月举行的: a meeting whose days are not told."""
MONTH_ENDS = CITATIONS.text("introduction.month_ends")

SESSION = CITATIONS.pattern("introduction.session")
SESSION_ENDS = CITATIONS.text("introduction.session_ends")

POSSESSIVES = CITATIONS.words("introduction.possessives")
SET_UP = CITATIONS.pattern("introduction.set_up")
"""What makes the body behind it the object of a resolution: 设立妇女地位委员会的第11(II)号决议 is not that Commission's."""

ACT_OF_A_DAY = CITATIONS.pattern("introduction.act_of_a_day")
"""其2000年11月15日通过该公约的第55/25号决议: what the resolution of that day did."""

BODY_ITSELF = CITATIONS.pattern("introduction.itself")
NO_BODY = ("", ",", *CITATIONS.words("introduction.others"))
"""Behind these 其 is the body that speaks."""

JOINS_TITLES = CITATIONS.text("introduction.joins_titles")

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
        topic = max(text.rfind(word, low, found.start) for word in ABOUT)
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
        elif text[at - 1] == ITS:
            return _with_day_before(text, low, at - 1, _itself(text, low, at - 1, marks), marks, day)
        elif (further := _without_words(text, low, at)) < at:
            at = further
        else:
            break
    return Introduction(at, None, day)


def set_up(text: str, low: int, organ: Organ) -> int | None:
    """Where 设立…委员会的 begins, of a body that the resolution behind it set up; None of one that adopted it."""
    if not text.startswith(POSSESSIVES, organ.end):
        return None
    found = SET_UP.search(text, max(low, organ.start - 24), organ.start)
    return found.start() if found else None


def _with_day_before(
    text: str, low: int, at: int, body: str, marks: Landmarks, day: Day | None
) -> Introduction:
    """2005年7月22日经济及社会理事会第2005/14号决议: the day may stand before the body."""
    before = marks.days.get(at) or (marks.days.get(at - 1) if text[at - 1 : at] == OF else None)
    if day is None and before and before.start >= low:
        return Introduction(before.start, body, before)
    return Introduction(at, body, day)


def _itself(text: str, low: int, at: int, marks: Landmarks) -> str:
    """委员会在其第20/3号决议中: 其 is the body just named; elsewhere it is the body that speaks."""
    if day := marks.days.get(at):
        at = day.start
    joint = BODY_ITSELF.search(text, max(low, at - 2), at)
    organ = marks.organs.get(joint.start()) if joint and joint.group() not in NO_BODY else None
    return organ.body if organ else SELF


def _without_words(text: str, low: int, at: int) -> int:
    """Where the text ends without its last connecting words, topic, title or session."""
    last = text[at - 1]
    if last == OF:
        if text.endswith(PASSED_OVER, low, at):
            return at - max(len(word) for word in PASSED_OVER if text.endswith(word, low, at))
        return at - 1 if text[at - 2 : at - 1] in QUOTES else _before_topic(text, low, at)
    if last in JOINS_TITLES and text[at - 2 : at - 1] == "》":  # 载有《宣言》和《行动纲领》的
        return at - 1
    if last in QUOTES:
        opened = text.rfind(QUOTES[last], low, at - 1)
        return opened if opened >= 0 else at
    if last in SESSION_ENDS and (session := SESSION.search(text, max(low, at - 26), at)):
        return session.start()
    if last in MONTH_ENDS and (month := MONTH.search(text, max(low, at - 10), at)):
        return month.start()
    words = [word for word in PASSED_OVER if text.endswith(word, low, at)]
    return at - max(map(len, words)) if words else at


def _before_topic(text: str, low: int, at: int) -> int:
    """Where 关于…的 begins; 的 alone comes off when there is none in the clause."""
    begin = max(text.rfind(word, low, at - 1) for word in TOPICS)
    if begin < 0 and (act := ACT_OF_A_DAY.search(text, max(low, at - 64), at - 1)):
        return act.start()
    if begin < 0 or any(mark in text[begin:at] for mark in ";。"):
        return at - 1
    return begin
