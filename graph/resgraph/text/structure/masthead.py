"""What each line of a heading is: name, symbol, terms, session, item of the agenda, adoption, or free words, such as a title.

    联合国                              A/RES/60/175       names and symbol
    大会                                Distr.: General    name and terms
    第六十届会议                                            session
    议程项目106                                             item of the agenda
    2005年12月16日大会决议                                  adoption
    [根据第三委员会的报告(A/60/510和Corr.1)通过]             what it was adopted on

All patterns are matched on simplified and repaired lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from resgraph.model import Symbol, SymbolError
from resgraph.symbols import parse_joint
from resgraph.symbols.bodies import named_body
from resgraph.symbols.printed import ROOTS
from resgraph.text.structure.basis import BRACKETED, REPORTED
from resgraph.text.structure.bodies import BODIES, body_of
from resgraph.text.structure.dates import ANY_DATE, DATE


class Sort(StrEnum):
    """What a line of a heading is."""

    NAME = "name"
    SYMBOL = "symbol"
    TERMS = "terms of distribution"
    SESSION = "session"
    DAYS = "days of the session"
    ITEM = "item of the agenda"
    DATE = "date"
    ADOPTED = "adoption"
    KIND = "kind of document"
    BASIS = "basis"
    PAGE = "page of a library"
    SENTENCE = "sentence"
    LETTER = "letter of a part"
    OFFICER = "officer"
    FREE = "free words"


STRUCTURAL = frozenset(Sort) - {Sort.FREE, Sort.NAME, Sort.LETTER, Sort.OFFICER}
"""What stands above a title or below it, and is no part of it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of a heading: simplified and repaired, and as printed; the blank lines above it; its columns."""

    text: str
    printed: str
    gap: int = 0
    columns: int = 0


SYMBOL = re.compile(
    r"(?<![A-Za-z0-9/])[A-Z]{1,5}(?:\(\d{1,3}\))?(?:/[A-Z0-9][A-Za-z0-9.\-]*(?:\s?\((?:E?S-)?[IVXLC\d]+\))?)+(?![A-Za-z(/])"
)
"""Any document symbol; a blank may stand before the year or the session: S/RES/2532 (2020)."""
ALONE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,14}}|[A-Z]{{2,8}}|文号[:：]?)?\s?(?P<symbol>{SYMBOL.pattern})[*＊]?(?:\s?(?:Distr|中文|CHINESE|第).*)?"
)
"""A symbol with nothing but a name and the terms beside it: 联合国A/60/131, S/2018/922 Distr.: General."""
NUMERAL = r"[\d〇○零一二三四五六七八九十百]{1,6}"
SESSION = re.compile(
    rf"第\s?(?P<number>{NUMERAL})\s?届\s?(?P<kind>紧急特别|特别)?(?:会议|会期|常会|[^，。；：]{{0,12}}(?:大会|会议))"
)
MEETING = re.compile(
    r"第\s?(?P<number>[\d〇○零一二三四五六七八九十百千]+)\s?次\s?(?:(?:全[体體]|组织|組織)?\s?[会會][议議]|全[会會])"
)
BODY = r"[\u4e00-\u9fff《》]{2,30}?"
SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        Sort.PAGE,
        re.compile(
            r"""
            .*[|←→].* | .{0,12}(?:文库|图书馆|百科).* | 外观 | 又名[:：].* | \[?编辑\]? | (?:发布|制定)机关[:：].*
            | (?:本作品|姊妹|跳转|维基|收录于).* | .{0,24}扫描版.* | 主题[:：].* | 首页 | 原始文本.* | 查看.* | 目录表? | \d{1,4}\s?[(（]\d{4}[)）]
            """,
            re.VERBOSE,
        ),
    ),
    (
        Sort.TERMS,
        re.compile(
            r"""
            (?:[\u4e00-\u9fff《》]{2,24}\s?)? Distr[.:：].*
            | GENERAL | LIMITED | RESTRICTED | General | Limited | CHINESE(?:\sONLY)? | Chinese | 中文
            | (?:ORIGINAL|Original|原文)\s?[:：].* | (?:GENERAL|LIMITED)\s?DISTR.*
            | \d{1,2}\s?[A-Z][A-Za-z]{2,8}\.?\s?\d{4}
            | 正式记录.* | 补编第.{1,12}
            """,
            re.VERBOSE,
        ),
    ),
    (
        Sort.DAYS,
        re.compile(
            rf"[(（]?{ANY_DATE}\s?(?:[至到、]|[–—-]|和).*日.{{0,20}}|{ANY_DATE}[，,]\s?(?!.*会议).{{2,14}}|.{{2,20}}，{ANY_DATE}\s?[至到–—-].*"
            r"|\d{4}年.{0,6}(?:实质性|组织|常)?(?:会议|届会|会期)(?:续会)?"
        ),
    ),
    (
        Sort.ITEM,
        re.compile(
            r"(?:临时|暂定|补充)?(?:议程|项目表)\s?[*＊]*\s?(?:第|项目|草案).*|(?:临时|暂定)项目表.*|项目\s?\d{1,3}.{0,16}"
        ),
    ),
    (
        Sort.SESSION,
        re.compile(
            rf"(?:{BODY})?{SESSION.pattern}(?:续会|高级别会议|[(（].{{1,12}}[)）])?(?:\s?(?:议程)?项目.*|\s?WHA[\d.]+)?"
        ),
    ),
    (Sort.DATE, re.compile(rf"(?:日期[:：]\s?)?{ANY_DATE}[，,。]?")),
    (
        Sort.ADOPTED,
        re.compile(
            rf"""
            (?P<body> {BODY} )? (?: [在于] | 其 )* \s? {ANY_DATE} (?! \s*[至到–—-] ) (?: [，,的] )? \s? [^，。；：]{{0,36}}
              (?: 通过 | 决议案? | 决定 | 会议上? | 声明 ) (?:之|的)? (?:决议案? | 决定)? [，,]? (?: [\[〔(（]S/\d+[\])）〕] )?
            | (?: {BODY} )?? {MEETING.pattern.replace("?P<number>", "?:")} [^，。；]{{0,40}} 通过
            | 经?书面投票.* | 通过日期.*
            """,
            re.VERBOSE,
        ),
    ),
    (
        Sort.KIND,
        re.compile(
            rf"""
            (?: .{{0,200}}[:：、]? | {BODY}的? )?? (?: 订正 | 主席 )? (?: 决议 | 决定 ) 草案 [*＊]?
            | (?P<body> {BODY} )?? (?: 通过 )? (?: 的 )? (?: 各?项? 决议案? | 决定 )
            | (?: 决议 | 决定 )? 草案 [一二三四五六七八九十\d]{{1,3}}
            | (?: {BODY} )? 主席 的? 声明
            | [\[〔(（] S/\d{{1,6}} [)）\]〕]
            """,
            re.VERBOSE,
        ),
    ),
    (Sort.BASIS, re.compile(rf"{BRACKETED.pattern}|{REPORTED.pattern}", re.VERBOSE)),
    (Sort.OFFICER, re.compile(r"(?:报告员|主席|共同主席|编写人|联合召集人)\s?[:：].*")),
    (Sort.LETTER, re.compile(r"[A-Z甲乙丙丁戊己庚辛壬癸]")),
    (Sort.SENTENCE, re.compile(r".*[。；;：:]")),
)
"""Each sort and its form, in the order in which they are asked."""
SHORT_NAME = re.compile(
    r"联合国|缔约[国方]会议|缔约方大会|理事会|委员会|小组委员会|第[一二三四五六]委员会|执行局"
)
"""A name in a masthead that is nobody's full name."""
PAGE_NAME = re.compile(
    rf"""
    (?:联合国)? (?P<body> {"|".join(sorted(BODIES, key=len, reverse=True))} )
    (?: 第?\s?(?P<number>[\dA-Z/-]{{1,9}}(?:\s?[(（][\dA-Z-]{{1,8}}[)）])?)\s?号\s?(?:决议|决定)案?
      | 决议案?(?P<old>[〇○零0-9一二三四五六七八九十百千]{{1,9}}\s?[A-Z甲乙丙丁]?[(（][一二三四五六七八九十IVXLC\dS-]{{1,8}}[)）])
      | 主席声明\d{{4}}年第\d{{1,3}}号 )
    """,
    re.VERBOSE,
)
"""How a library calls its pages: 联合国大会第36/120号决议, 联合国安理会第1917(2010)号决议, 联合国大会决议案一八一(二)."""
LIBRARY_WORDS = re.compile(
    r"[A-Z]{1,4}/(?:RES|DEC|PRST)/\S*|\d{1,4}\s?[(（]\d{4}[)）]|\d{4}年\d{1,2}月\d{1,2}日|联合国大会|中华文库|\W"
)


LONGEST_LINE = 400
"""Characters of a line; the longest titles have half as many."""


def heading_sorts(lines: Sequence[Heading]) -> list[Sort]:
    """What each line is; a bracket that runs over several lines is one basis."""
    sorts: list[Sort] = []
    inside = False
    for line in lines:
        text = line.text.strip()
        opened = bool(re.match(r"[\[〔［【]\s?(?:[根依]据|据|[未不](?:经)?发交|无须|经|就)", text))
        sort = Sort.BASIS if inside or opened else sort_of_line(text)
        inside = (inside or opened) and not re.search(r"[\]〕］】]", text)
        sorts.append(sort)
    return sorts


def sort_of_line(text: str) -> Sort:
    """What a line by itself is; one that is too long for a heading's is a sentence."""
    if len(text) > LONGEST_LINE:
        return Sort.SENTENCE
    if own_document(text):
        return Sort.SYMBOL
    if is_page_name(text):
        return Sort.PAGE
    for sort, pattern in SORTS:
        match = pattern.fullmatch(text)
        named = match.groupdict().get("body") if match else None
        if match and (named is None or body_of(named)):
            return sort
    return Sort.NAME if names_somebody(text) else Sort.FREE


def is_page_name(text: str) -> bool:
    """Whether the line holds names of pages and nothing else but numbers, symbols and days."""
    rest = PAGE_NAME.sub("", text)
    return rest != text and not re.search(r"[\u4e00-\u9fff]", LIBRARY_WORDS.sub("", rest))


def names_somebody(text: str) -> bool:
    """联合国, 大会, 国际原子能机构, 第三委员会, CBD: who speaks, with nothing else on the line."""
    plain = re.sub(r"[\s*＊]", "", text)
    known = body_of(plain) is not None or named_body(plain) is not None
    return known or bool(SHORT_NAME.fullmatch(plain) or re.fullmatch(r"[A-Z]{2,8}", plain))


def own_document(text: str) -> Symbol | None:
    """The document whose symbol stands alone on the line; the first of a joint symbol."""
    match = ALONE.fullmatch(text.strip())
    return parsed(match["symbol"]) if match else None


def parsed(text: str) -> Symbol | None:
    """The symbol, the first of joint ones; None for letters and strokes that are something else: HIV/AIDS, 24/7."""
    plain = text.rstrip(".-/")
    root, _, rest = plain.partition("/")
    if not re.search(r"\d", rest) or (root.split("(")[0] not in ROOTS and "/" not in rest):
        return None
    try:
        return parse_joint(plain)[0]
    except SymbolError:
        return None


def dates(lines: Iterable[str]) -> list[re.Match[str]]:
    """The date in each of the lines that has one."""
    return [match for line in lines if (match := DATE.search(line))]
