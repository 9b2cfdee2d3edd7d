"""What a citation is to its paragraph in a language of tables: the last act before it, or what it rests on.

Requests the Office, pursuant to resolution 55/3, to...     the resolution is what the request rests on
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Words
from resgraph.find.engine.verbs import labels
from resgraph.model import Action, Citation

PURSUANT = "verb/pursuant-to"
REACH = 12
"""Words between pursuant to and the number."""


class TableRelations:
    """Relates the citations of one language."""

    def __init__(self, finder: Finder) -> None:
        """Compile the words on which a citation rests."""
        self._pursuant: Lexicon[str] = Lexicon(stemmed=False)
        for id, label in (*labels(finder.profile.code), *finder.profile.verbs):
            if id == PURSUANT:
                self._pursuant.add(finder.cutter.forms(label), label)

    def relate(
        self, words: Words, citations: Sequence[Citation], actions: Sequence[Action]
    ) -> tuple[Citation, ...]:
        """The citations with the verb that governs each."""
        return tuple(replace(c, relation=self.at(words, c.start, actions)) for c in citations)

    def at(self, words: Words, offset: int, actions: Sequence[Action]) -> str | None:
        """The verb that governs a place: what the nearest words rest on, else the last act before it."""
        before = [action for action in actions if action.end <= offset]
        begin = before[-1].end if before else 0
        end = next(
            (i for i, t in enumerate(words.tokens) if words.folded.positions[t.start] >= offset),
            len(words.tokens),
        )
        for at in range(end - 1, max(-1, end - REACH - 1), -1):
            token = words.tokens[at]
            if words.folded.positions[token.start] < begin or words.folded.text[token.start] in ",;":
                break
            if self._pursuant.at(words.tokens, at):
                return PURSUANT
        return before[-1].id if before else None
