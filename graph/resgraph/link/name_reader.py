"""The names of one passage, read from left to right: short forms linked, titles told apart."""

from __future__ import annotations

import re

from resgraph.find.context import CONFERENCES
from resgraph.find.names import Match
from resgraph.find.neighbours import any_of
from resgraph.find.sessions import list_start
from resgraph.languages.ruled import LINKING
from resgraph.link.country import THAT_COUNTRY, governments, that_country
from resgraph.link.discourse import CHARTER, Choice, Discourse, distinct
from resgraph.link.lexicon import Lexicon
from resgraph.link.naming import JOINED, MentionFindings, Naming
from resgraph.link.session_holders import HOLDER, is_session_of, with_sessions
from resgraph.model.passage import Passage

POINTER = re.compile(f"{any_of('pointer')}{any_of('behind-a-pointer')}?")
POINTER_HEADS = frozenset(LINKING.words("names.pointer-heads"))
POINTING = LINKING.pattern("names.pointing")
"""What opens anything that is looked for between two names."""
RELATIVE = LINKING.pattern("names.relative")
CALLED = LINKING.pattern("names.called")
OF_THE_NAMED = frozenset({LINKING.text("secretariat"), LINKING.text("secretary-general")})
"""What the body named right before has of its own."""
OF, ITS, NUMBER = (LINKING.text(name) for name in ("of", "its", "session-number"))
STATE, MEETING, MEETS = (LINKING.text(name) for name in ("names.state", "names.meeting", "names.meets"))
OWN, SEVERAL, ABOVE = (LINKING.text(name) for name in ("names.own", "names.several", "names.above"))
MEETS_ALONE = LINKING.pattern("names.meeting-alone")
APPOSED, ELLIPTIC, SINCE = (
    LINKING.words(name) for name in ("names.apposed", "names.elliptic", "names.since")
)


class NameReader:
    """One passage being read from left to right."""

    def __init__(
        self, lexicon: Lexicon, discourse: Discourse, passage: Passage, number: int, country: str | None
    ) -> None:
        """Take the passage, its number in the document, and the country that the document is about."""
        self.lexicon, self.discourse, self.passage = lexicon, discourse, passage
        self.number, self.country = number, country
        self.text = passage.folded.text
        self.noted = Naming(lexicon, discourse, passage, number)

    def read(self) -> MentionFindings:
        """Take the matches in order; what lies between them is searched for pointers."""
        at, text = 0, self.text
        points = POINTING.search(text) is not None
        matches = self._matches()
        while matches:
            match, known = matches.pop(), len(self.discourse.defined)
            if match.start < at:
                continue
            reached = self._between(at, match.start) if points else at
            at = max(reached, self._take(match, at))
            if len(self.discourse.defined) > known:
                matches = self._matches()
        if points:
            self._between(at, len(text))
        return self.noted.findings()

    def _matches(self) -> list[Match]:
        """The names of the passage, the last first."""
        found = self.lexicon.names.find(self.passage, self.discourse.defined)
        return [*with_sessions(found, self.passage, self.discourse.body)][::-1]

    def _between(self, start: int, end: int) -> int:
        """Link what points to something between two names; the place to go on from."""
        if not POINTING.search(self.text, start, end):
            return start
        self._governments(start, end)
        self.noted.protocols(start, end)
        return self._pointers(start, end)

    def _take(self, match: Match, at: int) -> int:
        """Make the match a mention, where it can be linked; the place to go on from."""
        if self._is_anothers(match):
            return match.end
        full = [(id, how) for id, how in match.readings if how != "short form"]
        if full and full[0][0].startswith(HOLDER):
            self._session(match, full[0][0])
        elif full and self._apposed(match.start):
            self.noted.add(match.start, match.end, self.noted.last[2], "apposition")
        elif full:
            self.noted.apposition(match, full[0][0])
            self._elliptic(match, full[0][0])
            self.noted.add(self._extended(match), match.end, *full[0])
        elif match.title and not match.readings:
            self.noted.title(match)
        elif match.title and self.text[match.start - 1 : match.start] == ITS:
            self._dependent(match)
        elif match.title:
            self._short(match.start, match.end, match.name, marked=True)
        elif pointer := self._pointer_before(match.start, at):
            self._point(pointer, match.end, match.name)
        elif match.name in CHARTER and self.discourse.usual(match.name):
            self._short(match.start, match.end, match.name, marked=False)
        elif match.readings[0][0].startswith("instrument/"):
            self._dependent(match)
        elif match.name == STATE:
            self.noted.add(match.start, match.end, *match.readings[0])
        elif any(id.startswith(("org/", "role/", "group/")) for id, _ in match.readings):
            self._short(match.start, match.end, match.name, marked=False)
        return match.end

    def _is_anothers(self, match: Match) -> bool:
        """Whether 大会, 大会第四十二届会议, 秘书处 or 秘书长 is of the speaking body, or of the one named right before it.

        该缔约国会议秘书处 is not the Secretariat, 贸发会议秘书长 not the Secretary-General.
        """
        follows = self.noted.last[1] == match.start and self.noted.last[2].startswith("org/")
        own = self.discourse.of_the_speaker
        return match.name in own or is_session_of(match, own) or (match.name in OF_THE_NAMED and follows)

    def _short(self, start: int, end: int, head: str, *, marked: bool) -> None:
        if head in CONFERENCES and self.text[start - 1 : start] == "》":
            self._of_parties(start, end)
            return
        known = self.discourse.aliases.get(head)
        choice = Choice(known, "alias") if known else self._founding(head) if marked else None
        choice = choice or self.discourse.meant(head, self.number)
        if head in CONFERENCES and not choice.id:
            choice = self._conference(head)
        if choice.id:
            self.noted.add(start, end, choice.id, f"short form: {choice.reason}")
        elif marked or choice.candidates:
            self.noted.leave(start, end, choice)

    def _founding(self, head: str) -> Choice | None:
        """《公约》 in a resolution of a conference of its parties: the convention that the conference is named after."""
        instrument = self.lexicon.parents.get(self.discourse.body or "")
        fits = instrument is not None and self.lexicon.shortenings.fits(instrument, head)
        return Choice(instrument, "the instrument of the adopting body") if fits else None

    def _of_parties(self, start: int, end: int) -> None:
        """《公约》缔约方会议: the conference of the parties to the instrument right before it."""
        first, last, instrument = self.noted.last
        conference = self.lexicon.conferences.get(instrument)
        if last == start and conference:
            self.noted.mentions.pop()
            self.noted.add(first, end, conference, "conference of its parties")

    def _conference(self, head: str) -> Choice:
        """缔约方会议 where no conference was named: that of the one instrument named so far which has such a conference."""
        held = (self.lexicon.conferences.get(item.id) for item in self.discourse.latest.values())
        ids = distinct(id for id in held if id and self.lexicon.shortenings.fits(id, head))
        if len(ids) == 1:
            return Choice(ids[0], "of the only such instrument so far")
        return Choice(None, "several antecedents" if ids else "no antecedent", tuple(ids))

    def _dependent(self, match: Match) -> None:
        """其议定书, 各项行动计划: what hangs on the instrument named just before."""
        text = self.text
        relative = RELATIVE.search(text, max(0, match.start - 6), match.start)
        start = relative.start() if relative else match.start
        before = self.discourse.named[-1:]
        here = before and before[0].passage == self.number
        parent = before[0].id if here and JOINED.fullmatch(text, self.noted.last[1], start) else None
        fitting = [id for id, _ in match.readings if self.lexicon.parents.get(id)]
        ids = [id for id in fitting if self.lexicon.parents[id] == parent]
        if len(ids) == 1:
            start = match.start if match.title else start
            self.noted.add(start, match.end, ids[0], "short form: of the instrument named before")
        elif parent and (relative or match.name.startswith(ITS)):
            self.noted.leave(start, match.end, Choice(None, "no such part known", (parent,)))

    def _pointer_before(self, start: int, at: int) -> int | None:
        """The start of 该, 这一 right before the place."""
        text = self.text
        for left in range(start - 1, max(at, start - 4) - 1, -1):
            if text[left] in POINTER_HEADS and POINTER.fullmatch(text, left, start):
                return left
        return None

    def _governments(self, start: int, end: int) -> None:
        """鼓励政府, 该国: the country of the title, or the one just named."""
        text = self.text
        for left, right in governments(text, start, end):
            if self.country:
                self.noted.add(left, right, self.country, "the country of the title")
        for match in THAT_COUNTRY.finditer(text, start, end):
            id = that_country(self.noted.mentions, self.country, self.lexicon.states)
            if id:
                self.noted.add(match.start(), match.end(), id, "pointer: the country")

    def _pointers(self, start: int, end: int) -> int:
        """该公约, 这一示范协定, 该会: pointers whose head is the end of a name given before."""
        at = start
        for match in POINTER.finditer(self.text, start, end):
            if match.start() < at:
                continue
            head = self._head(match.end(), end)
            if head:
                self._point(match.start(), match.end() + len(head), head)
                at = match.end() + len(head)
        return at

    def _head(self, start: int, end: int) -> str | None:
        """The longest ending of a name given so far that the text goes on with; 会 stands for 会议."""
        longest = self.discourse.ending(self.text, start, end)
        if not longest and MEETS_ALONE.match(self.text, start):
            return MEETS
        return longest

    def _point(self, start: int, end: int, head: str) -> None:
        """Link the pointer; not where the last 办事处 before 该办事处 belongs to some other name."""
        pointer = self.text[start : end - len(head)]
        head = MEETING if head == MEETS else head
        if pointer.startswith(OWN):
            choice = self.discourse.own(head)
        else:
            plural = True if pointer.startswith(SEVERAL) else None if pointer.startswith(ABOVE) else False
            choice = self.discourse.pointed(head, plural=plural, passage=self.number)
            if choice.id and not self._nearest(start, head, choice.id):
                return
        if choice.id:
            self.noted.add(start, end, choice.id, f"pointer: {choice.reason}")

    def _nearest(self, start: int, head: str, id: str) -> bool:
        """Whether the nearest such word before, if the passage has one, is part of a name of that thing."""
        at = start
        while (at := self.text.rfind(head, 0, at)) >= 0:
            left, right = self.passage.folded.span(at, at + len(head))
            around = [m for m in self.noted.mentions if m.start <= left and right <= m.end]
            if not around or around[0].id == id:
                return bool(around)
            if around[0].end <= right + 1:  # the end of another name; inside one it does not count
                return False
        return True

    def _apposed(self, start: int) -> bool:
        """称为世界土著人民大会的大会高级别全体会议: another name for what was just named."""
        text = self.text
        between = text[self.noted.last[1] : start]
        return (
            between in APPOSED
            and bool(CALLED.search(text, 0, self.noted.last[0]))
            and bool(self.noted.last[2])
        )

    def _session(self, match: Match, id: str) -> None:
        """委员会第九十届会议: the session of what the short form before it stands for."""
        start, end, holder = self.noted.last
        begin = match.start
        if self.text[begin - 1 : begin] == ITS:
            holder = self._whose(begin) or ""
        elif end != list_start(self.text, begin):
            return
        elif holder.startswith("org/") and end == begin:
            self.noted.mentions.pop()
            begin = start
        if holder.startswith("org/"):
            self.noted.add(
                begin, match.end, id.replace(HOLDER, f"event/{holder.split('/')[1]}-", 1), "session"
            )

    def _whose(self, at: int) -> str | None:
        """请委员会…在其第九十届会议上: the body named last in the sentence; 决定在其第九十届会议上: the adopting one."""
        text, before = self.text, [m for m in self.noted.mentions if m.id.startswith("org/")]
        since = max(text.rfind(word, 0, at) for word in SINCE)
        if before and before[-1].start >= (self.passage.folded.positions[since] if since >= 0 else 0):
            return before[-1].id
        return self.discourse.body

    def _extended(self, match: Match) -> int:
        """反恐怖主义的第1373(2001)号决议所设安全理事会委员会: the subject before belongs to the name."""
        text = self.text
        if (
            not match.name.startswith(NUMBER)
            or not self.noted.mentions
            or text[match.start - 1 : match.start] != OF
        ):
            return match.start
        if self.noted.last[1] == match.start - 1 and self.noted.last[2].startswith("topic/"):
            self.noted.mentions.pop()
            return self.noted.last[0]
        return match.start

    def _elliptic(self, match: Match, id: str) -> None:
        """巴厘和普埃布拉进程: the first name lacks the ending that the second has."""
        text = self.text
        stop = match.start - 1
        if not id.startswith("event/") or text[stop : match.start] not in ELLIPTIC:
            return
        for width in range(2, 9):
            start = stop - width
            over_place = (
                self.noted.last[1] == stop
                and self.noted.last[0] == start
                and self.noted.last[2].startswith("place/")
            )
            readings = self.lexicon.names.readings.get(text[max(start, 0) : stop] + match.name[-2:], ())
            if readings and (over_place or start >= self.noted.last[1]):
                if over_place:
                    self.noted.mentions.pop()
                self.noted.add(start, stop, readings[0][0], "elliptic")
                return
