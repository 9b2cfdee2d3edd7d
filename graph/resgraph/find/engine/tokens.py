"""A passage cut into words, numbers and signs, each with the stem that it is looked up by.

Recalling its resolution 60/251 -> Recalling | its | resolution | 60 | / | 251
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from resgraph.languages.profile import Kind, Profile
from resgraph.model.passage import Folded, Passage
from resgraph.text.engine.folding import Folding, folding

TOKEN = re.compile(
    r"""
    [A-Za-z\u00c0-\u024f]+            # a word in Latin letters, which may stand at once behind an Arabic one
  | [^\W\d_A-Za-z\u00c0-\u024f]+      # a word in other letters
  | \d+
  | \S                                # a sign
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word, number or sign of folded text: `form` without case, `stem` without what the language may add."""

    start: int
    end: int
    form: str
    stem: str


@dataclass(frozen=True, slots=True)
class Words:
    """A passage as the engines read it, cut into tokens."""

    passage: Passage
    tokens: Sequence[Token]

    @property
    def text(self) -> str:
        """The passage as printed."""
        return self.passage.text

    @property
    def folded(self) -> Folded:
        """The passage folded."""
        return self.passage.folded

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the passage of a folded stretch, with the vowel signs on its last letter."""
        left, right = self.folded.span(start, end)
        while right < len(self.text) and unicodedata.category(self.text[right]) == "Mn":
            right += 1
        return left, right

    def at(self, offset: int) -> int:
        """The index of the first token that starts at the folded offset or after it."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def is_capital(self, index: int) -> bool:
        """Whether the word begins with a capital letter; false in scripts without case."""
        return self.folded.text[self.tokens[index].start].isupper()


class Cutter:
    """Cuts the passages of one language."""

    def __init__(self, profile: Profile) -> None:
        """Take what words begin and end with."""
        writing = profile.writing
        self.folding: Folding = folding(writing)
        fold = self.folding.plain
        self._prefixes = sorted({fold(p).casefold() for p in writing.prefixes}, key=lambda p: -len(p))
        self._endings = sorted({fold(e).casefold() for e in writing.endings}, key=lambda e: -len(e))
        self._least = writing.stem
        self._stems: dict[str, tuple[str, str]] = {}
        self._glued = tuple(
            form for w in profile.of(Kind.AND) if (form := fold(w.form).casefold()) in self._prefixes
        )
        self._articles = tuple(fold(form).casefold() for form in writing.articles)
        self._known_words, self._own = (
            self._vocabulary(profile) if self._glued else (frozenset(), frozenset())
        )

    def cut(self, text: str) -> Words:
        """The passage folded and cut."""
        passage = Passage(text, Folded(*self.folding.fold(text)))
        return Words(passage, tuple(self._tokens(passage.folded.text)))

    def behind_and(self, form: str) -> str:
        """What stands behind a word for and that is written as one with it, whatever it is; "" where there is none."""
        glue = next((g for g in self._glued if form.startswith(g) and len(form) > len(g) + 1), "")
        return form[len(glue) :] if glue else ""

    def joined(self, form: str) -> str:
        """The word behind a word for and that is written as one with it: and-agencies; "" where none is, as in Wales for w-.

        What is left has the article or is a word of the tables; a name that begins so itself is not taken apart.
        """
        rest = self.behind_and(form)
        if form in self._own:
            return ""
        return rest if rest.startswith(self._articles) or rest in self._known_words else ""

    def has_article(self, form: str) -> bool:
        """Whether the word has the article, whatever stands before it."""
        return form.startswith(self._articles)

    def is_bare(self, form: str) -> bool:
        """Whether the word has no article, and no small word before it that the tables know it without."""
        if len(form) < self._least or form.startswith(self._articles):
            return False
        if form.startswith(self._glued) and form not in self._own:
            return False
        return form.isalpha() and not any(
            form.startswith(prefix) and form[len(prefix) :] in self._known_words for prefix in self._prefixes
        )

    def _vocabulary(self, profile: Profile) -> tuple[frozenset[str], frozenset[str]]:
        """The words of the tables, and those that begin a row there."""
        rows = [
            self.forms(form)
            for form in (
                *(name.form for name in profile.names),
                *(word.form for word in profile.words),
                *(word.form for word in profile.duties),
                *(form for form, _ in profile.ordinals.items()),
                *profile.addressing.linking,
            )
        ]
        return frozenset(form for row in rows for form in row), frozenset(row[0] for row in rows if row)

    def stems(self, form: str) -> tuple[str, ...]:
        """The stems of the words of a form of a table."""
        return tuple(token.stem for token in self._tokens(self.folding.plain(form)))

    def forms(self, form: str) -> tuple[str, ...]:
        """The words of a form of a table, without case and as they are."""
        return tuple(token.form for token in self._tokens(self.folding.plain(form)))

    def _tokens(self, text: str) -> Iterator[Token]:
        stems = self._stems
        for match in TOKEN.finditer(text):
            word = match.group()
            known = stems.get(word)
            if known is None:
                known = stems[word] = self._known(word)
            yield Token(match.start(), match.end(), *known)

    def _known(self, word: str) -> tuple[str, str]:
        """The word without case, and its stem."""
        form = word.casefold()
        return form, self.apart(form)[1]

    def apart(self, form: str) -> tuple[tuple[str, ...], str]:
        """The prefixes of a word of folded text without case, one after another, and its stem, without one ending: w-al-bilad -> wal, bilad."""
        prefixes: list[str] = []
        stem = form
        while found := self._first(stem):
            prefixes.append(found)
            stem = stem[len(found) :]
        for ending in self._endings:
            if stem.endswith(ending) and len(stem) - len(ending) >= self._least:
                stem = stem[: -len(ending)]
                break
        return tuple(prefixes), stem

    def _first(self, stem: str) -> str:
        """The longest prefix that leaves enough of a word; empty where there is none."""
        room = len(stem) - self._least
        return next((p for p in self._prefixes if len(p) <= room and stem.startswith(p)), "")
