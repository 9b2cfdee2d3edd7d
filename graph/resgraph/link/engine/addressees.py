"""Who is asked, in a language of tables: the names between a verb that asks and the words of the task.

    Requests the Secretary-General and the High Commissioner to...       two
    Calls upon all States, in particular the Government of Nepal, to...  two
    Invites the States parties to the Convention to...                   one: the Convention says whose

Whether a word joins two names, or says whose one is, is in addressees.toml.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from resgraph.drafting.verbs import Force, load_verbs
from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Words
from resgraph.languages.profile import Kind
from resgraph.model import Action, Addressee, Mention

ACTORS = ("org/", "group/", "role/", "place/", "fund/", "programme/")
"""Kinds of names that can be asked."""
LINKING, PARTING, BELONGING, TASK, CLAUSE, ARTICLE, AND = (
    "linking",
    "parting",
    "belonging",
    "task",
    "clause",
    "article",
    "and",
)


@dataclass(frozen=True, slots=True)
class Zone:
    """The stretch in which those who are asked are named: the token that ends it, and whether the task opens there."""

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
            (BELONGING, addressing.belonging),
            (TASK, [w.form for w in profile.of(Kind.TO)]),
            (CLAUSE, [w.form for w in profile.of(Kind.CLAUSE)]),
            (ARTICLE, [w.form for w in profile.of(Kind.ARTICLE, Kind.ITS)]),
            (AND, [w.form for w in profile.of(Kind.AND)]),
        ):
            for form in listed:
                self._words.add(forms(form), role)

    def find(
        self, words: Words, actions: Sequence[Action], mentions: Sequence[Mention]
    ) -> tuple[Addressee, ...]:
        """List who each directive action asks, in text order."""
        return tuple(
            Addressee(mention.text, mention.start, mention.end, mention.id, index)
            for index, action in enumerate(actions)
            if is_directive(action)
            for mention in self._asked(words, actions, index, mentions)
        )

    def _asked(
        self, words: Words, actions: Sequence[Action], index: int, mentions: Sequence[Mention]
    ) -> Iterator[Mention]:
        """The names of the stretch that are asked."""
        start = next(
            (i for i, t in enumerate(words.tokens) if words.span(t.start, t.end)[0] >= actions[index].end), 0
        )
        limit = actions[index + 1].start if index + 1 < len(actions) else len(words.text)
        names = {self._token(words, m.start): m for m in mentions if actions[index].end <= m.start < limit}
        task = self._task(words, start, limit, names)
        at, blocked, parted, found = start, False, False, False
        while at < task.end:
            if name := names.get(at):
                if not blocked and name.id.startswith(ACTORS):
                    found = True
                    yield name
                at = self._token(words, name.end)
                continue
            end, roles = self._roles(words, at, min((n for n in names if n > at), default=None))
            sign = words.folded.text[words.tokens[at].start]
            if (CLAUSE in roles and at != start) or PARTING in roles:
                blocked = parted = True
            elif BELONGING in roles and LINKING not in roles:
                blocked = True
            elif AND in roles or (sign == "," and not (found and parted)):
                blocked = parted = False
            elif not roles and found and not blocked and sign.isalpha() and not task.opens:
                return
            at = end

    def _task(self, words: Words, start: int, limit: int, names: Container[int]) -> Zone:
        """Where the words of the task open behind a verb that asks; else where its clause ends."""
        at = start
        while at < len(words.tokens) and words.span(*words.tokens[at][:2])[0] < limit:
            if words.folded.text[words.tokens[at].start] in ";.:":
                return Zone(at, opens=False)
            end, roles = self._roles(words, at)
            if TASK in roles and at != start and end not in names and not self._governs_a_noun(words, end):
                return Zone(at, opens=True)
            at = end if LINKING not in roles else at + 1
        return Zone(at, opens=False)

    def _token(self, words: Words, offset: int) -> int:
        """The index of the first token at the offset of the passage, or after it."""
        return bisect_left(words.tokens, offset, key=lambda token: words.folded.positions[token.start])

    def _roles(self, words: Words, at: int, limit: int | None = None) -> tuple[int, set[str]]:
        """The longest words of a role at the token that end before the limit, and what roles they have."""
        found = [f for f in self._words.all_at(words.tokens, at) if limit is None or f[0] <= limit]
        return (found[-1][0], set(found[-1][1])) if found else (at + 1, set())

    def _governs_a_noun(self, words: Words, at: int) -> bool:
        """Whether it is no task that opens: States parties to the Convention."""
        return at < len(words.tokens) and bool({ARTICLE, LINKING} & self._roles(words, at)[1])


def is_directive(action: Action) -> bool:
    """Whether the action asks somebody for something."""
    verb = load_verbs().by_id.get(action.id)
    return verb is not None and verb.force is Force.DIRECTIVE
