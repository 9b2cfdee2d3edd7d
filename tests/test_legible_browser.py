"""Labels are read without a glass: no letter under 11 pixels, none over another, whatever the screen and the language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from test_explorer_browser import Visit, browser, pytestmark, visits  # noqa: F401 - fixtures, and where these tests run

LEAST = 11.0
"""Pixels of a letter."""
SIZES = [(390, 844), (768, 1024), (1280, 720), (1440, 900)]
VIEWS = {"documents": "", "entities": "#authority/org/unodc;view=entities", "asks": "#;view=asks"}

ALL = [
    *VIEWS.values(),
    "#A/RES/46/152",
    "#A/RES/60/175/op18",
    "#A/RES/60/175;view=timeline",
    "#;view=paragraphs;of=A/RES/60/175",
    "#;view=compare;of=A/RES/60/175",
    "#;view=queries",
    "#;view=queries;of=citing",
]

SMALL = """(least) => {
  const found = new Set(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim(), home = walk.currentNode.parentElement;
    if (!text || home.closest(".unseen, script, style") || !home.checkVisibility({ visibilityProperty: true })) continue;
    if (parseFloat(getComputedStyle(home).fontSize) < least) found.add(text.slice(0, 40));
  }
  return [...found];
}"""
"""Words on the page in letters of fewer pixels."""

DRAWN = """() => {
  const network = rg.canvas.network, canvas = document.getElementById('canvas');
  const boxes = rg.canvas.drawn.boxes.map(({ id, label }) => {
    const { left, top, right, bottom } = network.getBoundingBox(id);
    const [a, b] = [{ x: left, y: top }, { x: right, y: bottom }].map((at) => network.canvasToDOM(at));
    return { label, left: a.x, top: a.y, right: b.x, bottom: b.y, letter: network.body.nodes[id].options.font.size };
  });
  return { scale: network.getScale(), boxes, width: canvas.clientWidth, height: canvas.clientHeight };
}"""


@pytest.fixture
def opened(browser: Any, built_seeds: Path) -> Iterator[Callable[..., Visit]]:  # noqa: F811 - the fixture
    yield from visits(browser, (built_seeds / "explorer.html").as_uri())


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("view", VIEWS)
def test_no_label_is_small_or_over_another_or_cut(
    opened: Any, view: str, size: tuple[int, int], locale: str
) -> None:
    drawn = opened(VIEWS[view], size, locale=locale).page.evaluate(DRAWN)
    boxes = drawn["boxes"]
    assert len(boxes) > 15
    assert min(box["letter"] for box in boxes) * drawn["scale"] >= LEAST - 0.05
    for at, one in enumerate(boxes):
        assert one["left"] >= 0, one["label"]
        assert one["top"] >= 0, one["label"]
        assert one["right"] <= drawn["width"], one["label"]
        assert one["bottom"] <= drawn["height"], one["label"]
        for other in boxes[:at]:
            apart = (
                one["left"] >= other["right"]
                or other["left"] >= one["right"]
                or one["top"] >= other["bottom"]
                or other["top"] >= one["bottom"]
            )
            assert apart, (one["label"], other["label"])


def test_a_picture_larger_than_its_pane_is_reached_by_scrolling(opened: Any) -> None:
    visit = opened("", (390, 844))
    pane = visit.page.evaluate(
        "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.getElementById('stage'))"
    )
    assert pane[0] > pane[1]
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    visit.page.evaluate("rg.go('S/RES/1373(2001)')")
    visit.until("location.hash.includes('1373')")
    place = visit.page.evaluate(
        """() => { const { x, y } = rg.canvas.place('S/RES/1373(2001)'), stage = document.getElementById('stage');
          return [x - stage.scrollLeft, y - stage.scrollTop, stage.clientWidth, stage.clientHeight]; }"""
    )
    assert 0 < place[0] < place[2]
    assert 0 < place[1] < place[3]


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_words_are_small_and_no_page_is_wider_than_the_screen(
    opened: Any, size: tuple[int, int], locale: str
) -> None:
    visit = opened("", size, locale=locale)
    for address in ALL:
        visit.page.evaluate("(hash) => { location.hash = hash; }", address or "#")
        visit.until("(hash) => location.hash === hash || !hash", address)
        assert visit.page.evaluate(SMALL, LEAST) == [], address
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= size[0], address


@pytest.mark.parametrize("view", ["paragraphs", "compare"])
def test_words_have_no_picture_laid_out_behind_them(opened: Any, view: str) -> None:
    visit = opened(f"#;view={view};of=A/RES/60/175", (1280, 720))
    assert visit.page.evaluate("rg.canvas.network.body.data.nodes.length") == 0
    if view == "paragraphs":
        visit.click("#as-list")
        assert visit.page.locator("#list tbody tr").count() > 20
