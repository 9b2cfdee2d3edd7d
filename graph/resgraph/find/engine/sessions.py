"""Sessions of a body: its fifty-seventh session, the sixty-first session of the General Assembly, 57-я сессия.

    the General Assembly at its seventy-fifth and seventy-sixth sessions     whose they are stands right before
    the fourth session of the working group                                  behind; nobody's, where no authority knows it
    requests the Office to report at its fifty-seventh session               that of the body that speaks
    its thirty-first special session                                         another one than its thirty-first

A session is given to a body that sits in sessions: `sitting` words tell which, and that one stands there whom nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resgraph.find.engine.clitics import Clitics
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.ordinals import Ordinals
from resgraph.find.engine.tokens import Cutter, Words
from resgraph.languages.profile import Kind, Profile, Word
from resgraph.model import Mention
from resgraph.symbols.series import BY_BODY
from resgraph.symbols.years import life

LARGEST = 130
BESIDE, BACK = 3, 14
"""Words between a body and its session: the Assembly, at its; and where no other body can be meant."""
AHEAD, BEHIND = 12, 4
"""How many sessions lie before and behind the present one that a body speaks of as its own most of the time."""
FORESEEN = 6
"""Years from a document to the sessions that it speaks of, at most."""
BODIES, MEETINGS, ASSEMBLY = "org/", "event/", "org/general-assembly"
ORDINARY, EMERGENCY = "session", "emergency-special-session"
STOPS = ".;"
OPEN = ""
"""Stands for a body that no authority knows."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the body, its present session where it is told, and the year."""

    body: str | None = None
    session: int | None = None
    year: int | None = None

    def is_near(self, number: int) -> bool:
        """Whether the session lies about the present one."""
        return self.session is not None and self.session - BEHIND <= number <= self.session + AHEAD

    def can_hold(self, body: str, number: int) -> bool:
        """Whether the body has such a session, as far as a document of the year can know."""
        return self.year is None or life(body).session(number)[0] <= self.year + FORESEEN


@dataclass(frozen=True, slots=True)
class SessionFound:
    """A numbered session: offsets into the passage, the body's id, the number and the kind (`session`, `special-session`)."""

    start: int
    end: int
    body: str
    number: int
    kind: str = ORDINARY


class Sessions:
    """Finds the sessions in the passages of one language."""

    def __init__(self, profile: Profile, cutter: Cutter) -> None:
        """Compile the words."""
        self._ordinals = Ordinals(profile, cutter)
        self._clitics = Clitics(profile.writing)
        self._session: Lexicon[str] = Lexicon(stemmed=True)
        self._special: Lexicon[Word] = Lexicon(stemmed=True)
        self._small: Lexicon[Kind] = Lexicon(stemmed=False)
        for word in profile.of(Kind.SESSION):
            self._session.add(cutter.stems(word.form), word.form)
        for word in profile.of(Kind.SPECIAL):
            self._special.add(cutter.stems(word.form), word)
        self._sitting = {cutter.stems(word.form)[-1] for word in profile.of(Kind.SITTING)}
        for word in profile.of(Kind.OF, Kind.ARTICLE, Kind.ITS):
            self._small.add(cutter.forms(word.form), word.kind)

    def find(self, words: Words, mentions: Sequence[Mention], speaker: Speaker) -> Iterator[SessionFound]:
        """Each session of which it can be told whose it is."""
        for at in range(len(words.tokens)):
            word = self._session.at(words.tokens, at)
            if word is None:
                continue
            kind, lead = self._kind_before(words, at)
            end, numbers = word[0], self._ordinals.before(words, lead)
            leads = bool(numbers)
            if not leads:
                kind, end = self._kind_behind(words, end, kind)
                numbers = self._ordinals.behind(words, end)
                end = numbers[-1].end if numbers else end
            if not numbers or not all(0 < each.number <= LARGEST for each in numbers):
                continue
            kind, end = self._kind_behind(words, end, kind)
            first = numbers[0].start if leads else at
            body = self._body(
                words, (first, end), mentions, speaker, max(each.number for each in numbers), kind
            )
            if not body:
                continue
            for each in numbers:
                whole = each is numbers[-1] if leads else each is numbers[0]
                start = min(each.start, at) if whole else each.start
                stop = end if (leads and whole) or len(numbers) == 1 else each.end
                left, right = words.span(words.tokens[start].start, words.tokens[stop - 1].end)
                yield SessionFound(left, right, body, each.number, kind)

    def _kind_before(self, words: Words, at: int) -> tuple[str, int]:
        """The kind that stands before the word, and where that begins: special session."""
        for start in range(max(0, at - 3), at):
            for after, found in self._special.all_at(words.tokens, start):
                if after == at:
                    return found[0].value, start
        return ORDINARY, at

    def _kind_behind(self, words: Words, at: int, kind: str) -> tuple[str, int]:
        """The kind that stands behind the word or the number: session extraordinaire."""
        found = self._special.at(words.tokens, at)
        return (found[1][0].value, found[0]) if found else (kind, at)

    def _body(
        self,
        words: Words,
        place: tuple[int, int],
        mentions: Sequence[Mention],
        speaker: Speaker,
        number: int,
        kind: str,
    ) -> str | None:
        """Whose the session is; None where that is not told, or the body can have none of this number."""
        if kind == EMERGENCY:
            return ASSEMBLY
        holders = self._holders(words, mentions)
        its = self._is_its(words, place[0])
        near = kind == ORDINARY and its and speaker.is_near(number)
        held = self._behind(words, place, holders, its)
        if held is None:
            body, distance = self._before(words, place[0], holders)
            if body is not None and distance <= BESIDE:
                held = body
            elif near or (kind == ORDINARY and body in (None, speaker.body) and speaker.is_near(number)):
                held = speaker.body
            elif body is not None:
                held = body if distance <= BACK else OPEN
            else:
                held = speaker.body if its else OPEN
        if not held or not held.startswith(BODIES):
            return None
        return held if kind != ORDINARY or speaker.can_hold(held, number) else None

    def _holders(self, words: Words, mentions: Sequence[Mention]) -> dict[int, tuple[str, int]]:
        """By the token at which it begins: the body that sits in sessions (`OPEN` for an unknown one), and where it ends."""
        found: dict[int, tuple[str, int]] = {}
        covered: set[int] = set()
        tokens, positions = words.tokens, words.folded.positions
        for mention in mentions:
            inside = [i for i, t in enumerate(tokens) if mention.start <= positions[t.start] < mention.end]
            covered.update(inside)
            sits = mention.id in BY_BODY or any(tokens[i].stem in self._sitting for i in inside)
            if inside and sits and mention.id.startswith((BODIES, MEETINGS)):
                known = mention.id if mention.id.startswith(BODIES) else OPEN
                found[inside[0]] = (known, inside[-1] + 1)
        for index, token in enumerate(tokens):
            if token.stem in self._sitting and index not in covered:
                found[index] = (OPEN, index + 1)
        return found

    def _is_its(self, words: Words, first: int) -> bool:
        """Whether the session is told to be somebody's: its, or a word that says so itself."""
        if self._clitics.any:
            return not any(definite for definite, _ in self._clitics.readings(words.tokens[first].form))
        kinds = self._small.at(words.tokens, first - 1) if first else None
        return bool(kinds and Kind.ITS in kinds[1])

    def _behind(
        self, words: Words, place: tuple[int, int], holders: dict[int, tuple[str, int]], its: bool
    ) -> str | None:
        """The body behind: of the Human Rights Council; At its first session, the Conference. None where there is none."""
        tokens, of, at = words.tokens, False, place[1]
        opens = its and self._opens(words, place[0])
        if opens and at < len(tokens) and words.folded.text[tokens[at].start] == ",":
            at += 1
        while at < len(tokens) and at not in holders:
            small = self._small.at(tokens, at)
            if small is None:
                break
            of = of or Kind.OF in small[1]
            at = small[0]
        if at in holders and (of or opens or not its):
            return holders[at][0]
        reach = range(at, min(at + (2 * BESIDE if of else BESIDE), len(tokens)))
        for index in reach:
            if not tokens[index].form.isalpha() and tokens[index].form != "-":
                return None
            if index in holders and (of or not its):
                return holders[index][0] if of else OPEN
        return None

    def _opens(self, words: Words, at: int) -> bool:
        """Whether the sentence begins with the session: At its first session."""
        signs = (
            words.folded.text[words.tokens[i].start] for i in range(at - 1, max(-1, at - 1 - BESIDE), -1)
        )
        return next((sign in STOPS for sign in signs if not sign.isalpha()), at <= BESIDE)

    def _before(
        self, words: Words, first: int, holders: dict[int, tuple[str, int]]
    ) -> tuple[str | None, int]:
        """The nearest body before in its sentence, and how many words lie between."""
        for index in range(first - 1, -1, -1):
            if words.folded.text[words.tokens[index].start] in STOPS:
                break
            if index in holders:
                return holders[index][0], first - holders[index][1]
        return None, 0
