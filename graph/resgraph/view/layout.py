"""Where the documents stand: computed once, the same on every run, no two labels on each other.

What is cited by one resolution only stands in rings around it; what links several is placed by
springs first. Labels are boxes, so at the end each goes into a row and is moved along it until none overlap.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping

import networkx as nx

Point = tuple[float, float]

SEED = 60175
"""Of the springs' first positions."""

TRIES, FEW = 12, 80
"""So many drafts are made where there are at most so many nodes, and the clearest is kept."""

HEIGHT, GAP = 36.0, 16.0
"""Of a box, and between two, in the canvas's units (about a pixel at scale 1)."""


def positions(edges: Iterable[tuple[str, str]], widths: Mapping[str, float]) -> dict[str, tuple[int, int]]:
    """Whole-number centres for every node of `widths` (its box's width), connected or not."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(widths))
    graph.add_edges_from(sorted(edges))
    if not graph:
        return {}
    if len(graph) > FEW:
        return _draft(graph, widths, SEED)
    drafts = [_draft(graph, widths, SEED + number) for number in range(TRIES)]
    return min(drafts, key=lambda draft: _fault(graph, draft, widths))


def _draft(graph: nx.Graph[str], widths: Mapping[str, float], seed: int) -> dict[str, tuple[int, int]]:
    leaves = _leaves(graph)
    core = [node for node in graph if node not in leaves]
    places = _springs(graph, core, _reach(leaves, core), seed)
    around: dict[str, list[str]] = defaultdict(list)
    for leaf, hub in leaves.items():
        around[hub].append(leaf)
    for hub in core:
        places.update(_rings(places[hub], around[hub], widths))
    return _separated(places, widths)


def _fault(graph: nx.Graph[str], draft: Mapping[str, tuple[int, int]], widths: Mapping[str, float]) -> float:
    """How large the drawing is for a pane a little taller than wide, and how many lines run through boxes."""
    xs, ys = [x for x, _ in draft.values()], [y for _, y in draft.values()]
    size = max((max(xs) - min(xs) + 150) / 0.9, max(ys) - min(ys) + 50)
    through = 0
    for a, b in graph.edges:
        for node in draft:
            if node not in (a, b):
                through += _runs_through(draft[a], draft[b], draft[node], widths[node])
    return size * (1 + 0.03 * through)


def _runs_through(a: tuple[int, int], b: tuple[int, int], box: tuple[int, int], width: float) -> bool:
    """Whether the line from a to b passes near the box's centre."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    along = ((box[0] - a[0]) * dx + (box[1] - a[1]) * dy) / (dx * dx + dy * dy or 1)
    if not 0.05 < along < 0.95:
        return False
    off_x, off_y = a[0] + along * dx - box[0], a[1] + along * dy - box[1]
    return abs(off_x) < width / 2 and abs(off_y) < HEIGHT / 2


def _leaves(graph: nx.Graph[str]) -> dict[str, str]:
    """Nodes with one neighbour only, and that neighbour; of a lone pair the second is the leaf."""
    found: dict[str, str] = {}
    for node in graph:
        if graph.degree(node) == 1:
            (hub,) = graph.neighbors(node)
            if graph.degree(hub) > 1 or node > hub:
                found[node] = hub
    return found


def _reach(leaves: dict[str, str], core: list[str]) -> dict[str, float]:
    """How much room each core node needs: the radius of its rings."""
    count: dict[str, int] = defaultdict(int)
    for hub in leaves.values():
        count[hub] += 1
    return {node: 60.0 + 30.0 * math.sqrt(count[node]) for node in core}


def _springs(graph: nx.Graph[str], core: list[str], reach: dict[str, float], seed: int) -> dict[str, Point]:
    """Fruchterman and Reingold's springs on the core, repulsion among near ones only (grid of cells)."""
    room = sum(reach.values()) / max(len(core), 1)
    side = 1.4 * room * math.sqrt(len(core) + 1)
    at = _scattered(core, side, seed) if len(graph) <= FEW else _spiral(graph, core, side)
    links = [(a, b) for a, b in graph.edges if a in at and b in at]
    rounds = max(20, min(200, 12_000 // (len(core) + 1)))
    for turn in range(rounds):
        step = side * 0.1 * (1 - turn / rounds)
        push = _repulsion(at, reach, 3.0 * room)
        for a, b in links:
            _pull(at, push, a, b, reach[a] + reach[b])
        at = {node: _moved(at[node], push[node], step) for node in core}
    return at


def _scattered(core: list[str], side: float, seed: int) -> dict[str, Point]:
    rng = random.Random(seed)
    return {node: (rng.uniform(-side, side), rng.uniform(-side, side)) for node in core}


def _spiral(graph: nx.Graph[str], core: list[str], side: float) -> dict[str, Point]:
    """Neighbours one after the other on a sunflower's spiral, beginning at the most linked node."""
    inner = graph.subgraph(core)
    order: dict[str, None] = {}
    for start in sorted(core, key=lambda node: (-inner.degree(node), node)):
        if start not in order:
            order.update(dict.fromkeys([start, *(node for _, node in nx.bfs_edges(inner, start))]))
    golden = math.pi * (3 - math.sqrt(5))
    return {
        node: (side * r * math.cos(number * golden), side * r * math.sin(number * golden))
        for number, node in enumerate(order)
        for r in [math.sqrt((number + 0.5) / len(order))]
    }


def _repulsion(at: dict[str, Point], reach: dict[str, float], size: float) -> dict[str, list[float]]:
    cells: dict[tuple[int, int], list[str]] = defaultdict(list)
    for node, (x, y) in at.items():
        cells[int(x // size), int(y // size)].append(node)
    push: dict[str, list[float]] = {node: [-0.12 * x, -0.03 * y] for node, (x, y) in at.items()}
    for (cx, cy), members in cells.items():
        near = [n for dx in (-1, 0, 1) for dy in (-1, 0, 1) for n in cells.get((cx + dx, cy + dy), ())]
        near = near[:: 1 + len(near) // FEW]
        for a in members:
            for b in near:
                if a != b:
                    dx, dy, far = _between(at[a], at[b])
                    force = (reach[a] + reach[b]) ** 2 / far / 3
                    push[a][0] += dx / far * force
                    push[a][1] += dy / far * force
    return push


def _pull(at: dict[str, Point], push: dict[str, list[float]], a: str, b: str, rest: float) -> None:
    dx, dy, far = _between(at[a], at[b])
    force = far * far / rest / 2
    for node, sign in ((a, -1), (b, 1)):
        push[node][0] += sign * dx / far * force
        push[node][1] += sign * dy / far * force


def _between(a: Point, b: Point) -> tuple[float, float, float]:
    dx, dy = a[0] - b[0], a[1] - b[1]
    return dx, dy, max(math.hypot(dx, dy), 1.0)


def _moved(place: Point, push: list[float], step: float) -> Point:
    length = max(math.hypot(*push), 1e-9)
    go = min(length, step) / length
    return place[0] + push[0] * go, place[1] + push[1] * go


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
