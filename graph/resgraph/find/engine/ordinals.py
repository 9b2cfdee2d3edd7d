"""Numbers of sessions as they are printed: fifty-seventh; 57th; forty-eighth, fifty-first and fifty-fourth.

What stands together is added up where a language counts so (fifty + seventh, soixante et onzième, seventh-and-fifty), and is
a list where it does not: fifty-seventh and sixtieth are two, and so are eighth and ninth.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Cutter, Words
from resgraph.languages.profile import Kind, Profile
from resgraph.text.engine.folding import folding

SIGNS = "-." + chr(0xBA) + chr(0xAA)
"""Hyphens, and the raised signs of Spanish ordinals."""
REACH = 24
"""Tokens of the longest list of sessions."""
DIGITS, ENDING = 3, 3
"""Figures of the largest number, and letters that may stand behind figures: th, er, go."""
TEN, TWENTY, HUNDRED = 10, 20, 100
SCORES = (60, 80)
"""Behind these French counts on to nineteen: soixante et onze, quatre-vingt-dix-sept."""
TOGETHER, AND, GLUED, COMMA = "", "and", "glued", ","


@dataclass(slots=True)
class Ordinal:
    """A number and the tokens that it stands in: its first, and the one behind its last; `figures` tells how it is printed."""

    number: int
    start: int
    end: int
    figures: bool
    last: int
    parts: int = 1


class Ordinals:
    """Reads the ordinals of one language."""

    def __init__(self, profile: Profile, cutter: Cutter) -> None:
        """Compile the words."""
        self._words: Lexicon[int] = Lexicon(stemmed=True)
        self._stems: set[str] = set()
        for form, number in profile.ordinals.items():
            stems = cutter.stems(form)
            self._words.add(stems, number)
            self._stems.update(stems)
        fold = folding(profile.writing).plain
        joining = {fold(word.form).casefold() for word in profile.of(Kind.AND)}
        self._and = {form for form in joining if " " not in form}
        self._glued = tuple(joining & {fold(prefix).casefold() for prefix in profile.writing.prefixes})

    def before(self, words: Words, at: int) -> list[Ordinal]:
        """The numbers of the list that ends right before the token, in text order."""
        start = at
        while start > max(0, at - REACH) and self._belongs(words, start - 1):
            start -= 1
        found = self._read(words, start, at)
        reached = found[-1].end if found else at
        return found if all(self._is_ending(words, index) for index in range(reached, at)) else []

    def behind(self, words: Words, at: int) -> list[Ordinal]:
        """The numbers of the list that begins with the token."""
        end = at
        while end < min(len(words.tokens), at + REACH) and self._belongs(words, end):
            end += 1
        first = list[Ordinal]()
        for each in self._items(words, at, end):
            if each[1].start > at and not first:
                return []
            if not self._take(first, *each):
                break
        return first

    def _read(self, words: Words, start: int, end: int) -> list[Ordinal]:
        """The last list in the stretch: 12 fifty-first is none, and the first of it falls away."""
        found: list[Ordinal] = []
        for joint, item in self._items(words, start, end):
            if not self._take(found, joint, item):
                found = [item]
        return found

    def _take(self, found: list[Ordinal], joint: str, item: Ordinal) -> bool:
        """Add the item to the number before it or to the list; false where it belongs to neither."""
        if not found:
            found.append(item)
        elif _adds(found[-1], joint, item):
            one = found[-1]
            one.number, one.last = one.number + item.number, item.number
            one.end, one.parts = item.end, one.parts + 1
        elif joint != TOGETHER and found[-1].figures == item.figures:
            found.append(item)
        else:
            return False
        return True

    def _items(self, words: Words, start: int, end: int) -> Iterator[tuple[str, Ordinal]]:
        """Each word or figure that is worth something, and how it is joined to the one before."""
        joint, index = TOGETHER, start
        while index < end:
            token = words.tokens[index]
            found = self._words.at(words.tokens, index)
            if token.form.isdecimal():
                after = index + 1
                while after < end and self._is_ending(words, after):
                    after += 1
                number = int(token.form)
                yield joint, Ordinal(number, index, after, True, number)
                joint, index = TOGETHER, after
            elif found and found[0] <= end:
                glued = GLUED if token.form.startswith(self._glued) and token.form != token.stem else ""
                yield glued or joint, Ordinal(found[1][0], index, found[0], False, found[1][0])
                joint, index = TOGETHER, found[0]
            else:
                joint = self._joint(words, index) or joint
                index += 1

    def _joint(self, words: Words, index: int) -> str:
        if words.folded.text[words.tokens[index].start] == ",":
            return COMMA
        form = words.tokens[index].form
        return GLUED if form in self._glued else AND if form in self._and else TOGETHER

    def _belongs(self, words: Words, index: int) -> bool:
        """Whether the token can stand in a list of numbers."""
        token = words.tokens[index]
        if token.form.isdecimal():
            return len(token.form) <= DIGITS
        return (
            token.stem in self._stems
            or bool(self._joint(words, index))
            or words.folded.text[token.start] in SIGNS
            or self._is_ending(words, index)
        )

    def _is_ending(self, words: Words, index: int) -> bool:
        """Whether the token is a sign, or letters behind figures: th, er."""
        tokens = words.tokens
        if words.folded.text[tokens[index].start] in SIGNS:
            return True
        before = index - 1
        if before >= 0 and words.folded.text[tokens[before].start] in SIGNS:
            before -= 1
        figures = before >= 0 and tokens[before].form.isdecimal()
        tight = before >= 0 and tokens[index].start - tokens[before].end <= 1
        return figures and tight and tokens[index].form.isalpha() and len(tokens[index].form) <= ENDING


def _adds(one: Ordinal, joint: str, item: Ordinal) -> bool:
    """Whether the language counts on: fifty + seventh, quatre-vingt + dix + septième, seventh-and-fifty, third + ten."""
    if one.figures or item.figures:
        return False
    last, worth = one.last, item.number
    if joint == TOGETHER:
        teen = one.parts == 1 and last < TEN == worth
        return (
            teen or last >= HUNDRED > worth or (last >= TEN and worth < (TWENTY if last in SCORES else TEN))
        )
    if joint == GLUED:
        return one.parts == 1 and last < TEN and TWENTY <= worth < HUNDRED
    return joint == AND and TWENTY <= last < HUNDRED and worth in (1, TEN + 1)
