"""What an engine may ask of a language: its writing, its words, and what stands around its verbs.

A profile is a value made from the tables of one folder (`reading.read_language`). The engines of text, find and link take
it as an argument and know no word of any language themselves. docs/languages.md explains every table with an example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from resgraph.languages.grammar import Grammar
from resgraph.languages.reporting import DutyWord, Role

NOTHING: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """What a row of words.tsv is for; the comments name what the third column holds, where there is one."""

    RESOLUTION = "resolution"
    RESOLUTIONS = "resolutions"
    DECISION = "decision"
    DECISIONS = "decisions"
    STATEMENT = "statement"
    BODY = "body"  # a short name of a body: its id, or @council, @commission, @conference
    ITS = "its"
    IN = "in"  # parts a body from a number of its own: the Assembly, in its resolution
    OF = "of"  # leads from a number to the body behind it, or from the noun to the number
    ADOPTED = "adopted"  # leads there over a title, too: resolution 60/2 on women, adopted by the Commission
    ARTICLE = "article"
    AND = "and"
    RANGE = "range"
    MONTH = "month"  # 1 to 12
    DATE_JOINER = "date-joiner"  # stands between the day, the month and the year
    YEAR = "year"  # stands behind the year of a date
    DATED = "dated"  # between a number and the day on which it was adopted
    SAME_DAY = "same-day"  # stands for the day named before: of the same date
    DATED_ALL = "dated-all"  # the same, for all the numbers before
    DATED_BESIDE = "dated-beside"  # the same, only right beside the number: elsewhere something else happened on that day
    LOCATOR = "locator"  # the part meant, as written in English: para., annex, section
    LAW = "law"  # what is numbered and is no document of the United Nations
    IBID = "ibid"
    SEE = "see"  # opens a footnote
    THIS = "this"  # this resolution: resolution or decision
    THAT = "that"  # that resolution: how many of them, 0 for all
    MARK = "mark"  # a sign inside a number: what it is in a symbol, such as S- or A
    TO = "to"  # opens what somebody is asked to do
    ANNEX = "annex"  # heads an annex
    SESSION = "session"
    SPECIAL = "special"  # of a session, with the end of its id: special-session, emergency-special-session
    SITTING = "sitting"  # in the names of bodies that meet in sessions: Council, Committee
    CLAUSE = "clause"  # opens what is said, or what somebody is to do: that


VALUED = frozenset({Kind.BODY, Kind.MONTH, Kind.LOCATOR, Kind.THIS, Kind.THAT, Kind.MARK, Kind.SPECIAL})
"""Kinds whose rows have a third column."""


@dataclass(frozen=True, slots=True)
class Word:
    """A row of words.tsv."""

    kind: Kind
    form: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Adverb:
    """A word that counts with the verb.

    `place` says where it stands: `before` or `after` the verb, or as the `degree` of a feeling; `strong` where it makes
    concern grave concern.
    """

    place: str
    form: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Words around a feeling.

    An `opening` makes a verb of it (expressing), a `repeating` verb does so for concern and thanks only (reiterating its
    concern, but reiterating and no more before its support), a `manner` adds it to a verb (with).
    """

    role: str
    form: str


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling, and the verb that it makes: expressed plainly, strongly, and as the manner of a noting verb."""

    form: str
    plain: str
    strong: str
    noted: str


@dataclass(frozen=True, slots=True)
class Asking:
    """A noun by which a body asks again, and the verb that it stands for: reiterates its request, requests."""

    form: str
    verb: str


@dataclass(frozen=True, slots=True)
class Given:
    """A name that the folder itself gives, beside those of the authorities; `how` as of a mention."""

    id: str
    form: str
    how: str


@dataclass(frozen=True, slots=True)
class Short:
    """A word that stands for a longer name given before: the Convention, the Office.

    With `body` and `id` it is what the documents of that body mean by it where nothing was named before.
    """

    form: str
    body: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """How the language is written; docs/languages.md explains each key of language.toml.

    `alike` maps letters to those they count as, `lookalike` those that stand for Latin ones in symbols; `prefixes` and
    `endings` are what a word may begin or end with beyond its stem; `genders` are the forms by which names of one kind
    begin (Rapporteur, Rapporteuse); `exchanged` tells that texts now and then print 251/60 for 60/251, `rules` that it is
    read by rules in code, which are compiled from tables of patterns.
    """

    script: str
    direction: str = "ltr"
    alike: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    lookalike: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    accents: bool = True
    prefixes: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    homonyms: tuple[str, ...] = ()
    genders: tuple[tuple[str, ...], ...] = ()
    endings: tuple[str, ...] = ()
    stem: int = 3
    common: tuple[str, ...] = ()
    stops: str = ".;"
    letters: str = "abcdefghijklmnopqrstuvwxyz"
    exchanged: bool = False
    rules: bool = False


@dataclass(frozen=True, slots=True)
class Addressing:
    """Around those who are asked.

    `linking` joins and qualifies them (and, all, in particular, the Government of), behind `parting` words nobody more is
    asked (which, within), and a name behind a `belonging` word says whose somebody is (of, on).
    """

    linking: tuple[str, ...] = ()
    parting: tuple[str, ...] = ()
    belonging: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of one language.

        `ordinals` maps words to numbers, `verbs` are (id, form) beside the labels of verbs.ttl, `told` the same in the form
    in which decisions tell what the body did, `enacting` are (body id, words), `closing` are (what the line tells, pattern),
    `demonyms` are (id of a State, its adjectives), `called` are (where it stands, pattern of a title), `votes` are
    (tally, pattern, "") or (number, word, its value). `patterns` are the tables that rules in code are compiled from, by name.
    """

    code: str
    name: str
    writing: Writing
    words: tuple[Word, ...] = ()
    ordinals: Mapping[str, int] = field(default_factory=dict)
    verbs: tuple[tuple[str, str], ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    adverbs: tuple[Adverb, ...] = ()
    frames: tuple[Frame, ...] = ()
    asking: tuple[Asking, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    addressing: Addressing = Addressing()
    duties: tuple[DutyWord, ...] = ()
    governors: tuple[tuple[str, str], ...] = ()
    names: tuple[Given, ...] = ()
    demonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    shorts: tuple[Short, ...] = ()
    enacting: tuple[tuple[str, str], ...] = ()
    closing: tuple[tuple[str, str], ...] = ()
    called: tuple[tuple[str, str], ...] = ()
    votes: tuple[tuple[str, str, str], ...] = ()
    patterns: Mapping[str, Grammar] = field(default_factory=dict)

    def of(self, *kinds: Kind) -> tuple[Word, ...]:
        """The words of these kinds, in the order of the table."""
        return tuple(word for word in self.words if word.kind in kinds)

    def roles(self, *roles: Role) -> tuple[DutyWord, ...]:
        """The words of duties in these roles, in the order of the table."""
        return tuple(word for word in self.duties if word.role in roles)
