"""What of a resolution decides its series: its title, what it cites, what of it others may keep, and when it was adopted."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from resgraph.compare.outline import SOMEBODY, Outline, OutlineParagraph
from resgraph.compare.tokens import keys_of, without_signs
from resgraph.languages import builtin
from resgraph.languages.profile import Kind
from resgraph.model import Symbol
from resgraph.symbols import parse, years_of_symbol
from resgraph.symbols.years import EVER, Years

LONG = 12
"""A paragraph of fewer words is no sign of anything: 重申其以往各项决议."""
ABOUT = 0.2
"""A place or an office that so great a part of the paragraphs names is what the resolution is about."""
TELLING = 4
"""A title of fewer words stands in many sentences that do not mean it, and heads many that have nothing else in common: 发展权."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What of a resolution decides its series.

    `title` is its words with blanks between, without signs and width; empty where it has none but its number. `head` are those
    before a colon, where a theme stands behind it. `kept` are digests of its longer paragraphs, `named` the ids of the places,
    offices and working groups it names and `about` of those it is about, `cites` symbols.
    """

    symbol: str
    body: str
    language: str
    adopted: str
    title: str
    head: str
    cites: frozenset[str]
    kept: frozenset[str]
    named: frozenset[str]
    about: frozenset[str]


def heading_of(outline: Outline) -> Heading:
    """The heading of a resolution with a symbol."""
    named = _named(outline)
    often = max(2, ABOUT * len(outline.passages))
    return Heading(
        outline.symbol,
        outline.body,
        outline.language,
        outline.adopted,
        title_of(outline),
        _head_of(outline.title),
        outline.cites,
        frozenset(digest for passage in outline.passages if (digest := digest_of(passage))),
        frozenset(named),
        frozenset(id for id, count in named.items() if count >= often),
    )


def title_of(outline: Outline) -> str:
    """The words of the title; a title that is the number, as Resolution 1373 (2001) is, says nothing."""
    title = outline.title
    if _numbers(title) and _numbers(title) == _numbers(outline.symbol):
        return ""
    return " ".join(without_signs(keys_of(title)))


def _head_of(title: str) -> str:
    """儿童权利 of 儿童权利：实现儿童权利和包容性社会保护; empty where the title has no theme, or too short a head to tell a subject."""
    keys = keys_of(title)
    head = without_signs(keys[: keys.index(":")]) if ":" in keys else ()
    return " ".join(head) if len(head) >= TELLING else ""


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)


def digest_of(passage: OutlineParagraph) -> str:
    """What two paragraphs of the same words share; empty for a short one."""
    keys = keys_of(passage.text)
    return hashlib.sha256(" ".join(keys).encode()).hexdigest()[:16] if len(keys) >= LONG else ""


def _named(outline: Outline) -> Counter[str]:
    """How many paragraphs name each place and each office."""
    return Counter(
        id for p in outline.passages for id in {mark.id for mark in p.names} if id.startswith(SOMEBODY)
    )


def likeness(one: Heading, other: Heading) -> float:
    """How alike the titles are, from 0 to 1; 0 where one has none."""
    if not one.title or not other.title:
        return 0.0
    return round(Indel.normalized_similarity(solid(one), solid(other)), 2)


def solid(heading: Heading) -> str:
    """The title by which resolutions are the same: 数字时代的隐私权 and 数字时代隐私权, the right to food and right to food.

    Blanks are alike everywhere, and co-operation is cooperation.
    """
    return _plain(heading.title, heading.language)


@lru_cache(maxsize=4096)
def _plain(words: str, language: str) -> str:
    keys = words.split(" ")
    idle = _idle(language)
    return "".join([key for key in keys if key not in idle] or keys)


@cache
def _idle(language: str) -> frozenset[str]:
    """Words that a title has or has not without meaning anything else: the articles, and 的."""
    profile = builtin().get(language)
    if profile is None:
        return frozenset()
    forms = [word.form for word in profile.of(Kind.ARTICLE)]
    forms += [table.text("of") for name, table in profile.patterns.items() if name == "particles"]
    keys = [without_signs(keys_of(form)) for form in forms]
    return frozenset(each[0] for each in keys if len(each) == 1)


def is_same(one: Heading, other: Heading) -> bool:
    """Whether the two have the same title."""
    return bool(one.title) and solid(one) == solid(other)


def is_themed(one: Heading, other: Heading) -> bool:
    """Whether the titles are one subject with two themes."""
    return bool(one.head) and _plain(one.head, one.language) == _plain(other.head, other.language)


def is_earlier(one: Heading, other: Heading) -> bool:
    """Whether the first was adopted before the second: by date; where one shows none, by the years of their symbols; else by number."""
    if one.adopted and other.adopted and one.adopted != other.adopted:
        return one.adopted < other.adopted
    years = [_years(each) for each in (one, other)]
    if years[0][1] < years[1][0] or years[1][1] < years[0][0]:
        return years[0] < years[1]
    return Symbol(one.symbol) < Symbol(other.symbol)


def _years(heading: Heading) -> Years:
    """From when to when it can have been adopted: 2453 (XXIII) long before 69/85."""
    if heading.adopted:
        return int(heading.adopted[:4]), int(heading.adopted[:4])
    return years_of_symbol(parse(heading.symbol)) or EVER


def by_adoption(symbol: str, adopted: str) -> tuple[str, Symbol]:
    """What sorts resolutions by adoption; one that shows no day counts as of the end of the first year that its symbol allows."""
    if adopted:
        return adopted, Symbol(symbol)
    first, _ = years_of_symbol(parse(symbol)) or EVER
    return f"{first:04}-12-31", Symbol(symbol)
