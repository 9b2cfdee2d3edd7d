"""What is handed over, and to whom: 提交大会审议, 将所收到的答复转递委员会; and which verbs are acts of the party itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resgraph.languages.ruled import DUTIES
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.listing import Lists
from resgraph.link.duties.periods import Due
from resgraph.link.duties.recipients import Setting, read_recipients, recipients_lists
from resgraph.link.duties.report_words import forwarded, making, pattern, words
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


class Handing:
    """Reads what a stretch of one passage hands over."""

    def __init__(self, asked: AnnotatedPassage, setting: Setting) -> None:
        self.asked, self.setting = asked, setting
        self.text = asked.passage.unquoted
        self.lists: Lists = recipients_lists(asked)
        self.waiting: list[Recipient] = []
        """Who gets the next account at a session that was named before it: 在大会第六十届会议之前，."""
        self.cycle: str | None = None
        """How often the next account is due, where that is said before it: 每30天、."""

    def acts(self, verb: re.Match[str], segment: Segment) -> bool:
        """Whether the verb is what the party does: not 提交的报告, 所提出, 协助各国编写."""
        if self.text.startswith(OF, verb.end()) or self.text.endswith(BY, 0, verb.start()):
            return False
        if self.handed_before(verb, segment) or self.meanwhile(verb, segment):
            return False
        helped = pattern("help").search(self.text, segment.start, verb.start())
        made_to = _MAKES.search(self.text, segment.start, verb.start())
        return words()["aside"].before(self.text, verb.start()) == verb.start() and not (helped or made_to)

    def meanwhile(self, verb: re.Match[str], segment: Segment) -> bool:
        """在向理事会报告工作时: it says when something else is to be done; not 在会议上提交…2015年之前的报告."""
        return any(
            found.start() < verb.start() < verb.end() < found.end()
            and not _CLOSED.search(self.text, found.start(), verb.start())
            for found in _WHILE.finditer(self.text, segment.start, segment.end)
        )

    def handed_before(self, verb: re.Match[str], segment: Segment) -> bool:
        """提交理事会的报告: an account that somebody has handed over."""
        if verb.group() not in words()["before"].forms or TO in self.text[segment.start : verb.start()]:
            return False
        listed, after = read_recipients(self.asked, self.lists, verb.end(), segment.end, self.setting)
        return bool(listed) and self.text.startswith(OF, after)

    def account(self, start: int, end: int) -> tuple[int, int] | None:
        """The last account of a stretch that is one itself: 报告, not 报告中, 报告员."""
        found = None
        for account in pattern("account").finditer(self.text, start, end):
            if words()["inside"].at(self.text, account.end(), len(self.text)) == account.end():
                found = account.span()
        return found

    def handed(self, segment: Segment) -> tuple[list[Recipient], int]:
        """提交人权理事会第五十八届会议审议: those right after the verb; and whether an account stands before it."""
        found: list[Recipient] = []
        moved = 0
        for verb in pattern("hand").finditer(self.text, segment.start, segment.end):
            at = verb.end()
            if self.text.startswith(_HANDED_TO, at):
                at += 1
            listed, reached = read_recipients(self.asked, self.lists, at, segment.end, self.setting)
            if self._is_attribute(listed, reached, segment.end) or self.text.startswith(_NOTICE, reached):
                continue
            if listed and not self.text.startswith(OF, reached) and self.acts(verb, segment):
                found += listed
                before = self.text[segment.start : verb.start()]
                moved = moved or int(bool(MOVING.search(before)) and self.is_forwarded(before, listed))
        return found, moved

    def is_forwarded(self, words: str, to: list[Recipient]) -> bool:
        """将各国的意见提交大会: a paper, answers, or views where they go to a body; 将意见送交秘书长 reports nothing."""
        if _ITSELF.search(words):
            return False  # 将本决议及有关文件转达视察团
        officers = all((one.id or "").startswith("role/") for one in to)
        return any(not officers or found.group() not in _VIEWS for found in forwarded().finditer(words))

    def _is_attribute(self, listed: list[Recipient], reached: int, end: int) -> bool:
        """提交国家报告, 提交其第六次国家报告: words that only say what kind of account it is."""
        kind = len(listed) == 1 and listed[0].text.endswith(tuple(self.lists.words["modifier"].forms))
        return kind and pattern("account").search(self.text, reached, min(end, reached + NEAR)) is not None

    def papered(self, segment: Segment) -> tuple[int, int] | None:
        """拟订一份行动计划: a paper, which is a report once it is handed to somebody."""
        for made in making().finditer(self.text, segment.start, segment.end):
            papers = list(forwarded().finditer(self.text, made.end(), segment.end))
            if papers:
                return papers[-1].span()
            moved = MOVING.search(self.text, segment.start, made.start())
            papers = list(forwarded().finditer(self.text, moved.end(), made.start())) if moved else []
            if papers:
                return papers[-1].span()  # 将意见汇编成册，提交…
            if made.group() in words()["paper"].forms:
                return made.start(), segment.end  # 汇编各国提供的资料，提交…
        return self.put_first(segment)

    def put_first(self, segment: Segment) -> tuple[int, int] | None:
        """将各国所送的资料，经由…提交: what is handed over, alone before the words between."""
        moved = MOVING.search(self.text, segment.start, min(segment.end, segment.start + _JOINED))
        if moved is None:
            return None
        things = [*forwarded().finditer(self.text, moved.end(), segment.end)]
        things += pattern("account").finditer(self.text, moved.end(), segment.end)
        return next((one.span() for one in things if one.end() == segment.end), None)


OF, BY, TO = (DUTIES.text(name) for name in ("of", "by", "to"))
NEAR = 16
"""How far a verb of reporting stands from those who are addressed: 再次口头, 按照惯例."""
MOVING = DUTIES.pattern("frames.moving")
_JOINED = 3
"""How far from its start 将 opens a stretch: 并将."""
_MAKES = DUTIES.pattern("frames.makes")
_ITSELF = DUTIES.pattern("frames.itself")
_NOTICE = DUTIES.text("frames.notice")
_VIEWS, _HANDED_TO = DUTIES.words("frames.views"), DUTIES.words("frames.handed-to")
_WHILE, _CLOSED = DUTIES.pattern("frames.while"), DUTIES.pattern("frames.closed")
