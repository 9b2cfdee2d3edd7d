"""What a legal adviser asks who opens the page for the first time, on a phone too: what does it rest on, who must report, how is a treaty invoked?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from test_explorer_browser import Visit, browser, expect, pytestmark, visits  # noqa: F401 - fixtures, and where these tests run

SIZES = [(390, 844), (768, 1024), (1280, 720), (1440, 900)]
LOCALES = ["zh-CN", "en-GB"]
PALERMO = "authority/instrument/untoc"
SECRETARY = "authority/role/secretary-general"


@pytest.fixture
def opened(browser: Any, built_seeds: Path) -> Iterator[Callable[..., Visit]]:  # noqa: F811 - the fixture
    yield from visits(browser, (built_seeds / "explorer.html").as_uri())


@pytest.mark.parametrize(
    ("locale", "asked", "how"),
    [
        ("zh-CN", "巴勒莫公约", ["执行", "批准", "加入"]),
        ("en-GB", "Palermo Convention", ["implements", "ratifies"]),
    ],
)
def test_how_a_treaty_is_invoked_is_the_first_thing_told(
    opened: Any, locale: str, asked: str, how: list[str]
) -> None:
    page = opened("", locale=locale)
    page.page.fill("#search", asked)
    page.press("Enter")
    page.until("id => location.hash.startsWith('#' + id)", PALERMO)
    told = page.page.locator("#facts dl").first.inner_text()
    assert all(verb in told for verb in how)
    places = page.page.locator("#facts .quote .where").all_inner_texts()
    assert sum(" · " in place for place in places) > len(places) / 2


@pytest.mark.parametrize(("locale", "heading"), [("zh-CN", "执行"), ("en-GB", "implements")])
def test_instruments_stand_under_the_verb_that_invokes_them(opened: Any, locale: str, heading: str) -> None:
    page = opened("#A/RES/60/175;view=paragraphs", locale=locale)
    under = page.page.evaluate(
        """(id) => { let at = document.querySelector(`#dossier .rests .card[data-thing="${id}"]`);
          while (at.tagName !== "H4") at = at.previousElementSibling;
          return at.querySelector("bdi").textContent; }""",
        PALERMO,
    )
    assert under == heading


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_places_of_a_card_stay_inside_it(opened: Any, size: tuple[int, int]) -> None:
    page = opened("#A/RES/60/175;view=paragraphs", size)
    out = """(more) => [...document.querySelectorAll("#dossier .card")].filter((card) => {
      const places = card.querySelector(".places");
      for (let n = 0; n < more; n++) places.append(places.firstChild.cloneNode(true));
      return places.getBoundingClientRect().bottom > card.getBoundingClientRect().bottom;
    }).length"""
    assert page.page.evaluate(out, 20) == 0


@pytest.mark.parametrize("locale", LOCALES)
def test_on_a_phone_each_lane_is_a_tap_away(opened: Any, locale: str) -> None:
    page = opened("#A/RES/60/175;view=paragraphs", (390, 844), locale=locale, has_touch=True, is_mobile=True)
    jumps = page.page.locator("#dossier .jumps button")
    assert jumps.count() == 3
    for number, lane in ((1, "rests"), (2, "tasks"), (0, "words")):
        jumps.nth(number).tap()
        top = f"document.querySelector('#dossier .lane.{lane}').getBoundingClientRect().top"
        page.until(f"{top} >= 0 && {top} < 120")
        assert jumps.nth(number).is_visible()


def test_where_lanes_stand_side_by_side_nothing_jumps(opened: Any) -> None:
    page = opened("#A/RES/60/175;view=paragraphs")
    expect(page.page.locator("#dossier .jumps")).to_be_hidden()


def test_on_a_phone_what_falls_due_stands_before_the_text(opened: Any) -> None:
    page = opened("", (390, 844))
    top = "pane => document.querySelector(pane).getBoundingClientRect().top"
    assert page.page.evaluate(top, ".details") < page.page.evaluate(top, ".reading")
    page.page.evaluate("rg.go('A/RES/60/175')")
    page.until("location.hash === '#A/RES/60/175'")
    assert page.page.evaluate(top, ".details") > page.page.evaluate(top, ".reading")


@pytest.mark.parametrize("locale", LOCALES)
def test_all_that_ask_a_party_are_drawn_with_what_they_are_about(opened: Any, locale: str) -> None:
    page = opened(f"#{SECRETARY};view=asks", locale=locale)
    boxes = page.page.evaluate(
        "Object.fromEntries(rg.canvas.drawn.boxes.map(({ id, label }) => [id, label]))"
    )
    assert set(boxes) == {"A/RES/60/175", "A/RES/56/123", SECRETARY, "authority/org/general-assembly"}
    assert "加强联合国" in boxes["A/RES/60/175"]
    page.page.evaluate("rg.go('A/RES/60/175', { view: 'asks', of: 'A/RES/60/175' })")
    page.until("rg.now.of === 'A/RES/60/175'")
    page.click_box(SECRETARY)
    page.until("id => rg.now.id === id && rg.now.of === 'A/RES/60/175'", SECRETARY)


@pytest.mark.parametrize("locale", LOCALES)
def test_on_paper_the_dossier_is_whole_and_has_no_buttons(opened: Any, locale: str) -> None:
    page = opened("#A/RES/60/175;view=paragraphs", locale=locale)
    page.page.emulate_media(media="print")
    for lane in ("rests", "words", "tasks"):
        expect(page.page.locator(f"#dossier .lane.{lane}")).to_be_visible()
    cut = """[...document.querySelectorAll("#dossier .lane, #dossier .line > p:not(.beside)")]
      .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1).length"""
    assert page.page.evaluate(cut) == 0
    assert page.page.locator("button:visible").count() == 0
