"""Which resolutions renew one another: the same title, or one like it with a citation or with paragraphs kept word for word.

人权与单方面强制性措施, three years later again, is one series; so is 数字时代的隐私权 after 数字时代隐私权.
伊朗伊斯兰共和国的人权状况 and 朝鲜民主主义人民共和国的人权状况 are two, however alike: precision comes first. So are 可持续能源国际年 and
国际清洁能源日 that recalls it: where the titles differ, something of the text must have been taken over.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from resgraph.compare.comparison import Comparison
from resgraph.compare.outline import SOMEBODY, Outline, OutlineParagraph
from resgraph.compare.tokens import is_sign, keys_of, words_of
from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.symbols import parse, years_of_symbol
from resgraph.symbols.years import EVER, Years

ALIKE = 0.6
"""Titles less alike are never one series."""
KEPT = 3
"""So many paragraphs kept word for word make up for a citation that is missing."""
TAKEN_OVER = 0.18
"""So much of the shorter of two texts under different titles must stand in the other. Of the renewals under another title among 417
English resolutions, read by eye, the least has 0.19; texts on other matters, which only recall the earlier one, have 0.17 and less."""
LONG = 12
"""A paragraph of fewer words is no sign of anything: 重申其以往各项决议."""
ABOUT = 0.2
"""A place or an office that so great a part of the paragraphs names is what the resolution is about."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What of a resolution decides its series.

    `title` is its words with blanks between, without signs and width; empty where it has none but its number. `kept` are digests
    of its longer paragraphs, `named` the ids of the places, offices and working groups it names and `about` of those it is about,
    `cites` symbols.
    """

    symbol: str
    body: str
    language: str
    adopted: str
    title: str
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
    return " ".join(key for key in keys_of(title) if not is_sign(key))


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
    return round(Indel.normalized_similarity(solid(one.title), solid(other.title)), 2)


def solid(title: str) -> str:
    """The title without blanks: they are alike everywhere, and co-operation is cooperation."""
    return title.replace(" ", "")


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


def renews(later: Heading, earlier: Heading) -> float | None:
    """How alike the titles are where the later resolution may renew the earlier one; else None.

    Where the titles are not the same, the texts must be looked at as well: see `takes_over`.
    """
    if later.body != earlier.body or later.symbol == earlier.symbol or not is_earlier(earlier, later):
        return None
    alike = likeness(later, earlier)
    if alike and solid(later.title) == solid(earlier.title):
        return alike
    if alike < ALIKE or (later.about - earlier.named and earlier.about - later.named):
        return None  # each is about somebody whom the other does not name
    kept = len(later.kept & earlier.kept) >= KEPT
    return alike if kept or earlier.symbol in later.cites else None


def takes_over(told: Comparison) -> bool:
    """Whether enough of the shorter text stands in the other, short paragraphs aside."""
    return taken_over(told) >= TAKEN_OVER


def taken_over(told: Comparison) -> float:
    """How much of the longer paragraphs of the shorter text stands in the other, from 0 to 1."""
    longer = [
        {each.id for each in side.passages if len(keys_of(each.text)) >= LONG}
        for side in (told.left, told.right)
    ]
    shared = sum(
        pair.similarity for pair in told.pairs if longer[0] & {*pair.left} and longer[1] & {*pair.right}
    )
    return shared / max(1, min(map(len, longer)))


TakesOver = Callable[[Heading], bool]
"""Whether the text of the later resolution takes over enough of that of an earlier one, by its heading."""


def chosen(
    later: Heading, candidates: Iterable[Heading], takes_over: TakesOver
) -> tuple[Heading, float] | None:
    """The resolution that the later one renews: of those whose titles are most alike the newest.

    `takes_over` is asked as seldom as can be: not where the titles are the same, nor of titles less alike than one that was found.
    """
    told = [(alike, each) for each in candidates if (alike := renews(later, each)) is not None]
    best, newest = 0.0, None
    for alike, each in sorted(told, key=lambda row: (-row[0], row[1].symbol)):
        if alike < best - _ABOUT:
            break
        if solid(each.title) != solid(later.title) and not takes_over(each):
            continue
        best = best or alike
        if newest is None or is_earlier(newest[0], each):
            newest = each, alike
    return newest


def newest_before(later: Heading, found: Heading, others: Iterable[Heading]) -> Heading:
    """Of the resolution that was found and `others` of its title the newest before the later one.

    数字时代隐私权 that takes over 数字时代的隐私权 of 2015 follows the one that 2018 renewed under that title.
    """
    newest = found
    for each in others:
        if is_earlier(newest, each) and is_earlier(each, later):
            newest = each
    return newest


_ABOUT = 0.1
"""Titles that are so little less alike are as good."""


def announced(outline: Outline) -> frozenset[str]:
    """The resolutions that are cited under the title of this one: 回顾其关于山区道路安全的第59/157号、第61/9号决议.

    They are of the series, whether they were read or not. A title may stand before the citations, or, in brackets
    or quotation marks, just behind one; then what follows is cited for something else: 59/157 on mountain roads, 59/20 on
    tunnels. Only resolutions of the same body count.
    """
    title = tuple(title_of(outline).split(" "))
    if len(title) < _TELLING:
        return frozenset()
    found = {id for passage in outline.passages if passage.cited for id in _under(title, passage)}
    return frozenset(id for id in found if _is_of(id, outline.body) and id != outline.symbol)


_TELLING = 4
"""A title of fewer words stands in many sentences that do not mean it: 发展权."""
_BEFORE, _BETWEEN, _BEHIND = 14, 10, 6
"""How many words may stand between a title and the citation after it, from one citation to the next, and before the title."""


def _under(title: tuple[str, ...], passage: OutlineParagraph) -> Iterator[str]:
    """The symbols that stand at the title in the passage."""
    if not passage.cited:
        return
    words = words_of(passage.text)
    told = [at for at, key in enumerate(words.keys) if not is_sign(key)]
    keys = tuple(words.keys[at] for at in told)
    starts = [words.starts[at] for at in told]
    cited = [(bisect_left(starts, m.start), bisect_left(starts, m.end), m.id) for m in passage.cited]
    for at in range(len(keys) - len(title) + 1):
        if keys[at : at + len(title)] != title:
            continue
        if behind := [id for _, last, id in cited if 0 <= at - last <= _BEHIND]:
            yield from behind
            continue
        reach = at + len(title) + _BEFORE
        for first, last, id in sorted(cited):
            if at + len(title) <= first <= reach:
                yield id
                reach = last + _BETWEEN


def _is_of(symbol: str, body: str) -> bool:
    try:
        parsed = parse(symbol)
    except SymbolError:
        return False
    return parsed.body == body and parsed.kind is SymbolKind.RESOLUTION
