"""Names found become mentions, and short forms what they stand for, in a language of tables.

Recalling the Convention on the Rights of the Child, and the obligations of States parties to the Convention
the United Nations Office on Drugs and Crime (UNODC)          from here on UNODC is that office
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resgraph.find.engine.finder import Finder
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.names import SHORT
from resgraph.find.engine.sessions import Speaker
from resgraph.find.engine.tokens import Words
from resgraph.find.names import Match
from resgraph.languages.profile import Kind
from resgraph.link.discourse import Choice, Discourse
from resgraph.link.engine.shortenings import TableShortenings, usages
from resgraph.link.naming import MentionFindings
from resgraph.model import Mention, Metadata, Resolution, Unresolved

OPENS = frozenset("(")
LONGEST_ALIAS = 6
"""Tokens of a name that a document gives in brackets."""


class TableMentions:
    """Links the names of documents in one language."""

    def __init__(self, finder: Finder) -> None:
        """Compile the short forms of the language."""
        self._finder = finder
        cutter = finder.cutter
        self._clitics = finder.names.clitics
        self._shortenings = TableShortenings(finder.names, cutter, finder.profile.addressing.belonging)
        fold = cutter.folding.plain
        self._usages = {(s.body, fold(s.form)): s.id for s in finder.profile.shorts if s.id}
        self._heads: Lexicon[str] = Lexicon(stemmed=True)
        for form in dict.fromkeys(fold(short.form) for short in finder.profile.shorts):
            self._heads.add(cutter.stems(form), form)
        self._belonging: Lexicon[str] = Lexicon(stemmed=False)
        for form in finder.profile.addressing.belonging:
            self._belonging.add(cutter.forms(form), form)

        self._articles: Lexicon[str] = Lexicon(stemmed=False)
        for word in finder.profile.of(Kind.ARTICLE):
            self._articles.add(cutter.forms(word.form), word.form)

    def link(self, resolution: Resolution, passages: Sequence[Words]) -> tuple[MentionFindings, ...]:
        """The mentions of each paragraph, then of each footnote, which knows what was named up to its mark."""
        metadata = resolution.metadata
        title = self._finder.cutter.cut(metadata.title or "")
        discourse = Discourse(self._shortenings, metadata.body, title=title.folded.text)
        speaker = _speaker(metadata)
        self._passage(discourse, title, -1, speaker)
        found: list[MentionFindings] = []
        reached: dict[str, int] = {}
        for number, paragraph in enumerate(resolution.paragraphs):
            discourse.body = paragraph.voice or metadata.body
            said = speaker if discourse.body == metadata.body else Speaker(discourse.body, year=speaker.year)
            found.append(self._passage(discourse, passages[number], number, said))
            for mark in paragraph.marks:
                reached.setdefault(mark.mark, len(discourse.named))
        discourse.body = metadata.body
        for number, note in enumerate(resolution.footnotes, start=len(found)):
            aside = discourse.until(reached.get(note.mark, len(discourse.named)))
            found.append(self._passage(aside, passages[number], number, speaker))
        return tuple(found)

    def _passage(self, discourse: Discourse, words: Words, number: int, speaker: Speaker) -> MentionFindings:
        """One passage from left to right: names, and heads of names between them."""
        text = words.text
        mentions: list[Mention] = []
        unresolved: list[Unresolved] = []
        for match in self._matches(words, discourse):
            full = [(id, how) for id, how in match.readings if how != SHORT]
            choice = Choice(full[0][0], full[0][1]) if full else self._short(match, discourse, number)
            start, end = words.span(match.start, match.end)
            if choice.id:
                how = choice.reason if full else f"{SHORT}: {choice.reason}"
                mentions.append(Mention(text[start:end], start, end, choice.id, how))
                discourse.add(
                    choice.id, choice.id, number
                )  # what fits is told by its names, not by how it was called
                self._learn(words, match.end, choice.id, discourse)
            elif choice.candidates:
                unresolved.append(
                    Unresolved(
                        text[start:end], start, end, "mention", "several-antecedents", choice.candidates
                    )
                )
        mentions += self._sessions(words, mentions, speaker)
        return MentionFindings(tuple(sorted(mentions, key=lambda m: m.start)), tuple(unresolved))

    def _sessions(self, words: Words, mentions: list[Mention], speaker: Speaker) -> list[Mention]:
        """Its fifty-seventh session: a thing of its own, beside the body that the passage names."""
        return [
            Mention(
                words.text[s.start : s.end],
                s.start,
                s.end,
                f"event/{s.body.removeprefix('org/')}-{s.kind}-{s.number}",
                "session",
            )
            for s in self._finder.sessions.find(words, mentions, speaker)
            if all(s.end <= m.start or m.end <= s.start for m in mentions)
        ]

    def _matches(self, words: Words, discourse: Discourse) -> list[Match]:
        """The names in order, and the heads that stand outside them."""
        names = self._finder.names.find(words, discourse.defined)
        taken = [(name.start, name.end) for name in names]
        heads = [h for h in self._headed(words) if all(h.end <= a or b <= h.start for a, b in taken)]
        return sorted((*names, *heads), key=lambda match: match.start)

    def _headed(self, words: Words) -> Iterator[Match]:
        """Heads that stand by themselves: the Convention, not the Convention of 1951 nor the Executive Committee."""
        index, tokens = 0, words.tokens
        while index < len(tokens):
            found = self._heads.at(tokens, index)
            if found is None or not self._by_itself(words, index, found[0], found[1][0]):
                index += 1
                continue
            yield Match(tokens[index].start, tokens[found[0] - 1].end, found[1][0], (("", SHORT),))
            index = found[0]

    def _by_itself(self, words: Words, index: int, after: int, form: str) -> bool:
        """Whether no longer name goes on before or behind it."""
        if form[0].isupper() and not words.is_capital(index):
            return False
        tokens = words.tokens
        before = tokens[index - 1] if index else None
        if before and index > 1 and words.is_capital(index - 1) and before.end + 1 == tokens[index].start:
            return False
        if belonging := self._belonging.at(tokens, after):
            goes_on = belonging[0]
            return goes_on >= len(tokens) or not form[0].isupper() or not self._names_more(words, goes_on)
        if self._clitics.is_definite(form):
            return self._is_definite_alone(words, index, after, form)
        return after >= len(tokens) or not (words.is_capital(after) and form[0].isupper())

    def _is_definite_alone(self, words: Words, index: int, after: int, form: str) -> bool:
        """Whether the article of the form is printed, and no word with one goes on: the programme, not its programme of work."""
        head = form.split(maxsplit=1)[0]
        if not self._clitics.agrees(head, words.tokens[index].form, exactly=True):
            return False
        described = after < len(words.tokens) and self._clitics.is_definite(words.tokens[after].form)
        return (
            after > index + 1 or not described
        )  # the Supreme Council is another; the Working Group is told already

    def _names_more(self, words: Words, at: int) -> bool:
        """Whether a name goes on behind of or on: a capital, perhaps with an article before it."""
        article = self._articles.at(words.tokens, at)
        at = article[0] if article else at
        return at < len(words.tokens) and words.is_capital(at)

    def _short(self, match: Match, discourse: Discourse, number: int) -> Choice:
        """What a short form stands for."""
        choice = discourse.meant(match.name, number)
        if choice.id or choice.candidates:
            return choice
        usual = usages(self._usages, discourse.body, match.name)
        return Choice(usual, "the usage of the adopting body") if usual else choice

    def _learn(self, words: Words, end: int, id: str, discourse: Discourse) -> None:
        """(UNODC), ("the Working Group"): from here on the document calls the thing so."""
        at = words.at(end)
        tokens, text = words.tokens, words.folded.text
        if at >= len(tokens) or text[tokens[at].start] not in OPENS:
            return
        closing = next(
            (i for i in range(at + 1, min(at + LONGEST_ALIAS, len(tokens))) if text[tokens[i].start] == ")"),
            None,
        )
        if closing is None or closing == at + 1:
            return
        alias = text[tokens[at + 1].start : tokens[closing - 1].end].strip('"')
        if (
            alias.isupper()
            and alias.isalpha()
            and len(alias) > 1
            and alias not in self._finder.names.readings
        ):
            discourse.defined[alias] = id


def _speaker(metadata: Metadata) -> Speaker:
    """Who speaks in a document, at which session and in which year, as its heading tells."""
    session = metadata.session if isinstance(metadata.session, int) else None
    return Speaker(metadata.body, session, int(metadata.adopted[:4]) if metadata.adopted else None)
