"""The best pairing of two sides where each may be used once: exact, whatever the size.

Only pairs worth making are given, and these fall into many small groups that share nothing; each group is
solved by the Hungarian method with potentials, in the cube of its size. 266 paragraphs against 266 of another
resolution of the series fall into groups of a few.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping


def best_pairing(gains: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs (left, right) with the greatest sum of gains, sorted; a gain of nothing or less is never taken."""
    worth = {pair: gain for pair, gain in gains.items() if gain > 0}
    found: list[tuple[int, int]] = []
    for group in _groups(worth):
        lefts = sorted({left for left, _ in group})
        rights = sorted({right for _, right in group})
        matrix = [[worth.get((left, right), 0.0) for right in rights] for left in lefts]
        found += [(lefts[i], rights[j]) for i, j in _solved(matrix) if (lefts[i], rights[j]) in worth]
    return sorted(found)


def _groups(worth: Mapping[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """The pairs in groups that share neither a left nor a right."""
    by_side: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for pair in worth:
        by_side[0, pair[0]].append(pair)
        by_side[1, pair[1]].append(pair)
    groups: list[list[tuple[int, int]]] = []
    seen: set[tuple[int, int]] = set()
    for start in sorted(worth):
        if start in seen:
            continue
        waiting, group = [start], []
        seen.add(start)
        while waiting:
            pair = waiting.pop()
            group.append(pair)
            for near in (*by_side[0, pair[0]], *by_side[1, pair[1]]):
                if near not in seen:
                    seen.add(near)
                    waiting.append(near)
        groups.append(group)
    return groups


def _solved(gains: list[list[float]]) -> list[tuple[int, int]]:
    """Rows and columns of the pairing with the greatest sum; the matrix may have any shape."""
    if len(gains) > len(gains[0]):
        turned = [list(column) for column in zip(*gains, strict=True)]
        return [(j, i) for i, j in _solved(turned)]
    rows, columns = len(gains), len(gains[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # the row of each column, counted from 1; column 0 is the row being placed
    for row in range(1, rows + 1):
        owner[0] = row
        least, came = [math.inf] * (columns + 1), [0] * (columns + 1)
        used = [False] * (columns + 1)
        column = 0
        while owner[column]:
            used[column] = True
            here, step, following = owner[column], math.inf, 0
            for other in range(1, columns + 1):
                if used[other]:
                    continue
                cost = -gains[here - 1][other - 1] - row_price[here] - column_price[other]
                if cost < least[other]:
                    least[other], came[other] = cost, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(columns + 1):
                if used[other]:
                    row_price[owner[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            owner[column] = owner[came[column]]
            column = came[column]
    return [(owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column]]
