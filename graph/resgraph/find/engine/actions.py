"""The acts of the adopting body in a paragraph: the verb that opens it, and those of later clauses in the same form.

    Welcomes the report, and requests the Secretary-General to...      two
    Requests the Office to assist States, and to encourage others       one: to encourage is what the Office is to do

A later clause opens behind a comma or a semicolon, or behind a word that joins; its verb is inflected as the first is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from resgraph.drafting.verbs import is_directive
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Cutter, Token, Words
from resgraph.find.engine.verbs import VerbForms, VerbFound, alike
from resgraph.languages.profile import Kind, Profile
from resgraph.languages.reporting import Role
from resgraph.model import Action, ParagraphKind

LONGEST = 12
"""Words of a verb with its adverbs."""
DECIDE = "verb/decide"
OPERATIVE = frozenset(("operative",))
LEADING = 8
"""Words between the and that a head ends with and its colon."""
MARKS = frozenset(",;")
SENTENCE = 60
"""Words of the longest sentence in which a decision tells who took it, and when."""
PASSED_OVER = 8
"""Words between the comma and the verb: and, in this regard,."""


class ActionFinder:
    """Finds the acts in the paragraphs of one language."""

    def __init__(self, profile: Profile, cutter: Cutter) -> None:
        """Compile the verbs."""
        self.verbs = VerbForms(profile, cutter)
        self._and: Lexicon[str] = Lexicon(stemmed=False)
        self._to: Lexicon[str] = Lexicon(stemmed=False)
        self._circumstances: Lexicon[Role] = Lexicon(stemmed=False)
        fold = cutter.folding.plain
        self._cutter = cutter
        self._objects = tuple(
            fold(w.form[1:]).casefold() for w in profile.roles(Role.AGAIN) if w.form.startswith("-")
        )
        for row in profile.roles(Role.CIRCUMSTANCE):
            self._circumstances.add(cutter.forms(row.form), row.role)
        for word in profile.of(Kind.TO):
            self._to.add(cutter.forms(word.form), word.form)
        self._pronouns: Lexicon[Role] = Lexicon(stemmed=False)
        for row in profile.roles(Role.PRONOUN):
            self._pronouns.add(cutter.forms(row.form), row.role)
        self._opens: Lexicon[str] = Lexicon(stemmed=False)
        for word in profile.of(Kind.TO, Kind.CLAUSE):
            self._opens.add(cutter.forms(word.form), word.form)
        for word in profile.of(Kind.AND):
            self._and.add(cutter.forms(word.form), word.form)
        self._speakers: Lexicon[str] = Lexicon(stemmed=False)
        articles = [word.form for word in profile.of(Kind.ARTICLE)] or [""]
        shorts = (f"{article} {w.form}" for w in profile.of(Kind.BODY) for article in articles)
        for speaker in (*(form for _, form in profile.enacting), *shorts):
            self._speakers.add(cutter.forms(speaker.strip()), speaker)

    def find(self, words: Words, kind: ParagraphKind) -> tuple[Action, ...]:
        """The actions in order; a point of a list has those that its head decides: Decides: (a) To request...."""
        if kind is ParagraphKind.ANNEX or not words.tokens:
            return ()
        if kind is ParagraphKind.SUBPARAGRAPH:
            decided = self._decided(words)
            return (self._action(words, decided),) if decided else ()
        return tuple(self._action(words, verb) for verb in self._found(words)) or self.told(words)

    def goes_on(self, head: Words) -> bool:
        """Whether the head of a list goes on in its points: …, and:, …, and in this regard:, … and, further to this end:."""
        tokens, text = head.tokens, head.folded.text
        signs = [text[token.start] for token in tokens[-LEADING:]]
        joined = (at for at in range(len(signs) - 1) if self._and.at(tokens[-LEADING:], at))
        return text.rstrip().endswith(":") and any(
            "," in (signs[at - 1], signs[at + 1]) for at in joined if at
        )

    def in_point(self, words: Words) -> tuple[Action, ...]:
        """The act that opens such a point, in a form that operative paragraphs open with: Calls upon; not Calling, To call."""
        verb = self.verbs.at(words.tokens, 0)
        finite = verb and verb.parts == OPERATIVE and words.is_capital(0)
        return (self._action(words, verb),) if verb and finite else ()

    def told(self, words: Words) -> tuple[Action, ...]:
        """What a decision tells that the body did: the General Assembly took note of the report, and decided to...; (a) Took note."""
        tokens = words.tokens
        at = self._past(words, 0)
        first = self.verbs.told_at(tokens, at) if at < len(tokens) and words.is_capital(at) else None
        first = first or self._told_of(words)
        found = [first] if first else []
        at = first.end if first else len(tokens)
        while at < len(tokens):
            joint = self._and.at(tokens, at)
            opens = words.folded.text[tokens[at].start] in MARKS or joint
            verb = self.verbs.told_at(tokens, joint[0] if joint else self._past(words, at)) if opens else None
            found += [verb] if verb else []
            at = verb.end if verb else at + 1
        return tuple(self._action(words, verb) for verb in found)

    def _told_of(self, words: Words) -> VerbFound | None:
        """The first verb behind the words for the body, what stands between commas passed over."""
        tokens = words.tokens
        speakers = (self._speakers.at(tokens, at) for at in range(min(len(tokens), SENTENCE)))
        speaker = next((found for found in speakers if found), None)
        if speaker is None:
            return None
        commas = (
            at + 1
            for at in range(speaker[0], min(len(tokens), speaker[0] + SENTENCE))
            if words.folded.text[tokens[at].start] == ","
        )
        verbs = (self.verbs.told_at(tokens, at) for at in (speaker[0], *commas))
        return next((verb for verb in verbs if verb), None)

    def _decided(self, words: Words) -> VerbFound | None:
        """To request, Also to request: the verb behind the word that opens a task; or one that asks: (b) Prie son président de."""
        start = self._past(words, 0)
        adverb = self.verbs.past_adverbs(words.tokens, start)
        if task := self._to.at(words.tokens, adverb):
            return self.verbs.at(words.tokens, task[0])
        verb = self.verbs.at(words.tokens, start)
        return verb if verb and is_directive(verb.id) else None

    def _found(self, words: Words) -> Iterator[VerbFound]:
        """The verb that opens the paragraph, then those that open clauses in its form."""
        tokens = words.tokens
        start = self._past(words, 0)
        speaker = self._speakers.at(tokens, start)  # The Council requests: as a statement says it
        first = self.verbs.at(tokens, start) or (self.verbs.at(tokens, speaker[0]) if speaker else None)
        if first is None:
            return
        yield first
        last, quoted, at = first, False, first.end
        while at < len(tokens):
            sign = words.folded.text[tokens[at].start]
            quoted ^= sign == '"'
            opens = None
            if sign in MARKS and not quoted:
                behind = self._past(words, at + 1)
                opens = self.verbs.at(tokens, self._past_circumstance(tokens, behind))
                opens = self._also_decided(words, behind, first) or opens
                opens = self._with_pronoun(words, behind) or opens
            elif not quoted and (glued := self._glued_verb(words, at, first)):
                opens = glued
            elif not quoted and (joint := self._and.at(tokens, at)):
                opens = self.verbs.at(tokens, self._past_circumstance(tokens, joint[0]))
                opens = self._also_decided(words, joint[0], first) or opens
                opens = self._with_pronoun(words, joint[0]) or opens
            if opens and self._follows(words, opens, first) and opens.start > last.start:
                yield opens
                last, at = opens, opens.end
            else:
                at += 1

    def _glued_verb(self, words: Words, at: int, first: VerbFound) -> VerbFound | None:
        """A verb written as one word with and, as in Arabic; inflected by its first letter."""
        token = words.tokens[at]
        bare = self.without_and(token)
        if bare is token:
            return None
        tokens = [bare, *words.tokens[at + 1 : at + 1 + LONGEST]]
        ahead = self._past_circumstance(tokens, 0)
        verb = self.verbs.at(tokens, ahead) or self._with_object(tokens)
        if verb is None or verb.form[0][0] != first.form[0][0]:
            return None
        return replace(verb, start=at, end=at + verb.end, form=first.form, parts=first.parts)

    def without_and(self, token: Token) -> Token:
        """The token without a word for and that is written as one with it; itself where there is none."""
        rest = self._cutter.behind_and(token.form)
        return token._replace(form=rest) if rest else token

    def _with_object(self, tokens: Sequence[Token]) -> VerbFound | None:
        """A verb written as one word with those whom it asks: urges-them, as in Arabic."""
        shorter = self.without_object(tokens[0].form)
        return self.verbs.at([tokens[0]._replace(form=shorter), *tokens[1:]], 0) if shorter else None

    def is_verb(self, token: Token) -> bool:
        """Whether the word by itself is a verb."""
        return self.verbs.at([token], 0) is not None

    def without_object(self, form: str) -> str:
        """The verb without the pronoun at its end, which stands for those who were asked before; "" where there is none."""
        return next(
            (form.removesuffix(o) for o in self._objects if form.endswith(o) and len(form) > len(o)), ""
        )

    def _also_decided(self, words: Words, at: int, first: VerbFound) -> VerbFound | None:
        """Decides to convene a meeting, and to invite States to it: what is decided is to ask somebody."""
        task = self._to.at(words.tokens, at) if first.id == DECIDE else None
        verb = self.verbs.at(words.tokens, task[0]) if task else None
        return replace(verb, form=first.form) if verb and is_directive(verb.id) else None

    def _with_pronoun(self, words: Words, at: int) -> VerbFound | None:
        """Y los alienta a que, et le prie de: a verb that asks those named before, where what they are asked opens at once."""
        tokens = words.tokens
        pronoun = self._pronouns.at(tokens, self._past_circumstance(tokens, at))
        verb = self.verbs.at(tokens, pronoun[0]) if pronoun else None
        return verb if verb and is_directive(verb.id) and self._opens.at(tokens, verb.end) else None

    def _follows(self, words: Words, verb: VerbFound, first: VerbFound) -> bool:
        """Whether the verb goes on in the form of the first; States behind a comma are no verb."""
        capital = words.is_capital(verb.start) and words.is_capital(first.start)
        frame = words.tokens[
            first.start
        ].form  # Remains deeply concerned: the frame is inflected, not the feeling
        return not capital and (
            alike(verb, first)
            or verb.form == first.form
            or verb.form[0][-1:] == frame[-1:]
            or (self._opens_with_adverb(words, verb) and verb.form[-1][-1:] == first.form[0][-1:])
        )

    def _opens_with_adverb(self, words: Words, verb: VerbFound) -> bool:
        """Whether the form of the verb is inflected at its last word: настоятельно призывает."""
        return self.verbs.past_adverbs(words.tokens, verb.start) > verb.start

    def _past_circumstance(self, tokens: Sequence[Token], at: int) -> int:
        """Past the words between a word that joins and a verb: and in this regard requests."""
        circumstance = self._circumstances.at(tokens, at)
        return circumstance[0] if circumstance else at

    def _past(self, words: Words, at: int) -> int:
        """Past what may stand before a verb: a joining word, a circumstance that commas part."""
        tokens = words.tokens
        while at < len(tokens):
            joint = self._and.at(tokens, at)
            if joint:
                at = joint[0]
            elif words.folded.text[tokens[at].start] in MARKS or words.folded.text[tokens[at].start] == '"':
                at += 1
            else:
                break
        return at

    def _action(self, words: Words, verb: VerbFound) -> Action:
        start, end = words.span(words.tokens[verb.start].start, words.tokens[verb.end - 1].end)
        return Action(words.text[start:end], start, end, verb.id)
