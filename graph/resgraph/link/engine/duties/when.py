"""When a report is due and how often, in a language of tables.

no later than 31 March 2012 (2012-03-31), by June 2025 (2025-06), within ninety days (P90D)
annually (annual), every two years (biennial), every six months (P6M)
"""

from __future__ import annotations

from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Words
from resgraph.languages.profile import Kind
from resgraph.languages.reporting import DutyWord, Role
from resgraph.link.duties.periods import HOUR
from resgraph.text.engine.calendar import Calendar

NEAR = 3
"""Tokens between the word for a deadline and its day: by the end of June 2025 has more."""
BESIDE = 2
"""Tokens between an account and the word that says how often: annual thematic study."""
TERM = 4
"""Tokens of a term: thirty-six hours."""
TEN = 10
YEARS = {"P1Y": "annual", "P2Y": "biennial"}


class WhenReader:
    """Reads days, terms and cycles in the passages of one language."""

    BEFORE = 12
    """Tokens before the verb that may tell when: within 90 days, and every 90 days thereafter, to report."""

    def __init__(self, finder: Finder, lexicon: Lexicon[DutyWord]) -> None:
        """Take the words of duties and the months."""
        self._lexicon, self._calendar = lexicon, Calendar(finder.profile)
        self._months: Lexicon[str] = Lexicon(stemmed=True)
        for month in finder.profile.of(Kind.MONTH):
            self._months.add(finder.cutter.stems(month.form), month.value)

    def due(self, words: Words, start: int, end: int) -> str | None:
        """The date or term by which something is due in the stretch: ISO 8601, as far as it is printed."""
        if start >= end:
            return None
        for at in range(start, end):
            if after := self._has(words, at, Role.WITHIN):
                if term := self._term(words, after, end):
                    return term
            elif (after := self._has(words, at, Role.DEADLINE)) and (
                found := self._day(words, after, end) or self._from_now(words, after, end)
            ):
                return found
        return None

    def _from_now(self, words: Words, at: int, end: int) -> str | None:
        """No later than 90 days from the adoption of this resolution; not two weeks before its session."""
        before = any(self._has(words, here, Role.BEFORE) for here in range(at, min(at + TERM + 2, end)))
        return None if before else self._term(words, at, end)

    def cycle(self, words: Words, start: int, end: int) -> str | None:
        """How often the stretch says that something is due."""
        for at in range(start, end):
            found = [(stop, w) for stop, ws in self._lexicon.all_at(words.tokens, at) for w in ws]
            beside = self._is_beside_account(words, at, start, end)
            kinds = (Role.CYCLE, Role.RECURRING) if beside else (Role.CYCLE,)
            named = [w.value for stop, w in found if w.role in kinds and stop <= end]
            if named:
                return named[-1]
            after = self._has(words, at, Role.EVERY)
            if after and (period := self._term(words, after, end)):
                return YEARS.get(period, period)
        return None

    def _is_beside_account(self, words: Words, at: int, start: int, end: int) -> bool:
        """An annual thematic study, un estudio temático anual: no annual programme of work."""
        around = range(max(start, at - BESIDE), min(end, at + BESIDE + 1))
        return any(self._has(words, here, Role.ACCOUNT) for here in around)

    def _day(self, words: Words, at: int, end: int) -> str | None:
        """A day of the calendar, or a month with its year, right behind the word for a deadline."""
        begin = words.tokens[at].start if at < len(words.tokens) else len(words.folded.text)
        stop = words.tokens[min(end, at + NEAR + 4, len(words.tokens)) - 1].end
        for day in self._calendar.find(words.folded.text[begin:stop]):
            if words.at(begin + day.start) - at <= NEAR:
                return day.iso
        for here in range(at, min(at + NEAR, end)):
            month = self._months.at(words.tokens, here)
            if month and month[0] < len(words.tokens):
                year = next((t.form for t in words.tokens[month[0] : month[0] + 2] if t.form.isdecimal()), "")
                if len(year) == len("2025"):
                    return f"{year}-{int(month[1][0]):02}"
        return None

    def _term(self, words: Words, at: int, end: int) -> str | None:
        """Ninety days, 6 months: P90D, P6M."""
        number, tens = 1, 0
        for here in range(at, min(at + TERM, end)):
            form = words.tokens[here].form
            if form.isdecimal():
                number = int(form)
            elif value := self._value(words, here, Role.NUMBER):
                number = int(value) + (tens if int(value) < TEN else 0)
                tens = number if number % TEN == 0 else 0
            elif unit := self._value(words, here, Role.UNIT):
                return f"P{'T' if unit == HOUR else ''}{number}{unit}"
        return None

    def _has(self, words: Words, at: int, role: Role) -> int | None:
        """The token behind the longest form of the role that stands there."""
        found = [stop for stop, ws in self._lexicon.all_at(words.tokens, at) for w in ws if w.role is role]
        return found[-1] if found else None

    def _value(self, words: Words, at: int, role: Role) -> str | None:
        found = [w.value for _, ws in self._lexicon.all_at(words.tokens, at) for w in ws if w.role is role]
        return found[-1] if found else None
