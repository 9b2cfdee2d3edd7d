"""The line with the number that heads a resolution: 60/175. 加强…, 第1373(2001)号决议, 二七五八(二十六), WHA76.17; each form a pattern.

    60/175. 加强联合国预防犯罪和刑事司法方案           session and number
    1974年12月17日第366(1974)号决议                   number and year, its day before or behind
    八十四(一九五〇). 一九五〇年七月七日决议案
    2200 A (XXI). 国际人权盟约                        number and session, in Roman or in Chinese figures
    第一五一四号决议案(十五), 二二五三(紧特五)
    第1/CP.21号决定, 第XII/24号决定                    decisions of conferences of parties

All patterns are matched on simplified and repaired lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.symbols import decision, resolution, statement, treaty_decision
from resgraph.text.numerals import roman, value
from resgraph.text.structure.bodies import BODIES
from resgraph.text.structure.dates import ANY_DATE, DATE

RESOLUTION, DECISION, STATEMENT = SymbolKind.RESOLUTION, SymbolKind.DECISION, SymbolKind.STATEMENT
BUILDERS = {RESOLUTION: resolution, DECISION: decision, STATEMENT: statement}

FIGURES = "〇零○Ｏ0一二三四五六七八九十百千"
BEFORE = rf"(?:{ANY_DATE}(?:之|的)?)?(?:第\s*|.{{0,14}}(?:决议|决定)案?\s*)?"
NOUN = r"(?:\s?号)?(?:\s?(?P<said>决议|决定)案?)?"
BEHIND = r"\s?(?:[.．、。:：]\s?|\s|$)?"

COUNCIL = re.compile(
    rf"{BEFORE}(?P<number>\d{{1,4}})\s?[(（]\s?(?P<year>(?:19|20)\d\d)\s?[)）]{NOUN}{BEHIND}(?P<title>.*)"
)
COUNCIL_CHINESE = re.compile(
    rf"""
    {BEFORE} (?P<number>[{FIGURES}]{{1,8}}) \s?[(（]\s? (?P<year>[一二][九〇零○0][〇零○0一二三四五六七八九]{{2}}) \s?[)）]
    {NOUN}{BEHIND} (?P<title>.*)
    """,
    re.VERBOSE,
)
"""第三五〇(一九七四)号决议: number and year of a resolution of the Security Council."""
ROMAN = re.compile(
    rf"""
    {BEFORE} (?P<number>\d{{1,4}}) \s?(?P<letter>[A-Z])? {NOUN}
    \s?[(（]\s? (?P<special>E?S-)? (?P<session>[IVXLC]{{1,8}}|(?<=S-)\d{{1,2}}) \s?[)）] (?:\s?号)?(?:\s?决议案?)?{BEHIND}
    (?P<title>.*)
    """,
    re.VERBOSE,
)
CHINESE = re.compile(
    rf"""
    {BEFORE} (?P<number>[{FIGURES}]{{1,8}}|\d{{1,4}}) \s?(?P<letter>[A-Z]|[甲乙丙丁])? {NOUN}
    \s?[(（]\s? (?P<special>E?S-|紧急?特别?|特别?)? -? (?P<session>[一二三四五六七八九十]{{1,4}}|(?<=S-)(?:\d{{1,2}}|[IVX]{{1,5}})) \s?[)）]
    (?:\s?号)?(?:\s?决议案?)?{BEHIND} (?P<title>.*)
    """,
    re.VERBOSE,
)
HEALTH = re.compile(
    rf"(?:第.{{1,6}}届世界卫生大会\s*)?(?:第\s*)?WHA\s?(?P<number>\d{{1,3}}\.\d{{1,3}}){NOUN}[.．、。:：\s]*(?P<title>.*)"
)
SERIES = re.compile(
    rf"""
    (?:{ANY_DATE}(?:之|的)?第)? (?:第\s*)? (?:PRST[/\s]\s*)?
    (?P<session>(?:S|ES)-\d{{1,2}}|OS/\d{{1,2}}|\d{{1,4}}) \s?[/／]\s? (?P<number>\d{{1,3}})
    (?:\s?号\s?(?P<said>决议|决定))?
    \s?(?P<letter>[A-Z](?![A-Za-z]))? \s?(?:[.．、。:：]\s?|\s|$|(?=[\u4e00-\u9fff])(?![号年]))
    (?P<title>.*)
    """,
    re.VERBOSE,
)
TREATY = re.compile(
    rf"(?:第\s*)?(?P<number>\d{{1,3}}/(?:CP|CMP|CMA|COP)\.\d{{1,3}}){NOUN}{BEHIND}(?P<title>.*)"
)
PARTIES = re.compile(rf"(?:第\s*)?[IVX]{{1,6}}/\d{{1,3}}{NOUN}{BEHIND}(?P<title>.*)")
"""XII/24: a decision of the parties to the Convention on Biological Diversity, whose masthead has the symbol."""
UNNUMBERED = re.compile(r"\d{1,3}/(?:[.…_]{1,6}|\[[.…\s]*\])[.．]?\s?(?P<title>.+)")
"""50/… 社会论坛 heads a draft, which has no number yet."""
DRAFTED = re.compile(r"(?:决议|决定)?草案\s?[一二三四五六七八九十\d]{1,3}[.．、:：]?\s?(?P<title>.+)")
"""决议草案二 打击腐败 heads a draft in a report."""
DAY_ONLY = re.compile(rf"{ANY_DATE}(?:之|的)?(?:决议案?|决定)?\s?(?:[\[〔(（]S/\d+[\])）〕])?")
LAST_ARABIC = 2
"""The first two special sessions are S-1 and S-2 in symbols, those from the third on S-III, S-IV..."""
NAMED = re.compile(rf"(?:联合国)?(?:{'|'.join(sorted(BODIES, key=len, reverse=True))})(?=第)")
"""经济及社会理事会第1989/65号决议: the body before the number."""
LETTERS = str.maketrans("甲乙丙丁", "ABCD")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading's number as symbols spell it ("" where it has none), where its title begins, the day beside it.

    `said` is what the line itself calls it; `title` is empty where the number stands alone.
    """

    number: str
    title: str
    at: int
    said: SymbolKind | None = None
    day: re.Match[str] | None = None

    def symbol(self, body: str | None, kind: SymbolKind) -> Symbol | None:
        """The symbol, when the body that adopts is known and has such numbers."""
        try:
            if "P." in self.number:
                return treaty_decision(self.number)
            return BUILDERS[self.said or kind](body or "", self.number) if self.number else None
        except SymbolError:
            return None


def read_number(text: str) -> Numbered | None:
    """Read the number and the words behind it; None for a line that is headed by none."""
    named = NAMED.match(text)
    start = named.end() if named else 0
    for pattern, spell in FORMS:
        match = pattern.fullmatch(text, start)
        if match and (number := spell(match)) is not None:
            return _numbered(text, match, number)
    return None


def _numbered(text: str, match: re.Match[str], number: str) -> Numbered:
    title, parts = match["title"].strip(), match.groupdict()
    said = {"决定": DECISION, "决议": RESOLUTION}.get(parts.get("said") or "")
    alone = DAY_ONLY.fullmatch(title)
    day = DATE.search(title) if alone else DATE.match(text)
    return Numbered(number, "" if alone else title, match.start("title"), said, day)


def _council(match: re.Match[str]) -> str | None:
    return f"{_value(match['number'])}({_value(match['year'])})"


def _session(match: re.Match[str]) -> str | None:
    return f"{match['session']}/{match['number']}{match['letter'] or ''}"


def _old(match: re.Match[str]) -> str | None:
    """二七五八(二十六) and 2758(二十六) are number 2758 of the twenty-sixth session; (紧特五) is the fifth emergency one."""
    special = match["special"] or ""
    prefix = "ES-" if special.startswith(("E", "紧")) else "S-" if special else ""
    letter = (match["letter"] or "").translate(LETTERS)
    session = _value(match["session"])
    arabic = match["session"].isdecimal() or (prefix == "S-" and session <= LAST_ARABIC)
    return f"{_value(match['number'])}{letter}({prefix}{session if arabic else roman(session)})"


def _plain(match: re.Match[str]) -> str | None:
    return match["number"]


def _none(_: re.Match[str]) -> str | None:
    return ""


def _value(text: str) -> int:
    """A number in figures of any kind; 一八0三 has a digit for 〇."""
    return value(text) or value(text.replace("0", "〇")) or 0


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (COUNCIL, _council),
    (ROMAN, _old),
    (COUNCIL_CHINESE, _council),
    (CHINESE, _old),
    (HEALTH, _plain),
    (TREATY, _plain),
    (SERIES, _session),
    (PARTIES, _none),
    (UNNUMBERED, _none),
    (DRAFTED, _none),
)
"""How the numbers that head titles are printed, and how each is spelled in a symbol."""
