"""What a word may be without the small words written as one with it: and, to, by, and the article.

    and-to-the-Sudan          the Sudan
    the financial             financial, which is no Mali: that has no article
    between                   between, though by-yn begins with by: the Philippines are not written so

Stems take off all that can be taken off, so that one entry finds every form; whether a form can be the name is asked here.
"""

from __future__ import annotations

from functools import lru_cache

from resgraph.languages.profile import Writing
from resgraph.text.engine.folding import folding

LEAST = 2
"""Letters that are left at least."""

Core = tuple[bool, str]
"""Whether the word has the article, and the word without it."""


class Clitics:
    """The readings of the words of one language."""

    def __init__(self, writing: Writing) -> None:
        """Compile the prefixes, and which of them hold the article."""
        fold = folding(writing).plain
        self._articles = tuple(fold(form).casefold() for form in writing.articles)
        self._prefixes = tuple(
            form for prefix in writing.prefixes if (form := fold(prefix).casefold()) not in self._articles
        )
        self.any = bool(self._prefixes or self._articles)
        self.readings = lru_cache(1 << 14)(self._readings)

    def own(self, form: str) -> Core:
        """A word as a table has it: only the article is no part of it."""
        return next(iter(self._without_article(form)), (False, form))

    def is_definite(self, form: str) -> bool:
        """Whether the word has the article, as it stands alone, and nothing before it."""
        return bool(self._articles) and form.startswith(self._articles[-1])

    def agrees(self, form: str, printed: str, *, exactly: bool) -> bool:
        """Whether the printed word can be the form of a table; `exactly` with the article where the form has it, and only there."""
        definite, core = self.own(form)
        return any(
            core == found and (has == definite or not exactly) for has, found in self.readings(printed)
        )

    def _readings(self, printed: str) -> frozenset[Core]:
        """All that the printed word can be."""
        found = {(False, printed), *self._without_article(printed)}
        for prefix in self._prefixes:
            if printed.startswith(prefix) and len(printed) - len(prefix) >= LEAST:
                found |= self._readings(printed[len(prefix) :])
        return frozenset(found)

    def _without_article(self, word: str) -> list[Core]:
        """The word without each form of the article, which hides the like letter behind it: to-the-council."""
        found = []
        for article in self._articles:
            rest = word[len(article) :]
            if word.startswith(article) and len(rest) >= LEAST:
                found.append((True, rest))
                if article[-1:] == article[-2:-1]:
                    found.append((True, article[-1] + rest))
        return found
