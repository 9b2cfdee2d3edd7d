"""What was found in a passage. Every thing found has a span: `passage[start:end] == text`."""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.model.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a passage: its words and its offsets, in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Action(Stretch):
    """The verb of a clause whose subject is the adopting body; `id` in the scheme of verbs.ttl (`verb/request`)."""

    id: str


@dataclass(frozen=True, slots=True)
class Addressee(Stretch):
    """Who is asked; `id` of the authority, None where none knows them, `action` the index of the action that asks."""

    id: str | None
    action: int


@dataclass(frozen=True, slots=True)
class Citation(Stretch):
    """A reference to a document by number or symbol.

    `target` is what is cited, `also` its other symbols, `date` ISO as stated, `locator` the part
    meant ("annex", "paras. 9 and 11"), `relation` the id of the verb that governs it, `rule` the
    name of the rule that found it, `flags` what is odd about it (`misprint`...).
    """

    target: Symbol
    also: tuple[Symbol, ...] = ()
    date: str | None = None
    locator: str | None = None
    relation: str | None = None
    rule: str = ""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention(Stretch):
    """A named thing; `id` of the authority (`org/unodc`), `how` it was recognised (`label`, `short form`...).

    `relation` is the id of the verb or preposition that governs an instrument, `governed` its words as printed;
    None where the thing is only named inside another phrase.
    """

    id: str
    how: str
    relation: str | None = None
    governed: str | None = None


@dataclass(frozen=True, slots=True)
class Coreference(Stretch):
    """该决议, 本决议: words that stand for a document cited before, or for this one."""

    target: Symbol
    rule: str


@dataclass(frozen=True, slots=True)
class Reference(Stretch):
    """A pointer that is no citation of a document: a treaty-series volume, a paragraph of this text."""

    kind: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Unresolved(Stretch):
    """Something found whose meaning stays open: `kind`, a `reason` code, the candidates' ids.

    `instrument` where it is one, of which nobody can say which (《公约》, 其议定书); then `relation` and `governed` tell
    what governs it, as of a mention.
    """

    kind: str
    reason: str
    candidates: tuple[str, ...] = ()
    instrument: bool = False
    relation: str | None = None
    governed: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate(Stretch):
    """A name no authority knows, proposed by a `rule` and kept apart from what is known.

    `instrument` where the title is one of a treaty, a declaration, a programme, a code; then `relation` and `governed`
    tell what governs it, as of a mention.
    """

    rule: str
    instrument: bool = False
    relation: str | None = None
    governed: str | None = None


@dataclass(frozen=True, slots=True)
class Decided(Stretch):
    """Words whose meaning a person has decided; `decision` is the key of the decision in its file."""

    decision: str


@dataclass(frozen=True, slots=True)
class Party(Stretch):
    """Who has a duty, as printed; `id` of the authority, None where no authority knows them."""

    id: str | None


@dataclass(frozen=True, slots=True)
class Recipient(Stretch):
    """Who gets a report: `id` of the authority where one is known, `session` the number of its session as stated.

    `event` is the id of that session, `before` whether the report is due before it opens.
    """

    id: str | None
    session: str | None = None
    event: str | None = None
    before: bool = False


@dataclass(frozen=True, slots=True)
class Report(Stretch):
    """An account that a duty asks for: its words, who gets it and when.

    `due` is a date (2027-09, 2025-04-01) or a term (P30D), `before` whether it is due before that date,
    `cycle` how often it is due: annual, biennial, quarterly, each session, or a period (P90D).
    """

    recipients: tuple[Recipient, ...] = ()
    due: str | None = None
    before: bool = False
    cycle: str | None = None


@dataclass(frozen=True, slots=True)
class Obligation:
    """A duty: who is asked to do what, to report what to whom by when.

    `verb` is the id of the verb that asks, `action` the index of the passage's action, None where the verb
    stands in the passage `head` above. `start` and `end` are the words of what is asked; they are equal
    where only the sub-paragraphs say it.
    """

    action: int | None
    verb: str
    parties: tuple[Party, ...]
    start: int
    end: int
    reports: tuple[Report, ...] = ()
    head: str | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything found in one passage (`place`: a paragraph's or footnote's id), each list in text order."""

    place: str
    actions: tuple[Action, ...] = ()
    addressees: tuple[Addressee, ...] = ()
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    coreferences: tuple[Coreference, ...] = ()
    references: tuple[Reference, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    terms: tuple[str, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    decided: tuple[Decided, ...] = ()

    def open_instruments(self) -> tuple[Candidate | Unresolved, ...]:
        """The titles of instruments that no authority knows, and the instruments that stay open."""
        titles = (one for one in self.candidates if one.instrument)
        return (*titles, *(one for one in self.unresolved if one.instrument))
