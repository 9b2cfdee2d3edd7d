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
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from resgraph.languages.ruled import RULED, rules
from resgraph.model import Symbol, SymbolError
from resgraph.symbols import parse_joint
from resgraph.symbols.bodies import named_body
from resgraph.symbols.printed import ROOTS
from resgraph.text.structure.basis import OPENED, is_basis
from resgraph.text.structure.bodies import NAMES, body_of
from resgraph.text.structure.heading_forms import forms, has_form


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


HEADINGS = rules("headings")
SYMBOL = re.compile(
    r"(?<![A-Za-z0-9/])[A-Z]{1,5}(?:\(\d{1,3}\))?(?:/[A-Z0-9][A-Za-z0-9.\-]*(?:\s?\((?:E?S-)?[IVXLC\d]+\))?)+(?![A-Za-z(/])"
)
"""Any document symbol; a blank may stand before the year or the session: S/RES/2532 (2020)."""
ALONE = HEADINGS.pattern("symbol_alone", symbol=SYMBOL.pattern)
"""A symbol with nothing but a name and the terms beside it: 联合国A/60/131, S/2018/922 Distr.: General."""
ASKED = (
    Sort.PAGE,
    Sort.TERMS,
    Sort.DAYS,
    Sort.ITEM,
    Sort.SESSION,
    Sort.DATE,
    Sort.ADOPTED,
    Sort.KIND,
    Sort.BASIS,
    Sort.OFFICER,
    Sort.LETTER,
    Sort.SENTENCE,
)
"""The sorts that a line's form tells, in the order in which they are asked."""
SHORT_NAME = forms("short name")
"""A name in a masthead that is nobody's full name."""
PAGE_NAME = HEADINGS.pattern("page_name", bodies=NAMES, number=forms("page number").pattern)
"""How a library calls its pages: 联合国大会第36/120号决议, 联合国安理会第1917(2010)号决议, 联合国大会决议案一八一(二)."""
LIBRARY_WORDS = HEADINGS.pattern("page_words")


LONGEST_LINE = 400
"""Characters of a line; the longest titles have half as many."""


def heading_sorts(lines: Sequence[Heading]) -> list[Sort]:
    """What each line is; a bracket that runs over several lines is one basis."""
    sorts: list[Sort] = []
    inside = False
    for line in lines:
        text = line.text.strip()
        opened = bool(OPENED.match(text))
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
    for sort in ASKED:
        if is_basis(text) if sort is Sort.BASIS else has_form(sort, text, body_of):
            return sort
    return Sort.NAME if names_somebody(text) else Sort.FREE


def is_page_name(text: str) -> bool:
    """Whether the line holds names of pages and nothing else but numbers, symbols and days."""
    rest = PAGE_NAME.sub("", text)
    return rest != text and not re.search(r"[\u4e00-\u9fff]", LIBRARY_WORDS.sub("", rest))


def names_somebody(text: str) -> bool:
    """联合国, 大会, 国际原子能机构, 第三委员会, CBD: who speaks, with nothing else on the line."""
    plain = re.sub(r"[\s*＊]", "", text)
    known = body_of(plain) is not None or named_body(plain, RULED) is not None
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
