"""The verb of a clause with the words that count with it, by the tables of a language.

    Also strongly condemns            adverbs before the verb
    Noting with deep concern also     a manner, and an adverb behind it
    Expresses its grave concern       a frame that makes a verb of a feeling
    Welcomes and expresses its appreciation    two verbs, one action

The verbs are the labels of verbs.ttl in the language, and the further forms of the folder's verbs.tsv.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from resgraph.drafting.verbs import AUTHORITY, REAFFIRMED, SKOS, Force, load_verbs
from resgraph.find.engine.lexicon import Lexicon
from resgraph.find.engine.tokens import Cutter, Token
from resgraph.languages.profile import Adverb, Feeling, Kind, Profile
from resgraph.model.data import ontology_dir, ontology_table

LABELS = (f"{SKOS}prefLabel", f"{SKOS}altLabel")
NOTING = "verb/note"


@dataclass(frozen=True, slots=True)
class VerbFound:
    """A verb as printed: the token where its words begin, the one after them, its id, and the form of its first verb.

    `parts` are those of a resolution that the form opens, where it was counted.
    """

    start: int
    end: int
    id: str
    form: tuple[str, ...]
    parts: frozenset[str] = frozenset()


class VerbForms:
    """Finds the verbs of one language."""

    def __init__(self, profile: Profile, cutter: Cutter) -> None:
        """Compile the labels and the tables."""
        self._verbs: Lexicon[str] = Lexicon(stemmed=False)
        self._adverbs: Lexicon[Adverb] = Lexicon(stemmed=False)
        self._frames: Lexicon[str] = Lexicon(stemmed=False)
        self._feelings: Lexicon[Feeling] = Lexicon(stemmed=False)
        self._joints: Lexicon[Kind] = Lexicon(stemmed=False)
        that = {cutter.forms(w.form)[-1:] for w in profile.of(Kind.CLAUSE)}
        clauses = {
            row for row in profile.verbs if cutter.forms(row[1])[-1:] in that
        }  # compte que, not un compte rendu
        leading = {cutter.forms(w.form)[-1:] for w in profile.of(Kind.OF, Kind.IN, Kind.CLAUSE)}
        for id, label in (*profile.verbs, *labels(profile.code)):  # of two verbs the folder tells which
            words = cutter.forms(label)
            bare = words[-1:] in leading and words[1:] and (id, label) not in clauses
            self._verbs.add(words[:-1] if bare else words, id)
        self._told: Lexicon[str] = Lexicon(stemmed=False)
        for id, form in profile.told:
            self._told.add(cutter.forms(form), id)
        self._parts: dict[tuple[str, ...], frozenset[str]] = {}
        for form, part in counted(profile.code):
            for words in {cutter.forms(form), cutter.forms(form)[:1]}:
                self._parts[words] = self._parts.get(words, frozenset()) | {part}
        for adverb in profile.adverbs:
            self._adverbs.add(cutter.forms(adverb.form), adverb)
        for frame in profile.frames:
            self._frames.add(cutter.forms(frame.form), frame.role)
        self._strong = {feeling.plain: feeling.strong for feeling in profile.feelings}
        for feeling in profile.feelings:
            self._feelings.add(cutter.forms(feeling.form), feeling)
        for word in profile.of(Kind.AND, Kind.ITS):
            self._joints.add(cutter.forms(word.form), word.kind)

    def at(self, tokens: Sequence[Token], index: int) -> VerbFound | None:
        """The verb whose words begin at the token, with all that counts with it."""
        found = self._one(tokens, index)
        if found is None:
            return None
        joint = self._joints.at(tokens, found.end)
        if joint and Kind.AND in joint[1]:
            second = self._one(tokens, joint[0])
            if second and self._pair(found, second):
                return replace(found, end=self._behind(tokens, second.end))
        return found

    def told_at(self, tokens: Sequence[Token], index: int) -> VerbFound | None:
        """The verb of a decision that begins at the token, with its adverbs: took note with appreciation, also decided."""
        found = self._told.at(tokens, self.past_adverbs(tokens, index))
        if found is None:
            return None
        form = tuple(token.form for token in tokens[index : found[0]])
        return self._with_manner(tokens, VerbFound(index, found[0], found[1][0], form, frozenset()))

    def past_adverbs(self, tokens: Sequence[Token], at: int) -> int:
        """Past the adverbs that may stand before a verb."""
        while adverb := self._adverb(tokens, at, "before"):
            at = adverb[0]
        return at

    def _pair(self, first: VerbFound, second: VerbFound) -> bool:
        """Whether two verbs are one action: neither asks anybody, and both are written in one form."""
        forces = (load_verbs().by_id[each.id].force for each in (first, second))
        return Force.DIRECTIVE not in forces and alike(first, second)

    def _one(self, tokens: Sequence[Token], index: int) -> VerbFound | None:
        """Adverbs, then a frame with its feeling or a verb, then adverbs and manners."""
        at, strong, felt = index, False, None
        while at < len(tokens):
            if manner := self._manner(tokens, at):
                at, felt = manner  # with concern noting
                continue
            if framed := self._framed(tokens, index, at, strong):
                return framed
            if verb := self._verbs.at(tokens, at):
                form = tuple(token.form for token in tokens[at : verb[0]])
                parts = self._parts.get(form, frozenset())
                id = felt.noted if felt and verb[1][0] == NOTING else verb[1][0]
                id = self._strong.get(id, id) if strong else id
                return self._with_manner(tokens, VerbFound(index, verb[0], id, form, parts))
            adverb = self._adverb(tokens, at, "before", "degree")
            if adverb is None:
                return None
            at, strong = adverb[0], strong or adverb[1]
        return None

    def _framed(self, tokens: Sequence[Token], index: int, at: int, strong: bool) -> VerbFound | None:
        """Expressing its deep concern: the opening, whose it is and how deep, and what is felt."""
        opening = self._frames.at(tokens, at)
        felt = self._felt(tokens, opening[0], strong) if opening else None
        if opening is None or felt is None:
            return None
        end, feeling, strong = felt
        repeated = load_verbs().by_id[feeling.plain].relation in REAFFIRMED
        if "opening" not in opening[1] and not ("repeating" in opening[1] and repeated):
            return None
        form = tuple(token.form for token in tokens[at : opening[0]])
        id = feeling.strong if strong else feeling.plain
        parts = self._parts.get(form, frozenset())
        return VerbFound(index, self._behind(tokens, end), id, form, parts)

    def _felt(self, tokens: Sequence[Token], at: int, strong: bool) -> tuple[int, Feeling, bool] | None:
        """The feeling that follows, other words that count with it passed over."""
        while at < len(tokens):
            if feeling := self._feelings.at(tokens, at):
                return feeling[0], feeling[1][0], strong
            its = self._joints.at(tokens, at)
            if its and Kind.ITS in its[1]:
                at = its[0]
            elif adverb := self._adverb(tokens, at, "degree", "after"):
                at, strong = adverb[0], strong or adverb[1]
            else:
                return None
        return None

    def _with_manner(self, tokens: Sequence[Token], verb: VerbFound) -> VerbFound:
        """Noting again with deep concern also: what follows the verb and counts with it."""
        at = self._behind(tokens, verb.end)
        manner = self._manner(tokens, at)
        if manner is None:
            return replace(verb, end=at)
        id = manner[1].noted if verb.id == NOTING else verb.id
        return replace(verb, id=id, end=self._behind(tokens, manner[0]))

    def _manner(self, tokens: Sequence[Token], at: int) -> tuple[int, Feeling] | None:
        """With deep concern: where the words end, and what is felt."""
        manner = self._frames.at(tokens, at)
        if manner is None or "manner" not in manner[1]:
            return None
        felt = self._felt(tokens, manner[0], strong=False)
        return felt[:2] if felt else None

    def _behind(self, tokens: Sequence[Token], at: int) -> int:
        """Past the adverbs behind a verb."""
        while adverb := self._adverb(tokens, at, "after"):
            at = adverb[0]
        return at

    def _adverb(self, tokens: Sequence[Token], at: int, *places: str) -> tuple[int, bool] | None:
        """The longest adverb of one of the places, and whether it is strong."""
        for end, adverbs in reversed(self._adverbs.all_at(tokens, at)):
            fitting = [adverb for adverb in adverbs if adverb.place in places]
            if fitting:
                return end, any(adverb.strong for adverb in fitting)
        return None


def alike(one: VerbFound, other: VerbFound) -> bool:
    """Whether two verbs are inflected alike: requests and notes, recalling and guided.

    They are where both open the same part of resolutions, as counted; else where their last letters are the same.
    """
    if one.parts and other.parts:
        return bool(one.parts & other.parts)
    return one.form[0][-1:] == other.form[0][-1:]


@cache
def counted(language: str) -> tuple[tuple[str, str], ...]:
    """The forms that were counted in a language, each with the part of a resolution that it opens."""
    rows = ontology_table("verb-forms.tsv")
    return tuple((row["form"], row["part"]) for row in rows if row["language"] == language)


@cache
def labels(language: str) -> tuple[tuple[str, str], ...]:
    """The labels of verbs.ttl in a language, with the ids of their verbs; sorted."""
    return tuple(sorted(_labels(language)))


def _labels(language: str) -> Iterator[tuple[str, str]]:
    known = load_verbs().by_id
    for triple in parse(path=str(ontology_dir() / "verbs.ttl"), format=RdfFormat.TURTLE):
        value, subject = triple.object, triple.subject
        if not isinstance(value, Literal) or not isinstance(subject, NamedNode) or value.language != language:
            continue
        id = subject.value.removeprefix(AUTHORITY)
        if triple.predicate.value in LABELS and id in known:
            yield id, value.value
