"""The map: subjects over the documents that stand under them, lines in the colour of their verb."""

from __future__ import annotations

from typing import Any

import pytest

from pages import add_cited, nothing_found, small, small_page
from test_explorer_browser import Visit, address, browser, pytestmark, visit  # noqa: F401 - fixtures, and where these tests run

KEYS = """(all) => all.map((one) => {
  const [, name] = /var\\((--\\w+)\\)/.exec(one.querySelector("i").getAttribute("style"));
  return [one.innerText, getComputedStyle(document.documentElement).getPropertyValue(name).trim()];
})"""
"""The words of each key to a colour, and the colour."""


def test_lines_have_the_colour_of_their_verb_where_that_is_chosen(visit: Any) -> None:  # noqa: F811 - the fixture
    page = visit()
    line = "rg.canvas.network.body.data.edges.get(rg.canvas.drawn.lines.find((one) => one.to === 'A/RES/46/152').id).color.color"
    plain = page.page.evaluate(line)
    assert page.page.locator("#legend .verb").count() == 0
    page.page.select_option("#lines", "verb")
    page.until("location.hash.includes('lines=verb')")
    keys = page.page.locator("#legend .verb")
    assert "回顾" in " ".join(keys.all_inner_texts())
    coloured = page.page.evaluate(line)
    assert coloured != plain
    variables = page.page.eval_on_selector_all(
        "#legend .verb",
        KEYS,
    )
    assert coloured in [colour for words, colour in variables if "回顾" in words]
    other = visit("#;lines=verb", locale="en-GB")
    assert "recalls" in other.text("#legend")
    other.page.select_option("#lines", "")
    other.until("!location.hash.includes('lines')")
    assert other.page.locator("#legend .verb").count() == 0


@pytest.fixture(scope="module")
def subjects_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Resolutions on two subjects, told by their titles, each with a crowd of documents that it cites."""
    data = small()
    topics = {"prisons": ("监狱", "prisons"), "rivers": ("河流", "rivers")}
    for id, (zh, en) in topics.items():
        labels = {"zh": [zh], "en": [en]}
        known = {"family": "topic", "kind": "topic", "others": {}, "hidden": [], "links": []}
        data["names"].append({"id": f"authority/topic/{id}", "labels": labels, **known})
    (pattern,) = (one for one in data["documents"] if one["id"] == "A/RES/60/175")
    for number in range(6):
        symbol, (zh, _) = f"A/RES/70/{number + 1}", list(topics.values())[number % 2]
        text = {
            "id": f"{symbol}/zh",
            "language": "zh",
            "title": f"{zh}问题",
            "file": f"{number}.txt",
            "passages": [f"{symbol}/zh#op1"],
        }
        own = {
            "id": symbol,
            "symbol": symbol,
            "title": {"zh": f"{zh}问题"},
            "texts": [text],
            "parts": [f"{symbol}#op1"],
            "reports": [],
            "page": f"https://undocs.org/{symbol}",
        }
        data["documents"].append({**pattern, **own})
        part = {
            "id": f"{symbol}#op1",
            "document": symbol,
            "kind": "operative",
            "number": "1",
            "heading": "",
            "parent": "",
        }
        data["paragraphs"].append({**part, **nothing_found(), "cites": {}})
        data["passages"].append(
            {
                "id": f"{symbol}/zh#op1",
                "part": part["id"],
                "language": "zh",
                "text": "回顾以往各项决议；",
                "terms": [],
                "evidence": [],
            }
        )
        for cited in range(25):
            add_cited(data, part["id"], f"A/RES/4{number}/{cited + 1}")
    return small_page(tmp_path_factory.mktemp("subjects"), data).as_uri()


def test_documents_of_a_subject_stand_below_its_name(browser: Any, subjects_address: str) -> None:  # noqa: F811 - the fixture
    page = Visit(browser, subjects_address)
    headings = page.page.evaluate(
        "rg.canvas.drawn.boxes.filter((box) => box.heading).map(({ id, label, under }) => ({ id, label, under }))"
    )
    assert {one["label"] for one in headings} == {"监狱 · 3", "河流 · 3"}
    named = page.page.evaluate("rg.dots.named.map((one) => one.id)")
    assert {one["id"] for one in headings} <= set(named)
    top = """(under) => {
      const own = rg.canvas.drawn.boxes.filter((box) => box.under === under);
      const high = (box) => rg.canvas.place(box.id).y;
      return [high(own.find((box) => box.heading)), Math.min(...own.filter((box) => !box.heading).map(high))];
    }"""
    for one in headings:
        name, first = page.page.evaluate(top, one["under"])
        assert name < first
    page.page.locator("#stage").click(
        position=page.page.evaluate("(id) => rg.canvas.place(id)", "subject:authority/topic/rivers")
    )
    page.until("location.hash.includes('authority/topic/rivers')")
    assert "河流" in page.text("#facts h3")
    other = Visit(browser, subjects_address, "#;hidden=topic", locale="en-GB")
    assert not other.page.evaluate("rg.canvas.drawn.boxes.some((box) => box.heading)")
    other.click("[data-family=topic]")
    other.until(
        "rg.canvas.drawn.boxes.filter((box) => box.heading).some((box) => box.label === 'rivers · 3')"
    )
    other.click("[data-view=timeline]")
    assert not other.page.evaluate("rg.canvas.drawn.boxes.some((box) => box.id.startsWith('subject:'))")
    for one in (page, other):
        one.context.close()
        assert [fault for fault in one.faults if "GL Driver Message" not in fault] == []


@pytest.mark.parametrize("size", [(390, 844), (768, 1024), (1280, 720), (1440, 900)])
def test_no_name_of_a_large_map_is_cut_or_on_another_or_on_what_was_read(
    browser: Any,  # noqa: F811 - the fixture
    subjects_address: str,
    size: tuple[int, int],
) -> None:
    page = Visit(browser, subjects_address, viewport={"width": size[0], "height": size[1]})
    drawn = page.page.evaluate(
        """() => {
          const { clientWidth: wide, clientHeight: high } = document.getElementById("dots");
          const read = rg.canvas.drawn.boxes.filter((box) => box.filled).map((box) => rg.canvas.place(box.id));
          return { wide, high, read, names: rg.dots.named };
        }"""
    )
    names = drawn["names"]
    assert len(names) >= 4
    for at, one in enumerate(names):
        left, top, right, bottom = (
            one["left"],
            one["top"],
            one["left"] + one["width"],
            one["top"] + one["height"],
        )
        assert left >= 0
        assert top >= 0
        assert right <= drawn["wide"]
        assert bottom <= drawn["high"]
        for other in names[:at]:
            assert (
                left >= other["left"] + other["width"]
                or other["left"] >= right
                or top >= other["top"] + other["height"]
                or other["top"] >= bottom
            )
        if not one["id"].startswith("subject:"):
            assert not any(left < dot["x"] < right and top < dot["y"] < bottom for dot in drawn["read"])
    page.context.close()
    assert [fault for fault in page.faults if "GL Driver Message" not in fault] == []
