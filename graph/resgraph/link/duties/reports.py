"""Reports that a task asks for: the account, who gets it, by when, how often.

    向大会第六十一届会议提出关于本决议执行情况的报告      give + account
    编写一份纪要报告，提交人权理事会第五十八届会议        make + account, handed on
    向理事会第五十六届会议口头通报最新情况                tell + news
    随时向安全理事会报告                                  speak

Not reports: help or papers for somebody (向特别报告员提供资料), what an account says (在报告中反映…), accounts
that somebody has handed over (提交理事会的报告), and whatever only the purpose of the task speaks of (以便…提交报告).
"""

from __future__ import annotations

from collections.abc import Iterator

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.clauses import charged
from resgraph.link.duties.frames import AT, Frames
from resgraph.link.duties.handing import Frame, Segment
from resgraph.link.duties.periods import Due, cycle_in, due_in
from resgraph.link.duties.recipients import Setting, read_recipients
from resgraph.link.duties.report_words import mentioned, pattern, words
from resgraph.link.duties.scan import words as pronouns
from resgraph.model.annotations import Recipient, Report


def find_reports(asked: AnnotatedPassage, start: int, end: int, setting: Setting) -> tuple[Report, ...]:
    """The reports of a task, in folded offsets; none where it asks for no account."""
    if start >= end or not mentioned().search(asked.text, start, end):
        return ()
    return tuple(_report(asked, frame) for frame in _Task(asked, setting, end).read(start))


def _report(asked: AnnotatedPassage, frame: Frame) -> Report:
    due = frame.due
    return Report(
        *asked.printed(frame.start, frame.end),
        tuple(dict.fromkeys(frame.recipients)),
        due.iso if due else None,
        due.before if due else False,
        frame.cycle,
    )


BODIES = ("org/", "role/")
"""Kinds of names that may report by themselves."""


class _Task(Frames):
    """One task being read, segment by segment."""

    def __init__(self, asked: AnnotatedPassage, setting: Setting, end: int) -> None:
        super().__init__(asked, setting)
        self.start, self.end = 0, end
        self.frames: list[Frame] = []
        self.planned: tuple[int, int] | None = None
        self.last: tuple[int, list[Recipient]] = (-1, [])
        self.ahead: tuple[int, list[Recipient]] = (-2, [])
        """Where a stretch ended with those whom it is toward, and who they are."""
        self.due: Due | None = None

    def read(self, start: int) -> list[Frame]:
        """Read the segments in order; what only says when goes to the frame after it; 特使应每年提交 is the envoy's act."""
        self.start = start
        purpose = caused = False
        for segment in self._segments(start):
            opened = words()["purpose"].at(self.text, segment.start, segment.end) > segment.start
            resumed = words()["resume"].at(self.text, segment.start, segment.end) > segment.start
            others = segment.start > start and any(charged(self.asked, segment.start, segment.end))
            caused = (caused and not opened) or others or self._enables(segment)
            purpose = opened or others or (purpose and (caused or not resumed))
            if purpose:
                self._considered(segment)
            else:
                self._segment(segment)
        if self.waiting and self.frames:
            self._joined(self.frames[-1], self.waiting)  # …提交大会，不迟于第六十五届会议
        return self.frames

    def _enables(self, segment: Segment) -> bool:
        """使该委员会能够…: another body acts from there on; not 使《宣言》得到实施, 使难民能够返回."""
        after = words()["cause"].at(self.text, segment.start, segment.end)
        if after == segment.start:
            return False
        if pronouns()["pronoun"].at(self.text, after, segment.end) > after:
            return True
        listed, _ = self.asked.lists.read(after, segment.end)
        return any(one.id is None or one.id.startswith(BODIES) for one in listed)

    def _segments(self, start: int) -> Iterator[Segment]:
        begin = start
        for found in _BREAK.finditer(self.text, start, self.end):
            if found.start() > begin:
                yield Segment(begin, found.start())
            begin = found.end() if found.group() in (",", ";", ":") else found.start()
        if begin < self.end:
            yield Segment(begin, self.end)

    def _segment(self, segment: Segment) -> None:
        to, reached = self.addressed(segment)
        before, self.last = self.last, (segment.end, to)
        frame = self.give(segment, to) or self.tell(segment, to) or self.speak(segment, to, reached)
        if frame is not None:
            joined = before[1] if before[0] == segment.start else []  # 向工作组提供资料并提供报告
            joined = [
                one for one in joined if not (one.id or "").startswith("group/")
            ]  # 向各国提供援助并报告
            ended, ahead = self.ahead
            frame.recipients += ahead if segment.start <= ended + 1 else []
            frame.recipients += to or self.handed(segment)[0] or ([] if frame.recipients else joined)
            self._dated(segment, frame, max(frame.start, frame.reach))
            self._take(frame)
            return
        handed, moved = self.handed(segment)
        if not handed and self.frames and pattern("give").search(self.text, segment.start, segment.end):
            handed = to  # …并向大会提交
        planned = self.planned is not None and self.is_forwarded(self.text[slice(*self.planned)], handed)
        if handed and (self.frames or planned or moved or self._speaks_of_one(segment, handed)):
            frame = self._hand_on(segment, handed)
            self._dated(segment, frame, segment.end)
            self._take(frame)
        else:
            self._circumstance(segment)

    def _speaks_of_one(self, segment: Segment, handed: list[Recipient]) -> bool:
        """在五年期报告的补编中讨论…，提交理事会审议: an account was named before, and a session is."""
        named = pattern("account").search(self.text, self.start, segment.start)
        return named is not None and any(one.session for one in handed)

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

    def _dated(self, segment: Segment, frame: Frame, until: int) -> None:
        """When it is due: in the segment itself, or in the one before that says only that."""
        frame.due = frame.due or due_in(self.text, segment.start, segment.end) or self.due
        frame.cycle = frame.cycle or cycle_in(self.text, segment.start, segment.end) or self.cycle
        self._joined(frame, [*self.sessions(segment, until), *self.waiting])
        self.waiting, self.due, self.cycle = [], None, None

    def _joined(self, frame: Frame, sessions: list[Recipient]) -> None:
        """Bodies at their sessions, each in the place of the same body of which no session is known yet."""
        for one in sessions:
            if all(known.event != one.event for known in frame.recipients):
                same = [k for k in frame.recipients if k.id == one.id and k.session is None]
                frame.recipients = [k for k in frame.recipients if k not in same[:1]] + [one]

    def _circumstance(self, segment: Segment) -> None:
        """在人权理事会第五十八届会议之前，至迟于2025年3月，: only when, and nothing else."""
        self.ahead = segment.end, self.toward(segment)
        sessions, reached = self._opening_session(segment)
        if sessions and reached == segment.end:
            self.waiting += sessions
        if self.frames and (verb := pattern("give").search(self.text, segment.start, segment.end)):
            last = self.frames[-1]
            if (
                last.cycle is None or verb.end() == segment.end
            ):  # what is due again and again has no other thing's day
                last.due = last.due or due_in(self.text, segment.start, segment.end)
                last.cycle = last.cycle or cycle_in(self.text, segment.start, segment.end)
            last.recipients += [
                one for one in self.sessions(segment, segment.end) if one not in last.recipients
            ]
        elif segment.end - segment.start < _LONGEST_WHEN and not pattern("give").search(
            self.text, segment.start, segment.end
        ):
            self.due = due_in(self.text, segment.start, segment.end) or self.due
            self.cycle = cycle_in(self.text, segment.start, segment.end) or self.cycle
        if found := self.papered(segment):
            self.planned = found

    def _opening_session(self, segment: Segment) -> tuple[list[Recipient], int]:
        found = AT.match(self.text, segment.start, segment.end)
        if found is None:
            return [], segment.start
        listed, reached = read_recipients(self.asked, self.lists, found.end(), segment.end, self.setting)
        after = _DURING.match(self.text, reached, segment.end)
        reached = after.end() if after else reached
        return [one for one in listed if one.session], reached

    def _hand_on(self, segment: Segment, handed: list[Recipient]) -> Frame:
        """…，提交大会: what was made before goes to them."""
        if self.frames:
            last = self.frames[-1]
            last.recipients += [one for one in handed if one not in last.recipients]
            return last
        start, end = self.planned or (segment.start, segment.end)
        self.planned = None
        return Frame(start, end, recipients=handed)

    def _considered(self, segment: Segment) -> None:
        """以便大会第六十届会议审议: who is to consider the report gets it."""
        found = _FOR.match(self.text, segment.start, segment.end)
        if found is None or not (self.frames or self.planned):
            return
        listed, reached = read_recipients(self.asked, self.lists, found.end(), segment.end, self.setting)
        if not listed or not _CONSIDERS.match(self.text, reached):
            return
        if self.frames:
            last = self.frames[-1]
            last.recipients += [one for one in listed if one.session or not last.recipients]
        elif sessions := [one for one in listed if one.session]:
            self._take(self._hand_on(segment, sessions))  # 编写一份分析，供附属机构第二十次会议审议


_LONGEST_WHEN = 40
_BREAK = DUTIES.pattern("reports.break")
_DURING = DUTIES.pattern("reports.during")
_FOR = DUTIES.pattern("reports.for")
_CONSIDERS = DUTIES.pattern("reports.considers")
