"""The number and the title: 60/175. 加强…, 第1373(2001)号决议, 二七五八(二十六), WHA76.17; each form a pattern."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile

from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.symbols import decision, resolution, statement
from resgraph.text.numerals import roman
from resgraph.text.structure.dates import DATE, number

ANY_DATE = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
"""A date within a longer pattern: its parts have no names."""
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
    (?P<number>[〇零○一二三四五六七八九十百千]{1,8}|\d{1,4}) \s?(?P<letter>[A-Z]|[甲乙丙丁])?
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
AFTER_TITLE = re.compile(
    rf"""
    [A-Z甲乙丙丁戊己庚辛壬癸](?:[.．、]\s?[\u4e00-\u9fff].*)?                              # the letter of a part
    | .{{0,40}}{ANY_DATE}.{{0,40}}(?:通[过過]|[决決][议議])[)）]?         # 2003年12月9日大会通过
    | .{{0,40}}{ANY_DATE}.*(?:[:：]|次(?:全[体體]|组织|組織)?[会會][议議]上?[，,]?)
    | .{{0,14}}第.{{1,8}}次(?:全[体體])?[会會][议議].{{0,6}}通[过過]  # 安全理事会第4956次会议通过
    | .*(?:建[议議]|通[过過]).*[:：]                                    # 委员会建议通过下列决议草案：
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
RESOLUTION, DECISION, STATEMENT = SymbolKind.RESOLUTION, SymbolKind.DECISION, SymbolKind.STATEMENT
BUILDERS = {RESOLUTION: resolution, DECISION: decision, STATEMENT: statement}


def read_title(lines: list[str], body: str | None, kind: SymbolKind) -> tuple[Symbol | None, str | None]:
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


def _chinese(match: re.Match[str]) -> str:
    """二七五八(二十六) and 2758(二十六) are number 2758 of the twenty-sixth session."""
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
