"""Which resolutions renew one another: the same title, or one like it with a citation or with paragraphs kept word for word.

人权与单方面强制性措施, three years later again, is one series; so is 数字时代的隐私权 after 数字时代隐私权.
儿童权利：包容性社会保护 is taken up with another theme behind the colon. 伊朗伊斯兰共和国的人权状况 and 朝鲜民主主义人民共和国的人权状况 are
two, however alike: precision comes first. So are 可持续能源国际年 and 国际清洁能源日 that recalls it: where the titles differ, something of
the text must have been taken over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from resgraph.compare.comparison import Comparison
from resgraph.compare.heading import LONG, Heading, is_earlier, is_same, is_themed, likeness
from resgraph.compare.tokens import keys_of

ALIKE = 0.6
"""Titles so much alike may be one series."""
REWORDED, HALF, A_YEAR = 0.5, 0.5, 300
"""Titles less alike, but so much, are one series where the later text cites the earlier, keeps paragraphs of it and has half of it, and so
many days lie between the two: sister texts on two sides of a matter are adopted within months."""
KEPT = 3
"""So many paragraphs kept word for word make up for a citation that is missing."""
TAKEN_OVER, LESS = 0.18, 0.1
"""So much of the shorter of two texts under titles just ALIKE must stand in the other; LESS times how much more alike they are is let off.
Of the renewals under another title among 411 English resolutions, read by eye, the least is 0.23; texts on other matters, which only recall
the earlier one, have 0.17 under titles just alike and 0.1 under titles of 0.86."""
AS_GOOD = 0.1
"""Titles that are so little less alike are as good."""


def renews(later: Heading, earlier: Heading) -> float | None:
    """How alike the titles are where the later resolution may renew the earlier one; else None.

    Where the titles are not the same, the texts must be looked at as well: see `needed`.
    """
    if later.body != earlier.body or not _is_before(earlier, later):
        return None
    alike = likeness(later, earlier)
    if is_same(later, earlier):
        return alike
    if later.about - earlier.named and earlier.about - later.named:
        return None  # each is about somebody whom the other does not name
    cited, kept = earlier.symbol in later.cites, len(later.kept & earlier.kept) >= KEPT
    if alike >= ALIKE:
        return alike if cited or kept else None
    if is_themed(later, earlier):
        return alike if cited else None
    return alike if alike >= REWORDED and cited and kept and _days(earlier, later) >= A_YEAR else None


def _days(one: Heading, other: Heading) -> int:
    """How many days after the first the other was adopted; 0 where one does not tell its day."""
    try:
        return (date.fromisoformat(other.adopted) - date.fromisoformat(one.adopted)).days
    except ValueError:
        return 0


def _is_before(one: Heading, other: Heading) -> bool:
    """Whether the first can have been renewed by the second: nothing is renewed on the day of its adoption."""
    if one.adopted and one.adopted == other.adopted:
        return False
    return one.symbol != other.symbol and is_earlier(one, other)


def needed(later: Heading, earlier: Heading) -> float:
    """How much of the shorter text must stand in the other: the less, the more the titles are alike."""
    alike = likeness(later, earlier)
    if alike >= ALIKE:
        return TAKEN_OVER - LESS * (alike - ALIKE)
    return TAKEN_OVER if is_themed(later, earlier) else HALF


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


Taken = Callable[[Heading], float]
"""How much of the text of an earlier resolution the later one takes over, by its heading."""


def chosen(later: Heading, candidates: Iterable[Heading], taken: Taken) -> tuple[Heading, float] | None:
    """The resolution that the later one renews: of those whose titles are most alike the newest, or one `between` it and the later.

    `taken` is asked as seldom as can be: not where the titles are the same, nor of titles less alike than one that was found
    unless they are newer.
    """
    told = [(alike, each) for each in candidates if (alike := renews(later, each)) is not None]
    best, newest = 0.0, None
    for alike, each in sorted(told, key=lambda row: (-row[0], row[1].symbol)):
        if alike < best - AS_GOOD:
            break
        if not is_same(each, later) and taken(each) < needed(later, each):
            continue
        best = best or alike
        if newest is None or is_earlier(newest[0], each):
            newest = each, alike
    return newest and between(later, newest, told, taken)


def between(
    later: Heading, found: tuple[Heading, float], told: Iterable[tuple[float, Heading]], taken: Taken
) -> tuple[Heading, float]:
    """A newer resolution of the series that had another title, where it is cited and the text is nearer to it; else the one found.

    An expert's mandate, promotion of what the expert is for, and the mandate again are one series: the third renews the second.
    """
    newest = found
    for alike, each in sorted(told, key=lambda row: row[1].symbol):
        if each.symbol not in later.cites or not is_earlier(newest[0], each):
            continue
        if taken(each) >= needed(later, each) and taken(each) > taken(newest[0]):
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
