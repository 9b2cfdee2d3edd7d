"""What is noted of the names of one passage, and the names that the text itself gives: （下称“中心”）, （毒罪办）."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from resgraph.find.names import Match
from resgraph.languages.ruled import LINKING
from resgraph.link.discourse import Choice, Discourse
from resgraph.link.lexicon import Lexicon
from resgraph.model import Candidate, Mention, Unresolved
from resgraph.model.passage import Folded, Passage

ALIAS = LINKING.pattern("names.alias")
"""（下称“中心”）, （毒罪办）: a name that the text gives."""
JOINED, PROTOCOLS = LINKING.pattern("names.joined"), LINKING.pattern("names.protocols")
NUMBER = LINKING.text("session-number")
SESSION = re.compile("event/(.+)-session-[^-]+")
BODIES = ("org/", "programme/", "fund/")
LONGEST_NAME = 40
START = re.compile("[,;。:“”《》()]")
"""What no name of a body goes past."""
ACRONYM = re.compile(r"(?![IVXLC]+$)[A-Z][A-Z-]{1,15}")
"""UNODC, not the (XXV) of a session."""
LONG_ENOUGH = 4
"""Characters of an ending of a name that names it: 委员会 names any committee."""
SHORT_BODY = LINKING.pattern("names.short-body")
ABBREVIATION = re.compile(r"[\u4e00-\u9fff]{2,8}")


def abbreviates(short: str, name: str) -> bool:
    """Whether the one is made of characters of the other, in their order: 毒罪办 of 毒品和犯罪问题办公室."""
    if not ABBREVIATION.fullmatch(short) or (len(short) < LONG_ENOUGH and short in name):  # 会议, 委员会
        return False
    rest = iter(name)
    return all(each in rest for each in short)


def replaces(short: str, name: str, id: str) -> bool:
    """Whether the one is a body's name of few characters that ends as the other does: 禁毒办 of 毒品和犯罪问题办公室."""
    return id.startswith(BODIES) and bool(SHORT_BODY.fullmatch(short)) and short[-1] in name[-LONG_ENOUGH:]


@dataclass(frozen=True, slots=True)
class MentionFindings:
    """What the names of one passage came to."""

    mentions: tuple[Mention, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@dataclass(slots=True)
class Naming:
    """The names of one passage as they are told apart, and where the last one stands: its start, end and id."""

    lexicon: Lexicon
    discourse: Discourse
    passage: Passage
    number: int
    mentions: list[Mention] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    last: tuple[int, int, str] = (0, 0, "")

    @property
    def folded(self) -> Folded:
        """The passage folded."""
        return self.passage.folded

    def findings(self) -> MentionFindings:
        """All that was noted, the mentions in text order."""
        self.mentions.sort(key=lambda m: (m.start, m.end))
        return MentionFindings(tuple(self.mentions), tuple(self.unresolved), tuple(self.candidates))

    def add(self, start: int, end: int, id: str, how: str) -> None:
        """Note that a stretch names something."""
        self.mentions.append(Mention(*self.passage.printed(start, end), id, how))
        name = self.folded.text[start:end]
        if holder := self._holder(id, name):
            self.discourse.add(holder, name[: name.rindex(NUMBER)], self.number)
        self.discourse.add(id, name, self.number)
        if "》" in name[:-1]:
            for inner, inner_how in self.lexicon.names.inner(name):
                if inner_how != "short form":
                    self.discourse.add(inner, name[name.index("《") + 1 : name.rindex("》")], self.number)
        self.last = (start, end, id)
        self._learn(end, id)

    def _holder(self, id: str, name: str) -> str | None:
        """预防犯罪和刑事司法委员会第十九届会议 names the Commission as well."""
        session = SESSION.fullmatch(id)
        holder = f"org/{session[1]}" if session else ""
        return holder if holder in self.lexicon.shortenings.full and NUMBER in name[1:] else None

    def _learn(self, end: int, id: str) -> None:
        """（《巴勒莫公约》）, （下称“中心”）: from here on the document calls the thing so."""
        if not self.folded.text.startswith(("(", "（"), end):
            return
        match = ALIAS.match(self.folded.text, end)
        if not match:
            return
        name, known = match["name"], match["name"] in self.lexicon.names.readings
        full = self.folded.text[self.last[0] : end]
        short = ACRONYM.fullmatch(name) or abbreviates(name, full) or replaces(name, full, id)
        if match["said"] or (not known and (match["mark"] == "《" or short)):
            self.discourse.aliases[name] = id
        if not known and match["mark"] != "《" and (match["said"] or short):
            self.discourse.defined[name] = id

    def apposition(self, match: Match, id: str) -> None:
        """A name that no authority knows, with one in brackets behind it that one does: the two are one thing."""
        text, end = self.folded.text, match.start - 1
        if end <= 0 or text[end] != "(" or not text.startswith(")", match.end):
            return
        start, last, named = self.last
        if match.title and last == end and not named:
            self.candidates.pop()
            self.discourse.aliases[text[start + 1 : end - 1]] = id
            self.add(start, end, id, "apposition")
        elif id.startswith(BODIES) and (last, named) != (end, id):
            self._expansion(match.name, end, id)

    def _expansion(self, short: str, end: int, id: str) -> None:
        """联合国塞浦路斯维持和平部队(联塞部队): it begins with a name, like its abbreviation, that of its organization."""
        low = self.folded.positions[end - min(end, LONGEST_NAME)]
        for index in range(len(self.mentions) - 1, -1, -1):
            if (left := self.mentions[index].start) < low:
                return
            start = bisect_left(self.folded.positions, left)
            name = self.folded.text[start:end]
            if START.search(name):
                return
            if name[0] == short[0] and abbreviates(short, name):
                del self.mentions[index:]
                self.add(start, end, id, "apposition")
                return

    def title(self, match: Match) -> None:
        """A title that no authority knows: an alias of this document, or a candidate."""
        known = self.discourse.aliases.get(match.name)
        if known:
            self.add(match.start, match.end, known, "alias")
            return
        self.candidates.append(Candidate(*self.passage.printed(match.start, match.end), "title"))
        self.last = (match.start, match.end, "")

    def protocols(self, start: int, end: int) -> None:
        """《公约》及其各项任择议定书: what hangs on the instrument right before, of which nobody can say what it is."""
        _, last, parent = self.last
        for match in PROTOCOLS.finditer(self.folded.text, start, end):
            if parent.startswith("instrument/") and JOINED.fullmatch(self.folded.text, last, match.start()):
                self.leave(match.start(), match.end(), Choice(None, "no such part known", (parent,)))

    def leave(self, start: int, end: int, choice: Choice) -> None:
        """Note that a stretch names something nobody can tell."""
        reason = choice.reason.replace(" ", "-")
        printed = self.passage.printed(start, end)
        self.unresolved.append(Unresolved(*printed, "mention", reason, choice.candidates))
