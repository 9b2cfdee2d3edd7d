"""Springs: linked nodes pull each other, all nodes push each other away, until they rest."""

from __future__ import annotations

import math
import random
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence

Point = tuple[float, float]
Links = Sequence[tuple[str, str]]
Neighbours = Mapping[str, Sequence[str]]

FEW = 80
"""Up to so many nodes every pair is weighed; beyond, a crowd in a cell of a grid counts as one."""


def scattered(nodes: Sequence[str], side: float, seed: int) -> dict[str, Point]:
    """Each node anywhere in the square: where the springs of a small drawing begin."""
    rng = random.Random(seed)
    return {node: (rng.uniform(-side, side), rng.uniform(-side, side)) for node in nodes}


def spiral(nodes: Sequence[str], near: Neighbours, side: float) -> dict[str, Point]:
    """Neighbours one after the other on a sunflower's spiral, beginning at the most linked node."""
    inside = set(nodes)
    order: dict[str, None] = {}
    for start in sorted(nodes, key=lambda node: (-len(near[node]), node)):
        waiting = deque([start])
        while waiting:
            if (node := waiting.popleft()) not in order:
                order[node] = None
                waiting.extend(other for other in near[node] if other in inside and other not in order)
    return dict(zip(order, sunflower(len(order), side), strict=True))


def sunflower(count: int, radius: float) -> list[Point]:
    """Evenly spread points of a disc, from its middle outwards."""
    golden = math.pi * (3 - math.sqrt(5))
    found = []
    for number in range(count):
        far = radius * math.sqrt((number + 0.5) / count)
        found.append((far * math.cos(number * golden), far * math.sin(number * golden)))
    return found


def settle(
    start: Mapping[str, Point], links: Links, reach: Mapping[str, float], rounds: int, step: float
) -> dict[str, Point]:
    """Fruchterman and Reingold's springs; `reach` is how much room a node needs around it, `step` the first stride."""
    names = list(start)
    index = {name: number for number, name in enumerate(names)}
    xs, ys = [start[name][0] for name in names], [start[name][1] for name in names]
    room = [reach[name] for name in names]
    ties = [(index[a], index[b]) for a, b in links]
    push = _push_pairs if len(names) <= FEW else _push_cells
    for turn in range(rounds):
        dx, dy = [-0.12 * x for x in xs], [-0.03 * y for y in ys]
        push(xs, ys, room, dx, dy, turn)
        _pull(xs, ys, room, ties, dx, dy)
        stride = step * (1 - turn / rounds)
        for i, (x, y) in enumerate(zip(dx, dy, strict=True)):
            length = math.sqrt(x * x + y * y) or 1.0
            go = min(length, stride) / length
            xs[i] += x * go
            ys[i] += y * go
    return {name: (xs[i], ys[i]) for i, name in enumerate(names)}


def _push_pairs(
    xs: list[float], ys: list[float], room: list[float], dx: list[float], dy: list[float], _turn: int
) -> None:
    """Every pair apart; (reach + reach)² / distance, by axis."""
    for i, (x, y, own) in enumerate(zip(xs, ys, room, strict=True)):
        for j in range(i):
            along, down = x - xs[j], y - ys[j]
            force = (own + room[j]) ** 2 / 3 / max(along * along + down * down, 1.0)
            dx[i] += along * force
            dy[i] += down * force
            dx[j] -= along * force
            dy[j] -= down * force


def _push_cells(
    xs: list[float], ys: list[float], room: list[float], dx: list[float], dy: list[float], turn: int
) -> None:
    """Each node away from the middle of what stands in its own cell and in the eight around it, one by one where they are few.

    The grid lies elsewhere on every turn: nodes would gather along lines that stay.
    """
    size = 3.0 * sum(room) / len(room)
    right, down = (size * (turn * step % 1.0) for step in (0.618, 0.414))
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        cells[int((x + right) // size), int((y + down) // size)].append(i)
    crowds = {cell: _crowd(xs, ys, room, members) for cell, members in cells.items()}
    for (cx, cy), members in cells.items():
        around = [cell for u in (-1, 0, 1) for v in (-1, 0, 1) if (cell := (cx + u, cy + v)) in cells]
        if sum(len(cells[cell]) for cell in around) <= FEW // 2:
            near = [_crowd(xs, ys, room, [i]) for cell in around for i in cells[cell]]
        else:
            near = [crowds[cell] for cell in around]
        for i in members:
            x, y, own = xs[i], ys[i], room[i]
            for mx, my, other, count in near:
                along, down = x - mx, y - my
                force = count * (own + other) ** 2 / 3 / max(along * along + down * down, own * own / 4)
                dx[i] += along * force
                dy[i] += down * force


def _crowd(
    xs: list[float], ys: list[float], room: list[float], members: list[int]
) -> tuple[float, float, float, int]:
    """Where these nodes are on average, how much room each needs, how many they are."""
    many = len(members)
    x, y = sum(xs[i] for i in members) / many, sum(ys[i] for i in members) / many
    return x, y, sum(room[i] for i in members) / many, many


def _pull(
    xs: list[float],
    ys: list[float],
    room: list[float],
    ties: Sequence[tuple[int, int]],
    dx: list[float],
    dy: list[float],
) -> None:
    """The ends of each link together; distance² / (reach + reach)."""
    for i, j in ties:
        along, down = xs[i] - xs[j], ys[i] - ys[j]
        force = math.sqrt(along * along + down * down) / (room[i] + room[j]) / 2
        dx[i] -= along * force
        dy[i] -= down * force
        dx[j] += along * force
        dy[j] += down * force
