"""Which body adopted a number: the one that stands with it, else the one named before, else the one that is left.

A number must be possible: the body existed, and its numbers of that session or year go so far (`symbols.ranges`). A day
given with the number decides between two that are. One candidate left is the answer; none or several leave the
citation open, with the candidates.
"""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.find.citations import Number, Stated
from resgraph.find.organs import SELF
from resgraph.link.citing_document import CitingDocument, NamedBodies
from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.symbols import (
    council_year,
    decision,
    fits,
    old_sessions,
    possible,
    resolution,
    statement,
    treaty_decision,
    years_of,
)
from resgraph.symbols.series import (
    BY_BODY,
    COMMISSION_ON_HUMAN_RIGHTS,
    ECOSOC,
    GENERAL_ASSEMBLY,
    HUMAN_RIGHTS_COUNCIL,
    SECURITY_COUNCIL,
    WORLD_HEALTH_ASSEMBLY,
)
from resgraph.symbols.years import EVER, life

OWN_NAME = {"council": SECURITY_COUNCIL, "health": WORLD_HEALTH_ASSEMBLY, "emergency": GENERAL_ASSEMBLY}
"""Shapes that only one body has used."""

LAST_OLD = 3541
"""Number of the last resolution of the Assembly's thirtieth session (1975), after which sessions are counted with a stroke."""

MANY = 60
"""More resolutions than any session of a body but the General Assembly has adopted."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The document cited, or the reason why it stays open and what it may be."""

    symbol: Symbol | None
    reason: str = ""
    candidates: tuple[str, ...] = ()


def judge_named(stated: Stated, bodies: tuple[str, ...], document: CitingDocument) -> Verdict:
    """A number with the full name of a body beside it, or 其: the body it is, if the number is one of its own."""
    if stated.number.form == "treaty":
        return Verdict(treaty_decision(stated.number.number))
    if stated.number.form in ("health", "emergency"):
        return _of_body(OWN_NAME[stated.number.form], stated, document)
    if fitting := [body for body in bodies if _usable(body, stated, document)]:
        return _of_body(fitting[0], stated, document)
    if stated.organ == SELF and not document.body:
        return judge(stated, bodies, document)  # whose it is is not known, and no other body numbers so
    if stated.organ == SELF and (left := _only_one(stated, document)):
        return _of_body(left, stated, document)
    if printed := _as_printed(stated, bodies):
        return Verdict(printed)
    return Verdict(None, "number-does-not-fit-body", _candidates(stated, document))


def judge_short_name(
    stated: Stated, meant: tuple[str, ...], bodies: tuple[str, ...], document: CitingDocument
) -> Verdict:
    """A number with a short name beside it: of the bodies `meant`, nearest first, else of all `bodies` it can mean.

    理事会第48/13号决议 can only be the Human Rights Council's, whichever council was named last.
    """
    if stated.number.form == "treaty":
        return Verdict(treaty_decision(stated.number.number))
    if likely := [body for body in meant if _usable(body, stated, document)]:
        return _of_body(likely[0], stated, document)
    fitting = [body for body in bodies if _usable(body, stated, document)]
    if len(fitting) == 1 and stated.number.form != "conference":  # many conferences number so: XI/6
        return _of_body(fitting[0], stated, document)
    symbols = (_symbol(body, stated, document) for body in fitting)
    reason = (
        "several-bodies" if len(fitting) > 1 else "body-not-stated" if fitting else "number-does-not-fit-body"
    )
    return Verdict(None, reason, tuple(symbol.text for symbol in symbols if symbol))


def judge(stated: Stated, bodies: tuple[str, ...], document: CitingDocument) -> Verdict:
    """A number with no body beside it; `bodies` are those that the words before offer, nearest first."""
    number = stated.number
    if number.form == "treaty":
        return Verdict(treaty_decision(number.number))
    if own := OWN_NAME.get(number.form):
        printed = _as_printed(stated, (own,))
        return Verdict(printed) if printed else _of_body(own, stated, document)
    fitting = [
        body for body in bodies if _usable(body, stated, document) and not _rivalled(body, stated, document)
    ]
    dated = [body for body in fitting if agrees_with_day(body, stated)]
    default = by_drafting(number, document)
    likely = [default] if default and _usable(default, stated, document) else []
    left = _only_one(stated, document)
    for chosen in (dated, likely if not fitting else [], [left] if left else [], fitting):
        if chosen:
            return _of_body(chosen[0], stated, document)
    if printed := _as_printed(stated, bodies):
        return Verdict(printed)
    return Verdict(None, "body-not-stated", _candidates(stated, document))


def _as_printed(stated: Stated, bodies: tuple[str, ...]) -> Symbol | None:
    """A number printed in full, session or year with it, that no table allows: 第1373(2004)号决议.

    Nothing of it is guessed; that it cannot be is for the check to say.
    """
    form = stated.number.form
    body = SECURITY_COUNCIL if form == "council" else GENERAL_ASSEMBLY
    if form not in ("council", "old") or (body not in bodies):
        return None
    head = stated.number.number.partition("(")[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if form == "old" and not (head.isdecimal() and MANY < int(head) <= LAST_OLD):
        return None  # a commission may have counted so
    return _built(body, stated.kind, stated.number.number)


def is_adopter(name: str, stated: Stated, document: CitingDocument, named: NamedBodies) -> bool:
    """Whether the body named behind a title (…on women, adopted by the Commission) can have adopted the number that day."""
    meant = named.meant(name, document)[:1]
    return any(_usable(body, stated, document) and agrees_with_day(body, stated) for body in meant)


def with_year(symbol: Symbol) -> Symbol:
    """S/RES/242 is S/RES/242(1967): the Security Council counts on from year to year."""
    number = symbol.text.removeprefix(BY_BODY[SECURITY_COUNCIL].resolution)
    if symbol.body != SECURITY_COUNCIL or not number.isdecimal():
        return symbol
    year = council_year(int(number))
    return resolution(SECURITY_COUNCIL, f"{number}({year})") if year else symbol


def by_drafting(number: Number, document: CitingDocument) -> str:
    """The body of a number that names none, by the custom of the citing body: its own, and what only one can mean.

    A bare number (第1373号) is the Security Council's where that body adopts, and nobody's elsewhere.
    """
    form, body = number.form, document.body
    if form == "bare":
        return body if body == SECURITY_COUNCIL else ""
    if form == "old":
        return _of_old_form(number, body)
    if form == "year" and body == GENERAL_ASSEMBLY:
        return ECOSOC
    return body if fits(body, number.number) else ""


def _of_old_form(number: Number, body: str) -> str:
    """第663C(XXIV)号决议, which the Assembly cannot have adopted, is the Economic and Social Council's."""
    if _certainly_assembly(number) or possible(GENERAL_ASSEMBLY, SymbolKind.RESOLUTION, number.number):
        return GENERAL_ASSEMBLY if _certainly_assembly(number) else body
    return ECOSOC if body in (GENERAL_ASSEMBLY, ECOSOC) else body


def _certainly_assembly(number: Number) -> bool:
    """Numbers above 2200 and special sessions: no other body has counted so far."""
    head = number.number.partition("(")[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(head) > 2200 or "S-" in number.number


def _rivalled(body: str, stated: Stated, document: CitingDocument) -> bool:
    """Whether a bare number that the Assembly is to have adopted can be the Security Council's as well."""
    if stated.number.form != "bare" or body != GENERAL_ASSEMBLY:
        return False
    return _usable(SECURITY_COUNCIL, stated, document)


def _only_one(stated: Stated, document: CitingDocument) -> str:
    """The one body that can have adopted the number on that day; "" where none or several can.

    Without a day it takes a number so high that only one body has come so far.
    """
    high = stated.number.form == "session" and _item(stated.number) > MANY
    if stated.number.form not in ("session", "year", "old") or not (stated.date or high):
        return ""
    left = [body for body in BY_BODY if _usable(body, stated, document) and agrees_with_day(body, stated)]
    return left[0] if len(left) == 1 else ""


def _item(number: Number) -> int:
    """251 of 60/251."""
    item = number.number.rpartition("/")[2].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ-")
    return int(item) if item.isdecimal() else 0


def agrees_with_day(body: str, stated: Stated) -> bool:
    """Whether the day given falls in the session; True where nothing can be said."""
    if stated.date is None or stated.number.form not in ("session", "year", "old", "special"):
        return True
    years = years_of(body, stated.number.number)
    year = int(stated.date[:4])
    if stated.number.form == "year" and body != ECOSOC:
        return year == int(stated.number.number.partition("/")[0])
    return years is None or years[0] <= year <= years[1]


def _usable(body: str, stated: Stated, document: CitingDocument) -> bool:
    """Whether the number can be that body's, by its shape, its session and the numbers that the session had.

    A day before the body existed excludes it; a day that does not fit the session may be a misprint and does not.
    """
    first, last = life(body).years
    if stated.date and not first <= int(stated.date[:4]) <= last:
        return False
    if stated.number.form == "bare":
        return stated.kind is SymbolKind.RESOLUTION and bool(_spelled_out(body, stated, document))
    return possible(body, stated.kind, stated.number.number, _until(document))


def _until(document: CitingDocument) -> tuple[int, int]:
    """The years up to that of the citing document."""
    return (EVER[0], document.year or EVER[1])


def _spelled_out(body: str, stated: Stated, document: CitingDocument) -> tuple[str, ...]:
    """What a bare number can be in a body's series: 1373, 1373(2001); 2131(XX) where the day leaves one session.

    The same number printed in full anywhere in the text decides.
    """
    number, kind = stated.number.number, stated.kind
    year = stated.year or (stated.date or "")[:4]
    within = (int(year), int(year)) if year else _until(document)
    known = [
        full for full in sorted(document.full.get(number, ())) if possible(body, kind, full, _until(document))
    ]
    if len(known) == 1:
        return tuple(known)
    if body == SECURITY_COUNCIL and number.isdecimal():
        known_year = year or council_year(int(number))
        spelled = [f"{number}({known_year})" if known_year else number]
    elif body == GENERAL_ASSEMBLY and number.isdecimal():
        spelled = [f"{number}({session})" for session in old_sessions(int(number))]
    else:
        spelled = []
    return tuple(each for each in spelled if possible(body, kind, each, within))


def _of_body(body: str, stated: Stated, document: CitingDocument) -> Verdict:
    """The symbol in the body's series; open where the number is none of it."""
    if symbol := _symbol(body, stated, document):
        return Verdict(symbol)
    reason = "number-does-not-fit-body" if body else "body-not-stated"
    return Verdict(None, reason, _candidates(stated, document))


def _symbol(body: str, stated: Stated, document: CitingDocument) -> Symbol | None:
    """The number as a symbol of the body, if it can be one and one only."""
    spelled = _numbers(body, stated, document)
    if len(spelled) != 1 or not _usable(body, stated, document):
        return None
    return _built(body, stated.kind, spelled[0])


def _numbers(body: str, stated: Stated, document: CitingDocument) -> tuple[str, ...]:
    """The number as the body's symbols spell it, or the several ones that a bare number can be."""
    bare = stated.number.form == "bare"
    return _spelled_out(body, stated, document) if bare else (stated.number.number,)


def _built(body: str, kind: SymbolKind, number: str) -> Symbol | None:
    builder = {SymbolKind.DECISION: decision, SymbolKind.STATEMENT: statement}.get(kind, resolution)
    try:
        return builder(body, number)
    except SymbolError:
        return None


def _candidates(stated: Stated, document: CitingDocument) -> tuple[str, ...]:
    """The symbols it may be, of the bodies that could have adopted it."""
    found: list[Symbol | None] = []
    for body in (
        GENERAL_ASSEMBLY,
        SECURITY_COUNCIL,
        ECOSOC,
        HUMAN_RIGHTS_COUNCIL,
        COMMISSION_ON_HUMAN_RIGHTS,
    ):
        if not _usable(body, stated, document):
            continue
        found += [_built(body, stated.kind, number) for number in _numbers(body, stated, document)]
    return tuple(symbol.text for symbol in found if symbol)
