"""Which numbers a body can have given: `ontology/number-ranges.tsv`, a source a row.

A/RES/60/251 is possible, A/HRC/RES/48/141 is not: no session of the Human Rights Council has adopted a hundred
resolutions; nor is S/RES/999(1967), for the numbers of that year end below 250. What the table does not know is
possible: it only says what cannot be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from resgraph.model.data import ontology_table
from resgraph.model.symbol import Symbol, SymbolKind
from resgraph.symbols.parsing import fits, prefix_of
from resgraph.symbols.roman import ordinal
from resgraph.symbols.series import HUMAN_RIGHTS_COUNCIL
from resgraph.symbols.years import EVER, Years, holds_special_sessions, life, special_session

NUMBER = re.compile(
    r"""
    (?P<special>E?S-\d+)/(?P<special_item>\d+).*           # S-21/2, ES-10/14
    | OS/.*                                                # OS/12/1
    | (?P<old_item>\d+)[A-Z-]*\((?P<old>(?:E?S-)?[IVXLC]+|S-[12])\)  # 217A(III), 3201(S-VI), 106(S-1)
    | (?P<council>\d+)(?:\((?P<council_year>\d{4})\))?     # 1373(2001), 1373
    | (?P<session>\d+)[/.](?P<item>\d+).*                  # 60/175, 2005/14, 76.16
    """,
    re.VERBOSE,
)

COMMISSIONS = "E/CN."
"""The commissions did not sit every year while their sessions had Roman numbers: the twenty-fourth of one was in 1975."""
DECISIONS_FROM = {HUMAN_RIGHTS_COUNCIL: 101}
"""Where a body's decisions of a session begin, far above its resolutions."""
HUNDRED = 100
NEAR = 3
"""How far the ends of a range that nobody confirmed may be off."""


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers of a session or year; `last` is None where it is open, `bound` how far to trust the ends."""

    first: int
    last: int | None
    bound: str

    def may_hold(self, item: int) -> bool:
        """Whether the number can be of that session or year."""
        slack = NEAR if self.bound == "unconfirmed" else 0
        ends = self.last is not None and self.bound in ("exact", "unconfirmed", "cap")
        return self.first - slack <= item and not (ends and item > (self.last or 0) + slack)


@cache
def _ranges() -> dict[str, dict[str, Range]]:
    """By series and by session or year as the table has it."""
    found: dict[str, dict[str, Range]] = {}
    for row in ontology_table("number-ranges.tsv"):
        last = int(row["last"]) if row["last"] else None
        found.setdefault(row["series"], {})[row["unit"]] = Range(int(row["first"]), last, row["bound"])
    return found


def possible(body: str, kind: SymbolKind, number: str, within: Years = EVER) -> bool:
    """Whether the body can have adopted a resolution or decision of that number within those years."""
    if not fits(body, number):
        return False
    known = years_of(body, number)
    first, last = known if known else (1, 0)
    return first <= within[1] and within[0] <= last and _in_range(body, kind, number)


def years_of(body: str, number: str) -> Years | None:
    """The years in which the body can have adopted it; None where there are none."""
    found = NUMBER.fullmatch(number)
    whole = life(body).years
    years = _years(body, found) if found else whole
    if years is None:
        return None
    both = (max(years[0], whole[0]), min(years[1], whole[1]))
    return both if both[0] <= both[1] else None


def years_of_symbol(symbol: Symbol) -> Years | None:
    """The years in which a document of a numbered series can have been adopted; None where its symbol does not tell."""
    number = symbol.text.removeprefix(prefix_of(symbol.body, symbol.kind))
    return years_of(symbol.body, number) if number != symbol.text else None


def _years(body: str, found: re.Match[str]) -> Years | None:
    lives = life(body)
    if found["special"]:
        return special_session(body, found["special"]) if holds_special_sessions(body) else lives.years
    if found["old"]:
        return _old_years(body, found["old"])
    if found["council"]:
        if found["council_year"]:
            return (int(found["council_year"]), int(found["council_year"]))
        return _council_years(int(found["council"]))
    if found["session"]:
        session = int(found["session"])
        return (session, session + 1) if session > 1900 else lives.session(session)
    return lives.years


def _old_years(body: str, session: str) -> Years | None:
    """XXV of the General Assembly is 1970 and 1971, S-VI is 1974."""
    kind, dash, roman = session.rpartition("-")
    if dash:
        return special_session(body, session) or special_session(body, f"{kind}-{ordinal(roman)}")
    lives = life(body)
    first, last = lives.session(ordinal(roman))
    if prefix_of(body, SymbolKind.RESOLUTION).startswith(COMMISSIONS):
        return (lives.years[0], last)
    return (first - 1, last) if life(body).a_year == 2 else (first, last)


def _council_years(item: int) -> Years | None:
    """The year whose numbers of the Security Council hold this one; of several, from the first to the last."""
    years = [int(unit) for unit, each in _ranges()["S/RES/"].items() if each.may_hold(item)]
    return (min(years), max(years)) if years else None


def council_year(item: int) -> int | None:
    """The year in which the Security Council adopted the resolution of that number, by the table; None where it has none."""
    rows = _ranges()["S/RES/"].items()
    within = (int(unit) for unit, each in rows if each.last and each.first <= item <= each.last)
    return next(within, None)


def _in_range(body: str, kind: SymbolKind, number: str) -> bool:
    """Whether the table leaves room for the number in its session or year."""
    found = NUMBER.fullmatch(number)
    ranges = _ranges().get(prefix_of(body, kind))
    if found is None or ranges is None:
        return True
    if found["old"]:
        return _old_in_range(ranges, found["old"], int(found["old_item"]))
    if found["council"]:
        known = ranges.get(found["council_year"] or "")
        return known is None or known.may_hold(int(found["council"]))
    item = found["special_item"] or found["item"]
    return item is None or _item_in_range(ranges, found["special"] or found["session"], int(item))


def _item_in_range(ranges: dict[str, Range], session: str, item: int) -> bool:
    """By the row of the session, and by the rule of thumb for the sessions around it."""
    known = ranges.get(session)
    cap = next(
        (each for unit, each in ranges.items() if each.bound == "cap" and _covers(unit, session)), None
    )
    exempt = known is not None and known.bound == "open end"
    return item > 0 and all(each is None or exempt or each.may_hold(item) for each in (known, cap))


def _covers(unit: str, session: str) -> bool:
    """Whether a row for several sessions is for this one, too: 31-80, any."""
    if unit == "any":
        return True
    first, dash, last = unit.partition("-")
    return (
        bool(dash) and first.isdecimal() and session.isdecimal() and int(first) <= int(session) <= int(last)
    )


def _old_in_range(ranges: dict[str, Range], session: str, item: int) -> bool:
    """Numbers run on from session to session: those seen of the sessions before are lower, of those after higher.

    Special sessions take theirs from the same row of numbers.
    """
    every = ranges.get("(I-XXX)") or ranges.get("(any)") or ranges.get("any")
    if every and not every.may_hold(item):
        return False
    if "-" in session:
        known = ranges.get(f"({session})")
        return known is None or known.first - NEAR <= item <= (known.last or item) + NEAR
    at = ordinal(session)
    return all(
        not (each < at and item <= last) and not (each > at and item >= first)
        for each, first, last in _seen(ranges)
    )


def _seen(ranges: dict[str, Range]) -> list[tuple[int, int, int]]:
    """The ordinary sessions in Roman numbers whose numbers were seen: ordinal, first, last."""
    named = ((ordinal(unit.strip("()")), each) for unit, each in ranges.items() if unit.startswith("("))
    return [(at, each.first, each.last or each.first) for at, each in named if at]


ROMANS = (
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI XXII XXIII XXIV XXV XXVI XXVII XXVIII XXIX XXX"
).split()
"""The sessions of the General Assembly whose resolutions run on in one row of numbers."""


@cache
def old_sessions(item: int) -> tuple[str, ...]:
    """The sessions I to XXX of the General Assembly that can have given the number: 2131 -> XX and XXI."""
    ranges = _ranges()["A/RES/"]
    return tuple(unit for unit in ROMANS if _old_in_range(ranges, unit, item))


def kind_of(body: str | None, number: str) -> SymbolKind:
    """What a number numbers that nothing else tells of: 33/115 of the Human Rights Council is a decision."""
    item = number.rpartition("/")[2]
    first = DECISIONS_FROM.get(body or "")
    decided = first is not None and item.isdecimal() and int(item) in range(first, first + HUNDRED)
    return SymbolKind.DECISION if decided else SymbolKind.RESOLUTION
