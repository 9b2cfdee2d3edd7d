"""The line with the number that heads a resolution: 60/175. 加强…, 第1373(2001)号决议, 二七五八(二十六), WHA76.17; each form a pattern.

    60/175. 加强联合国预防犯罪和刑事司法方案           session and number
    1974年12月17日第366(1974)号决议                   number and year, its day before or behind
    八十四(一九五〇). 一九五〇年七月七日决议案
    2200 A (XXI). 国际人权盟约                        number and session, in Roman or in Chinese figures
    第一五一四号决议案(十五), 二二五三(紧特五)
    32 C/33 关于…的宣言                               of the General Conference of UNESCO
    第1/CP.21号决定, 第XII/24号决定                    decisions of conferences of parties

All patterns are matched on simplified and repaired lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from resgraph.languages.ruled import rules
from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.symbols import decision, resolution, statement, treaty_decision
from resgraph.symbols.series import UNESCO_CONFERENCE, WORLD_HEALTH_ASSEMBLY
from resgraph.text.numerals import NUMERALS, roman, value
from resgraph.text.structure.bodies import NAMES, body_of
from resgraph.text.structure.dates import DATE
from resgraph.text.structure.heading_forms import has_form

RESOLUTION, DECISION, STATEMENT = SymbolKind.RESOLUTION, SymbolKind.DECISION, SymbolKind.STATEMENT
BUILDERS = {RESOLUTION: resolution, DECISION: decision, STATEMENT: statement}

HEADS = rules("heading-numbers")
CALLED = {
    HEADS.text("resolution"): RESOLUTION,
    HEADS.text("decision"): DECISION,
    HEADS.text("statement"): STATEMENT,
}
"""What the line itself calls it."""
DECIDES = HEADS.text("decides")
"""The character that names of resolutions and decisions begin with."""
UNNUMBERED = re.compile(r"\d{1,3}/(?:[.…_]{1,6}|\[[.…\s]*\])[.．]?\s?(?P<title>.+)")
"""50/… 社会论坛 heads a draft, which has no number yet."""
DAY_ONLY, NAMED = HEADS.pattern("forms.day_only"), HEADS.pattern("named", bodies=NAMES)
CONFERENCE, HEALTH = HEADS.pattern("forms.conference"), HEADS.pattern("forms.health")
EMERGENCY = HEADS.pattern("emergency")
TREATY_NUMBER = re.compile(r"\d+/[A-Z]+\.\d")
"""1/CP.21, 2/CMA.3."""
LAST_ARABIC = 2
"""The first two special sessions are S-1 and S-2 in symbols, those from the third on S-III, S-IV..."""
LETTERS = dict(zip(map(ord, NUMERALS.words("stems")), "ABCDEFGHIJ", strict=True))
ZERO = NUMERALS.words("counting")[0]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading's number as symbols spell it ("" where it has none), where its title begins, the day beside it.

    `said` is what the line itself calls it; `title` is empty where the number stands alone. `body` and `session` are told by
    a form that one body alone has: 32 C/33, WHA33.3.
    """

    number: str
    title: str
    at: int
    said: SymbolKind | None = None
    day: re.Match[str] | None = None
    body: str | None = None
    session: int | None = None

    def symbol(self, body: str | None, kind: SymbolKind) -> Symbol | None:
        """The symbol, when the body that adopts is known and has such numbers."""
        try:
            if TREATY_NUMBER.match(self.number):
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


def read_resolution(number: str) -> Numbered | None:
    """Read a number as a sentence would print that of a resolution: 36/120 as 第36/120号决议."""
    return read_number(HEADS.text("as_resolution").format(number=number))


def _numbered(text: str, match: re.Match[str], number: str) -> Numbered:
    title, parts = match["title"].strip(), match.groupdict()
    said = CALLED.get(parts.get("said") or "")
    alone = DAY_ONLY.fullmatch(title) or has_form("adoption", title, body_of)
    day = DATE.search(title) if alone else DATE.match(text)
    own = (
        UNESCO_CONFERENCE if match.re is CONFERENCE else WORLD_HEALTH_ASSEMBLY if match.re is HEALTH else None
    )
    session = int(match["session"]) if match.re is CONFERENCE else None
    return Numbered(number, "" if alone else title, match.start("title"), said, day, own, session)


def _council(match: re.Match[str]) -> str | None:
    return f"{_value(match['number'])}({_value(match['year'])})"


def _session(match: re.Match[str]) -> str | None:
    return f"{match['session']}/{match['number']}{match['letter'] or ''}"


def _old(match: re.Match[str]) -> str | None:
    """二七五八(二十六) and 2758(二十六) are number 2758 of the twenty-sixth session; (紧特五) is the fifth emergency one."""
    special = match["special"] or ""
    prefix = "ES-" if EMERGENCY.match(special) else "S-" if special else ""
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
    return value(text) or value(text.replace("0", ZERO)) or 0


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...] = (
    (HEADS.pattern("forms.council"), _council),
    (HEADS.pattern("forms.roman"), _old),
    (HEADS.pattern("forms.council_chinese"), _council),
    (HEADS.pattern("forms.chinese"), _old),
    (HEALTH, _plain),
    (CONFERENCE, _none),
    (HEADS.pattern("forms.treaty"), _plain),
    (HEADS.pattern("forms.series"), _session),
    (HEADS.pattern("forms.parties"), _none),
    (UNNUMBERED, _none),
    (HEADS.pattern("forms.drafted"), _none),
)
"""How the numbers that head titles are printed, and how each is spelled in a symbol."""
