"""What the rows of a language's duties.tsv are for: the words of tasks, reports, deadlines and cycles."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a row of duties.tsv is for; the comments name what the third column holds, where there is one."""

    GIVE = "give"  # hands an account over, or makes one: submit, prepare
    SPEAK = "speak"  # reports by itself: report, brief
    TELL = "tell"  # the same, where a body or an office is told: inform the Council, and no report to inform users
    ACCOUNT = "account"  # what is handed over: report, summary
    TO = "to"  # before those who get it: to, for consideration by
    VIA = "via"  # before those who only pass it on: through
    OWN = "own"  # the adopting body as one who gets it: to it, lui
    SUBJECT = "subject"  # opens what the account is about: on, regarding
    APART = "apart"  # between a verb and an account: the account is another's (of, from)
    PURPOSE = "purpose"  # opens what the task is for: in order to
    CAUSE = "cause"  # the same, with all that follows: to enable
    ASIDE = "aside"  # says how, and parts nothing: in person
    THING = "thing"  # ends a verb that asks for a thing, and for somebody only right behind it: calls for
    CIRCUMSTANCE = "circumstance"  # between a word that joins and a verb: and in this regard requests
    BEFORE = "before"  # due before a session opens
    DEADLINE = "deadline"  # due by a day: no later than
    WITHIN = "within"  # before a term: within
    EVERY = "every"  # before how often: every
    UNIT = "unit"  # of a term: H, D, W, M or Y
    NUMBER = "number"  # a number in words: the number
    CYCLE = "cycle"  # how often: annual, biennial, quarterly, each session or P6M
    RECURRING = (
        "recurring"  # the same beside an account: an annual thematic study, but not an annual programme
    )
    MODAL = "modal"  # lays a duty on somebody whom a decision names: shall
    APPEAL = "appeal"  # behind a verb that repeats, asks somebody: its appeal to
    LEADING = "leading"  # ends like a word that opens tasks, and opens none: the right to development
    DEED = "deed"  # behind those who are asked, before a noun that names the task: urges States on the promotion of
    DATIVE = (
        "dative"  # what the first word of those who get something ends with, where no word for to is needed
    )
    HOW = "how"  # what adverbs end with, where they could be taken for somebody: immediate-ly
    POINTS = "points"  # before a colon: what is asked are the points below it: to do the following:
    AGAIN = "again"  # those who were asked before: to them; with a hyphen before it, as the end of a verb
    GOVERNMENT = "government"  # a State's government: the Government, the transitional authorities
    PRONOUN = "pronoun"  # before a verb, those named before who are asked: y los alienta a que
    CLITIC = "clitic"  # before an infinitive, and no article behind a word that opens tasks: de le soumettre
    ANAPHOR = "anaphor"  # somebody named before: celui-ci, the mandate holder
    INFINITIVE = (
        "infinitive"  # what an infinitive ends with; without a word that opens tasks, it opens them itself
    )


VALUED = frozenset({Role.UNIT, Role.NUMBER, Role.CYCLE, Role.RECURRING})
"""Roles whose rows have a third column."""


@dataclass(frozen=True, slots=True)
class DutyWord:
    """A row of duties.tsv."""

    role: Role
    form: str
    value: str = ""
