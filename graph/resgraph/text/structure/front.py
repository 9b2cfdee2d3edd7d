"""What stands above the enacting line: symbol, title, report, date, session."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.symbols import decision, parse, resolution, statement
from resgraph.text.numerals import roman
from resgraph.text.structure.bodies import body_of
from resgraph.text.structure.dates import DATE, iso_date, number

ANY_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
"""A date within a longer pattern: its parts have no names."""
MASTHEAD = re.compile(
    r"(?<![A-Za-z0-9/])(?:[A-Z]{1,4}(?:/[A-Z]+(?:\.\d+)?(?:/Sub\.\d+)?)?)/(?:RES|DEC|PRST)/[A-Z0-9\-/.]+(?:\s?[(（][\dIVXLSE\-]+[)）])?"
)
SERIES = re.compile(
    r"""
    (?:第\s*)?
    (?:PRST[/\s]\s*)?
    (?P<session>(?:S|ES)-\d{1,2}|OS/\d{1,2}|\d{1,4}) \s?[/／]\s? (?P<number>\d{1,3})
    (?:\s?[号號]\s?(?P<said>决议|決議|决定|決定))?
    \s?(?P<letter>[A-Z](?![A-Za-z]))? \s?(?:[.．、。:：]\s?|\s|$|(?=[\u4e00-\u9fff])(?![号號年]))
    (?P<title>.*)
    """,
    re.VERBOSE,
)
ROMAN = re.compile(
    r"""
    (?:第\s*)?
    (?P<number>\d{1,4}) \s?(?P<letter>[A-Z])?
    \s?[(（]\s?(?P<session>(?:E?S-)?[IVXLC]{1,8})\s?[)）]
    (?:\s?[号號]\s?(?:决议|決議))?
    \s?(?:[.．、。:：]\s?|\s|$)?
    (?P<title>.*)
    """,
    re.VERBOSE,
)
CHINESE_NUMBER = re.compile(
    r"""
    (?:第\s*|.{0,14}(?:决议|決議)案?\s*)?
    (?P<number>[〇零○一二三四五六七八九十百千]{1,8}) \s?(?P<letter>[A-Z]|[甲乙丙丁])?
    \s?[(（]\s?(?P<session>[一二三四五六七八九十]{1,4})\s?[)）]
    (?:\s?[号號]\s?(?:决议|決議)案?)?
    \s?(?:[.．、。:：]\s?|\s|$)?
    (?P<title>.*)
    """,
    re.VERBOSE,
)
COUNCIL = re.compile(
    r"(?:第\s*)?(?P<number>\d{1,4})\s?[(（]\s?(?P<year>(?:19|20)\d\d)\s?[)）]\s?[号號]?\s?(?:决议|決議)?[.．]?\s*(?P<title>.*)"
)
COUNCIL_CHINESE = re.compile(
    r"""
    (?:第\s*|.{0,14}(?:决议|決議)案?\s*)?
    (?P<number>[〇零○一二三四五六七八九十百千]{1,8})
    \s?[(（]\s?(?P<year>[一二][九〇零○][〇零○一二三四五六七八九]{2})\s?[)）]
    \s?[号號]?\s?(?:决议|決議)?案?[.．]?\s*(?P<title>.*)
    """,
    re.VERBOSE,
)
"""第三五〇(一九七四)号决议: number and year of a resolution of the Security Council."""
HEALTH = re.compile(
    r"(?:第.{1,6}[届屆]世界[卫衛]生大[会會]\s*)?(?:第\s*)?WHA\s?(?P<number>\d{1,3}\.\d{1,3})(?:\s?[号號]?\s?(?:决议|決議))?[.．、。:：\s]*(?P<title>.*)"
)
SESSION = re.compile(
    r"第\s?(?P<number>[一二三四五六七八九十百\d]+)\s?(?P<kind>[届屆]|[届屆]?特别)[会會][议議期]"
)
MEETING = re.compile(
    r"第\s?(?P<number>[\d〇○零一二三四五六七八九十百]+)\s?次\s?(?:(?:全[体體]|组织|組織)?\s?[会會][议議]|全[会會])"
)
REPORT = re.compile(r"[\[〔［]\s?(?:[根依]据|根據).{0,400}?[\]〕］]", re.DOTALL)
DOCUMENT = re.compile(
    r"(?:[A-Z]{1,5}(?:\.\d+)?)(?:/[A-Za-z0-9.]+)+|(?:和|及|、|与|與|,|，)\s?(?P<part>(?:Corr|Add|Rev)\.\s?\d+)"
)
SYMBOL_NUMBER = re.compile(
    r"(?:RES|DEC|PRST)/(?:[A-Z]+/)?(?:(?P<session>\d+)[/.]\d+|\d+[A-Z]?\((?P<roman>[IVXLC]+)\))"
)
ADOPTION = re.compile(
    rf"{DATE.pattern}\s*(?P<after>(?:大[会會]|[，,的]?\s?在?[^。]{{0,20}}第[^。]{{0,12}}次(?:全体|组织)?[会會][议議]|[^。]{{0,30}}通[过過]|[^。]{{0,20}}[决決][议議]|安全理事[会會]))"
)

AFTER_TITLE = re.compile(
    rf"""
    [A-Z甲乙丙丁戊己庚辛壬癸](?:[.．、]\s?[\u4e00-\u9fff].*)?                              # the letter of a part
    | .{{0,40}}{ANY_DATE}.{{0,40}}(?:通[过過]|[决決][议議])[)）]?         # 2003年12月9日大会通过
    | .{{0,40}}{ANY_DATE}.*(?:[:：]|次(?:全[体體]|组织|組織)?[会會][议議]上?[，,]?)
    | {ANY_DATE}[，,]?                                                  # the day alone
    | 安全理事[会會],?，?
    """,
    re.VERBOSE,
)
"""What ends a title: the letter of a part, the line that tells the adoption, its date alone."""
TITLE_MARK = re.compile(
    r"^[*＊\s]+|\s*(?:[*＊]+|[⁰¹²³⁴-⁹]{1,3}|[\[〔]\d{1,3}[\]〕]|(?<=[\u4e00-\u9fff])\d{1,2}/)?\s*$"
)
"""The footnote mark behind a title."""
ABOVE_TITLE = re.compile(rf"(?:临时)?议程(?:项目|第).*|第.{{1,6}}届会议|{ANY_DATE}")
DRAFT = re.compile(r".*(?:决议|決議|决定|決定)草案[*＊]?")
"""The line above the title of a draft: 决议草案, 阿根廷和巴西：决议草案."""
DRAFTED = re.compile(r"(?<![A-Za-z0-9/])[A-Z]{1,4}(?:/[A-Z0-9.]+)+/L\.\d{1,4}(?:/Rev\.\d{1,2})?(?![\d/])")
HEADED = re.compile(
    rf"(?:{DATE.pattern})?(?P<name>[\u4e00-\u9fff《》]{{2,30}}?)(?:{DATE.pattern.replace('year', 'y').replace('month', 'm').replace('day', 'd')})?"
    r"(?:主席)?(?:的|通过的|通過的)?(?P<kind>[决決][议議]|[决決]定|[声聲]明)"
)


RESOLUTION, DECISION, STATEMENT = SymbolKind.RESOLUTION, SymbolKind.DECISION, SymbolKind.STATEMENT
BUILDERS = {RESOLUTION: resolution, DECISION: decision, STATEMENT: statement}


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
    numbered, title = _titled(printed, body or named, said or kind)
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


def _masthead(text: str) -> Symbol | None:
    for match in MASTHEAD.finditer(text):
        symbol = _parse(match.group())
        if symbol:
            return symbol
    return None


def _titled(lines: list[str], body: str | None, kind: SymbolKind) -> tuple[Symbol | None, str | None]:
    """The numbered line and the lines under it: the number as a symbol, and the title."""
    for pattern, spell in FORMS:
        for index, line in enumerate(lines):
            match = pattern.fullmatch(line.strip())
            if match:
                decided = (match.groupdict().get("said") or "")[1:] == "定"
                symbol = _adopted(spell(match), body, DECISION if decided else kind)
                return symbol, _title(match["title"], lines[index + 1 :])
    drafted = next((i for i, line in enumerate(lines) if DRAFT.fullmatch(line.strip())), None)
    return None, _title("", lines[drafted + 1 :]) if drafted is not None else None


def _title(first: str, below: list[str]) -> str | None:
    """The title behind the number, and the lines under it up to what ends a title."""
    lines = below if first else list(dropwhile(lambda text: ABOVE_TITLE.fullmatch(text.strip()), below))
    under = takewhile(lambda text: not AFTER_TITLE.fullmatch(text.strip()), lines)
    return TITLE_MARK.sub("", "".join(_glue([first, *under]))).strip() or None


def _glue(parts: list[str]) -> list[str]:
    """The title's lines; a blank between two that end and begin with Latin letters."""
    kept = [part.strip() for part in parts if part.strip()]
    return [
        (
            " "
            if i and part[:1].isascii() and kept[i - 1][-1:].isascii() and kept[i - 1][-1:].isalpha()
            else ""
        )
        + part
        for i, part in enumerate(kept)
    ]


def _series(match: re.Match[str]) -> str:
    return f"{match['session']}/{match['number']}{match['letter'] or ''}"


def _roman(match: re.Match[str]) -> str:
    return f"{match['number']}{match['letter'] or ''}({match['session']})"


def _council(match: re.Match[str]) -> str:
    return f"{match['number']}({match['year']})"


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


def _chinese(match: re.Match[str]) -> str:
    """二七五八(二十六) is number 2758 of the twenty-sixth session."""
    letter = (match["letter"] or "").translate(str.maketrans("甲乙丙丁", "ABCD"))
    return f"{number(match['number'])}{letter}({roman(number(match['session']))})"


def _council_chinese(match: re.Match[str]) -> str:
    return f"{number(match['number'])}({number(match['year'])})"


def _health(match: re.Match[str]) -> str:
    return match["number"]


FORMS = (
    (COUNCIL, _council),
    (ROMAN, _roman),
    (COUNCIL_CHINESE, _council_chinese),
    (CHINESE_NUMBER, _chinese),
    (HEALTH, _health),
    (SERIES, _series),
)
"""How the numbers that head titles are printed, and how each is spelled in a symbol."""


def _adopted(number: str, body: str | None, kind: SymbolKind) -> Symbol | None:
    """The symbol of what is headed by its number alone, when the body that adopts it is known."""
    try:
        return BUILDERS[kind](body or "", number)
    except SymbolError:
        return None


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
