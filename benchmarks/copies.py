"""A graph of any size for the explorer: copies of documents, with symbols of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import resgraph
from resgraph.pipeline import NOTES
from resgraph.view.leaves import SIZES, squeezed, unsqueezed
from resgraph.view.shared import line_of
from resgraph.view.turtle import Pair
from resgraph.view.works import COMPARED, LEAVES, SHARED, Work, Works, title_of


def corpus_notes(folders: list[Path], into: Path) -> Path:
    """What a build of these documents notes for its page; one folder may be an output folder already."""
    if len(folders) == 1 and (folders[0] / NOTES / LEAVES).is_file():
        return folders[0] / NOTES
    resgraph.build(folders, into, graph_only=True)
    return into / NOTES


def copies(notes: Path, wanted: int, target: Path) -> None:
    """Repeat the leaves with new symbols until they and what they cite are `wanted` documents, about.

    Of the documents that a copy cites every second one is its own, too.
    """
    target.mkdir(parents=True)
    (target / COMPARED).write_bytes(b"")
    with Works(notes) as works, (target / LEAVES).open("wb") as leaves:
        read = [work for work in works.works if work.symbol]
        if not read:
            raise SystemExit("no resolution was read: name a folder of resolutions")
        leaves.write(title_of(works.base))
        known: set[str] = set()
        shared = {f"<{works.base}{name}>": works.shared.pairs(name) for name in works.shared.names}
        for number, work in _rounds(read):
            if len(known) >= wanted:
                break
            names = _names(work, number)
            leaves.write(_copy(work, names))
            known |= {*names.values()}
            for old, new in names.items():
                if old != work.id and old in works.shared.places:
                    pairs = works.shared.pairs(old)
                    shared[f"<{works.base}{new}>"] = [
                        (key, _renamed(value, {old: new})) for key, value in pairs
                    ]
        written = {f"<{works.base}{work.id}>" for work in read}
    lines = (line_of(subject, pairs) for subject, pairs in sorted(shared.items()) if subject not in written)
    (target / SHARED).write_bytes(b"".join(lines))


def _rounds(read: list[Work]) -> Iterator[tuple[int, Work]]:
    number = 0
    while True:
        yield from ((number, work) for work in read)
        number += 1


def _names(work: Work, number: int) -> dict[str, str]:
    """What the document and those that it cites are called in a copy; one that it shares with others keeps its name."""
    card = work.card()
    targets = sorted(
        {str(target) for _, target, _ in card["cites"]} | {r for h in card["heads"] for r in h["reports"]}
    )
    own = {work.id, *targets[::2]} if number else set()
    return {name: f"{name}-{number}" if name in own else name for name in (work.id, *targets)}


def _copy(work: Work, names: Mapping[str, str]) -> bytes:
    """The leaf under other names."""
    symbol = names[work.id]
    own: list[Pair] = [(key, _renamed(value, names)) for key, value in work.own()]
    card = json.loads(_renamed(json.dumps(work.card()), names))
    for head in card["heads"]:
        head["symbol"] = symbol
    sheet = json.loads(_renamed(json.dumps(unsqueezed(work.sheet())), names))
    parts = (json.dumps([symbol, symbol]).encode(), squeezed(card), squeezed(own), squeezed(sheet))
    return SIZES.pack(*map(len, parts)) + b"".join(parts)


def _renamed(text: str, names: Mapping[str, str]) -> str:
    """The text with new names wherever one stands alone: in quotation marks, before a fragment, before a language."""
    for old in sorted(names, key=len, reverse=True):
        if names[old] != old:
            for end in ('"', "#", "/zh", ">"):
                text = text.replace(f"{old}{end}", f"{names[old]}{end}")
    return text
