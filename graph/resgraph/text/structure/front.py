"""What stands above the enacting line: symbol, title, report, date, session."""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.symbols import parse
from resgraph.text.structure.bodies import body_of
from resgraph.text.structure.dates import DATE, iso_date, number
from resgraph.text.structure.titles import DECISION, DRAFT, RESOLUTION, STATEMENT, read_title

MASTHEAD = re.compile(
    r"(?<![A-Za-z0-9/])(?:[A-Z]{1,4}(?:/[A-Z]+(?:\.\d+)?(?:/Sub\.\d+)?)?)/(?:RES|DEC|PRST)/[A-Z0-9\-/.]+(?:\s?[(（][\dIVXLSE\-]+[)）])?"
)
SESSION = re.compile(
    r"第\s?(?P<number>[一二三四五六七八九十百\d]+)\s?(?P<kind>[届屆]|[届屆]?特别)[会會][议議期]"
)
MEETING = re.compile(
    r"第\s?(?P<number>[\d〇○零一二三四五六七八九十百]+)\s?次\s?(?:(?:全[体體]|组织|組織)?\s?[会會][议議]|全[会會])"
)
OWN = re.compile(rf"(?:[^\W\d_]+\s+){{0,3}}(?P<symbol>{MASTHEAD.pattern})\*?")
MASTHEAD_LENGTH = 600
"""Characters at the head of a document among which its own symbol stands."""
REPORT = re.compile(r"[\[〔［]\s?(?:[根依]据|根據).{0,400}?[\]〕］]", re.DOTALL)
DOCUMENT = re.compile(
    r"(?:[A-Z]{1,5}(?:\.\d+)?)(?:/[A-Za-z0-9.]+)+|(?:和|及|、|与|與|,|，)\s?(?P<part>(?:Corr|Add|Rev)\.\s?\d+)"
)
SYMBOL_NUMBER = re.compile(
    r"(?:RES|DEC|PRST)/(?:[A-Z]+/)?(?:(?P<session>\d+)[/.]\d+|\d+[A-Z]?\((?P<roman>[IVXLC]+)\))"
)
OLD_SPECIAL = re.compile(r"\((?P<kind>E?S-)(?P<roman>[IVXLC]+)\)")
"""The sixth special session: 3201(S-VI)."""
ADOPTION = re.compile(
    rf"{DATE.pattern}(?!\s*[至到–—-])\s*(?P<after>(?:大[会會]|[，,的]?\s?在?[^。]{{0,20}}第[^。]{{0,12}}次(?:全体|组织)?[会會][议議]|[^。]{{0,30}}通[过過]|[^。]{{0,20}}[决決][议議]|安全理事[会會]))"
)

DRAFTED = re.compile(r"(?<![A-Za-z0-9/])[A-Z]{1,4}(?:/[A-Z0-9.]+)+/L\.\d{1,4}(?:/Rev\.\d{1,2})?(?![\d/])")
HEADED = re.compile(
    rf"(?:{DATE.pattern})?(?P<name>[\u4e00-\u9fff《》]{{2,30}}?)(?:{DATE.pattern.replace('year', 'y').replace('month', 'm').replace('day', 'd')})?"
    r"(?:主席)?(?:的|通过的|通過的)?(?P<kind>[决決][议議]|[决決]定|[声聲]明)"
)


@dataclass(frozen=True, slots=True)
class Front:
    """What the heading says; None or empty where it does not."""

    symbol: Symbol | None
    title: str | None
    adopted: str | None
    session: int | str | None
    meeting: int | None
    basis: tuple[Symbol, ...]
    body: str | None = None


def read_front(lines: list[str], body: str | None, kind: SymbolKind = RESOLUTION) -> Front:
    """Read the repaired lines above the enacting line; `body` is the adopting body's id.

    Where there is no such line the heading names the body (大会决定). `kind` is what the number numbers; the
    heading may say otherwise (通过的决定).

    A masthead's own symbol wins over the number that heads the title; the number alone becomes a
    symbol by the body (60/175 of the Assembly: A/RES/60/175).
    """
    whole = "\n".join(lines)
    report = REPORT.search(whole)
    plain = (whole[: report.start()] + "\n" + whole[report.end() :]) if report else whole
    printed = [line for line in plain.split("\n") if line.strip()]
    named, said = _heading(printed)
    numbered, title = read_title(printed, body or named, said or kind)
    symbol = _masthead(plain) or numbered or _draft(printed)
    adopted = ADOPTION.search(plain) or (_dated(printed) if numbered else None)
    meeting = MEETING.search(plain)
    return Front(
        symbol,
        title,
        iso_date(adopted) if adopted else None,
        _session(plain, symbol),
        number(meeting["number"]) or None if meeting else None,
        _documents(report.group()) if report else (),
        body or named,
    )


def own_symbol(text: str) -> Symbol | None:
    """The symbol that a masthead in any language shows: United Nations A/RES/73/3, alone or after one name."""
    for line in text[:MASTHEAD_LENGTH].splitlines():
        match = OWN.fullmatch(line.strip())
        if match and (symbol := _parse(match["symbol"])):
            return symbol
    return None


def _masthead(text: str) -> Symbol | None:
    for match in MASTHEAD.finditer(text):
        symbol = _parse(match.group())
        if symbol:
            return symbol
    return None


def _heading(lines: list[str]) -> tuple[str | None, SymbolKind | None]:
    """The body and the kind that a heading names: 大会决定, 人权理事会2023年10月11日通过的决议."""
    for line in lines:
        match = HEADED.match(line.strip())
        if match and (body := body_of(match["name"])):
            decided, stated = match["kind"][1] == "定", match["kind"][1] == "明"
            return body, DECISION if decided else STATEMENT if stated else RESOLUTION
    return None, None


def _dated(lines: list[str]) -> re.Match[str] | None:
    """The day, where a line holds nothing else: that of adoption, below the number of a Security Council resolution."""
    return next(filter(None, (DATE.fullmatch(line.strip()) for line in lines)), None)


def _draft(lines: list[str]) -> Symbol | None:
    """The symbol of the draft that the heading says this is: A/C.3/58/L.30."""
    if not any(DRAFT.fullmatch(line.strip()) for line in lines):
        return None
    found = DRAFTED.search("\n".join(lines))
    return _parse(found.group()) if found else None


def _parse(text: str) -> Symbol | None:
    try:
        return parse(text.rstrip(".-/"))
    except SymbolError:
        return None


def _session(text: str, symbol: Symbol | None) -> int | str | None:
    """The session: of the symbol where that is by session, else as the masthead prints it."""
    if symbol and symbol.text.startswith(("E/RES/", "E/DEC/", "S/")):
        return None
    special = re.search(r"(?:RES|DEC|PRST)/(E?S-\d+|OS/\d+)/", symbol.text) if symbol else None
    if special:
        return special[1]
    match = OLD_SPECIAL.search(symbol.text) if symbol else None
    if match:
        return f"{match['kind']}{number(match['roman'])}"
    match = SYMBOL_NUMBER.search(symbol.text) if symbol else None
    if match:
        value = number(match["session"] or match["roman"])
        return value if value < 1900 else None
    printed = SESSION.search(text)
    return number(printed["number"]) or None if printed else None


def _documents(report: str) -> tuple[Symbol, ...]:
    """The reports named in the bracketed line: A/60/510 和 Corr.1 are two."""
    found: list[Symbol] = []
    base: Symbol | None = None
    for match in DOCUMENT.finditer(report):
        part = match["part"]
        text = f"{base}/{part.replace(' ', '')}" if part and base else "" if part else match.group()
        symbol = _parse(text) if text else None
        if symbol:
            found.append(symbol)
            base = base if part else symbol
    return tuple(dict.fromkeys(found))
