"""Where the clauses of a paragraph open.

All offsets are into the folded text without what it quotes (`Passage.unquoted`), where ，is , and there are no blanks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from resgraph.languages.ruled import RULED, rules
from resgraph.symbols.bodies import adopting_bodies

CLAUSES = rules("clauses")
AND = rules("particles").text("and")

CONNECTIVES = CLAUSES.pattern("connectives.whole")
"""，并…, ，同时…, 在这方面，…: words between the clauses; they are no part of the verb."""

JOINTS = frozenset(
    word[0]
    for name in ("joins", "also", "therefore", "circumstances", "goes_on", "as_fitting")
    for word in CLAUSES.words(f"connectives.{name}")
) | {","}
"""Their first characters."""

SUBJECT = CLAUSES.pattern(
    "subject.adopting", body="|".join(sorted(adopting_bodies(RULED), key=len, reverse=True))
)
"""安全理事会强调…: the adopting body, printed before its verb in statements and old texts."""

REPORTING = CLAUSES.pattern("subject.reporting")
"""总务委员会注意到…: the body that reports, before its verb."""

OCCASION = CLAUSES.pattern("occasion.whole")
"""2003年12月23日,大会第79次全体会议, 麻醉药品委员会在2019年3月22日第9次会议上: when and where it was decided."""

SPEAKER = CLAUSES.pattern("occasion.speaker")
"""…第9次会议上,麻醉药品委员会以50票对0票决定: by whom, and how."""

ACTOR = CLAUSES.pattern("actors.whole")
"""Somebody to be asked, before the clause ends."""

BOUNDARY = CLAUSES.pattern("boundaries.boundary")


class Opening(NamedTuple):  # one a comma
    """A place where a clause may open: `mark` is the punctuation before it, `connective` what joins it."""

    at: int
    mark: str
    connective: str
    boundary: int


def head(text: str, *, reports: bool = False) -> Opening:
    """Find the first clause, past its subject and connectives: 在这方面强调…, 安全理事会还强调… .

    In what `reports` the subject may be any committee: 总务委员会注意到… .
    """
    start = 1 if text.startswith(" ") else 0
    start = past_subject(text, start, reports=reports)
    at = _past_connectives(text, start)
    return Opening(at, "", text[start:at], 0)


def after_occasion(text: str) -> tuple[int, ...]:
    """Where the verb may stand in a text that opens with a day, as decisions do: past the meeting, past the body."""
    occasion = OCCASION.match(text)
    speaker = SPEAKER.match(text, occasion.end()) if occasion else None
    return (speaker.start(), speaker.end()) if speaker else ()


def past_subject(text: str, start: int, *, reports: bool = False) -> int:
    """Skip the adopting body's name, with what leads up to it: 在这方面，安全理事会欢迎…."""
    at = _past_connectives(text, start)
    subject = SUBJECT.match(text, at) or (REPORTING.match(text, at) if reports else None)
    return subject.end() if subject else start


def later_clauses(
    text: str, opens: Callable[[str, int], bool], *, reports: bool = False
) -> Iterator[Opening]:
    """Every other place where a clause may open, in order: after ，；。or a 并 with a verb that asks.

    `opens` says of a place past the connectives whether anything can open there: most have none of it.
    """
    spoken = past_subject(text, 0, reports=reports) > 0 or text.startswith(" ")
    for found in BOUNDARY.finditer(text):
        mark = found.group()
        start = found.start() if mark.startswith(AND) else found.end()
        if mark in "。;" or (spoken and mark == ","):
            start = past_subject(text, start, reports=reports)
        at = _past_connectives(text, start)
        if opens(text, at):
            yield Opening(at, mark, text[start:at], found.start())


def _past_connectives(text: str, start: int) -> int:
    found = CONNECTIVES.match(text, start) if text[start : start + 1] in JOINTS else None
    return found.end() if found else start
