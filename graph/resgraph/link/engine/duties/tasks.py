"""Where the words of a task open behind those who are asked, and where they end.

Requests the Secretary-General | to submit a report         a word that opens tasks (TO)
Prie le Secrétaire général | de présenter un rapport        the same, where an infinitive follows
просит Генерального секретаря | представить доклад          an infinitive by itself
يحث الدول | على تعزيز التعاون                              a word before a noun that names the task (DEED)
يطلب إلى الأمين العام | مواصلة جهوده                        such a noun by itself, which alone has no article
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Words
from resgraph.languages.profile import Kind
from resgraph.languages.reporting import Role

TASK, ARTICLE, LINKING, CLAUSE, PARTING = "task", "article", "linking", "clause", "parting"
DEED, TOWARDS = "deed", "towards"
STOPS = ";.:"
SMALL = 3
"""Letters of the small words before an infinitive: de lui, ne pas."""
LOOKED_AT = 4
FOLLOWING = 3
"""Words from an opening to those for what follows: to do the following:."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The stretch in which those who are asked are named.

    `end` is the token that ends it, `after` the first token of the task; `opens` tells whether a task opens there.
    """

    end: int
    after: int
    opens: bool
    heads: bool = False
    """Whether a colon ends the passage there, so that all before it is the list: Urges States and the Bank:."""


class TaskOpenings:
    """Finds where tasks open in the passages of one language."""

    def __init__(self, finder: Finder, roles: Lexicon[str]) -> None:
        """Take the words around those who are asked, and what infinitives end with."""
        self._roles = roles
        fold = finder.cutter.folding.plain
        self._endings = tuple(fold(w.form).casefold() for w in finder.profile.roles(Role.INFINITIVE))
        self._clitics: Lexicon[Role] = Lexicon(stemmed=False)
        for row in finder.profile.roles(Role.CLITIC):
            self._clitics.add(finder.cutter.forms(row.form), row.role)
        self._adverbial = tuple(fold(w.form).casefold() for w in finder.profile.roles(Role.HOW))
        self._led = bool(finder.profile.of(Kind.TO))
        self._cutter = finder.cutter
        self._points_words: Lexicon[Role] = Lexicon(stemmed=False)
        for word in finder.profile.roles(Role.POINTS):
            self._points_words.add(finder.cutter.forms(word.form), word.role)
        self._names_deeds = bool(finder.profile.writing.articles and finder.profile.roles(Role.DEED))

    def zone(self, words: Words, start: int, limit: int, names: Mapping[int, tuple[object, int]]) -> Zone:
        """Where the task opens between a verb that asks and the passage's offset `limit`; else where the clause ends."""
        at, apart, named = start, False, False
        governed = self._is_governed(words, start)
        while at < len(words.tokens) and words.span(*words.tokens[at][:2])[0] < limit:
            if at in names:
                at, named = names[at][1], True
                continue
            if (sign := words.folded.text[words.tokens[at].start]) in STOPS:
                return Zone(at, at, opens=False, heads=sign == ":" and at + 1 == len(words.tokens))
            end, roles = self._at(words, at)
            if PARTING in roles and at > start and (behind := self._past_aside(words, at, names)):
                at = behind
                continue
            if TASK in roles and at != start and end not in names and self._opens(words, end):
                return self._points(words, at, end) or Zone(at, end, opens=True)
            apart = apart or PARTING in roles
            if (
                DEED in roles
                and named
                and not (governed or apart or end in names)
                and self._opens(words, end)
            ):
                return self._points(words, at, end) or Zone(at, end, opens=True)
            if named and not roles and not apart and self._is_deed(words, at):
                return Zone(at, at, opens=True)
            named = named or (
                self._names_deeds and not roles and words.folded.text[words.tokens[at].start].isalpha()
            )
            if not self._led and not roles and self.infinitive(words, at):
                first = self._with_adverbs(words, start, at)
                return Zone(first, first, opens=True)
            at = end if LINKING not in roles or not any(n in names for n in range(at + 1, end)) else at + 1
        return Zone(at, at, opens=False)

    def _points(self, words: Words, at: int, behind: int) -> Zone | None:
        """Urges States on what follows:, where nothing but a word or two stands between the opening and such words."""
        colon = len(words.tokens) - 1
        led = self._ends_with_points(words) in range(behind, behind + FOLLOWING)
        return Zone(at, colon, opens=False, heads=True) if led else None

    def _ends_with_points(self, words: Words) -> int:
        """Where the words for what follows begin before the colon that ends the passage; -1 where none do."""
        colon = len(words.tokens) - 1
        starts = range(max(0, colon - LOOKED_AT), colon) if self._sign(words, colon) == ":" else ()
        return next(
            (i for i in starts if (f := self._points_words.at(words.tokens, i)) and f[0] == colon), -1
        )

    def _sign(self, words: Words, at: int) -> str:
        return words.folded.text[words.tokens[at].start]

    def _with_adverbs(self, words: Words, start: int, at: int) -> int:
        """Where the adverbs before an infinitive begin: ежегодно представлять."""
        while at > start and self._adverbial and words.tokens[at - 1].form.endswith(self._adverbial):
            at -= 1
        return at

    def _is_governed(self, words: Words, start: int) -> bool:
        """Whether the verb's own word for to stands before those who are asked: it leads to no task."""
        return start < len(words.tokens) and TOWARDS in self._at(words, start)[1]

    def _is_deed(self, words: Words, at: int) -> bool:
        """Whether a noun without the article follows one with it, so that it is none of its adjectives."""
        if not self._names_deeds:
            return False
        before, here = words.tokens[at - 1].form, words.tokens[at].form
        return self._cutter.has_article(before) and self._cutter.is_bare(here)

    def _past_aside(self, words: Words, at: int, names: Mapping[int, tuple[object, int]]) -> int | None:
        """, with expertise to be provided by the Office, to prepare: the comma that ends an aside where a task opens there."""
        text, tokens = words.folded.text, words.tokens
        if text[tokens[at - 1].start] != ",":
            return None
        comma = next(
            (i for i in range(at, len(tokens)) if i not in names and text[tokens[i].start] == ","), None
        )
        if comma is None or comma + 1 >= len(tokens) or TASK not in self._at(words, comma + 1)[1]:
            return None
        return comma if self._opens(words, self._at(words, comma + 1)[0]) else None

    def right_behind(self, words: Words, at: int) -> int:
        """Where the task begins of those for whom a pronoun stands: behind it, or behind the words that open tasks there."""
        end, roles = self._at(words, at) if at < len(words.tokens) else (at, set())
        return end if roles & {TASK, DEED} else at

    def task_at(self, words: Words, at: int) -> int | None:
        """Where a task goes on whose opening word stands there: (a) To take measures; None where none does."""
        if at >= len(words.tokens):
            return None
        end, roles = self._at(words, at)
        if TASK in roles and self._opens(words, end):
            return end
        return at if not self._led and self.infinitive(words, at) else None

    def leads(self, words: Words, at: int) -> bool:
        """Whether the token before `at` opens tasks: urges States to: (a) take measures; or words for points stand there."""
        return self._ends_with_points(words) >= 0 or any(
            TASK in self._at(words, here)[1] and self._at(words, here)[0] == at
            for here in range(max(0, at - 2), at)
        )

    def infinitive(self, words: Words, at: int) -> bool:
        """Whether the word is an infinitive by its ending."""
        form = words.tokens[at].form
        return len(form) > SMALL and form.endswith(self._endings) if self._endings else False

    def _opens(self, words: Words, at: int) -> bool:
        """Whether no noun follows, as in States parties to the Convention; where endings tell, whether an infinitive does."""
        if at < len(words.tokens) and (clitic := self._clitics.at(words.tokens, at)):
            return clitic[0] < len(words.tokens) and self.infinitive(words, clitic[0])
        if at >= len(words.tokens) or words.is_capital(at) or {ARTICLE, LINKING} & self._at(words, at)[1]:
            return False
        if not self._endings:
            return True
        for here in range(at, min(at + LOOKED_AT, len(words.tokens))):
            if len(words.tokens[here].form) > SMALL:
                return self.infinitive(words, here)
        return False

    def _at(self, words: Words, at: int) -> tuple[int, set[str]]:
        found = self._roles.all_at(words.tokens, at)
        return (found[-1][0], set(found[-1][1])) if found else (at + 1, set())
