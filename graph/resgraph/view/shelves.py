"""Parts of a network that nothing links, set beside each other: springs alone would push them into a long line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from resgraph.view.springs import Point

WIDER = 1.1
"""Panes are a little wider than high."""
_TRIED = (0.8, 1.0, 1.2, 1.4, 1.7, 2.0, 2.5)
"""How long rows may be, by the root of the room that all parts need: the length that lets the whole be drawn largest is taken."""


def beside_each_other(
    near: Mapping[str, Sequence[str]], places: Mapping[str, Point], margin: float
) -> dict[str, Point]:
    """The places again, each part moved as a whole onto shelves, the largest first; `margin` is between two parts."""
    return on_shelves(sorted(_parts(near), key=lambda part: (-len(part), part[0])), places, margin)


def on_shelves(
    parts: Sequence[Sequence[str]],
    places: Mapping[str, Point],
    margin: float,
    least: Sequence[float] | None = None,
) -> dict[str, Point]:
    """The places again, the parts one beside the other in their order, in rows; `margin` is between two of them.

    `least` is how wide each must be, in the middle of which it then stands.
    """
    if len(parts) == 1:
        return dict(places)
    corners = [_corners(part, places) for part in parts]
    wanted = least or [0.0] * len(parts)
    sizes = [
        (max(right - left, want) + margin, bottom - top + margin)
        for (left, top, right, bottom), want in zip(corners, wanted, strict=True)
    ]
    room = math.sqrt(sum(wide * high for wide, high in sizes))
    widest = max(wide for wide, _ in sizes)
    drafts = [_in_rows(sizes, max(widest, times * room)) for times in _TRIED]
    corner, _ = min(drafts, key=lambda draft: max(draft[1][0] / WIDER, draft[1][1]))
    found: dict[str, Point] = {}
    for part, (left, top, right, _), (wide, _), (x, y) in zip(parts, corners, sizes, corner, strict=True):
        begin = x + (wide - margin - (right - left)) / 2 - left
        found |= {node: (places[node][0] + begin, places[node][1] - top + y) for node in part}
    return found


def _in_rows(sizes: Sequence[Point], width: float) -> tuple[list[Point], Point]:
    """Where each stands in rows of that width, and how wide and high the whole is."""
    found: list[Point] = []
    x = y = row = widest = 0.0
    for wide, high in sizes:
        if x and x + wide > width:
            x, y, row = 0.0, y + row, 0.0
        found.append((x, y))
        x, row = x + wide, max(row, high)
        widest = max(widest, x)
    return found, (widest, y + row)


def _parts(near: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """What links hold together, each part sorted."""
    seen: set[str] = set()
    for start in near:
        if start in seen:
            continue
        seen.add(start)
        part, waiting = [], [start]
        while waiting:
            node = waiting.pop()
            part.append(node)
            new = [other for other in near[node] if other not in seen]
            seen.update(new)
            waiting += new
        yield sorted(part)


def _corners(part: Sequence[str], places: Mapping[str, Point]) -> tuple[float, float, float, float]:
    xs, ys = [places[node][0] for node in part], [places[node][1] for node in part]
    return min(xs), min(ys), max(xs), max(ys)
