"""Which body adopted a number: the one that stands with it, else the one named before, else the one the shape tells.

Every candidate must have used such numbers by then; a day given with the number decides between two that have. One
candidate left is the answer; none or several leave the citation open, with the candidates.
"""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.find.citations import Number, Stated
from resgraph.link.citing_document import CitingDocument
from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.symbols import decision, fits, resolution, statement, treaty_decision
from resgraph.symbols.series import (
    COMMISSION_ON_HUMAN_RIGHTS,
    ECOSOC,
    GENERAL_ASSEMBLY,
    HUMAN_RIGHTS_COUNCIL,
    SECURITY_COUNCIL,
    SUB_COMMISSION,
    WORLD_HEALTH_ASSEMBLY,
)
from resgraph.text.numerals import value

GENERAL_ASSEMBLY_LAST_OLD = 3541
"""Number of the last resolution of the thirtieth session (1975), after which sessions are counted with a stroke."""

OWN_NAME = {"council": SECURITY_COUNCIL, "health": WORLD_HEALTH_ASSEMBLY, "emergency": GENERAL_ASSEMBLY}
"""Shapes that only one body has used."""


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
    fitting = [body for body in bodies[1:] if _usable(body, stated, document)]
    if bodies and (len(bodies) == 1 or _usable(bodies[0], stated, document)):
        return _of_body(bodies[0], stated, document)
    if fitting:
        return _of_body(fitting[0], stated, document)
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
    if len(fitting) == 1:
        return _of_body(fitting[0], stated, document)
    symbols = (_symbol(body, stated, document) for body in fitting)
    return Verdict(None, "several-bodies", tuple(symbol.text for symbol in symbols if symbol))


def judge(stated: Stated, bodies: tuple[str, ...], document: CitingDocument) -> Verdict:
    """A number with no body beside it; `bodies` are those that the words before offer, nearest first."""
    number = stated.number
    if number.form == "treaty":
        return Verdict(treaty_decision(number.number))
    if own := OWN_NAME.get(number.form):
        return _of_body(own, stated, document)
    fitting = [body for body in bodies if _usable(body, stated, document)]
    dated = [body for body in fitting if agrees_with_day(body, number, stated.date)]
    default = by_drafting(number, document)
    if not fitting and default and _usable(default, stated, document):
        return _of_body(default, stated, document)
    if chosen := (dated or fitting):
        return _of_body(chosen[0], stated, document)
    return Verdict(None, "body-not-stated", _candidates(stated, document))


def by_drafting(number: Number, document: CitingDocument) -> str:
    """The body of a number that names none, by the custom of the citing body: its own, and what only one can mean."""
    form, body = number.form, document.body
    if form == "bare":
        return SECURITY_COUNCIL if number.number.isdecimal() and int(number.number) >= 100 else ""
    if form == "old" and _certainly_assembly(number):
        return GENERAL_ASSEMBLY
    if form == "year" and body == GENERAL_ASSEMBLY:
        return ECOSOC
    return body if fits(body, number.number) else ""


def _certainly_assembly(number: Number) -> bool:
    """Numbers above 2200 and special sessions: no other body has counted so far."""
    head = number.number.partition("(")[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(head) > 2200 or "S-" in number.number


def plausible(body: str, number: Number, document: CitingDocument) -> bool:
    """Whether the body can have adopted such a number by the year of the citing document."""
    if not fits(body, number.number):
        return False
    year = document.year or 2100
    session, _, _ = number.number.partition("/")
    if number.form == "session":
        return _session_reached(body, int(session), year)
    if number.form == "year":
        return _year_reached(body, int(session), year)
    if number.form == "old":
        return _old_session_reached(body, number)
    return not (number.form == "special" and body == HUMAN_RIGHTS_COUNCIL and year < 2006)


def _session_reached(body: str, session: int, year: int) -> bool:
    """The General Assembly counts so from its 31st session, the Human Rights Council has three a year from 2006."""
    if body == GENERAL_ASSEMBLY:
        return 31 <= session <= year - 1944
    if body == HUMAN_RIGHTS_COUNCIL:
        return 1 <= session <= 3 * (year - 2005)
    return session <= 100


def _year_reached(body: str, adopted: int, year: int) -> bool:
    """ECOSOC counts by year from 1978, the Commission on Human Rights did from 1982 to 2006."""
    if adopted > year + 1:
        return False
    if body in (COMMISSION_ON_HUMAN_RIGHTS, SUB_COMMISSION):
        return 1980 <= adopted <= 2006
    return body != ECOSOC or adopted >= 1978


def _old_session_reached(body: str, number: Number) -> bool:
    """The General Assembly's sessions I to XXX, ECOSOC's to LXIII, the commissions' small numbers."""
    head, _, tail = number.number.partition("(")
    session = value(tail.rstrip(")").removeprefix("E").removeprefix("S-")) or 0
    count = int(head.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ-"))
    if body == GENERAL_ASSEMBLY:
        return session <= 30 and count <= GENERAL_ASSEMBLY_LAST_OLD
    if body == ECOSOC:
        return session <= 63 and count <= 2200
    return count < 100


def agrees_with_day(body: str, number: Number, date: str | None) -> bool:
    """Whether the day given falls in the session; True where nothing can be said."""
    if date is None or number.form not in ("session", "year"):
        return True
    year, session = int(date[:4]), int(number.number.partition("/")[0])
    if number.form == "year":
        return year == session
    if body == GENERAL_ASSEMBLY:
        return session <= year - 1945 <= session + 1
    if body == HUMAN_RIGHTS_COUNCIL:
        return year == 2006 + (session - 1) // 3
    return True


def _usable(body: str, stated: Stated, document: CitingDocument) -> bool:
    """Whether the number can be that body's, by its shape, its session and the block of numbers it falls in."""
    if not _in_block(body, stated):
        return False
    if stated.number.form == "bare":
        return (
            body == SECURITY_COUNCIL
            and stated.kind is SymbolKind.RESOLUTION
            and fits(body, stated.number.number)
        )
    return plausible(body, stated.number, document)


def _in_block(body: str, stated: Stated) -> bool:
    """Decisions are counted from 101 in the Human Rights Council and from 301 in the General Assembly."""
    item = stated.number.number.rpartition("/")[2].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ-")
    if stated.number.form != "session" or not item.isdecimal():
        return True
    is_decision = stated.kind is SymbolKind.DECISION
    if body == HUMAN_RIGHTS_COUNCIL and stated.kind is not SymbolKind.STATEMENT:
        return is_decision == (int(item) > 100)
    if body == GENERAL_ASSEMBLY:
        return int(item) > 300 if is_decision else int(item) < 400
    return True


def _of_body(body: str, stated: Stated, document: CitingDocument) -> Verdict:
    """The symbol in the body's series; open where the number is none of it."""
    if symbol := _symbol(body, stated, document):
        return Verdict(symbol)
    reason = "number-does-not-fit-body" if body else "body-not-stated"
    return Verdict(None, reason, _candidates(stated, document))


def _symbol(body: str, stated: Stated, document: CitingDocument) -> Symbol | None:
    """The number as a symbol of the body, if it can be one."""
    builder = {SymbolKind.DECISION: decision, SymbolKind.STATEMENT: statement}.get(stated.kind, resolution)
    try:
        return builder(body, _completed(body, stated, document))
    except SymbolError:
        return None


def _completed(body: str, stated: Stated, document: CitingDocument) -> str:
    """第1373号 is 1373(2001) where the text or the day given tells the year; else it stays 1373."""
    number = stated.number.number
    if stated.number.form != "bare":
        return number
    known = {full for full in document.full.get(number, ()) if fits(body, full)}
    if len(known) == 1:
        return known.pop()
    year = stated.year or (stated.date or "")[:4]
    if body == SECURITY_COUNCIL and year and number.isdecimal():
        return f"{number}({year})"
    return number


def _candidates(stated: Stated, document: CitingDocument) -> tuple[str, ...]:
    """The symbols it may be, of the bodies that could have adopted it."""
    found = []
    for body in (
        GENERAL_ASSEMBLY,
        SECURITY_COUNCIL,
        ECOSOC,
        HUMAN_RIGHTS_COUNCIL,
        COMMISSION_ON_HUMAN_RIGHTS,
    ):
        if _usable(body, stated, document):
            found.append(_symbol(body, stated, document))
    return tuple(symbol.text for symbol in found if symbol)
