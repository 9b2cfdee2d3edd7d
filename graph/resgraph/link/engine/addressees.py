"""Who is asked, in a language of tables: those named between a verb that asks and the words of the task.

    Requests the Secretary-General and the High Commissioner to...       two
    Calls upon all States, in particular the Government of Nepal, to...  two
    Invites the States parties to the Convention to...                   one: the Convention says whose
    Requests the national preventive mechanism to...                     one, whom no authority knows
    Calls upon Israel, the occupying Power, to...                        one, named twice
    Reiterates its appeal to the Secretary-General to...                 one, as if asked again

Whether a word joins two names, or says whose one is, is in addressees.toml.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from resgraph.drafting.verbs import is_directive
from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Token, Words
from resgraph.languages.profile import Kind
from resgraph.languages.reporting import Role
from resgraph.link.engine.duties.listing import (
    ACTORS,
    AND,
    BELONGING,
    CIRCUMSTANCE,
    GOVERNMENT,
    PartyList,
)
from resgraph.link.engine.duties.objects import OFFICES, PronounObjects
from resgraph.link.engine.duties.tasks import (
    ARTICLE,
    CLAUSE,
    DEED,
    LINKING,
    PARTING,
    TASK,
    TOWARDS,
    TaskOpenings,
)
from resgraph.model import Action, Addressee, Mention
from resgraph.model.annotations import Party

ADJECTIVES = 2
"""Words beside those for a government: the Malian transitional authorities."""
PRONOUN = 2
"""Tokens of a pronoun before a verb: l'."""
ADJECTIVE = 3
"""Letters that a State's name and its adjective share: Mali, Malian."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an act asks: of whom, and the tokens of the task; `opens` tells whether a word opened it."""

    action: int
    parties: tuple[Party, ...]
    start: int
    end: int
    opens: bool


class TableAddressees:
    """Finds who is asked in the passages of one language."""

    def __init__(self, finder: Finder) -> None:
        """Compile the words around those who are asked."""
        self._words: Lexicon[str] = Lexicon(stemmed=False)
        forms = finder.cutter.forms
        addressing, profile = finder.profile.addressing, finder.profile
        for role, listed in (
            (LINKING, addressing.linking),
            (PARTING, addressing.parting),
            (BELONGING, [*addressing.belonging, *(w.form for w in profile.roles(Role.LEADING))]),
            (TASK, [w.form for w in profile.of(Kind.TO)]),
            (CLAUSE, [w.form for w in profile.of(Kind.CLAUSE)]),
            (ARTICLE, [w.form for w in profile.of(Kind.ARTICLE, Kind.ITS)]),
            (AND, [w.form for w in profile.of(Kind.AND)]),
            (DEED, [w.form for w in profile.roles(Role.DEED)]),
            (TOWARDS, [w.form for w in profile.roles(Role.TO)]),
            (CIRCUMSTANCE, [w.form for w in profile.roles(Role.CIRCUMSTANCE)]),
            (GOVERNMENT, [w.form for w in profile.roles(Role.GOVERNMENT)]),
        ):
            for form in listed:
                self._words.add(forms(form), role)
        self._appeals: Lexicon[Role] = Lexicon(stemmed=False)
        for word in profile.roles(Role.APPEAL):
            self._appeals.add(forms(word.form), word.role)
        self._things: Lexicon[Role] = Lexicon(stemmed=False)
        for word in profile.roles(Role.THING):
            self._things.add(forms(word.form), word.role)
        self._back: Lexicon[Role] = Lexicon(stemmed=False)
        for word in profile.roles(Role.PRONOUN, Role.ANAPHOR):
            self._back.add(forms(word.form), word.role)
        fold = finder.cutter.folding.plain
        self._adverbial = tuple(fold(w.form).casefold() for w in profile.roles(Role.HOW))
        self._cutter, self._actions = finder.cutter, finder.actions
        self._objects = PronounObjects(finder)
        self._governments: Lexicon[Role] = Lexicon(stemmed=True)
        for word in profile.roles(Role.GOVERNMENT):
            self._governments.add(finder.cutter.stems(word.form), word.role)
        self.tasks = TaskOpenings(finder, self._words)

    def find(self, asked: Sequence[Asked]) -> tuple[Addressee, ...]:
        """List who each directive action asks, as far as the authorities know them, in text order."""
        return tuple(
            Addressee(party.text, party.start, party.end, party.id, one.action)
            for one in asked
            for party in one.parties
            if party.id is not None
        )

    def read(
        self, words: Words, actions: Sequence[Action], mentions: Sequence[Mention], home: str | None = None
    ) -> tuple[Asked, ...]:
        """What each directive action asks of whom, in text order; those of nobody are kept.

        `home` is the State that the document is about: its Government is not always named in full.
        """
        found: list[Asked] = []
        for index, action in enumerate(actions):
            start = self._token(words, action.end)
            appeal = self._appeals.at(words.tokens, start)
            if not is_directive(action.id) and not appeal:
                continue
            earlier = [m for m in mentions if m.end <= action.start and m.id.startswith(ACTORS)]
            one = self._back_to(words, actions, index, found[-1] if found else None, earlier)
            one = one or self._again(words, actions, index, found, mentions)
            one = one or self._asked(words, actions, index, mentions, appeal[0] if appeal else start)
            parties = (self._at_home(self._pointed_back(p, earlier), home) for p in one.parties)
            found.append(replace(one, parties=tuple(parties)))
        return tuple(found)

    def _back_to(
        self,
        words: Words,
        actions: Sequence[Action],
        index: int,
        before: Asked | None,
        names: Sequence[Mention],
    ) -> Asked | None:
        """Y los alienta a que, et le prie de: those asked before, else the first of the clause; None without a pronoun."""
        verb, start = (self._token(words, at) for at in (actions[index].start, actions[index].end))
        leads = (f for at in range(max(0, verb - PRONOUN), verb) for f in self._back.all_at(words.tokens, at))
        if not any(Role.PRONOUN in roles and end == verb for end, roles in leads):
            return None
        last = before.parties if before and before.action == index - 1 else ()
        clause = [m for m in names if not index or m.start >= actions[index - 1].end]
        parties = last or tuple(Party(m.text, m.start, m.end, m.id) for m in clause[:1])
        limit = actions[index + 1].start if index + 1 < len(actions) else len(words.text)
        after = self._roles(words, start)[0]
        return Asked(index, parties, after, self.end_of(words, after, limit), opens=True)

    def _pointed_back(self, party: Party, names: Sequence[Mention]) -> Party:
        """Celui-ci, titulaire du mandat: the office named last, else whoever was."""
        offices = [m for m in names if m.id.startswith(OFFICES)] or names
        known = bool(party.id) or not offices or not self._is_anaphor(party)
        return party if known else replace(party, id=offices[-1].id)

    def _is_anaphor(self, party: Party) -> bool:
        """Whether the words stand for somebody named before: celui-ci, titulaire du mandat."""
        tokens = self._cutter.cut(party.text).tokens
        return any(
            end == len(tokens) and Role.ANAPHOR in roles for end, roles in self._back.all_at(tokens, 0)
        )

    def _again(
        self,
        words: Words,
        actions: Sequence[Action],
        index: int,
        before: Sequence[Asked],
        mentions: Sequence[Mention],
    ) -> Asked | None:
        """What is asked of those asked before, where a pronoun stands behind the verb: the task opens right behind both."""
        start = self._token(words, actions[index].end)
        pronoun = self._objects.at(words, self._token(words, actions[index].start), start)
        if pronoun is None:
            return None
        limit = actions[index + 1].start if index + 1 < len(actions) else len(words.text)
        task = self.tasks.right_behind(words, max(pronoun.stop, start))
        earlier = before[-1].parties if before else ()
        parties = earlier or (self._objects.party(words, pronoun, mentions),)
        return Asked(index, parties, task, self.end_of(words, task, limit), opens=True)

    def _at_home(self, party: Party, home: str | None) -> Party:
        """The Government, the transitional authorities, the Malian authorities: the State that the document is about."""
        tokens = self._cutter.cut(party.text).tokens
        if party.id or home is None or not tokens:
            return party
        governs, whose = self._government(tokens)
        letters = home.removeprefix("place/")[:ADJECTIVE]
        named = all(self._cutter.folding.plain(form).startswith(letters) for form in whose)
        return replace(party, id=home) if governs and named else party

    def _government(self, tokens: Sequence[Token]) -> tuple[bool, list[str]]:
        """Whether the words are those for a government, and what else is said of whose it is."""
        found = ((at, f[-1][0]) for at in range(len(tokens)) if (f := self._governments.all_at(tokens, at)))
        start, end = next(found, (0, 0))
        rest = [*tokens[:start], *tokens[end:]]
        return end > 0 and len(rest) <= ADJECTIVES, [t.form for t in rest if len(t.form) > ADJECTIVE]

    def _asked(
        self,
        words: Words,
        actions: Sequence[Action],
        index: int,
        mentions: Sequence[Mention],
        start: int,
    ) -> Asked:
        limit = actions[index + 1].start if index + 1 < len(actions) else len(words.text)
        names = {
            self._token(words, m.start): (m, self._token(words, m.end))
            for m in mentions
            if actions[index].end <= m.start < limit
        }
        if self._parts(words, start) and CLAUSE in self._roles(words, start + 1)[1]:
            start += 1  # требует, чтобы: demands, that
        zone = self.tasks.zone(words, start, limit, names)
        wants_a_thing = self._wants_a_thing(words, self._token(words, actions[index].start), start)
        listed = PartyList(
            words, self._words, zone, names, not wants_a_thing, self._cutter.joined, self._adverbial
        )
        listed.read(start)
        parties, reached = tuple(listed.parties), listed.reached
        if wants_a_thing and not self._is_right_behind(words, start, listed):
            parties, reached = (), start  # Calls for the release of prisoners
        end = zone.after if zone.opens or (zone.heads and parties) else reached
        return Asked(index, parties, end, self.end_of(words, end, limit), zone.opens)

    def _wants_a_thing(self, words: Words, verb: int, start: int) -> bool:
        """Whether the verb ends with a word for a thing (calls for), or one stands behind it and its adverbs (يدعو أيضا إلى)."""
        tokens = words.tokens
        if start > 0 and self._things.at(tokens, start - 1):
            return True
        behind = tokens[start : start + 1]
        return any(
            (found := self._things.at([self._actions.without_and(token), *behind], 0)) and found[0] > 1
            for token in tokens[verb:start]
        )

    def _is_right_behind(self, words: Words, start: int, listed: PartyList) -> bool:
        """Whether nothing but small words stands between the verb and the first who is asked."""
        if not listed.parties or listed.parties[0].id is None:
            return False
        first = self._token(words, listed.parties[0].start)
        return all(listed.at(at)[1] & {ARTICLE, LINKING} for at in range(start, first))

    def end_of(self, words: Words, start: int, limit: int) -> int:
        """The token that ends the task: at the next act without the words that join it, or at a stop."""
        at = start
        while at < len(words.tokens) and words.span(*words.tokens[at][:2])[0] < limit:
            if words.folded.text[words.tokens[at].start] == ";":
                return at
            at += 1
        if at < len(words.tokens):
            comma = next(
                (i for i in range(at - 1, max(start - 1, at - JOINING), -1) if self._parts(words, i)), at
            )
            at = comma
        while at > start and words.folded.text[words.tokens[at - 1].start] in ",.:;":
            at -= 1
        return at

    def _parts(self, words: Words, at: int) -> bool:
        """Whether a comma, or a word that joins, parts the next clause there."""
        return words.folded.text[words.tokens[at].start] == "," or AND in self._roles(words, at)[1]

    def _token(self, words: Words, offset: int) -> int:
        """The index of the first token at the offset of the passage, or after it."""
        return bisect_left(words.tokens, offset, key=lambda token: words.folded.positions[token.start])

    def _roles(self, words: Words, at: int, limit: int | None = None) -> tuple[int, set[str]]:
        """The longest words of a role at the token that end before the limit, and what roles they have."""
        found = [f for f in self._words.all_at(words.tokens, at) if limit is None or f[0] <= limit]
        return (found[-1][0], set(found[-1][1])) if found else (at + 1, set())


JOINING = 6
"""Words between two clauses: and in this regard."""
