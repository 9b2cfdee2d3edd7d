"""Numbers in the order of things that come and go: each keeps its own as long as the order lets it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

APART = 1 << 20
"""So far apart are the numbers of things that come one after the other at an end."""


def ranked(held: Sequence[int | None], low: int | None = None, high: int | None = None) -> list[int] | None:
    """Rising numbers, the `held` ones as many as rise: 3, None, None, 9 becomes 3, 5, 7, 9.

    All lie between `low` and `high`, where they are given. None where there is no room between two numbers.
    """
    found: list[int] = []
    last = low
    for at, number in [*_rising(held, low, high), (len(held), high)]:
        between = _between(last, number, at - len(found))
        if between is None:
            return None
        found += between
        if at < len(held) and number is not None:
            found.append(number)
        last = number
    return found


def _rising(held: Sequence[int | None], low: int | None, high: int | None) -> list[tuple[int, int]]:
    """The longest series of numbers that rise, each behind its place among the `held`."""
    best: list[tuple[int, int]] = []
    """Which number a series of one, of two, ... ends with, where that is as small as can be."""
    before: dict[int, tuple[int, int] | None] = {}
    for at, number in enumerate(held):
        if number is None or (low is not None and number <= low) or (high is not None and number >= high):
            continue
        length = bisect_left(best, number, key=lambda end: end[1])
        before[at] = best[length - 1] if length else None
        best[length : length + 1] = [(at, number)]
    series, end = [], best[-1] if best else None
    while end:
        series.append(end)
        end = before[end[0]]
    return series[::-1]


def _between(low: int | None, high: int | None, count: int) -> list[int] | None:
    """So many numbers, spread evenly where both ends are given."""
    if low is not None and high is not None:
        steps = [low + (high - low) * (number + 1) // (count + 1) for number in range(count)]
        return steps if high - low > count else None
    if high is not None:
        return [high - APART * (count - number) for number in range(count)]
    return [(low or 0) + APART * (number + 1) for number in range(count)]
