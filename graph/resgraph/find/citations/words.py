"""Words that stand for a document, and pointers that are no citation.

本决议, 该决议, 上述两项决议, 同上; 《条约汇编》，第2225卷，第39574号; 《1952年社会保障公约》(第102号); 上文第33段; 2005年12月16日的决议.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.find.citations.locators import read_locator
from resgraph.text.numerals import CHINESE, value

RESOLUTION, DECISION, SAME = "决议", "决定", "同上"
"""What a pronoun stands for, whatever the language: its `noun`."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """Words for a document named before: `count` of them (0 = all), `own` for 本决议; folded span."""

    start: int
    end: int
    noun: str
    count: int
    own: bool


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference that is no citation of a document: kind, folded span, detail."""

    kind: str
    start: int
    end: int
    detail: str | None


PRONOUN = re.compile(
    r"""
    (?:(?P<own>本)|该|此|这|(?P<above>上述|前述|上列|上引)|同一)  # 本 / 该, 这 / 上述 ...
    (?P<many>些|几|各|诸|有关)?(?P<count>[两二三四五六])?(?:一)?(?:项|份|个)?
    (?P<noun>决议|决定)(?!草案|案|书|性|权|因素)
    |(?P<same>同上)(?=$|[。;)]|,?(?:第[^,。;]{1,20}?(?:段|章|节|页|条|部分)|附件))
    """,
    re.VERBOSE,
)

SERIES = re.compile(
    rf"""
    (?:《(?:联合国|国际联盟)?[^《》]{{0,6}}条约汇编》|同上)
    [,]?第(?P<volumes>(?:\d|{CHINESE}|[、,和及至-])+)卷
    (?:[,]?(?:[IVX]+[-—]?)?第(?P<numbers>(?:I-|[A-Z]-)?(?:\d|[、,和及至-])+)号)?
    """,
    re.VERBOSE,
)

LABOUR = re.compile(
    r"(?P<noun>公约|建议书|议定书)》?\((?:[^()第]{0,12})?(?P<number>第\d{1,3}号)(?:公约|建议书)?\)"
    r"|(?P<first>第\d{1,3}号)(?P<kind>公约|建议书)(?!草案)"
)

COMMENT = re.compile(r"第(?P<number>\d{1,3})号(?:联合)?一般性?(?P<noun>意见|建议|评论)")

LAW = re.compile(
    r"第(?P<number>[\dA-Z][\d/.A-Z-]{0,14})号(?:[^,;。、第号]{0,6})?(?:法律|法令|总统令|行政令|政令|组织法|基本法|条例|法案|命令|法(?![律令案庭院官]))"
)

RECORD = re.compile(r"《[^《》]{0,40}正式记录[^《》]{0,80}》")

PARAGRAPH = re.compile(
    rf"(?:上文|下文|以上|以下|本决议|上述)(?:执行部分)?第((?:\d|{CHINESE}|[、,和及至()a-z-])+)(?:分)?段"
)

ARTICLE = re.compile(rf"》(?=第(?:\d|{CHINESE})+条)|(?<=宪章|公约|规约|宣言)(?=第(?:\d|{CHINESE})+条)")

DATE_ONLY = re.compile(
    rf"(?:通过|作出|发布)?的?(?:关于[^,;。第号]{{1,60}}的|有关)?(?P<noun>{RESOLUTION}|{DECISION})"
    r"(?!草案|案|将|于|在|设立|对|第|[\d〇一二三四五六七八九十])"
)


def find_pronouns(text: str) -> tuple[Pronoun, ...]:
    """本决议, 该决议, 这两项决议, 上述决议, 同上 in a folded text; a treaty series cited 同上 is a pointer."""
    if RESOLUTION not in text and DECISION not in text and SAME not in text:
        return ()
    return tuple(_pronoun(found) for found in PRONOUN.finditer(text) if not SERIES.match(text, found.start()))


def _pronoun(found: re.Match[str]) -> Pronoun:
    count = value(found["count"]) if found["count"] else None
    many = 0 if found["many"] in ("些", "几", "各", "诸") or found["above"] else 1
    if found["same"]:
        return Pronoun(found.start(), found.end(), SAME, 1, own=False)
    return Pronoun(
        found.start(), found.end(), found["noun"], many if count is None else count, own=bool(found["own"])
    )


def find_pointers(text: str) -> tuple[Pointer, ...]:
    """Each treaty series, labour convention, record without symbol, paragraph and article; folded text."""
    if "第" not in text and "正式记录" not in text:
        return ()
    finders = (_series, _labour, _comments, _laws, _records, _paragraphs, _articles)
    pointers = [pointer for finder in finders for pointer in finder(text)]
    return tuple(sorted(pointers, key=lambda pointer: pointer.start))


def _series(text: str) -> list[Pointer]:
    """联合国，《条约汇编》，第2225、2237卷，第39574号; 同上，第1577卷，第27531号."""
    if "卷" not in text:
        return []
    return [
        Pointer("treaty-series", m.start(), m.end(), _series_detail(m["volumes"], m["numbers"]))
        for m in SERIES.finditer(text)
    ]


def _series_detail(volumes: str, numbers: str | None) -> str:
    """vols. 2225, 2237, No. 39574."""
    many = re.search(r"[、,和及至-]", volumes)
    shown = re.sub(r"[、,和及]", ", ", volumes).replace("至", "-")
    return f"vol{'s' if many else ''}. {shown}" + (f", No. {numbers}" if numbers else "")


def _labour(text: str) -> list[Pointer]:
    """《1930年强迫劳动公约》(第29号); 国际劳工组织第169号公约."""
    if "号" not in text or not any(word in text for word in ("国际劳工", "公约》(第", "建议书")):
        return []
    return [
        Pointer("treaty-number", *m.span("number" if m["number"] else "first"), _labour_detail(m))
        for m in LABOUR.finditer(text)
    ]


def _comments(text: str) -> list[Pointer]:
    """儿童权利委员会第26号一般性意见, 第39号一般性建议."""
    if "一般" not in text:
        return []
    return [Pointer("general-comment", m.start(), m.end(), m["number"]) for m in COMMENT.finditer(text)]


def _laws(text: str) -> list[Pointer]:
    """第22/065号法律, 第16号总统令."""
    if "法" not in text and "令" not in text and "条例" not in text:
        return []
    return [Pointer("national-law", m.start(), m.end(), m["number"]) for m in LAW.finditer(text)]


def _labour_detail(found: re.Match[str]) -> str:
    """C029, R202 or P029, as the International Labour Organization numbers them."""
    noun = found["noun"] or found["kind"]
    letter = {"公约": "C", "建议书": "R", "议定书": "P"}[noun]
    return f"{letter}{int((found['number'] or found['first'])[1:-1]):03d}"


def _records(text: str) -> list[Pointer]:
    """《大会正式记录，第五十五届会议，补编第10号》 where no symbol follows."""
    if "正式记录" not in text:
        return []
    return [
        Pointer("official-record", m.start(), m.end(), _locator(text, m.end()))
        for m in RECORD.finditer(text)
        if not re.match(r"[^,;。]{0,6}\([A-Z]", text[m.end() : m.end() + 12])
    ]


def _paragraphs(text: str) -> list[Pointer]:
    """上文第33段, 下文第5至7段."""
    if "段" not in text:
        return []
    return [
        Pointer("paragraph", m.start(), m.end(), _locator(text, m.start() + m.group().index("第")))
        for m in PARAGRAPH.finditer(text)
    ]


def _articles(text: str) -> list[Pointer]:
    """《联合国宪章》第二条第七项."""
    if "条" not in text:
        return []
    pointers: list[Pointer] = []
    for found in ARTICLE.finditer(text):
        located = read_locator(text, found.end())
        if located:
            pointers.append(Pointer("article", found.end(), located.end, located.text))
    return pointers


def _locator(text: str, at: int) -> str | None:
    located = read_locator(text, at)
    return located.text if located else None
