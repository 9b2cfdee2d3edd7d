"""The frames of reports in one stretch of a task: what is given, told or handed over, and to whom.

提交…报告        give + account        编写…纪要      make + account
口头通报最新情况  tell + news           向…报告        speak
提交大会审议      hand + somebody
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.handing import MOVING, NEAR, OF, TO, Frame, Handing, Segment
from resgraph.link.duties.periods import cycle_in
from resgraph.link.duties.recipients import AFTER, holder_before, read_recipients
from resgraph.link.duties.report_words import pattern, reporting, words
from resgraph.link.duties.scan import words as pronouns
from resgraph.model.annotations import Recipient


class Frames(Handing):
    """Finds the frames of one passage."""

    def give(self, segment: Segment, to: list[Recipient]) -> Frame | None:
        """提交…报告, 编写…纪要: a verb, and the account as its object."""
        for kind in ("give", "make"):
            for verb in pattern(kind).finditer(self.text, segment.start, segment.end):
                if not self.acts(verb, segment):
                    continue
                if kind == "give" and not (to or self.waiting) and self.text.startswith(_ASKED, verb.end()):
                    continue
                account = self.account(verb.end(), segment.end) or self.paper(verb, segment, to)
                if account is not None and self.is_object(verb, account):
                    return Frame(verb.start(), account[1], made=kind == "make")
        return self.moved(segment)

    def paper(self, verb: re.Match[str], segment: Segment, to: list[Recipient]) -> tuple[int, int] | None:
        """向大会第六十四届会议提交评价结果: a paper that is handed to somebody who is named."""
        if not (to or self.waiting):
            return None
        hands = words()["hand"].at(self.text, verb.start(), verb.end()) > verb.start()
        kind = "paper" if hands else "record"  # 提出方案 proposes, 提出汇编 gives an account
        papers = list(pattern(kind).finditer(self.text, verb.end(), segment.end))
        ends = (
            papers and words()["inside"].at(self.text, papers[-1].end(), len(self.text)) == papers[-1].end()
        )
        return papers[-1].span() if ends and not self.text.startswith(OF, papers[-1].end()) else None

    def moved(self, segment: Segment) -> Frame | None:
        """将报告提交…: the account before the verb."""
        if not MOVING.search(self.text, segment.start, segment.end):
            return self.due_itself(segment)
        account = self.account(segment.start, segment.end)
        if account is None or self.text.endswith(_THIS, 0, account[0]):
            return None  # 将本报告书分送各国
        verb = pattern("hand").search(self.text, account[1], min(segment.end, account[1] + NEAR))
        return Frame(account[0], account[1]) if verb and self.acts(verb, segment) else None

    def due_itself(self, segment: Segment) -> Frame | None:
        """首次报告应于第七十二届会议提交: the account is what opens the stretch, the verb what ends it."""
        opened = pattern("account").search(self.text, segment.start, min(segment.end, segment.start + NEAR))
        if opened is None or words()["inside"].at(self.text, opened.end(), segment.end) > opened.end():
            return None
        verb = words()["give"].before(self.text, segment.end)
        between = self.text[opened.end() : verb]
        if verb == segment.end or OF in between or not AT.search(between):
            return None
        return Frame(opened.start(), opened.end(), reach=verb)

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
            about = OF in self.text[reached:until].split(_ABOUT)[0][:12]  # 在第五十届会议上提出的建议
            if reached <= until and (not about or HELD.match(self.text, reached, until)):
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
                and not self.text.startswith(OF, after)
            ):
                return Frame(verb.start(), verb.end(), recipients=told)
            straight = (
                bool(to)
                and 0 <= verb.start() - reached <= NEAR
                and OF not in self.text[reached : verb.start()]
            )
            if _NATIONAL.search(self.text[segment.start : verb.start()]):
                continue
            if straight or self.is_verb(segment.start, verb.start()):
                return Frame(verb.start(), verb.end())
        return None

    def is_verb(self, start: int, end: int) -> bool:
        """Whether manners alone stand before it: 此后, 就本决议的执行情况, 每年; place by place, as each may end anywhere."""
        reached = {start}
        for at in range(start, end):
            if at in reached:
                ends = range(at + 1, min(end, at + _MANNERS) + 1)
                reached.update(one for one in ends if _MANNER.fullmatch(self.text, at, one))
        return end in reached

    def is_told(self, segment: Segment, verb: re.Match[str], told: list[Recipient], after: int) -> bool:
        """Whether 报告 and somebody are an act: a known body or a session, or what is reported before it (将此事报告某委员会)."""
        moved = after == segment.end and MOVING.search(self.text, segment.start, verb.start()) is not None
        return moved or any(one.session or (one.id and one.text not in _PRONOUNS) for one in told)

    def toward(self, segment: Segment) -> list[Recipient]:
        """在30天内向原子能机构理事会，同时向…: those whom a stretch ends with, before the verb of the next."""
        at, joined = segment.start, list[Recipient]()
        while (at := self.text.find(TO, at, segment.end)) >= 0:
            facing = _FACING.search(self.text, segment.start, at)
            at += len(TO)
            listed, after = read_recipients(self.asked, self.lists, at, segment.end, self.setting)
            if listed and after == segment.end and not facing:
                return joined + listed
            joined = joined + listed if listed and _AND_TO.match(self.text, after, segment.end) else []
        return []

    def addressed(self, segment: Segment) -> tuple[list[Recipient], int]:
        """向大会第六十一届会议(、向理事会): those the account goes to, where a verb of reporting follows."""
        at = segment.start
        joined: list[Recipient] = []
        while (at := self.text.find(TO, at, segment.end)) >= 0:
            at += len(TO)
            listed, after = read_recipients(self.asked, self.lists, at, segment.end, self.setting)
            more = _AND_TO.match(self.text, after, segment.end) if listed else None
            near = reporting().search(self.text, after, min(segment.end, after + NEAR))
            if listed and near and not more:
                if len(listed) == 1 and (
                    whole := holder_before(self.asked, at, after, near.start(), self.setting)
                ):
                    return [*joined, whole], near.start()
                return joined + listed, after
            joined = joined + listed if more else []
        return [], segment.start


_ASKED, _NATIONAL = DUTIES.words("frames.asked-before"), DUTIES.pattern("frames.national")
_ABOUT, _THIS = DUTIES.text("about"), DUTIES.text("frames.this")
_PRONOUNS = pronouns()["pronoun"].forms
"""报告其调查结果: they tell whose, not to whom."""
_AND_TO = DUTIES.pattern("frames.and-to")
_FACING = DUTIES.pattern("frames.facing")
"""面向 is no 向."""
_WRITTEN = DUTIES.words("frames.written")
_ORAL, _PRESENT = DUTIES.words("frames.oral"), DUTIES.text("frames.present")
_LATEST = DUTIES.text("frames.latest")
_NUMBERED, _DETERMINERS = DUTIES.pattern("frames.numbered"), DUTIES.words("frames.determiners")
AT = DUTIES.pattern("frames.at")
"""Before a session at which something is due."""
HELD = DUTIES.pattern("frames.held")
"""在大会第三十届会议期间就…: the session ends there, so that no clause about a thing opens with it."""
_WITHIN = DUTIES.pattern("frames.within")
_OCCASION = DUTIES.pattern("frames.occasion")
_MANNER = DUTIES.pattern("frames.manner")
_MANNERS = 61
"""How long one of them is at most."""
_APART = DUTIES.pattern("frames.apart")
