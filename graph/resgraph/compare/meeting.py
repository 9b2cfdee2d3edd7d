"""Where the texts of one resolution in several languages meet: paragraphs paired by what they say, not by their ids.

A/HRC/RES/54/12 has 21 preambular paragraphs in Chinese and 22 in English, which cuts one in two: from there on each English
paragraph would meet another one of the Chinese. What is the same in all languages decides: the symbols cited, numbers, the verbs,
the names and who is asked; then how long a paragraph is, and where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from resgraph.compare.outline import Outline, OutlineParagraph

SECTION = re.compile(r"(?P<section>(?:part-[a-z]+-|annex-\d+-)?[a-z]+)\d")
DIGITS = re.compile(r"\d{1,4}")
WEIGHTS = {"cited": 4.0, "number": 1.0, "act": 1.0, "name": 1.0, "asked": 1.0}
"""How much a thing that both say counts; a symbol is seldom there by chance."""
SAID, LENGTH, SAME = 2.0, 0.6, 0.2
"""What is said by both, as long, with the same id: how much each counts."""
PRINTED = SAID
"""The same printed number, in place of the same id: paragraph 4 is paragraph 4, whatever else is like it."""
GAP = 0.5
"""What it costs to leave a paragraph alone: paragraphs that look little alike still meet where nothing better is near."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Met:
    """Two paragraphs that are one; None where a language has none of its own."""

    first: str | None
    other: str | None


@dataclass(frozen=True, slots=True)
class _Said:
    id: str
    keys: frozenset[Key]
    length: float


def meeting(first: Outline, other: Outline) -> list[Met]:
    """The paragraphs of two texts of one resolution, section by section in reading order, each once."""
    found: list[Met] = []
    left, right = (_sections(each.passages) for each in (first, other))
    for section in dict.fromkeys((*left, *right)):
        found += _aligned(left.get(section, []), right.get(section, []), printed=section.endswith("op"))
    return found


def moves(first: Outline, other: Outline) -> dict[str, str]:
    """The ids of the other text that change so that its paragraphs meet those of the first; empty where all do.

    A paragraph that the first text has not keeps its id where that is free, else it is the second part of the one before it: pp13-2.
    """
    met = meeting(first, other)
    taken = {passage.id for passage in first.passages}
    found: dict[str, str] = {}
    before = ""
    for each in met:
        if each.other is None:
            before = each.first or before
            continue
        wanted = each.first or each.other
        if each.first is None and wanted in taken:
            wanted = _free(before if _section(before) == _section(wanted) else wanted, taken)
        taken.add(wanted)
        before = wanted
        if wanted != each.other:
            found[each.other] = wanted
    return found


def _free(id: str, taken: Iterable[str]) -> str:
    count = 2
    while f"{id}-{count}" in taken:
        count += 1
    return f"{id}-{count}"


def _section(id: str) -> str:
    match = SECTION.match(id)
    return match["section"] if match else ""


def _sections(passages: Sequence[OutlineParagraph]) -> dict[str, list[_Said]]:
    average = mean(len(p.text) for p in passages) if passages else 1.0
    found: dict[str, list[_Said]] = defaultdict(list)
    for passage in passages:
        found[_section(passage.id)].append(_Said(passage.id, _keys(passage), len(passage.text) / average))
    return dict(found)


def _keys(passage: OutlineParagraph) -> frozenset[Key]:
    numbers = {str(int(n)) for n in DIGITS.findall(unicodedata.normalize("NFKC", passage.text))}
    return frozenset(
        [("cited", mark.id) for mark in passage.cited]
        + [("number", number) for number in numbers]
        + [("act", mark.id) for mark in passage.acts]
        + [("name", mark.id) for mark in passage.names]
        + [("asked", id) for id in passage.asked]
    )


def _aligned(left: Sequence[_Said], right: Sequence[_Said], *, printed: bool) -> list[Met]:
    """The order-keeping pairs that count most together, gaps having their cost (Needleman and Wunsch 1970)."""
    rows, columns = len(left), len(right)
    alike = [[_alike(one, other, PRINTED if printed else SAME) for other in right] for one in left]
    best = [[-GAP * (rows - i + columns - j) for j in range(columns + 1)] for i in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            alone = max(best[i + 1][j], best[i][j + 1]) - GAP
            best[i][j] = max(alike[i][j] + best[i + 1][j + 1], alone)
    found: list[Met] = []
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            found.append(Met(left[i].id, right[j].id))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j] - GAP:
            found.append(Met(left[i].id, None))
            i += 1
        else:
            found.append(Met(None, right[j].id))
            j += 1
    found += [Met(each.id, None) for each in left[i:]]
    return found + [Met(None, each.id) for each in right[j:]]


def _alike(one: _Said, other: _Said, same: float) -> float:
    """How much two paragraphs look like one, from 0 up; an empty one is like none."""
    if not one.length or not other.length:
        return 0.0
    weigh = sum(WEIGHTS[kind] for kind, _ in one.keys | other.keys)
    said = sum(WEIGHTS[kind] for kind, _ in one.keys & other.keys) / weigh if weigh else 0.5
    length = min(one.length, other.length) / (max(one.length, other.length) or 1.0)
    return SAID * said + LENGTH * length + (same if one.id == other.id else 0.0)
