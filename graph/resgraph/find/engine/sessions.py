"""Sessions of a body: its fifty-seventh session, the sixty-first session of the General Assembly, 57-я сессия.

The number is the sum of the ordinals that stand together (fifty + seventh), or printed in figures, before the word or
behind it; the body stands behind the word, or before the number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Cutter, Words
from resgraph.languages.profile import Kind, Profile
from resgraph.model import Mention

LARGEST, UNITS = 130, 9
BACK = 8
"""Words between a body and its session: the Council, in March, at its fifty-fifth session."""
BODIES = "org/"
SIGNS = "-." + chr(0xBA) + chr(0xAA)
"""Hyphens, and the raised signs of Spanish ordinals."""


@dataclass(frozen=True, slots=True)
class SessionFound:
    """A numbered session: offsets into the passage, the body's id and the number."""

    start: int
    end: int
    body: str
    number: int


class Sessions:
    """Finds the sessions in the passages of one language."""

    def __init__(self, profile: Profile, cutter: Cutter) -> None:
        """Compile the ordinals."""
        self._session: Lexicon[str] = Lexicon(stemmed=True)
        self._ordinals: Lexicon[int] = Lexicon(stemmed=True)
        self._small: Lexicon[Kind] = Lexicon(stemmed=False)
        for word in profile.of(Kind.SESSION):
            self._session.add(cutter.stems(word.form), word.form)
        for form, number in profile.ordinals.items():
            self._ordinals.add(cutter.stems(form), number)
        for word in profile.of(Kind.OF, Kind.ARTICLE, Kind.AND, Kind.ITS):
            self._small.add(cutter.forms(word.form), word.kind)

    def find(self, words: Words, mentions: Sequence[Mention], own: str | None) -> Iterator[SessionFound]:
        """Each session whose body the passage tells; `own` is the body of one that only `its` tells."""
        tokens = words.tokens
        for at in range(len(tokens)):
            word = self._session.at(tokens, at)
            if word is None:
                continue
            number, start, end = self._number(words, at, word[0])
            if not 0 < number <= LARGEST:
                continue
            left, right = words.span(tokens[start].start, tokens[end - 1].end)
            body = self._behind(words, end, mentions) or self._before(words, start, mentions) or own
            if body and body.startswith(BODIES):
                yield SessionFound(left, right, body, number)
                yield from self._further(words, start, body)

    def _further(self, words: Words, at: int, body: str) -> Iterator[SessionFound]:
        """At its fifty-seventh and sixtieth sessions: the numbers before the last, each a session."""
        while at > 1 and self._parts(words, at - 1):
            number, start, _ = self._number(words, at - 1, at - 1)
            if not 0 < number <= LARGEST or start >= at - 1:
                return
            left, right = words.span(words.tokens[start].start, words.tokens[at - 2].end)
            yield SessionFound(left, right, body, number)
            at = start

    def _parts(self, words: Words, index: int) -> bool:
        """Whether the token parts two numbers: and, a comma."""
        small = self._small.at(words.tokens, index)
        sign = words.folded.text[words.tokens[index].start]
        return sign == "," or bool(small and Kind.AND in small[1] and small[0] == index + 1)

    def _number(self, words: Words, at: int, after: int) -> tuple[int, int, int]:
        """The number before the word or behind it, and where it and the word stand together."""
        total, start, parted = 0, at, False
        for index in range(at - 1, max(-1, at - 6), -1):
            worth = self._worth(words, index)
            if worth is None and not self._joins(words, index, total):
                break
            if worth and parted and (total > UNITS or worth <= UNITS):
                break  # fifty-seventh and sixtieth are two; soixante et unième is one
            parted = parted or (worth is None and bool(total) and self._parts(words, index))
            if worth:
                total, start = total + worth, index
        if total:
            return total, start, after
        end = after
        for index in range(after, min(len(words.tokens), after + 4)):
            worth = self._worth(words, index)
            if worth is None and (
                not self._joins(words, index, total) or (total and self._parts(words, index))
            ):
                break
            if worth:
                total, end = total + worth, index + 1
        return total, at, end

    def _worth(self, words: Words, index: int) -> int | None:
        """What a token adds: 50 for fifty, 7 for seventh, 57 for 57."""
        token = words.tokens[index]
        if token.form.isdecimal():
            return int(token.form) if len(token.form) < 4 else None
        found = self._ordinals.at(words.tokens, index)
        return found[1][0] if found and found[0] == index + 1 else None

    def _joins(self, words: Words, index: int, total: int) -> bool:
        """Whether the token may stand between the parts of a number, or between it and the word: th, a hyphen, and."""
        token = words.tokens[index]
        if words.folded.text[token.start] in SIGNS:
            return True
        small = self._small.at(words.tokens, index)
        short = token.end - token.start <= 2 and not total
        return short or bool(small and Kind.AND in small[1])

    def _behind(self, words: Words, at: int, mentions: Sequence[Mention]) -> str | None:
        """The body behind: of the Human Rights Council."""
        tokens = words.tokens
        while at < len(tokens):
            offset = words.folded.positions[tokens[at].start]
            if body := next((m.id for m in mentions if m.start == offset), None):
                return body
            small = self._small.at(tokens, at)
            if small is None or not {Kind.OF, Kind.ARTICLE} & set(small[1]):
                return None
            at = small[0]
        return None

    def _before(self, words: Words, at: int, mentions: Sequence[Mention]) -> str | None:
        """The body before: to the General Assembly at its."""
        if at < 1:
            return None
        first = words.folded.positions[words.tokens[max(0, at - BACK)].start]
        last = words.folded.positions[words.tokens[at].start]
        near = [m for m in mentions if first <= m.start and m.end <= last and m.id.startswith(BODIES)]
        return near[-1].id if near else None
