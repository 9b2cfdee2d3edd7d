"""Where the documents stand: computed once, the same on every run, no two labels on each other.

What is cited by one resolution only stands around it; what links several is placed by springs first.
A small drawing has boxes: at the end each goes into a row and is moved along it until none overlap.
A large one has dots.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from resgraph.view.drawn import Drawn
from resgraph.view.shelves import beside_each_other, on_shelves
from resgraph.view.springs import FEW, Point, scattered, settle, spiral, sunflower

SEED = 60175
"""Of the springs' first positions."""

TRIES = 12
"""So many drafts are made of a small drawing, and the clearest is kept."""

HEIGHT, GAP = 32.0, 9.0
"""Of a box, and between two, in the canvas's units: so close that its letters (19 units) can be read in a small pane."""

DOT = 24.0
"""The room of a dot in a large drawing."""

PANE = 560.0
"""Pixels: about how wide a large drawing is shown."""

Edges = Sequence[tuple[str, str]]
Neighbours = Mapping[str, Sequence[str]]


def positions(edges: Iterable[tuple[str, str]], widths: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """Whole-number centres for every node of `widths` (its box's width), connected or not."""
    links, near = _graph(edges, widths)
    if not near:
        return {}
    seeds = range(SEED, SEED + (TRIES if len(near) <= FEW else 1))
    drafts = [_draft(links, near, widths, seed) for seed in seeds]
    return drafts[0] if len(drafts) == 1 else min(drafts, key=lambda d: _fault(links, d, widths))


def dots(edges: Iterable[tuple[str, str]], nodes: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Whole-number centres for a large drawing: what one node only cites lies in a disc around it."""
    return _whole(_dots(*_graph(edges, nodes)))


def dots_apart(
    edges: Iterable[tuple[str, str]],
    nodes: Iterable[str],
    groups: Mapping[str, Sequence[str]],
    names: Mapping[str, float],
    drawn: Drawn | None = None,
) -> dict[str, tuple[int, int]]:
    """The same with the members of each group together, and above them the place of its name, which is the group's key.

    `names` is how wide the name of each is, in pixels: so much room it has in a picture that fills its pane.

    The group "" has no name, and stands last. What is in no group stands with the one that it is linked to most, else in that one.
    """
    links, near = _graph(edges, nodes)
    parts, drawn = _sorted_out(near, groups), drawn or Drawn()
    places: dict[str, Point] = {}
    for name, part in parts.items():
        inside = set(part)
        own = _graph([(a, b) for a, b in links if a in inside and b in inside], part)
        stand = dict(drawn.places(own, partial(_dots, *own)))
        if name:
            xs = [x for x, _ in stand.values()]
            stand[name] = (min(xs) + max(xs)) / 2, min(y for _, y in stand.values()) - 3 * DOT
        places |= stand
    blocks = [[*part, *([name] if name else [])] for name, part in parts.items()]
    margin = 4 * DOT
    closely = on_shelves(blocks, places, margin)
    xs = [x for x, _ in closely.values()]
    pixel = (max(xs) - min(xs)) / PANE if xs else 0.0
    return _whole(on_shelves(blocks, places, margin, [names.get(name, 0.0) * pixel for name in parts]))


def _sorted_out(near: Neighbours, groups: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """By group all that stands in it, the group without a name last."""
    of = {node: name for name, members in groups.items() for node in members if node in near}
    order = {name: number for number, name in enumerate(groups)}
    found: dict[str, list[str]] = {name: [] for name in sorted([*groups, ""], key=lambda name: not name)}
    for node, others in near.items():
        drawn = Counter(of[other] for other in others if other in of)
        found[
            of[node] if node in of else min(drawn, key=lambda one: (-drawn[one], order[one]), default="")
        ].append(node)
    return {name: part for name, part in found.items() if part}


def _whole(places: Mapping[str, Point]) -> dict[str, tuple[int, int]]:
    return {node: (round(x), round(y)) for node, (x, y) in sorted(places.items())}


def _dots(links: Edges, near: Neighbours) -> dict[str, Point]:
    leaves = _leaves(near)
    core = [node for node in near if node not in leaves]
    around = _around(leaves)
    reach = {node: DOT * (1 + math.sqrt(len(around[node]))) for node in core}
    places = _springs(links, near, core, reach, SEED)
    for hub in core:
        x, y = places[hub]
        for leaf, (dx, dy) in zip(around[hub], sunflower(len(around[hub]), 0.7 * reach[hub]), strict=True):
            far = 1 + DOT / (math.hypot(dx, dy) or DOT)
            places[leaf] = (x + dx * far, y + dy * far)
    return beside_each_other(near, places, 3 * DOT)


def _graph(edges: Iterable[tuple[str, str]], nodes: Iterable[str]) -> tuple[Edges, Neighbours]:
    """The links, each pair once, and every node's neighbours; both sorted."""
    links = sorted({(min(pair), max(pair)) for pair in edges if pair[0] != pair[1]})
    near: dict[str, list[str]] = {node: [] for node in sorted(nodes)}
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    return links, near


def _draft(
    links: Edges, near: Neighbours, widths: Mapping[str, float], seed: int
) -> dict[str, tuple[int, int]]:
    leaves = _leaves(near)
    core = [node for node in near if node not in leaves]
    around = _around(leaves)
    reach = {node: 60.0 + 30.0 * math.sqrt(len(around[node])) for node in core}
    places = _springs(links, near, core, reach, seed)
    for hub in core:
        places.update(_rings(places[hub], around[hub], widths))
    places = beside_each_other(near, places, 120.0)
    return _separated(places, widths)


def _fault(links: Edges, draft: Mapping[str, tuple[int, int]], widths: Mapping[str, float]) -> float:
    """How large the drawing is for a pane a little taller than wide, and how many lines run through boxes."""
    xs, ys = [x for x, _ in draft.values()], [y for _, y in draft.values()]
    size = max((max(xs) - min(xs) + 150) / 0.9, max(ys) - min(ys) + 50)
    through = sum(
        _runs_through(draft[a], draft[b], draft[node], widths[node])
        for a, b in links
        for node in draft
        if node not in (a, b)
    )
    return size * (1 + 0.03 * through)


def _runs_through(a: tuple[int, int], b: tuple[int, int], box: tuple[int, int], width: float) -> bool:
    """Whether the line from a to b passes near the box's centre."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((box[0] - a[0]) * dx + (box[1] - a[1]) * dy) / (dx * dx + dy * dy or 1)
    if not 0.05 < along < 0.95:
        return False
    off_x, off_y = a[0] + along * dx - box[0], a[1] + along * dy - box[1]
    return abs(off_x) < width / 2 and abs(off_y) < HEIGHT / 2


def _leaves(near: Neighbours) -> dict[str, str]:
    """Nodes with one neighbour only, and that neighbour; of a lone pair the second is the leaf."""
    found: dict[str, str] = {}
    for node, others in near.items():
        if len(others) == 1 and (len(near[others[0]]) > 1 or node > others[0]):
            found[node] = others[0]
    return found


def _around(leaves: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for leaf, hub in leaves.items():
        found[hub].append(leaf)
    return found


def _springs(
    links: Edges, near: Neighbours, core: Sequence[str], reach: Mapping[str, float], seed: int
) -> dict[str, Point]:
    """The core alone, scattered where it is small, else on a spiral; then the springs."""
    room = sum(reach.values()) / max(len(core), 1)
    side = 1.4 * room * math.sqrt(len(core) + 1)
    start = scattered(core, side, seed) if len(near) <= FEW else spiral(core, near, side)
    inner = [(a, b) for a, b in links if a in start and b in start]
    rounds = max(30, min(120, 12_000 // (len(core) + 1)))
    return settle(start, inner, reach, rounds, side * 0.1)


def _rings(hub: Point, leaves: list[str], widths: Mapping[str, float]) -> dict[str, Point]:
    """The leaves on ellipses around their hub, as many on each as its length holds."""
    placed: dict[str, Point] = {}
    radius, left = 1.0, list(leaves)
    while left:
        across, down = 150.0 * radius, 130.0 * radius
        room = max(widths[leaf] for leaf in left) * 0.6 + GAP
        fits = max(4, int(math.pi * (across + down) / room))
        ring, left = left[:fits], left[fits:]
        for index, leaf in enumerate(ring):
            turn = 2 * math.pi * (index + 0.5 * (radius % 2)) / len(ring)
            placed[leaf] = (hub[0] + across * math.cos(turn), hub[1] + down * math.sin(turn))
        radius += 0.62
    return placed


def _separated(places: dict[str, Point], widths: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """Every box in the nearest row, and in its row as near to its place as the others let it stand."""
    rows: dict[int, list[str]] = defaultdict(list)
    stretch = _stretch(places, widths)
    for node, (_, y) in sorted(places.items()):
        rows[round(y * stretch / (HEIGHT + GAP))].append(node)
    found: dict[str, tuple[int, int]] = {}
    for row, nodes in rows.items():
        nodes.sort(key=lambda node: (places[node][0], node))
        wanted = [places[node][0] * stretch for node in nodes]
        for node, x in zip(nodes, _spread(wanted, [widths[node] + GAP for node in nodes]), strict=True):
            found[node] = (round(x), round(row * (HEIGHT + GAP)))
    return dict(sorted(found.items()))


def _stretch(places: dict[str, Point], widths: Mapping[str, float]) -> float:
    """How much larger the drawing must be for the boxes to cover no more than two fifths of it."""
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    room = (max(xs) - min(xs) + 150) * (max(ys) - min(ys) + 50)
    needed = sum((widths[node] + GAP) * (HEIGHT + GAP) for node in places) * 2.5
    return max(1.0, math.sqrt(needed / room))


def _spread(wanted: list[float], widths: list[float]) -> list[float]:
    """Centres in the same order, as near to the wanted as can be, each with its width to itself.

    Boxes that touch form a block; a block stands where its members want it on average, and swallows
    the block before it as long as the two overlap (pool adjacent violators).
    """
    ends = [sum(widths[: number + 1]) for number in range(len(widths))]
    offsets = [end - width / 2 for end, width in zip(ends, widths, strict=True)]
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean, count = (mean * count + before * many) / (count + many), count + many
        blocks.append((mean, count))
    starts = [mean for mean, count in blocks for _ in range(count)]
    return [start + offset for start, offset in zip(starts, offsets, strict=True)]
