"""Documents: resolutions that were read, and whatever they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from resgraph.model import SymbolError
from resgraph.symbols import explain, parse
from resgraph.view.leaf import Head
from resgraph.view.merging import first, union
from resgraph.view.records import DocumentRecord, Text
from resgraph.view.shared import Facts


def facts_of(heads: Sequence[Head]) -> Facts:
    """What the texts of a document say of it together."""
    titles: dict[str, str] = {}
    for said in [*(head.listed for head in heads), *_printed(heads)]:
        titles |= said
    return Facts(
        heads[0].id,
        heads[0].symbol,
        heads[0].kind,
        titles,
        first(head.date for head in heads),
        first(head.session for head in heads),
        first(head.meeting for head in heads),
        union(head.body for head in heads),
        union(head.reports for head in heads),
        first(head.page for head in heads),
    )


def document(
    facts: Facts, adopted: Mapping[str, Sequence[str]], stated: str, texts: list[Text], parts: list[str]
) -> DocumentRecord:
    """The record: `adopted` names the instruments that it adopted, `stated` is the date most citations state."""
    year, dated = _year(facts.date, stated, facts.symbol)
    return DocumentRecord(
        id=facts.id,
        symbol=facts.symbol,
        kind=facts.kind,
        title={language: all_of(names, language) for language, names in sorted(adopted.items())}
        | facts.titles,
        date=facts.date,
        session=facts.session,
        meeting=facts.meeting,
        body=facts.body,
        reports=facts.reports,
        page=facts.page,
        organ=facts.body[0] if facts.body else _issuer(facts.symbol),
        year=year,
        dated=dated,
        texts=texts,
        parts=parts,
    )


def all_of(instruments: Iterable[str], language: str) -> str:
    """What a document is called that adopted these: the shortest first, for a protocol's name holds that of its convention."""
    stop = "；" if language == "zh" else "; "
    return stop.join(sorted(instruments, key=lambda name: (len(name), name)))


def most_stated(dates: Mapping[str, int]) -> str:
    """The date that is stated most often; the earliest of those stated as often."""
    return min(dates, key=lambda date: (-dates[date], date), default="")


def _printed(heads: Sequence[Head]) -> list[dict[str, str]]:
    """The titles printed, the first in order last: it stays."""
    return sorted((head.titles for head in heads), key=lambda said: [*said.values()], reverse=True)


_FIRST_SESSION = 1946
"""The General Assembly met first in 1946; each session but the first opens in the autumn: the sixtieth in 2005."""


def _year(date: str, stated: str, symbol: str) -> tuple[int, str]:
    """A document's year and whence it is: its `date`, the date citations have `stated`, or its `symbol`.

    `E/RES/2005/14` tells its year, `A/60/510` the year in which the session opened; `A/CONF.203/18` tells none.
    """
    for value, origin in ((date, "date"), (stated, "stated")):
        if value[:4].isdigit():
            return int(value[:4]), origin
    try:
        known = parse(symbol)
    except SymbolError:
        return 0, ""
    year = explain(known).year or _opening(symbol)
    return (year, "symbol") if year else (0, "")


def _opening(symbol: str) -> int:
    """The year in which the session of `A/60/510` or `A/RES/60/175` opened; 0 for other organs and special sessions."""
    found = re.match(r"A/(?:RES/|DEC/|C\.\d/|INF/)?(\d{1,2})/", symbol)
    return _FIRST_SESSION + max(int(found[1]) - 1, 0) if found else 0


def _issuer(symbol: str) -> str:
    """`authority/org/security-council` for S/RES/1373(2001); empty where the series does not tell."""
    try:
        body = parse(symbol).body
    except SymbolError:
        return ""
    return f"authority/{body}" if body else ""
