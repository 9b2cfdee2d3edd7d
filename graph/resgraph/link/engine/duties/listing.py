"""The list of those who are asked, read from left to right in a language of tables.

States, within their respective mandates, and the World Bank             two: an aside parts nothing
the Secretary-General, in consultation with States, including Mali       one: those in the aside are company
the Committee on Culture and Science                                     one, whom no authority knows
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Words
from resgraph.link.engine.duties.tasks import ARTICLE, CLAUSE, LINKING, PARTING, TOWARDS, Zone
from resgraph.model import Mention
from resgraph.model.annotations import Party

ACTORS = ("org/", "group/", "role/", "place/", "fund/", "programme/")
"""Kinds of names that can be asked."""
BELONGING, AND, CIRCUMSTANCE = "belonging", "and", "circumstance"
GOVERNMENT, STATE, FAR = "government", "place/", 6
"""Words for a government, what a State's id begins with, and how far before its name they stand."""


@dataclass(slots=True)
class PartyList:
    """One list while it is read: who was found, and the words that may be one whom no authority knows.

    `plain` tells whether the verb names somebody right behind it: Requests, not Calls for; `through` is the end of the
    words gathered with what follows them and is no part of a name, `pure` whether nothing but names has stood there since one.
    """

    words: Words
    roles: Lexicon[str]
    zone: Zone
    names: Mapping[int, tuple[Mention, int]]
    plain: bool
    without_and: Callable[[str], str]
    """A word without the word for and that is written as one with it; "" where none is."""
    adverbial: tuple[str, ...]
    """What adverbs end with, which are nobody."""
    parties: list[Party] = field(default_factory=list)
    joined: list[bool] = field(default_factory=list)
    reached: int = 0
    blocked: bool = False
    parted: bool = False
    aside: bool = False
    company: bool = False
    after_and: bool = False
    first: int = -1
    last: int = -1
    through: int = -1
    pure: bool = False
    solid: bool = False
    known: bool = False
    named: bool = False
    """Whether somebody was named since the last word that joins: a State behind them says where they are."""

    def read(self, start: int) -> None:
        """Read from the token behind the verb to the end of the zone."""
        at = self.reached = start
        while at < self.zone.end:
            if at > start and self._is_joined(at) and self._joins(at, at, {AND}):
                self._join(at)
            if named := self.names.get(at):
                self._name(at, *named)
                at = named[1]
                continue
            end, roles = self.at(at, min((n for n in self.names if n > at), default=None))
            if self._breaks(at, roles):
                break
            if CIRCUMSTANCE not in roles:
                self._word(at, end, roles, first=at == start)
            at = end
        self._unknown()
        self._drop_apposition()

    def at(self, at: int, limit: int | None = None) -> tuple[int, set[str]]:
        """The longest words of a role at the token that end before the limit, and what roles they have."""
        tokens = self.words.tokens
        found = [f for f in self.roles.all_at(tokens, at) if limit is None or f[0] <= limit]
        if found or not self._is_joined(at):
            return (found[-1][0], set(found[-1][1])) if found else (at + 1, set())
        bare = tokens[at]._replace(form=self.without_and(tokens[at].form))
        behind = self.roles.at([bare, *tokens[at + 1 : limit]], 0)
        return (at + behind[0], set(behind[1])) if behind else (at + 1, set())

    def _name(self, at: int, name: Mention, behind: int) -> None:
        """A known name: one of the list, unless it says whose one is, or stands in an aside, or before another name."""
        actor = name.id.startswith(ACTORS) and not self._begins_longer(behind, name)
        free = not self.blocked and not (self.named and self._is_where(at, name))
        if actor and self._stands_alone(behind) and (free or self._governs(at, name)):
            self.known, self.reached, self.named, self.pure = True, behind, True, True
            self._add(Party(name.text, name.start, name.end, name.id))
        self.company = self.company or (actor and self.aside)
        if not self.parted:
            self._gather(at, behind, solid=True)

    def _word(self, at: int, end: int, roles: set[str], *, first: bool) -> None:
        """A word that is no name: it parts, belongs, joins, or is one of the words for somebody."""
        if PARTING in roles and LINKING in roles and self._includes(end):
            self._unknown()
            self.blocked = self.parted = self.aside = self.named = False
        elif (CLAUSE in roles and not first) or PARTING in roles:
            self._pronoun()
            self._unknown()
            self.blocked = self.parted = True
            self.pure = False
            self.aside = self.aside or self._comma(at - 1)
        elif BELONGING in roles and LINKING not in roles and not (first and TOWARDS in roles):
            self.blocked, self.pure = True, False
            self._gather(at, end, solid=False)
        elif self._joins(at, end, roles):
            if self.blocked and not self.parted and AND in roles and self._goes_on(end):
                self._gather(at, end, solid=False)
                return
            self._unknown()
            self.blocked = self.parted = self.aside = self.named = False
            self.after_and = AND in roles
        elif self.words.tokens[at].form.endswith(self.adverbial):
            return
        elif LINKING in roles and not roles & {ARTICLE, TOWARDS}:
            self.named = False
            phrase = end > at + 1 and self.first >= 0  # donors in a position to do so
            self._gather(at, self.last if phrase else end, solid=False)
            self.through = end
        elif self._is_word(at) and not self.parted and not (roles & {ARTICLE, TOWARDS} and self.first < 0):
            self._gather(at, end, solid=not roles - {GOVERNMENT})

    def _includes(self, at: int) -> bool:
        """Whether the word only says who is among them: les organismes, dont le Haut-Commissariat, à."""
        while at < self.zone.end and at not in self.names and ARTICLE in self.at(at)[1]:
            at = self.at(at)[0]
        if at not in self.names:
            return False
        behind = self.names[at][1]
        return behind >= self.zone.end or self._comma(behind) or AND in self.at(behind)[1]

    def _is_where(self, at: int, name: Mention) -> bool:
        """Toutes les parties au conflit au Yémen: a State behind the word for to, and nothing that joins it."""
        return name.id.startswith(STATE) and at > 0 and TOWARDS in self.at(at - 1)[1]

    def _governs(self, at: int, name: Mention) -> bool:
        """Whether the State is named by its government: al Gobierno Federal de Somalia, aux autorités de transition du Mali."""
        start = max(self.first, at - FAR)
        free = self.first >= 0 and not self.parted and not self.named
        return (
            free and name.id.startswith(STATE) and any(GOVERNMENT in self.at(i)[1] for i in range(start, at))
        )

    def _joins(self, at: int, end: int, roles: set[str]) -> bool:
        """Whether and, or a comma, leads to the next of the list; inside an aside only where nobody is named in it."""
        comma = self._comma(at)
        if AND not in roles and not comma:
            return False
        if not (self.parted and self.parties):
            return True
        if self.company:
            return False
        return (AND in roles and (not self.aside or self._comma(at - 1))) or (comma and self._resumes(end))

    def _join(self, at: int) -> None:
        """Begin the next of the list at a word that has the word for and: and-the-agencies, as one word."""
        if self.blocked and not self.parted and at not in self.names:
            return  # the Committee on Culture and-Science
        self._unknown()
        self.blocked = self.parted = self.aside = self.named = False
        self.after_and = True

    def _stands_alone(self, behind: int) -> bool:
        """Whether no other name follows at once, or one that is joined by a word for and written as one with it."""
        return behind not in self.names or self._is_joined(behind)

    def _is_joined(self, at: int) -> bool:
        tokens = self.words.tokens
        return at < len(tokens) and bool(self.without_and(tokens[at].form))

    def _breaks(self, at: int, roles: set[str]) -> bool:
        """Whether the list is over where no word opens the task: at the first word that is none of its own."""
        over = bool(self.parties) and not self.blocked and not (self.zone.opens or self.zone.heads)
        return over and not roles and self._is_word(at)

    def _gather(self, at: int, end: int, *, solid: bool) -> None:
        self.first = at if self.first < 0 else self.first
        self.last = self.through = end
        self.solid = self.solid or solid

    def _unknown(self) -> None:
        """Take the words gathered as somebody whom no authority knows, where they may be somebody."""
        start, end, solid, known = self.first, self.last, self.solid, self.known
        self.first = self.last = -1
        self.solid = self.known = False
        if start < 0 or known or not solid or not self.zone.opens or not self._may_be_somebody(start, end):
            return
        first = self.words.tokens[start]
        glue = len(first.form) - len(self.without_and(first.form) or first.form)
        left, right = self.words.span(first.start + glue, self.words.tokens[end - 1].end)
        self._add(Party(self.words.text[left:right], left, right, None))

    def _begins_longer(self, behind: int, name: Mention) -> bool:
        """Whether a longer name that no table knows begins with that of a body: the United Nations Mediator in Palestine."""
        inside = behind < self.zone.end and behind not in self.names and not self.at(behind)[1]
        return name.id.startswith("org/") and inside and self.words.is_capital(behind)

    def _ends_list(self, start: int) -> bool:
        """Whether the words are the last of a list that a comma ends: civil society, as well as the media, to."""
        led = LINKING in self.at(start)[1] or (start > 0 and ARTICLE in self.at(start - 1)[1])
        comma = self.through + 1 == self.zone.end and self._comma(self.through)
        return comma and led and self.after_and and self.pure

    def _pronoun(self) -> None:
        """Invites those that have not done so to act: a word that only joins or counts stands for somebody before a clause."""
        alone = self.first >= 0 and not self.solid and not self.parties and not self.blocked
        if alone and self.plain and self.zone.opens:
            tokens = self.words.tokens
            left, right = self.words.span(tokens[self.first].start, tokens[self.last - 1].end)
            self._add(Party(self.words.text[left:right], left, right, None))

    def _may_be_somebody(self, start: int, end: int) -> bool:
        """Whether they are a name in capitals, all that stands before the task, or right behind the verb."""
        if BELONGING in self.at(start)[1]:
            return False
        belongs = any(BELONGING in self.at(at)[1] for at in range(start, end))
        right_behind = self.plain and not self.parties
        ends = self.through == self.zone.end or self._ends_list(start)
        return (self.words.is_capital(start) and not belongs) or ends or right_behind

    def _add(self, party: Party) -> None:
        self.parties.append(party)
        self.joined.append(self.after_and)

    def _goes_on(self, at: int) -> bool:
        """Whether an unknown name goes on behind the word that joins: the Committee on Culture and Science."""
        known = at >= len(self.words.tokens) or at in self.names
        return not known and not self.at(at)[1] and self.words.is_capital(at)

    def _resumes(self, at: int) -> bool:
        """Whether the list goes on behind a comma: within their mandates, including the specialized agencies."""
        roles = self.at(at)[1]
        return LINKING in roles and ARTICLE not in roles

    def _drop_apposition(self) -> None:
        """Israel, the occupying Power, to...: of two that commas part and nothing joins, the second is the first again."""
        if len(self.parties) != 2 or any(self.joined):
            return
        first, second = self.parties
        text = self.words.text
        if text[first.end : first.end + 1] == "," == text[second.end : second.end + 1] and second.id:
            self.parties.pop()

    def _comma(self, at: int) -> bool:
        return at >= 0 and self._sign(at) == ","

    def _is_word(self, at: int) -> bool:
        return self._sign(at).isalpha()

    def _sign(self, at: int) -> str:
        return self.words.folded.text[self.words.tokens[at].start]
