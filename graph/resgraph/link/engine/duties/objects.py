"""Pronouns behind a verb that asks: those who were asked before, or the one office that was named.

просит их представить доклад            asks them
ويدعوها إلى التعاون                     and-invites-them, as one word
ويطلب إليه تقديم تقرير                  and asks of him, the one office that the passage has named
"""

from __future__ import annotations

from collections.abc import Sequence

from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Words
from resgraph.languages.reporting import Role
from resgraph.model import Mention
from resgraph.model.annotations import Party

OFFICES = "role/"


class PronounObjects:
    """Finds the pronouns of one language behind verbs, and at their ends."""

    def __init__(self, finder: Finder) -> None:
        """Compile the pronouns."""
        self._actions = finder.actions
        self._forms: Lexicon[Role] = Lexicon(stemmed=False)
        for word in finder.profile.roles(Role.AGAIN):
            self._forms.add(finder.cutter.forms(word.form), word.role)

    def at(self, words: Words, verb: int, start: int) -> range | None:
        """The tokens of the pronoun at `start`, or of the verb that ends with one; None where there is none."""
        if behind := self._forms.at(words.tokens, start):
            return range(start, behind[0])
        verbs = self._actions
        for at in range(verb, start):
            token = verbs.without_and(words.tokens[at])
            shorter = verbs.without_object(token.form)
            if shorter and verbs.is_verb(token._replace(form=shorter)) and not verbs.is_verb(token):
                return range(at, at + 1)
        return None

    def party(self, words: Words, pronoun: range, mentions: Sequence[Mention]) -> Party:
        """The one office that the passage has named before the pronoun; nobody known where there are several, or none."""
        left, right = words.span(words.tokens[pronoun.start].start, words.tokens[pronoun.stop - 1].end)
        offices = {m.id for m in mentions if m.end <= left and m.id.startswith(OFFICES)}
        return Party(words.text[left:right], left, right, offices.pop() if len(offices) == 1 else None)
