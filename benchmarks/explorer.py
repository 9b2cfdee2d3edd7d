"""The explorer on large graphs: file size, time to the first click and to a paragraph, frames a second while panning; and plain pyvis.

    python -m benchmarks.explorer FOLDER... [--nodes 1000 5000 20000 25000] [--also PAGE...] [--pyvis NODES] [--keep DIR]
                                  [--write docs/explorer.md]

FOLDER holds documents (the corpus). They are read once; a larger graph is made of copies of them with symbols of
their own, as many as give so many documents in the network: every second work a copy cites is shared with the
others, the rest are its own. All pages are written first; then Chromium (headless, no graphics card, no network) opens
each five times in turn: the median counts, the fastest and the slowest click stand beside it.
"""

from __future__ import annotations

import argparse
import math
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.browsing import Opened, Written, measure
from benchmarks.copies import copies, corpus_notes
from benchmarks.marked import keep
from resgraph.view.explorer import write_explorer
from resgraph.view.pack import unsqueeze


def main() -> None:
    """Print a table, and keep it where the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "folders", nargs="+", type=Path, help="documents, or one folder that `resgraph build` wrote"
    )
    parser.add_argument("--nodes", nargs="*", type=int, default=[1000, 5000, 20000, 25000])
    parser.add_argument("--also", nargs="+", type=Path, default=[], help="pages that are there")
    parser.add_argument(
        "--pyvis", type=int, default=0, metavar="NODES", help="plain pyvis, too, on graphs of at most so many"
    )
    parser.add_argument("--keep", type=Path, help="write the pages here")
    parser.add_argument("--write", type=Path, help="put the table between the marks of this file")
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    pages = [given_page(file) for file in given.also]
    if given.nodes:
        notes = corpus_notes(given.folders, folder / "corpus")
        pages += [one for nodes in given.nodes for one in written(notes, folder, nodes, nodes <= given.pyvis)]
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        text = table(zip(pages, measure(browser, pages), strict=True))
        browser.close()
    print(text)
    if given.write:
        keep(text, given.write, "benchmarks.explorer")


def written(notes: Path, folder: Path, nodes: int, pyvis: bool) -> Iterator[Written]:
    """The page of so many documents, and plain pyvis on the same graph."""
    copies(notes, nodes, folder / f"notes-{nodes}")
    start = time.process_time()
    file = folder / f"explorer-{nodes}.html"
    write_explorer(folder / f"notes-{nodes}", file)
    seconds, first = time.process_time() - start, opening(file)
    drawn, size = first["network"]["drawn"], sizes(first)
    yield Written(f"resgraph, {drawn}", file, *size, seconds, "#dots" if drawn == "dots" else "#canvas")
    for name, placed in (("pyvis, placed", True), ("pyvis, physics", False)) if pyvis else ():
        start = time.process_time()
        plain = folder / f"pyvis-{nodes}-{placed}.html"
        plain_pyvis(first, plain, placed)
        yield Written(name, plain, *size, time.process_time() - start, "canvas")


def given_page(file: Path) -> Written:
    """A page that is there: what it says of itself."""
    first = opening(file)
    pane = "#dots" if first["network"]["drawn"] == "dots" else "#canvas"
    return Written(file.parent.name, file, *sizes(first), math.nan, pane)


def opening(file: Path) -> dict[str, Any]:
    """What the page knows at once."""
    found = re.search(r'id="data">([^<]*)<', file.read_text(encoding="utf-8"))
    first: dict[str, Any] = unsqueeze(found[1]) if found else {}
    return first


def sizes(first: dict[str, Any]) -> tuple[int, int]:
    """How many documents and lines there are."""
    placed = first["network"].get("places", {}).get("of", first["documents"]["ids"])
    return len(first["network"].get("nodes") or placed), len(first["edges"]["to"])


def plain_pyvis(first: dict[str, Any], target: Path, placed: bool) -> None:
    """The same nodes and edges as pyvis itself writes them, with its physics or with our positions."""
    from pyvis.network import Network  # noqa: PLC0415 - slow, and only for the comparison

    network = Network(directed=True, cdn_resources="in_line", height="900px")
    ids, places = first["documents"]["ids"], first["network"].get("places", {"of": [], "x": [], "y": []})
    for number, x, y in zip(places["of"], places["x"], places["y"], strict=True):
        network.add_node(ids[number], label=ids[number], **({"x": x, "y": y} if placed else {}))
    sources = accumulate(first["edges"]["from"])
    network.edges = [
        {"from": ids[a], "to": ids[b], "arrows": "to"}
        for a, b in zip(sources, first["edges"]["to"], strict=True)
    ]
    if placed:
        network.toggle_physics(False)
    target.write_text(network.generate_html(), encoding="utf-8")


def table(rows: Iterable[tuple[Written, Sequence[Opened]]]) -> str:
    """In Markdown: medians of the openings, with when and where they were measured."""
    head = (
        "page",
        "nodes",
        "lines",
        "MB",
        "written s",
        "drawn s",
        "click s",
        "fastest-slowest",
        "processor s",
        "paragraph ms",
        "own ms",
        "frames/s",
        "load",
    )
    lines = [" | ".join(head), " | ".join(["---", *["---:"] * (len(head) - 1)])]
    for page_, openings in rows:
        cells = [page_.name, f"{page_.nodes:,}", f"{page_.lines:,}", f"{page_.file.stat().st_size / 1e6:.1f}"]
        cells.append(_said(page_.seconds, 1))
        if openings:
            clicks = sorted(one.clicked for one in openings)
            cells += [_said(median(one.drawn for one in openings), 2), _said(median(clicks), 2)]
            cells.append("" if math.isnan(clicks[0]) else f"{clicks[0]:.2f}-{clicks[-1]:.2f}")
            cells.append(_said(median(one.processor for one in openings), 2))
            cells.append(_said(median(one.paragraph for one in openings), 0))
            cells.append(_said(median(one.own for one in openings), 0))
            cells.append(_said(median(one.frames for one in openings), 1))
            cells.append(f"{max(one.load for one in openings):.1f}")
        else:
            cells += ["never", "never", "", "", "", "", "", ""]
        lines.append(" | ".join(cells))
    return "".join(f"| {line} |\n" for line in lines)


def _said(number: float, digits: int) -> str:
    return "" if math.isnan(number) else f"{number:.{digits}f}"


if __name__ == "__main__":
    main()
