"""What governs an instrument in a language of tables: the nearest verb or preposition of which it is the object.

Recalling the Declaration and all relevant treaties, including the Convention    recall, both
calls upon States to implement the Convention                                   implement
in accordance with article 5 of the Charter                                     pursuant to
Recalling the rights of States parties to the Convention                        nothing: it is only named

A passage is walked once, from left to right. A governor stays open over what it governs, over words of the kind `through` (articles,
the purposes and principles of) and over what is cited. Other words make it rest: it governs again behind a word that goes on with a list
(including, a comma, and), unless a word of the kind `closing` (which, to, by) stood between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from resgraph.drafting.verbs import is_directive
from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Words
from resgraph.find.engine.verbs import labels
from resgraph.languages.governors import CLOSING, JOINING, THROUGH
from resgraph.languages.profile import Kind
from resgraph.model import Action, Citation, Mention

INSTRUMENT = "instrument/"
RESTS_ON = ("verb/pursuant-to", "verb/guided-by")
"""Verbs whose labels govern wherever they stand."""
SENTENCE_ENDS = ";.:"
SIGNS = '()"'
COMMA = ","
FAR = 40
"""Words that a governor rests over at most."""


@dataclass(frozen=True, slots=True)
class _State:
    """What governs at a place, as printed; `resting` counts the words since it was open."""

    id: str = ""
    words: str = ""
    resting: int = 0

    @property
    def is_open(self) -> bool:
        return bool(self.id) and not self.resting


NOTHING = _State()


class TableGoverning:
    """Finds what governs the instruments in the passages of one language."""

    def __init__(self, finder: Finder) -> None:
        """Compile the rows of governors.tsv, and the labels of what rests on something."""
        profile, cutter = finder.profile, finder.cutter
        self._forms: Lexicon[str] = Lexicon(stemmed=True)
        rests = [(id, form) for id, form in (*labels(profile.code), *profile.verbs) if id in RESTS_ON]
        words = [(THROUGH, w.form) for w in profile.of(Kind.ARTICLE, Kind.ITS, Kind.MONTH, Kind.LOCATOR)]
        joints = [(JOINING, w.form) for w in profile.of(Kind.AND)]
        for kind, form in (*profile.governors, *rests, *words, *joints):
            self._forms.add(cutter.stems(form), kind)
        self._some = bool(profile.governors)

    def govern(
        self,
        words: Words,
        mentions: Sequence[Mention],
        actions: Sequence[Action],
        citations: Sequence[Citation],
    ) -> tuple[Mention, ...]:
        """The mentions of a passage, each instrument with what governs it."""
        if not self._some or not any(m.id.startswith(INSTRUMENT) for m in mentions):
            return tuple(mentions)
        found = self._walk(words, mentions, actions, citations)
        return tuple(
            replace(m, relation=found[m.start].id, governed=found[m.start].words) if m.start in found else m
            for m in mentions
        )

    def _walk(
        self,
        words: Words,
        mentions: Sequence[Mention],
        actions: Sequence[Action],
        citations: Sequence[Citation],
    ) -> Mapping[int, _State]:
        """What governs each instrument, by the offset at which it begins."""
        position = [words.span(t.start, t.end) for t in words.tokens]
        named = {m.start: m for m in mentions}
        acts = {a.start: a for a in actions}
        cited = {c.start: c.end for c in citations}
        found: dict[int, _State] = {}
        state, at = NOTHING, 0
        while at < len(words.tokens):
            start = position[at][0]
            end = 0
            if act := acts.get(start):
                state, end = _of_act(act), act.end
            elif name := named.get(start):
                if name.id.startswith(INSTRUMENT) and (
                    state.is_open or (state.id and self._bracketed(words, at))
                ):
                    found[start] = state
                end = name.end
            elif start in cited:
                end = cited[start]
            if end:
                at = _past(position, at, end)
                if act and (own := self._forms.at(words.tokens, at)) and CLOSING in own[1]:
                    at = own[0]  # guided by: the verb's own preposition
                continue
            at, state = self._step(words, at, state)
        return found

    def _bracketed(self, words: Words, at: int) -> bool:
        """Whether a bracket opens right before a title: the principles relating to their status (the Paris Principles)."""
        while at and (row := self._forms.at(words.tokens, at - 1)) and THROUGH in row[1]:
            at -= 1  # an article
        return bool(at) and words.folded.text[words.tokens[at - 1].start] == "("

    def _step(self, words: Words, at: int, state: _State) -> tuple[int, _State]:
        """Past one word or one row of the table, and what governs behind it."""
        row = self._forms.at(words.tokens, at)
        token = words.tokens[at]
        sign = words.folded.text[token.start]
        if row is None:
            if sign in SENTENCE_ENDS:
                return at + 1, NOTHING
            if sign == COMMA:
                return at + 1, _joined(state)
            passes = sign in SIGNS or sign.isdecimal() or words.is_capital(at)
            return at + 1, state if passes else _rested(state)
        end, kinds = row
        if CLOSING in kinds:
            return end, NOTHING
        governors = [kind for kind in kinds if kind not in (THROUGH, JOINING)]
        if governors and at and words.is_capital(at):
            return at + 1, state  # the Programme for the Further Implementation of Agenda 21: part of a name
        if governors:
            left, right = words.span(token.start, words.tokens[end - 1].end)
            return end, _State(governors[0], words.text[left:right])
        return end, _joined(state) if JOINING in kinds else state


def _of_act(act: Action) -> _State:
    """An act governs what follows, unless it asks somebody."""
    return NOTHING if is_directive(act.id) else _State(act.id, act.text)


def _rested(state: _State) -> _State:
    return replace(state, resting=state.resting + 1) if state.id and state.resting < FAR else NOTHING


def _joined(state: _State) -> _State:
    return replace(state, resting=0)


def _past(position: Sequence[tuple[int, int]], at: int, end: int) -> int:
    """The first token behind an offset, at least the next."""
    at += 1
    while at < len(position) and position[at][0] < end:
        at += 1
    return at
