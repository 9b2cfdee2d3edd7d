"""Parts of a network that nothing links, set beside each other: springs alone would push them into a long line."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from resgraph.view.springs import Point

WIDER = 1.1
"""A row of parts is so much longer than the root of the room that all need: panes are a little wider than high."""


def beside_each_other(
    near: Mapping[str, Sequence[str]], places: Mapping[str, Point], margin: float
) -> dict[str, Point]:
    """The places again, each part moved as a whole onto shelves, the largest first; `margin` is between two parts."""
    parts = sorted(_parts(near), key=lambda part: (-len(part), part[0]))
    if len(parts) == 1:
        return dict(places)
    corners = [_corners(part, places) for part in parts]
    sizes = [(right - left + margin, bottom - top + margin) for left, top, right, bottom in corners]
    width = max([WIDER * math.sqrt(sum(w * h for w, h in sizes)), *(w for w, _ in sizes)])
    found: dict[str, Point] = {}
    x = y = row = 0.0
    for part, (left, top, _, _), (wide, high) in zip(parts, corners, sizes, strict=True):
        if x and x + wide > width:
            x, y, row = 0.0, y + row, 0.0
        found |= {node: (places[node][0] - left + x, places[node][1] - top + y) for node in part}
        x, row = x + wide, max(row, high)
    return found


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
