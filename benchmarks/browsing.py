"""Pages in headless Chromium: how soon they draw and answer a click, how smoothly they are panned."""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Error, Page

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


MARKED = """(name) => new Promise((done, never) => {
  const look = () => {
    const [mark] = performance.getEntriesByName(name);
    if (mark) done(mark.startTime / 1000);
    else if (performance.now() > 90_000) never(new Error(`not ${name} in 90 seconds`));
    else setTimeout(look, 5);
  };
  look();
})"""
"""Waits for a mark, and tells its seconds from the address on; the page's own policy forbids Playwright's way of waiting."""

ANSWERED = """new MutationObserver((_, watching) => {
  if ((document.documentElement.dataset.shown ?? '').length < 2) return;
  watching.disconnect();
  requestAnimationFrame(() => setTimeout(() => performance.mark('answered')));
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-shown'] });"""
"""Marks the frame that shows what a click chose: when it has been drawn, not when a script has written it."""


PARAGRAPH = """() => new Promise((done, never) => {
  const { read } = rg.graph, id = read[Math.floor(read.length / 2)].parts.find((one) => one.includes('#op'));
  const link = document.createElement('a');
  link.href = `#${id.replace('#', '/')}`;
  document.body.append(link);
  const start = performance.now();
  setTimeout(() => never(new Error('no paragraph in 90 seconds')), 90_000);
  new MutationObserver((_, watching) => {
    if (document.documentElement.dataset.shown !== link.hash) return;
    watching.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-shown'] });
  link.click();
})"""
"""Milliseconds from a click on the link of a paragraph, in a text that was not open, to the frame that shows it."""


@dataclass(frozen=True, slots=True)
class Written:
    """A page in a file: what made it, its nodes and lines, the processor's seconds that writing took, what is panned."""

    name: str
    file: Path
    nodes: int
    lines: int
    seconds: float
    pane: str


Times = tuple[float, float, float, float, float]
"""The first five of what `Opened` has."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a page took.

    Seconds to the first drawing and to the answer of the first click, those of the processor that the page's own
    thread spent until then, milliseconds from the click on a paragraph to its text by the clock and by that thread's
    processor, frames a second while panning, the machine's load.
    """

    drawn: float
    clicked: float
    processor: float
    paragraph: float
    own: float
    frames: float
    load: float


def first_click(page_: Page, address: str) -> Times:
    """What `Opened` has of a page of ours but for its frames: the click is one on a dot or a box, and brings its text."""
    clock = page_.context.new_cdp_session(page_)
    clock.send("Performance.enable", {"timeDomain": "threadTicks"})
    page_.add_init_script(ANSWERED)
    page_.goto(address, wait_until="commit")
    first = page_.evaluate(MARKED, "drawn")
    place = page_.evaluate(
        """() => {
      const home = document.getElementById('canvas').getBoundingClientRect();
      const inside = ({ x, y }) => x > 20 && y > 20 && x < home.width - 60 && y < home.height - 20;
      const box = rg.canvas.drawn.boxes.find((one) => one.filled && inside(rg.canvas.place(one.id)));
      const { x, y } = rg.canvas.place(box.id);
      return [home.left + x, home.top + y];
    }"""
    )
    page_.mouse.click(*place)  # at once: a locator first waits until nothing moves
    taken = page_.evaluate(MARKED, "answered")
    until_click = _processor(clock)
    page_.wait_for_timeout(500)  # a reader reads
    before = _processor(clock)
    paragraph = page_.evaluate(PARAGRAPH)
    return first, taken, until_click, paragraph, 1000 * (_processor(clock) - before)


def _processor(clock: CDPSession) -> float:
    """Seconds of the processor that the page's own thread has spent."""
    counts = {one["name"]: one["value"] for one in clock.send("Performance.getMetrics")["metrics"]}
    return float(counts["TaskDuration"])


def drawn(page_: Page, address: str) -> Times:
    """Seconds until plain pyvis has drawn; it says so once its physics rest, or at once without."""
    start = time.perf_counter()
    page_.goto(address, wait_until="domcontentloaded")
    page_.wait_for_function(
        """() => window.network && network.body.nodeIndices.length
          && !(network.physics.physicsEnabled && !network.physics.stabilized)"""
    )
    page_.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return time.perf_counter() - start, math.nan, math.nan, math.nan, math.nan


def measure(browser: Browser, pages: Sequence[Written], turns: int = 5) -> list[list[Opened]]:
    """Every page so often, each once before any a second time: what else the machine does then meets all of them alike."""
    found: list[list[Opened]] = [[] for _ in pages]
    for turn in range(turns):
        for page_, openings in zip(pages, found, strict=True):
            if turn == len(openings):  # a page that never came is not waited for again
                openings.extend(opened(browser, page_))
    return found


def opened(browser: Browser, page_: Written) -> list[Opened]:
    """One opening in a browser without a past; nothing for a page that does not come within 90 seconds."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN", offline=True)
    shown = context.new_page()
    shown.set_default_timeout(90_000)
    try:
        times = (drawn if page_.name.startswith("pyvis") else first_click)(shown, page_.file.as_uri())
        return [Opened(*times, float(shown.evaluate(FRAMES % page_.pane)), os.getloadavg()[0])]
    except Error as error:
        print(f"{page_.name}: {str(error).splitlines()[0]}", file=sys.stderr)
        return []
    finally:
        context.close()
