"""The frames of reports in one stretch of a task: what is given, told or handed over, and to whom.

提交…报告        give + account        编写…纪要      make + account
口头通报最新情况  tell + news           向…报告        speak
提交大会审议      hand + somebody
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.listing import Lists
from resgraph.link.duties.periods import Due, cycle_in
from resgraph.link.duties.recipients import AFTER, Setting, read_recipients, recipients_lists
from resgraph.link.duties.report_words import forwarded, making, pattern, reporting, words
from resgraph.model.annotations import Recipient


@dataclass(slots=True)
class Frame:
    """One account found in a segment: its words, who gets it, when."""

    start: int
    end: int
    made: bool = False
    recipients: list[Recipient] = field(default_factory=list)
    due: Due | None = None
    cycle: str | None = None
    reach: int = 0
    """How far before the verb a session is printed: 首次报告于第七十二届会议提交."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a task between commas, or up to 并 and the next verb."""

    start: int
    end: int


class Frames:
    """Finds the frames of one passage."""

    def __init__(self, asked: AnnotatedPassage, setting: Setting) -> None:
        self.asked, self.setting = asked, setting
        self.text = asked.passage.unquoted
        self.lists: Lists = recipients_lists(asked)
        self.waiting: list[Recipient] = []
        """Who gets the next account at a session that was named before it: 在大会第六十届会议之前，."""
        self.cycle: str | None = None
        """How often the next account is due, where that is said before it: 每30天、."""

    def give(self, segment: Segment, to: list[Recipient]) -> Frame | None:
        """提交…报告, 编写…纪要: a verb, and the account as its object."""
        for kind in ("give", "make"):
            for verb in pattern(kind).finditer(self.text, segment.start, segment.end):
                if not self.acts(verb, segment):
                    continue
                account = self.account(verb.end(), segment.end) or self.paper(verb, segment, to)
                if account is not None and self.is_object(verb, account):
                    return Frame(verb.start(), account[1], made=kind == "make")
        return self.moved(segment)

    def paper(self, verb: re.Match[str], segment: Segment, to: list[Recipient]) -> tuple[int, int] | None:
        """向大会第六十四届会议提交评价结果: a paper that is handed to somebody who is named."""
        if (
            not (to or self.waiting)
            or words()["hand"].at(self.text, verb.start(), verb.end()) == verb.start()
        ):
            return None
        papers = list(pattern("paper").finditer(self.text, verb.end(), segment.end))
        ends = (
            papers and words()["inside"].at(self.text, papers[-1].end(), len(self.text)) == papers[-1].end()
        )
        return papers[-1].span() if ends and not self.text.startswith(_OF, papers[-1].end()) else None

    def moved(self, segment: Segment) -> Frame | None:
        """将报告提交…: the account before the verb."""
        if not _MOVING.search(self.text, segment.start, segment.end):
            return self.due_itself(segment)
        account = self.account(segment.start, segment.end)
        if account is None:
            return None
        verb = pattern("hand").search(self.text, account[1], min(segment.end, account[1] + _NEAR))
        return Frame(account[0], account[1]) if verb and self.acts(verb, segment) else None

    def due_itself(self, segment: Segment) -> Frame | None:
        """首次报告应于第七十二届会议提交: the account is what opens the stretch, the verb what ends it."""
        opened = pattern("account").search(self.text, segment.start, min(segment.end, segment.start + _NEAR))
        if opened is None or words()["inside"].at(self.text, opened.end(), segment.end) > opened.end():
            return None
        verb = words()["give"].before(self.text, segment.end)
        between = self.text[opened.end() : verb]
        if verb == segment.end or _OF in between or not AT.search(between):
            return None
        return Frame(opened.start(), opened.end(), reach=verb)

    def acts(self, verb: re.Match[str], segment: Segment) -> bool:
        """Whether the verb is what the party does: not 提交的报告, 所提出, 协助各国编写."""
        if self.text.startswith(_OF, verb.end()) or self.text.endswith(_BY, 0, verb.start()):
            return False
        if self.handed_before(verb, segment) or self.meanwhile(verb, segment):
            return False
        return words()["aside"].before(self.text, verb.start()) == verb.start() and not (
            pattern("help").search(self.text, segment.start, verb.start())
        )

    def meanwhile(self, verb: re.Match[str], segment: Segment) -> bool:
        """在向理事会报告工作时: it says when something else is to be done; not 在会议上提交…2015年之前的报告."""
        return any(
            found.start() < verb.start() < verb.end() < found.end()
            and not _CLOSED.search(self.text, found.start(), verb.start())
            for found in _WHILE.finditer(self.text, segment.start, segment.end)
        )

    def handed_before(self, verb: re.Match[str], segment: Segment) -> bool:
        """提交理事会的报告: an account that somebody has handed over."""
        if verb.group() not in words()["before"].forms or _TO in self.text[segment.start : verb.start()]:
            return False
        listed, after = read_recipients(self.asked, self.lists, verb.end(), segment.end, self.setting)
        return bool(listed) and self.text.startswith(_OF, after)

    def account(self, start: int, end: int) -> tuple[int, int] | None:
        """The last account of a stretch that is one itself: 报告, not 报告中, 报告员."""
        found = None
        for account in pattern("account").finditer(self.text, start, end):
            if words()["inside"].at(self.text, account.end(), len(self.text)) == account.end():
                found = account.span()
        return found

    def is_object(self, verb: re.Match[str], account: tuple[int, int]) -> bool:
        """Whether nothing that comes from an account stands between: 提供编写报告所需的资料."""
        between = self.text[verb.end() : account[0]]
        return not _APART.search(between)

    def tell(self, segment: Segment, to: list[Recipient]) -> Frame | None:
        """口头通报最新情况, 介绍报告: by word of mouth."""
        for verb in pattern("tell").finditer(self.text, segment.start, segment.end):
            if not self.acts(verb, segment) or self.within(segment, verb):
                continue
            named = words()["account"].before(self.text, verb.end()) < verb.end()
            if named and self.text.endswith(_DETERMINERS, 0, verb.start()):
                continue  # 在其报告和最新情况通报中
            news = None
            for one in pattern("news").finditer(self.text, verb.end(), segment.end):
                if words()["inside"].at(self.text, one.end(), len(self.text)) == one.end():
                    news = one
            oral = self.text.endswith(_ORAL, 0, verb.start())
            held = None if to else self.occasion(segment, verb.start())
            timed = any(self.sessions(segment, verb.start())) or verb.group() == _PRESENT
            if news and (oral or to or held or timed or news.group().startswith(_LATEST)):
                return Frame(verb.start(), news.end(), recipients=[held] if held else [])
            given = verb.group() in words()["give"].forms  # 每年向…提供资料
            if oral or (to and not given and self.repeated(segment)):
                return Frame(verb.start(), verb.end(), recipients=[held] if held else [])
        return None

    def repeated(self, segment: Segment) -> bool:
        """每90天(,)向安理会通报工作: told again and again, it is an account."""
        return (self.cycle or cycle_in(self.text, segment.start, segment.end)) is not None

    def within(self, segment: Segment, verb: re.Match[str]) -> bool:
        """在报告中介绍…: what an account says is none of its own."""
        inside = words()["inside"].at(self.text, verb.end(), len(self.text)) > verb.end()
        if inside and not self.text.startswith(_WRITTEN, verb.end()):
            return True
        return _WITHIN.search(self.text, segment.start, verb.start()) is not None

    def sessions(self, segment: Segment, until: int) -> Iterator[Recipient]:
        """在大会第六十届会议上提出: a session before the account, with no clause of its own."""
        for found in AT.finditer(self.text, segment.start, max(segment.start, until)):
            listed, reached = read_recipients(self.asked, self.lists, found.end(), segment.end, self.setting)
            if AFTER.match(self.text, reached, segment.end):
                continue
            if reached <= until and _OF not in self.text[reached:until].split(_ABOUT)[0][:12]:
                yield from (one for one in listed if one.session)

    def occasion(self, segment: Segment, until: int) -> Recipient | None:
        """在专家研讨会期间口头介绍: those who hear it, by their words."""
        found = _OCCASION.match(self.text, segment.start, until)
        if found is None or found.end() > until or _NUMBERED.search(found["words"]):
            return None
        name = next((n for n in self.lists.between(found.start("words"), found.end("words"))), None)
        id = (
            name.id
            if name and name.start == found.start("words") and name.end == found.end("words")
            else None
        )
        if id is not None and id.startswith("event/"):
            return None  # a body's session: 在理事会第十次特别会议上
        return Recipient(*self.asked.printed(*found.span("words")), id)

    def speak(self, segment: Segment, to: list[Recipient], reached: int) -> Frame | None:
        """向大会报告, 就此具报, 并报告进展: the verb alone."""
        for verb in pattern("speak").finditer(self.text, segment.start, segment.end):
            if not self.acts(verb, segment):
                continue
            if words()["inside"].at(self.text, verb.end(), len(self.text)) > verb.end():
                continue
            told, after = read_recipients(self.asked, self.lists, verb.end(), segment.end, self.setting)
            if self.text.endswith(_DETERMINERS, 0, verb.start()):
                continue
            if (
                told
                and not to
                and self.is_told(segment, verb, told, after)
                and not self.text.startswith(_OF, after)
            ):
                return Frame(verb.start(), verb.end(), recipients=told)
            straight = (
                bool(to)
                and 0 <= verb.start() - reached <= _NEAR
                and _OF not in self.text[reached : verb.start()]
            )
            if straight or _VERBAL.fullmatch(self.text, segment.start, verb.start()):
                return Frame(verb.start(), verb.end())
        return None

    def is_told(self, segment: Segment, verb: re.Match[str], told: list[Recipient], after: int) -> bool:
        """Whether 报告 and somebody are an act: a known body or a session, or what is reported before it (将此事报告某委员会)."""
        moved = after == segment.end and _MOVING.search(self.text, segment.start, verb.start()) is not None
        return moved or any(one.id or one.session for one in told)

    def handed(self, segment: Segment) -> tuple[list[Recipient], int]:
        """提交人权理事会第五十八届会议审议: those right after the verb; and whether an account stands before it."""
        found: list[Recipient] = []
        moved = 0
        for verb in pattern("hand").finditer(self.text, segment.start, segment.end):
            at = verb.end()
            if self.text.startswith(_HANDED_TO, at):
                at += 1
            listed, reached = read_recipients(self.asked, self.lists, at, segment.end, self.setting)
            if self._is_attribute(listed, reached, segment.end):
                continue
            if listed and not self.text.startswith(_OF, reached) and self.acts(verb, segment):
                found += listed
                before = self.text[segment.start : verb.start()]
                moved = moved or int(bool(_MOVING.search(before)) and self.is_forwarded(before, listed))
        return found, moved

    def is_forwarded(self, words: str, to: list[Recipient]) -> bool:
        """将各国的意见提交大会: a paper, answers, or views where they go to a body; 将意见送交秘书长 reports nothing."""
        officers = all((one.id or "").startswith("role/") for one in to)
        return any(not officers or found.group() not in _VIEWS for found in forwarded().finditer(words))

    def _is_attribute(self, listed: list[Recipient], reached: int, end: int) -> bool:
        """提交国家报告: a class that only says what kind of account it is."""
        kind = len(listed) == 1 and listed[0].text in self.lists.words["modifier"].forms
        return kind and pattern("account").search(self.text, reached, min(end, reached + _NEAR)) is not None

    def papered(self, segment: Segment) -> tuple[int, int] | None:
        """拟订一份行动计划: a paper, which is a report once it is handed to somebody."""
        for made in making().finditer(self.text, segment.start, segment.end):
            papers = list(forwarded().finditer(self.text, made.end(), segment.end))
            if papers:
                return papers[-1].span()
            moved = _MOVING.search(self.text, segment.start, made.start())
            papers = list(forwarded().finditer(self.text, moved.end(), made.start())) if moved else []
            if papers:
                return papers[-1].span()  # 将意见汇编成册，提交…
            if made.group() in words()["paper"].forms:
                return made.start(), segment.end  # 汇编各国提供的资料，提交…
        return None

    def addressed(self, segment: Segment) -> tuple[list[Recipient], int]:
        """向大会第六十一届会议(、向理事会): those the account goes to, where a verb of reporting follows."""
        at = segment.start
        joined: list[Recipient] = []
        while (at := self.text.find(_TO, at, segment.end)) >= 0:
            at += len(_TO)
            listed, after = read_recipients(self.asked, self.lists, at, segment.end, self.setting)
            more = _AND_TO.match(self.text, after, segment.end) if listed else None
            near = reporting().search(self.text, after, min(segment.end, after + _NEAR))
            if listed and near and not more:
                return joined + listed, after
            joined = joined + listed if more else []
        return [], segment.start


_OF, _BY, _TO, _ABOUT = (DUTIES.text(name) for name in ("of", "by", "to", "about"))
_AND_TO = DUTIES.pattern("frames.and-to")
_VIEWS = DUTIES.words("frames.views")
_WRITTEN = DUTIES.words("frames.written")
_ORAL, _PRESENT = DUTIES.words("frames.oral"), DUTIES.text("frames.present")
_LATEST = DUTIES.text("frames.latest")
_MOVING, _NUMBERED = DUTIES.pattern("frames.moving"), DUTIES.pattern("frames.numbered")
_DETERMINERS, _HANDED_TO = DUTIES.words("frames.determiners"), DUTIES.words("frames.handed-to")
AT = DUTIES.pattern("frames.at")
"""Before a session at which something is due."""
_WHILE, _CLOSED = DUTIES.pattern("frames.while"), DUTIES.pattern("frames.closed")
_WITHIN = DUTIES.pattern("frames.within")
_NEAR = 16
"""How far a verb of reporting stands from those who are addressed: 再次口头, 按照惯例."""
_OCCASION = DUTIES.pattern("frames.occasion")
_VERBAL = DUTIES.pattern("frames.verbal")
_APART = DUTIES.pattern("frames.apart")
