"""What a symbol tells by itself: the facts that `resgraph lookup` prints."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.model.symbol import Symbol, SymbolKind
from resgraph.symbols.address import iri, url
from resgraph.symbols.parsing import SUFFIX, TREATY_DECISION, parse
from resgraph.symbols.series import BY_BODY

NUMBER = re.compile(
    r"""
    (?P<special>E?S-\d+)/(?P<special_number>\d+[A-Z]?)           # S-21/2, ES-10/14
    | (?P<roman_number>\d+[A-Z]?)\((?P<roman>(?:E?S-)?[IVXLC]+)\)  # 217A(III)
    | (?P<council_number>\d+)\((?P<council_year>\d{4})\)         # 1373(2001)
    | (?P<session>\d+)[/.](?:Res\.|Dec\.)?(?P<session_number>\d+[A-Z]?)  # 60/175, 5/Res.14, 76.16
    | (?P<bare>\d+)                                             # 1373
    """,
    re.VERBOSE,
)

PARTS = {
    "Add": "addendum",
    "Corr": "corrigendum",
    "Rev": "revision",
    "L": "limited distribution",
    "INF": "information",
    "C": "main committee",
    "CONF": "conference",
    "AC": "ad hoc committee",
    "CN": "commission",
    "Sub": "sub-commission",
    "WG": "working group",
    "PC": "preparatory committee",
    "PV": "verbatim record",
    "SR": "summary record",
    "NGO": "statement of a non-governmental organization",
    "CRP": "conference room paper",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Facts of a symbol; None where it does not tell, `parts` as (piece, meaning), `related` its base."""

    symbol: Symbol
    kind: str
    body: str
    session: str | None
    year: int | None
    number: str | None
    period: str | None
    iri: str
    url: str | None
    parts: tuple[tuple[str, str], ...]
    related: tuple[Symbol, ...]


def explain(symbol: Symbol, base: str = "https://w3id.org/resgraph/") -> Explanation:
    """What the symbol says of the document: A/RES/217A(III) is number 217 A of the third session."""
    session, year, number = _numbers(symbol)
    return Explanation(
        symbol=symbol,
        kind=symbol.kind.value,
        body=symbol.body,
        session=session,
        year=year,
        number=number,
        period=_period(symbol, session, year),
        iri=iri(symbol, base),
        url=url(symbol),
        parts=_parts(symbol.text),
        related=_related(symbol),
    )


def _numbers(symbol: Symbol) -> tuple[str | None, int | None, str | None]:
    """Session, year and number, as far as the symbol has them."""
    if found := TREATY_DECISION.fullmatch(symbol.text):
        return found["session"], None, found["number"]
    if symbol.kind in (SymbolKind.DOCUMENT, SymbolKind.MEETING_RECORD):
        return _document_numbers(symbol)
    series = BY_BODY.get(symbol.body)
    prefixes = (series.resolution, series.decision, series.statement) if series else ()
    tail = symbol.text
    for prefix in prefixes:
        tail = tail.removeprefix(prefix) if prefix else tail
    found = NUMBER.search(tail)
    if found is None:
        return None, None, None
    session = found["special"] or found["roman"] or found["session"]
    number = next(
        found[key]
        for key in ("special_number", "roman_number", "council_number", "session_number", "bare")
        if found[key]
    )
    if session and re.fullmatch(r"(?:19|20)\d\d", session):
        return None, int(session), number
    return session, int(found["council_year"]) if found["council_year"] else None, number


def _document_numbers(symbol: Symbol) -> tuple[str | None, int | None, str | None]:
    """A/60/131 -> session 60, number 131; E/2001/30 -> year 2001."""
    found = re.search(r"/(?P<first>S-\d+|ES-\d+|\d+)/(?:[A-Z]+\.)?(?P<number>\d+)", symbol.text)
    if found is None:
        return None, None, None
    first = found["first"]
    if re.fullmatch(r"(?:19|20)\d\d", first):
        return None, int(first), found["number"]
    return first, None, found["number"]


def _period(symbol: Symbol, session: str | None, year: int | None) -> str | None:
    """The years in which it can have been adopted, from the rhythm of the sessions."""
    if year:
        return str(year)
    if symbol.body == "org/general-assembly" and session and session.isdecimal():
        opened = 1945 + int(session)
        return f"{opened}-{opened + 1}"
    return None


def _parts(text: str) -> tuple[tuple[str, str], ...]:
    """Each piece whose meaning is fixed: (Add.1, addendum)."""
    pieces = ((piece, PARTS.get(piece.partition(".")[0], "")) for piece in text.split("/"))
    return tuple((piece, meaning) for piece, meaning in pieces if meaning and "." in piece)


def _related(symbol: Symbol) -> tuple[Symbol, ...]:
    """The document that an addendum, corrigendum or revision belongs to."""
    base = SUFFIX.sub("", symbol.text)
    return (parse(base),) if base != symbol.text else ()
