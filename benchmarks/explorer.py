"""The explorer on large graphs: file size, time to the first click, frames a second while panning; and plain pyvis.

    python benchmarks/explorer.py FOLDER... [--nodes 1000 5000 20000] [--pyvis] [--keep DIR]

FOLDER holds documents (the corpus). They are read once; a larger graph is made of copies of them with symbols of
their own, as many as give so many documents in the network: every second work a copy cites is shared with the
others, the rest are its own. Chromium (headless, no graphics card, no network) opens each page three times: the median counts.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page, sync_playwright
from pyoxigraph import Store

import resgraph
from resgraph.view.drawing import documents_network
from resgraph.view.edges import Edge
from resgraph.view.explorer import explorer_data
from resgraph.view.page import page
from resgraph.view.records import Document, Text

Data = dict[str, Any]

FRAMES = """() => new Promise((done) => {
  const pane = document.querySelector('%s');
  const { left, top, width, height } = pane.getBoundingClientRect();
  const at = (turn) => ({ clientX: left + width / 2 + 120 * Math.sin(turn / 8), clientY: top + height / 2 + 80 * Math.cos(turn / 8),
    bubbles: true, pointerId: 1, pointerType: 'mouse', buttons: 1, button: 0, view: window });
  const tell = (name, turn) => {
    const target = name.endsWith('down') ? document.elementFromPoint(at(turn).clientX, at(turn).clientY) ?? pane : pane;
    target.dispatchEvent(new PointerEvent('pointer' + name, at(turn)));
    target.dispatchEvent(new MouseEvent('mouse' + name, at(turn)));
  };
  let turn = 0, begun = 0;
  const frame = (now) => {
    if (!begun) { begun = now; tell('down', 0); }
    tell('move', ++turn);
    if (now - begun < 2000) requestAnimationFrame(frame);
    else { tell('up', turn); done(1000 * turn / (now - begun)); }
  };
  requestAnimationFrame(frame);
})"""


def copies(data: Data, wanted: int) -> Data:
    """The data, repeated with new symbols until its network has `wanted` documents, then cut to that number."""
    read = [d for d in data["documents"] if d["texts"]]
    cited = {d["id"]: d for d in data["documents"] if not d["texts"]}
    parts: dict[str, list[Data]] = {}
    for part in data["paragraphs"]:
        parts.setdefault(part["document"], []).append(part)
    words: dict[str, list[Data]] = {}
    for passage in data["passages"]:
        words.setdefault(passage["part"].partition("#")[0], []).append(passage)
    made: Data = {"documents": {}, "paragraphs": [], "passages": [], "turtle": {}}
    for number, document in _rounds(read):
        if len(made["documents"]) >= wanted:
            break
        text = json.dumps(
            [document, parts[document["id"]], words.get(document["id"], [])], ensure_ascii=False
        )
        own = {document["id"]: f"{document['id']}-{number}"} if number else {}
        targets = sorted({t for p in parts[document["id"]] for t in p["cites"]})
        own |= {t: f"{t}-{number}" for t in targets[:: 2 if number else len(targets) + 1] if t in cited}
        for old in sorted(own, key=len, reverse=True):
            for end in ('"', "#", "/zh"):
                text = text.replace(f'"{old}{end}', f'"{own[old]}{end}')
        one, its_parts, its_words = json.loads(text)
        made["documents"][one["id"]] = one | {"symbol": one["id"]}
        made["paragraphs"] += its_parts
        made["passages"] += its_words
        for target in {t for p in its_parts for t in p["cites"]}:
            if target not in made["documents"]:
                origin = cited.get(target.removesuffix(f"-{number}"))
                made["documents"][target] = (origin or document) | {
                    "id": target,
                    "symbol": target,
                    "texts": [],
                    "parts": [],
                }
    kept = dict(list(made["documents"].items())[:wanted])
    for part in made["paragraphs"]:
        part["cites"] = {target: how for target, how in part["cites"].items() if target in kept}
    inside = [part for part in made["paragraphs"] if part["document"] in kept]
    return {**data, **made, "documents": list(kept.values()), "paragraphs": inside}


def _rounds(read: list[Data]) -> Iterator[tuple[int, Data]]:
    number = 0
    while True:
        yield from ((number, document) for document in read)
        number += 1


def with_network(data: Data) -> Data:
    """The data with the network of its documents, as `resgraph view` would draw it."""
    documents = [Document(**{**d, "texts": [Text(**t) for t in d["texts"]]}) for d in data["documents"]]
    found: dict[tuple[str, str], list[Data]] = {}
    for part in data["paragraphs"]:
        for target in part["cites"]:
            if target != part["document"]:
                found.setdefault((part["document"], target), []).append(part)
    edges = [
        Edge(a, b, tuple(p["id"] for p in parts), tuple(sorted({r for p in parts for r in p["cites"][b]})))
        for (a, b), parts in sorted(found.items())
    ]
    return {**data, "network": documents_network(documents, edges)}


def plain_pyvis(data: Data, target: Path, placed: bool) -> None:
    """The same nodes and edges as pyvis itself writes them, with its physics or with our positions."""
    from pyvis.network import Network  # noqa: PLC0415 - slow, and only for the comparison

    network = Network(directed=True, cdn_resources="in_line", height="900px")
    nodes, edges = data["network"]["nodes"], data["network"]["edges"]
    for node in nodes:
        network.add_node(
            node["id"], label=node["label"], **({"x": node["x"], "y": node["y"]} if placed else {})
        )
    network.edges = [{"from": e["from"], "to": e["to"], "arrows": "to"} for e in edges]
    if placed:
        network.toggle_physics(False)
    target.write_text(network.generate_html(), encoding="utf-8")


def first_click(page_: Page, address: str) -> float:
    """Seconds from the address to the text that a click on a dot or box brings."""
    start = time.perf_counter()
    page_.goto(address)
    page_.wait_for_selector("html[data-shown]", state="attached")
    place = page_.evaluate("""() => {
      const home = rg.at('canvas').getBoundingClientRect();
      const inside = ({ x, y }) => x > 20 && y > 20 && x < home.width - 60 && y < home.height - 20;
      const box = rg.canvas.drawn.boxes.find((one) => one.filled && inside(rg.canvas.place(one.id)));
      return rg.canvas.place(box.id);
    }""")
    page_.locator("#stage").click(position=place)
    page_.wait_for_selector("html:not([data-shown='#'])", state="attached")
    return time.perf_counter() - start


def drawn(page_: Page, address: str) -> float:
    """Seconds until plain pyvis has drawn; it says so once its physics rest, or at once without."""
    start = time.perf_counter()
    page_.goto(address, wait_until="domcontentloaded")
    page_.wait_for_function(
        """() => window.network && network.body.nodeIndices.length
          && !(network.physics.physicsEnabled && !network.physics.stabilized)"""
    )
    page_.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - start


def measure(browser: Browser, file: Path, how: Any, pane: str, turns: int = 3) -> tuple[float, float]:
    """Median seconds to the first click (or drawing), and frames a second while panning."""
    seconds, frames = [], []
    for _ in range(turns):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", offline=True)
        opened = context.new_page()
        opened.set_default_timeout(90_000)
        try:
            seconds.append(how(opened, file.as_uri()))
            frames.append(opened.evaluate(FRAMES % pane))
        except Error as error:
            print(f"    {str(error).splitlines()[0]}")
            seconds.append(float("inf"))
        context.close()
    return statistics.median(seconds), statistics.median(frames or [0.0])


def corpus_data(folders: list[Path]) -> Data:
    """What the page would be told of these documents: one build, one reading."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        if len(folders) == 1 and (folders[0] / "store").is_dir():
            out = folders[0]
        else:
            resgraph.build(folders, out)
        return explorer_data(Store.read_only(str(out / "store")))


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "folders", nargs="+", type=Path, help="documents, or one folder that `resgraph build` wrote"
    )
    parser.add_argument("--nodes", nargs="+", type=int, default=[1000, 5000, 20000])
    parser.add_argument("--pyvis", action="store_true", help="plain pyvis on the same graph, too")
    parser.add_argument("--keep", type=Path, help="write the pages here")
    given = parser.parse_args()
    data = corpus_data(given.folders)
    folder = given.keep or Path(tempfile.mkdtemp())
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    print("page                 nodes   lines  size (MB)  written (s)  first click (s)  frames/s")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for nodes in given.nodes:
            start = time.process_time()
            large = with_network(copies(data, nodes))
            file = folder / f"explorer-{nodes}.html"
            file.write_text(page(large), encoding="utf-8")
            pages = [
                (
                    "resgraph",
                    file,
                    time.process_time() - start,
                    first_click,
                    "#dots" if large["network"]["drawn"] == "dots" else "#canvas",
                )
            ]
            for name, placed in (("pyvis, placed", True), ("pyvis, physics", False)) if given.pyvis else ():
                start = time.process_time()
                plain = folder / f"pyvis-{nodes}-{placed}.html"
                plain_pyvis(large, plain, placed)
                pages.append((name, plain, time.process_time() - start, drawn, "canvas"))
            for name, path, written, how, pane in pages:
                seconds, frames = measure(browser, path, how, pane, 3 if name == "resgraph" else 1)
                size = path.stat().st_size / 1e6
                count, lines = len(large["network"]["nodes"]), len(large["network"]["edges"])
                print(
                    f"{name:<18}{count:>8}{lines:>8}{size:>11.1f}{written:>13.1f}{seconds:>17.2f}{frames:>10.1f}",
                    flush=True,
                )
        browser.close()


if __name__ == "__main__":
    main()
