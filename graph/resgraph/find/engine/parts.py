"""A passage as the parts that a citation is made of: nouns, numbers, days, bodies, small words, and anything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from resgraph.find.dates import Day
from resgraph.find.engine.documents import Documents
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.numbers import Printed, Shapes
from resgraph.find.engine.tokens import Cutter, Words
from resgraph.find.organs import OTHER, Organ
from resgraph.languages.profile import Kind, Profile, Word
from resgraph.symbols.printed import PrintedSymbol
from resgraph.text.engine.calendar import Calendar

LOOKED_FOR = frozenset(Kind) - {
    Kind.MONTH,
    Kind.DATE_JOINER,
    Kind.YEAR,
    Kind.SEE,
    Kind.MARK,
    Kind.ANNEX,
    Kind.CLAUSE,
    Kind.SESSION,
    Kind.SPECIAL,
}
"""The kinds of words that a citation is made of."""
NOTHING: Mapping[Kind, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of folded text: a word with its kinds, or a number, a day or a document.

    `sign` is a sign itself; `short` tells that a body is named by one word.
    """

    start: int
    end: int
    kinds: Mapping[Kind, str] = field(default_factory=lambda: NOTHING)
    sign: str = ""
    printed: Printed | None = None
    bare: Printed | None = None
    day: Day | None = None
    document: PrintedSymbol | None = None
    capital: bool = False
    stem: str = ""
    short: bool = False

    def has(self, *kinds: Kind) -> bool:
        """Whether the word is of one of the kinds."""
        return any(kind in self.kinds for kind in kinds)


class Parter:
    """Cuts the passages of one language into parts."""

    def __init__(self, profile: Profile, cutter: Cutter) -> None:
        """Compile the words that citations are made of."""
        self._cutter = cutter
        self._shapes = Shapes(profile)
        self._calendar = Calendar(profile)
        self._documents = Documents(profile)
        fold = cutter.folding.plain
        prefixes = {fold(prefix) for prefix in profile.writing.prefixes}
        self._glued = tuple(form for w in profile.of(Kind.AND) if (form := fold(w.form)) in prefixes)
        """Words for and that are written as one with the next word."""
        self._words: Lexicon[Word] = Lexicon(stemmed=True)
        for word in profile.words:
            if word.kind in LOOKED_FOR:
                self._words.add(cutter.stems(word.form), word)

    def parts(self, words: Words, bodies: Sequence[Organ]) -> list[Part]:
        """The parts in order, none overlapping; `bodies` are those named in full."""
        text = words.folded.text
        fixed = sorted(self._fixed(text), key=lambda part: part.start)
        named = {words.at(body.start): body for body in bodies}
        found: list[Part] = []
        index, tokens, ahead = 0, words.tokens, iter([*fixed, Part(len(text) + 1, len(text) + 1)])
        next_fixed = next(ahead)
        while index < len(tokens):
            token = tokens[index]
            if token.start >= next_fixed.start:
                found.append(next_fixed)
                while index < len(tokens) and tokens[index].start < next_fixed.end:
                    index += 1
                next_fixed = next(ahead)
                continue
            part, index = self._word(words, index, named.get(index), next_fixed.start)
            if part.has(Kind.SAME_DAY):  # of the same date
                part = replace(part, day=next((p.day for p in reversed(found) if p.day), None))
            found.append(_of_longer_name(found, part))
        return found

    def _word(self, words: Words, index: int, body: Organ | None, limit: int) -> tuple[Part, int]:
        """The longest form at the token that ends before the limit, a body named in full before any."""
        token = words.tokens[index]
        capital = words.is_capital(index)
        glued = {Kind.AND: ""} if token.form.startswith(self._glued) else {}
        if body and body.end <= limit:
            kinds = {Kind.BODY: body.body, **glued}
            return Part(body.start, body.end, kinds, capital=capital), words.at(body.end)
        for after, entries in reversed(self._words.all_at(words.tokens, index)):
            end = words.tokens[after - 1].end
            fitting = [w for w in entries if capital or not _is_proper(w)]
            if fitting and end <= limit:
                kinds = {word.kind: word.value for word in fitting} | (
                    glued if fitting[0].kind is Kind.BODY else {}
                )
                short = Kind.BODY in kinds and after == index + 1
                return Part(token.start, end, kinds, capital=capital, short=short), after
        form = words.folded.text[token.start : token.end]
        if form[0].isdigit() and (read := self._shapes.read(form, token.start)):
            return Part(token.start, token.end, bare=Printed(token.start, token.end, read)), index + 1
        sign = "" if form[0].isalnum() else form
        return Part(token.start, token.end, sign=sign, capital=capital, stem=token.stem), index + 1

    def _fixed(self, text: str) -> Iterator[Part]:
        """Documents, days and numbers, in this order of right."""
        taken = bytearray(len(text))
        for document in self._documents.find(text):
            taken[document.start : document.end] = b"1" * (document.end - document.start)
            yield Part(document.start, document.end, document=document)
        for day in (*self._calendar.find(text), *self._calendar.find_short(text)):
            if not any(taken[day.start : day.end]):
                taken[day.start : day.end] = b"1" * (day.end - day.start)
                yield Part(day.start, day.end, day=Day(*day, single=True))
        for printed in self._shapes.find(text):
            if not any(taken[printed.start : printed.end]):
                taken[printed.start : printed.end] = b"1" * (printed.end - printed.start)
                yield Part(printed.start, printed.end, printed=printed)


def _is_proper(word: Word) -> bool:
    """Whether the form is written with a capital: Council is a body, council none."""
    return word.kind in (Kind.BODY, Kind.LAW, Kind.SITTING) and word.form[0].isupper()


def organs_of(parts: Sequence[Part]) -> tuple[Organ, ...]:
    """The bodies among the parts."""
    bodies = ((part, part.kinds.get(Kind.BODY)) for part in parts)
    return tuple(Organ(part.start, part.end, body) for part, body in bodies if body is not None)


def _of_longer_name(found: list[Part], part: Part) -> Part:
    """The part, with those before it that are one name with it taken off their list: Executive Board.

    No authority knows the body, nor one that is called by the last word alone: Committee.
    """
    sits = part.capital and part.kinds.keys() == {Kind.SITTING}
    if not sits and not part.short:
        return part
    first = _first_of_name(found, part)
    if first == len(found):
        return replace(part, kinds={Kind.BODY: OTHER}) if sits else part
    start = found[first].start
    del found[first:]
    return Part(start, part.end, {Kind.BODY: OTHER}, capital=True)


def _first_of_name(parts: Sequence[Part], last: Part) -> int:
    """Where the longer name begins that ends with a word for a body: Executive Board, Trade and Development Board.

    It is made of capitals; the word that opens the passage is none of it. The number of parts where there is no such name.
    """
    first, following = len(parts), last
    for at in range(len(parts) - 1, -1, -1):
        part = parts[at]
        capital = part.capital and not part.kinds and part.start > 0
        if part.end + 1 != following.start or not (capital or (part.has(Kind.AND) and first < len(parts))):
            break
        first, following = (at if capital else first), part
    return first
