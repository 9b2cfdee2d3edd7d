"""Words that stand for a document, and pointers that are no citation.

本决议, 该决议, 上述两项决议, 同上; 《条约汇编》，第2225卷，第39574号; 《1952年社会保障公约》(第102号); 上文第33段; 2005年12月16日的决议.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.find.citations.locators import read_locator
from resgraph.languages.ruled import rules
from resgraph.text.numerals import value

RESOLUTION, DECISION, SAME = "resolution", "decision", "same"
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


POINTERS = rules("pointers")
PARTICLES = rules("particles")
ORDINAL, NUMBER, TO = PARTICLES.text("ordinal"), PARTICLES.text("number"), PARTICLES.text("to")

PRONOUN = POINTERS.pattern("pronouns.pronoun")
SEVERAL, TELLING = POINTERS.words("pronouns.several"), POINTERS.words("pronouns.telling")
STANDS_FOR = POINTERS.mapping("stands_for")

SERIES = POINTERS.pattern("series.volumes")
VOLUME = POINTERS.text("series.volume")
LISTED, MANY = POINTERS.pattern("series.list"), POINTERS.pattern("series.many")

LABOUR = POINTERS.pattern("labour.instrument")
LABOUR_TELLING, LABOUR_LETTERS = POINTERS.words("labour.telling"), POINTERS.mapping("labour_letters")

COMMENT = POINTERS.pattern("comments.comment")
GENERAL = POINTERS.text("comments.telling")

LAW = POINTERS.pattern("laws.law")
OF_A_LAW = POINTERS.pattern("laws.papers")
LAW_TELLING = POINTERS.words("laws.telling")

RECORD = POINTERS.pattern("records.record")
RECORDS = POINTERS.text("records.telling")

PARAGRAPH = POINTERS.pattern("places.paragraph")
ARTICLE = POINTERS.pattern("places.article")
PARAGRAPH_SIGN, ARTICLE_SIGN = POINTERS.text("places.paragraph_sign"), POINTERS.text("places.article_sign")

DATE_ONLY = rules("citations").pattern("undated.noun")


def find_pronouns(text: str) -> tuple[Pronoun, ...]:
    """本决议, 该决议, 这两项决议, 上述决议, 同上 in a folded text; a treaty series cited 同上 is a pointer."""
    if not any(word in text for word in TELLING):
        return ()
    return tuple(_pronoun(found) for found in PRONOUN.finditer(text) if not SERIES.match(text, found.start()))


def _pronoun(found: re.Match[str]) -> Pronoun:
    count = value(found["count"]) if found["count"] else None
    many = 0 if found["many"] in SEVERAL or found["above"] else 1
    if found["same"]:
        return Pronoun(found.start(), found.end(), SAME, 1, own=False)
    return Pronoun(
        found.start(),
        found.end(),
        STANDS_FOR[found["noun"]],
        many if count is None else count,
        own=bool(found["own"]),
    )


def find_pointers(text: str) -> tuple[Pointer, ...]:
    """Each treaty series, labour convention, record without symbol, paragraph and article; folded text."""
    if ORDINAL not in text and RECORDS not in text:
        return ()
    finders = (_series, _labour, _comments, _laws, _records, _paragraphs, _articles)
    pointers = [pointer for finder in finders for pointer in finder(text)]
    return tuple(sorted(pointers, key=lambda pointer: pointer.start))


def _series(text: str) -> list[Pointer]:
    """联合国，《条约汇编》，第2225、2237卷，第39574号; 同上，第1577卷，第27531号."""
    if VOLUME not in text:
        return []
    return [
        Pointer("treaty-series", m.start(), m.end(), _series_detail(m["volumes"], m["numbers"]))
        for m in SERIES.finditer(text)
    ]


def _series_detail(volumes: str, numbers: str | None) -> str:
    """vols. 2225, 2237, No. 39574."""
    many = MANY.search(volumes)
    shown = LISTED.sub(", ", volumes).replace(TO, "-")
    return f"vol{'s' if many else ''}. {shown}" + (f", No. {numbers}" if numbers else "")


def _labour(text: str) -> list[Pointer]:
    """《1930年强迫劳动公约》(第29号); 国际劳工组织第169号公约."""
    if NUMBER not in text or not any(word in text for word in LABOUR_TELLING):
        return []
    return [
        Pointer("treaty-number", *m.span("number" if m["number"] else "first"), _labour_detail(m))
        for m in LABOUR.finditer(text)
    ]


def _comments(text: str) -> list[Pointer]:
    """儿童权利委员会第26号一般性意见, 第39号一般性建议."""
    if GENERAL not in text:
        return []
    return [Pointer("general-comment", m.start(), m.end(), m["number"]) for m in COMMENT.finditer(text)]


def _laws(text: str) -> list[Pointer]:
    """第22/065号法律, 第16号总统令."""
    if not any(word in text for word in LAW_TELLING):
        return []
    return [Pointer("national-law", m.start(), m.end(), m["number"]) for m in LAW.finditer(text)]


def _labour_detail(found: re.Match[str]) -> str:
    """C029, R202 or P029, as the International Labour Organization numbers them."""
    noun = found["noun"] or found["kind"]
    letter = LABOUR_LETTERS[noun]
    return f"{letter}{int((found['number'] or found['first'])[1:-1]):03d}"


def _records(text: str) -> list[Pointer]:
    """《大会正式记录，第五十五届会议，补编第10号》 where no symbol follows."""
    if RECORDS not in text:
        return []
    return [
        Pointer("official-record", m.start(), m.end(), _locator(text, m.end()))
        for m in RECORD.finditer(text)
        if not re.match(r"[^,;。]{0,6}\([A-Z]", text[m.end() : m.end() + 12])
    ]


def _paragraphs(text: str) -> list[Pointer]:
    """上文第33段, 下文第5至7段."""
    if PARAGRAPH_SIGN not in text:
        return []
    return [
        Pointer("paragraph", m.start(), m.end(), _locator(text, m.start() + m.group().index(ORDINAL)))
        for m in PARAGRAPH.finditer(text)
    ]


def _articles(text: str) -> list[Pointer]:
    """《联合国宪章》第二条第七项."""
    if ARTICLE_SIGN not in text:
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
