"""Reports that a task asks for: the account, who gets it, by when, how often.

    向大会第六十一届会议提出关于本决议执行情况的报告      give + account
    编写一份纪要报告，提交人权理事会第五十八届会议        make + account, handed on
    向理事会第五十六届会议口头通报最新情况                tell + news
    随时向安全理事会报告                                  speak

Not reports: help or papers for somebody (向特别报告员提供资料), what an account says (在报告中反映…), accounts
that somebody has handed over (提交理事会的报告), and whatever only the purpose of the task speaks of (以便…提交报告).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from resgraph.find.clauses import without_quotes
from resgraph.link.duties.listing import Lists
from resgraph.link.duties.passage import Asked
from resgraph.link.duties.periods import Due, cycle_in, due_in
from resgraph.link.duties.recipients import Setting, read_recipients, recipients_lists
from resgraph.link.duties.words import Table, load_table
from resgraph.model.annotations import Recipient, Report

KINDS = frozenset(
    {
        "give",
        "hand",
        "make",
        "tell",
        "account",
        "paper",
        "news",
        "speak",
        "inside",
        "purpose",
        "resume",
        "help",
        "aside",
        "cause",
    }
)


@cache
def words() -> Table:
    """The words of reports."""
    return load_table("reports", KINDS)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(words()[kind].pattern())


@dataclass(slots=True)
class Frame:
    """One account found in a segment: its words, who gets it, when."""

    start: int
    end: int
    made: bool = False
    recipients: list[Recipient] = field(default_factory=list)
    due: Due | None = None
    cycle: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a task between commas, or up to 并 and the next verb."""

    start: int
    end: int


def find_reports(asked: Asked, start: int, end: int, setting: Setting) -> tuple[Report, ...]:
    """The reports of a task, in folded offsets; none where it asks for no account."""
    if start >= end or not _MENTIONED.search(asked.text, start, end):
        return ()
    return tuple(_report(asked, frame) for frame in _Task(asked, setting, end).read(start))


_MENTIONED = re.compile(
    "报告|汇报|纪要|总结|摘要|综述|研究|具报|最新|计划|转递|转交|介绍|通报|提交|述评|简报|情况|结果|指南|草案|评估"
)


def _report(asked: Asked, frame: Frame) -> Report:
    due = frame.due
    return Report(
        *asked.printed(frame.start, frame.end),
        tuple(dict.fromkeys(frame.recipients)),
        due.iso if due else None,
        due.before if due else False,
        frame.cycle,
    )


class _Task:
    """One task being read, segment by segment."""

    def __init__(self, asked: Asked, setting: Setting, end: int) -> None:
        self.asked, self.setting, self.end = asked, setting, end
        self.text = without_quotes(asked.text)
        self.lists: Lists = recipients_lists(asked)
        self.frames: list[Frame] = []
        self.paper: tuple[int, int] | None = None
        self.waiting: list[Recipient] = []
        self.due: Due | None = None
        self.cycle: str | None = None

    def read(self, start: int) -> list[Frame]:
        """Read the segments in order; what only says when goes to the frame after it."""
        purpose = caused = False
        for segment in self._segments(start):
            opened = words()["purpose"].at(self.text, segment.start, segment.end) > segment.start
            resumed = words()["resume"].at(self.text, segment.start, segment.end) > segment.start
            caused = (caused and not opened) or words()["cause"].at(
                self.text, segment.start, segment.end
            ) > segment.start
            purpose = opened or (purpose and (caused or not resumed))
            if purpose:
                self._considered(segment)
            else:
                self._segment(segment)
        return self.frames

    def _segments(self, start: int) -> Iterator[Segment]:
        begin = start
        for found in _BREAK.finditer(self.text, start, self.end):
            if found.start() > begin:
                yield Segment(begin, found.start())
            begin = found.end() if found.group() in (",", ";", ":") else found.start()
        if begin < self.end:
            yield Segment(begin, self.end)

    def _segment(self, segment: Segment) -> None:
        to, reached = self._addressed(segment)
        frame = self._give(segment, to) or self._tell(segment, to) or self._speak(segment, to, reached)
        handed, at = self._handed(segment)
        if frame is None and handed and (self.frames or self.paper or at):
            frame = self._hand_on(segment, handed)
            if frame is None:
                return
        elif frame is None:
            self._circumstance(segment)
            return
        else:
            frame.recipients += to or handed
        self._dated(segment, frame)
        self._take(frame)

    def _take(self, frame: Frame) -> None:
        """Keep the frame; what was made before and goes to nobody yet is what is handed over now."""
        if self.frames and self.frames[-1] is frame:
            return
        last = self.frames[-1] if self.frames else None
        if last is not None and last.made and not last.recipients and (frame.recipients or frame.made):
            last.recipients += frame.recipients
            last.due, last.cycle = last.due or frame.due, last.cycle or frame.cycle
            return
        self.frames.append(frame)

    def _dated(self, segment: Segment, frame: Frame) -> None:
        """When it is due: in the segment itself, or in the one before that says only that."""
        frame.due = frame.due or due_in(self.text, segment.start, segment.end) or self.due
        frame.cycle = frame.cycle or cycle_in(self.text, segment.start, segment.end) or self.cycle
        for one in (*self._sessions(segment, frame.start), *self.waiting):
            if all(known.event != one.event for known in frame.recipients):
                same = [k for k in frame.recipients if k.id == one.id and k.session is None]
                frame.recipients = [k for k in frame.recipients if k not in same[:1]] + [one]
        self.waiting, self.due, self.cycle = [], None, None

    def _circumstance(self, segment: Segment) -> None:
        """在人权理事会第五十八届会议之前，至迟于2025年3月，: only when, and nothing else."""
        sessions, reached = self._opening_session(segment)
        if sessions and reached == segment.end:
            self.waiting += sessions
        if self.frames and _pattern("give").search(self.text, segment.start, segment.end):
            last = self.frames[-1]
            last.due = last.due or due_in(self.text, segment.start, segment.end)
        elif segment.end - segment.start < _LONGEST_WHEN:
            self.due = due_in(self.text, segment.start, segment.end) or self.due
            self.cycle = cycle_in(self.text, segment.start, segment.end) or self.cycle
        if found := self._papered(segment):
            self.paper = found

    def _papered(self, segment: Segment) -> tuple[int, int] | None:
        """拟订一份行动计划: a paper, which is a report once it is handed to somebody."""
        for made in _pattern("make").finditer(self.text, segment.start, segment.end):
            papers = list(_pattern("paper").finditer(self.text, made.end(), segment.end))
            if papers:
                return papers[-1].span()
        return None

    def _opening_session(self, segment: Segment) -> tuple[list[Recipient], int]:
        found = _AT.match(self.text, segment.start, segment.end)
        if found is None:
            return [], segment.start
        listed, reached = read_recipients(self.asked, self.lists, found.end(), segment.end, self.setting)
        after = _DURING.match(self.text, reached, segment.end)
        reached = after.end() if after else reached
        return [one for one in listed if one.session], reached

    def _sessions(self, segment: Segment, until: int) -> Iterator[Recipient]:
        """在大会第六十届会议上提出: a session before the account, with no clause of its own."""
        for found in _AT.finditer(self.text, segment.start, max(segment.start, until)):
            listed, reached = read_recipients(self.asked, self.lists, found.end(), segment.end, self.setting)
            if reached <= until and "的" not in self.text[reached:until].split("关于")[0][:12]:
                yield from (one for one in listed if one.session)

    def _addressed(self, segment: Segment) -> tuple[list[Recipient], int]:
        """向大会第六十一届会议: those the account goes to, where a verb of reporting follows."""
        found: list[Recipient] = []
        at = segment.start
        reached = segment.start
        while (at := self.text.find("向", at, segment.end)) >= 0:
            at += 1
            listed, after = read_recipients(self.asked, self.lists, at, segment.end, self.setting)
            if listed and _REPORTING().search(self.text, after, min(segment.end, after + _NEAR)):
                found += listed
                reached = after
        return found, reached

    def _give(self, segment: Segment, to: list[Recipient]) -> Frame | None:
        """提交…报告, 编写…纪要: a verb, and the account as its object."""
        for kind in ("give", "make"):
            for verb in _pattern(kind).finditer(self.text, segment.start, segment.end):
                if not self._acts(verb, segment):
                    continue
                account = self._account(verb.end(), segment.end) or self._paper(verb, segment, to)
                if account is not None and self._is_object(verb, account):
                    return Frame(verb.start(), account[1], made=kind == "make")
        return self._moved(segment)

    def _paper(self, verb: re.Match[str], segment: Segment, to: list[Recipient]) -> tuple[int, int] | None:
        """向大会第六十四届会议提交评价结果: a paper that is handed to somebody who is named."""
        if not to or words()["hand"].at(self.text, verb.start(), verb.end()) == verb.start():
            return None
        papers = list(_pattern("paper").finditer(self.text, verb.end(), segment.end))
        ends = (
            papers and words()["inside"].at(self.text, papers[-1].end(), len(self.text)) == papers[-1].end()
        )
        return papers[-1].span() if ends else None

    def _moved(self, segment: Segment) -> Frame | None:
        """将报告提交…: the account before the verb."""
        if not re.search("将|把", self.text[segment.start : segment.end]):
            return None
        account = self._account(segment.start, segment.end)
        if account is None:
            return None
        verb = _pattern("give").search(self.text, account[1], segment.end)
        return Frame(account[0], account[1]) if verb and self._acts(verb, segment) else None

    def _acts(self, verb: re.Match[str], segment: Segment) -> bool:
        """Whether the verb is what the party does: not 提交的报告, 所提出, 协助各国编写."""
        if self.text.startswith("的", verb.end()) or self.text.endswith("所", 0, verb.start()):
            return False
        return words()["aside"].before(self.text, verb.start()) == verb.start() and not (
            _pattern("help").search(self.text, segment.start, verb.start())
        )

    def _account(self, start: int, end: int) -> tuple[int, int] | None:
        """The last account of a stretch that is one itself: 报告, not 报告中, 报告员."""
        found = None
        for account in _pattern("account").finditer(self.text, start, end):
            if words()["inside"].at(self.text, account.end(), len(self.text)) == account.end():
                found = account.span()
        return found

    def _is_object(self, verb: re.Match[str], account: tuple[int, int]) -> bool:
        """Whether nothing that comes from an account stands between: 提供编写报告所需…"""
        between = self.text[verb.end() : account[0]]
        return not _APART.search(between)

    def _tell(self, segment: Segment, to: list[Recipient]) -> Frame | None:
        """口头通报最新情况, 介绍报告: by word of mouth."""
        for verb in _pattern("tell").finditer(self.text, segment.start, segment.end):
            if not self._acts(verb, segment):
                continue
            news = None
            for one in _pattern("news").finditer(self.text, verb.end(), segment.end):
                if words()["inside"].at(self.text, one.end(), len(self.text)) == one.end():
                    news = one
            oral = self.text.endswith("口头", 0, verb.start())
            held = None if to else self._occasion(segment, verb.start())
            if news and (oral or to or held or news.group().startswith("最新")):
                return Frame(verb.start(), news.end(), recipients=[held] if held else [])
            if oral:
                return Frame(verb.start(), verb.end(), recipients=[held] if held else [])
        return None

    def _occasion(self, segment: Segment, until: int) -> Recipient | None:
        """在专家研讨会期间口头介绍: those who hear it, by their words."""
        found = _OCCASION.match(self.text, segment.start, until)
        if found is None or found.end() > until or re.search(r"第[^,]{1,6}届", found["words"]):
            return None
        name = next((n for n in self.lists.between(found.start("words"), found.end("words"))), None)
        id = (
            name.id
            if name and name.start == found.start("words") and name.end == found.end("words")
            else None
        )
        return Recipient(*self.asked.printed(*found.span("words")), id)

    def _speak(self, segment: Segment, to: list[Recipient], reached: int) -> Frame | None:
        """向大会报告, 就此具报, 并报告进展: the verb alone."""
        for verb in _pattern("speak").finditer(self.text, segment.start, segment.end):
            if not self._acts(verb, segment):
                continue
            if words()["inside"].at(self.text, verb.end(), len(self.text)) > verb.end():
                continue
            told, after = read_recipients(self.asked, self.lists, verb.end(), segment.end, self.setting)
            if told and not to and any(one.id for one in told) and not self.text.startswith("的", after):
                return Frame(verb.start(), verb.end(), recipients=told)
            straight = (
                bool(to)
                and 0 <= verb.start() - reached <= _NEAR
                and "的" not in self.text[reached : verb.start()]
            )
            if straight or _VERBAL.fullmatch(self.text, segment.start, verb.start()):
                return Frame(verb.start(), verb.end())
        return None

    def _handed(self, segment: Segment) -> tuple[list[Recipient], int]:
        """提交人权理事会第五十八届会议审议: those right after the verb; and whether an account stands before it."""
        found: list[Recipient] = []
        moved = 0
        for verb in _pattern("hand").finditer(self.text, segment.start, segment.end):
            at = verb.end()
            if self.text[at : at + 1] in ("给", "至", "予", "到", "请"):
                at += 1
            listed, reached = read_recipients(self.asked, self.lists, at, segment.end, self.setting)
            if listed and not self.text.startswith("的", reached) and self._acts(verb, segment):
                found += listed
                before = self.text[segment.start : verb.start()]
                moved = moved or int(bool(re.search("将|把", before) and _pattern("paper").search(before)))
        return found, moved

    def _hand_on(self, segment: Segment, handed: list[Recipient]) -> Frame | None:
        """…，提交大会: what was made before goes to them."""
        if self.frames:
            last = self.frames[-1]
            last.recipients += [one for one in handed if one not in last.recipients]
            return last
        start, end = self.paper or (segment.start, segment.end)
        self.paper = None
        return Frame(start, end, recipients=handed)

    def _considered(self, segment: Segment) -> None:
        """以便大会第六十届会议审议: who is to consider the report gets it."""
        found = _FOR.match(self.text, segment.start, segment.end)
        if found is None or not self.frames:
            return
        listed, reached = read_recipients(self.asked, self.lists, found.end(), segment.end, self.setting)
        last = self.frames[-1]
        if listed and _CONSIDERS.match(self.text, reached):
            last.recipients += [one for one in listed if one.session or not last.recipients]


_NEAR = 16
"""How far a verb of reporting stands from those who are addressed: 再次口头, 按照惯例."""
_LONGEST_WHEN = 40
_BREAK = re.compile(
    "[,;:]|并(?=向|将|把|在|于|就|提[交出供]|编[写制]|报告|汇报|介绍|通报|转[递交发]|每|定期|随时|至迟|最迟|不迟|随后|开展|拟[订定]|口头|为此|再|继续)|(?=供[^,;。的]{1,40}(?:审议|审查|讨论|参考|核准|通过))"
)
_AT = re.compile("(?:并)?(?:最迟|至迟|不迟)?(?:在|于)|不迟于|至迟于|供")
_DURING = re.compile("(?:会议)?(?:上|期间|时|之时|框架内|开始时)")
_OCCASION = re.compile(
    "(?:并)?在(?P<words>[^,;。的]{2,20}?(?:会议|研讨会|讨论会|对话|论坛|届会|大会|会))(?:期间|上|框架内|时)"
)
_VERBAL = re.compile(
    "(?:并|且|同时|又)?(?:还|也)?(?:此后|嗣后|之后|其后|继续|定期|随时|及时|立即|酌情|尽快|迅速|每[^,;。]{1,6}|一并|至迟[^,;。]{1,12}|在[^,;。]{1,24}[内前上]|就[^,;。]{1,60}|据此|为此|如实|再次|向[^,;。]{1,40}|口头|分别|首次)*"
)
_APART = re.compile(
    "(?:编写|编制|执行|落实|根据|依照|按照|参照|考虑到|审议|注意到|载于|见于|汇编)[^的]{0,12}$|以便|用于|反映|列入|纳入|载列"
)
_FOR = re.compile("以便|以供|供")
_CONSIDERS = re.compile("(?:进一步)?(?:审议|讨论|作出|采取|考虑|核准|审查|参考|使用)")


@cache
def _REPORTING() -> re.Pattern[str]:
    table = words()
    return re.compile("|".join(table[kind].pattern() for kind in ("give", "tell", "speak")))
