"""Who is asked, in a language of tables: the names between a verb that asks and the words of the task.

    Requests the Secretary-General and the High Commissioner to...       two
    Calls upon all States, in particular the Government of Nepal, to...  two
    Invites the States parties to the Convention to...                   one: the Convention says whose

Whether a word joins two names, or says whose one is, is in addressees.toml.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
        at, blocked, found = start, False, False
        while at < len(words.tokens) and words.span(*words.tokens[at][:2])[0] < limit:
            if name := names.get(at):
                if not blocked and name.id.startswith(ACTORS):
                    found = True
                    yield name
                at = self._token(words, name.end)
                continue
            end, roles = self._roles(words, at, min((n for n in names if n > at), default=None))
            if words.folded.text[words.tokens[at].start] in ";.:":
                return
            if TASK in roles and not self._governs_a_noun(words, end):
                return
            if (
                (CLAUSE in roles and at != start)
                or PARTING in roles
                or (BELONGING in roles and LINKING not in roles)
            ):
                blocked = True
            elif AND in roles or (words.folded.text[words.tokens[at].start] == "," and not found):
                blocked = False
            elif not roles and found and not blocked and words.folded.text[words.tokens[at].start].isalpha():
                blocked = self._task_follows(words, at, limit) is False
                if blocked:
                    return
            at = end

    def _token(self, words: Words, offset: int) -> int:
        """The index of the first token at the offset of the passage, or after it."""
        return next(
            (i for i, t in enumerate(words.tokens) if words.folded.positions[t.start] >= offset),
            len(words.tokens),
        )

    def _roles(self, words: Words, at: int, limit: int | None = None) -> tuple[int, set[str]]:
        """The longest words of a role at the token that end before the limit, and what roles they have."""
        found = [f for f in self._words.all_at(words.tokens, at) if limit is None or f[0] <= limit]
        return (found[-1][0], set(found[-1][1])) if found else (at + 1, set())

    def _governs_a_noun(self, words: Words, at: int) -> bool:
        """Whether it is no task that opens: States parties to the Convention."""
        return at < len(words.tokens) and bool({ARTICLE, LINKING} & self._roles(words, at)[1])

    def _task_follows(self, words: Words, at: int, limit: int) -> bool:
        """Whether the words of the task still come: those who are named before them may be told more about."""
        while at < len(words.tokens) and words.span(*words.tokens[at][:2])[0] < limit:
            if words.folded.text[words.tokens[at].start] in ";.:":
                return False
            end, roles = self._roles(words, at)
            if TASK in roles and not self._governs_a_noun(words, end):
                return True
            at = end
        return False


def is_directive(action: Action) -> bool:
    """Whether the action asks somebody for something."""
    verb = load_verbs().by_id.get(action.id)
    return verb is not None and verb.force is Force.DIRECTIVE
