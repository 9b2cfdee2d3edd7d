"""The editor as a person uses it, in Chromium, with no other server within reach."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect, sync_playwright

from processes import PATIENCE_OF_A_PAGE
from serving import Server

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")]


@pytest.fixture
def server(seeds_server: Server) -> Server:
    return seeds_server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def page(server: Server, browser: Browser) -> Iterator[Page]:
    """A page that notes every complaint of the browser and every request that leads elsewhere."""
    context = browser.new_context(viewport={"width": 1300, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_OF_A_PAGE)
    elsewhere: list[str] = []
    complaints: list[str] = []

    def only_here(route: Route) -> None:
        if route.request.url.startswith(server.url):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    page.route("http*://**", only_here)
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert elsewhere == []
    expected = ("status of 400", "ends too early")  # the browser and the editor tell of a wrong query, too
    assert [told for told in complaints if not any(words in told for words in expected)] == []


def test_a_question_of_the_gallery_leads_to_the_paragraph(server: Server, page: Page) -> None:
    page.goto(server.url)
    card = page.locator("[data-query=citing]")
    card.locator("input[name=document]").fill("E/RES/2005/14")
    card.locator("button").click()
    rows = page.locator(".rg-rows tbody tr")
    expect(rows.first).to_be_visible(timeout=PATIENCE_OF_A_PAGE)
    assert "PREFIX rg:" in (page.locator(".CodeMirror").last.text_content() or "")
    link = rows.locator("a", has_text=re.compile(r"^op\d")).first
    place = link.get_attribute("href")
    assert place is not None
    assert place.startswith("/A/RES/60/175#op")
    link.click()
    page.wait_for_url(f"{server.url}{place}")
    expect(page.locator(f"section#{place.partition('#')[2]} .text")).to_be_visible()


def test_an_answer_is_seen_as_a_chart_and_as_a_network(server: Server, page: Page) -> None:
    page.goto(server.url)
    page.locator("[data-query=most-cited] button").click()
    expect(page.locator(".rg-rows tbody tr")).to_have_count(27, timeout=PATIENCE_OF_A_PAGE)
    page.locator(".select_chart:visible").click()
    assert page.locator(".rg-view svg rect").count() == 27
    page.locator("[data-query=instruments] button").click()
    expect(page.locator(".rg-rows:visible tbody tr").first).to_be_visible(timeout=PATIENCE_OF_A_PAGE)
    page.locator(".select_network:visible").click()
    expect(page.locator(".rg-view svg circle").first).to_be_visible(timeout=PATIENCE_OF_A_PAGE)
    assert page.locator(".rg-view svg line").count() > 3


def test_a_link_holds_the_query(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/sparql?query={quote('SELECT ?p { ?p a rg:PreambularParagraph } LIMIT 4')}")
    expect(page.locator(".rg-rows:visible tbody tr")).to_have_count(4, timeout=PATIENCE_OF_A_PAGE)


def test_a_wrong_query_is_told_with_its_place(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/?query={quote('SELECT ?p {')}")
    expect(page.locator(".yasr:visible")).to_contain_text("too early", timeout=PATIENCE_OF_A_PAGE)


def test_what_a_query_makes_up_is_text(server: Server, page: Page) -> None:
    made_up = 'SELECT ("<img src=x onerror=alert(1)>" AS ?a) (3 AS ?b) {}'
    page.goto(f"{server.url}/?query={quote(made_up)}")
    expect(page.locator(".rg-rows:visible td").first).to_have_text(
        "<img src=x onerror=alert(1)>", timeout=PATIENCE_OF_A_PAGE
    )
    page.locator(".select_network:visible").click()
    page.locator(".select_chart:visible").click()
    assert page.locator(".rg-view img").count() == 0


def test_a_search_of_a_reader(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/A/RES/60/175")
    page.locator("input[type=search]").fill("腐败")
    page.keyboard.press("Enter")
    page.locator(".incoming a").first.click()
    expect(page.locator("h1")).to_contain_text("A/RES/")


def test_the_answer_comes_into_sight(server: Server, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(server.url)
    page.locator("[data-query=documents] button").click()
    rows = page.locator(".rg-rows:visible tbody tr").first
    expect(rows).to_be_visible(timeout=PATIENCE_OF_A_PAGE)
    expect(rows).to_be_in_viewport()


def test_no_name_lies_on_another_in_a_network(server: Server, page: Page) -> None:
    page.goto(server.url)
    page.locator("[data-query=most-cited] button").click()
    expect(page.locator(".rg-rows:visible tbody tr").first).to_be_visible(timeout=PATIENCE_OF_A_PAGE)
    asked = "SELECT ?resolution ?document { ?resolution rg:cites ?document }"
    page.goto(f"{server.url}/?query={quote(f'PREFIX rg: <https://w3id.org/resgraph/ontology#> {asked}')}")
    page.locator(".select_network:visible").click()
    expect(page.locator(".rg-view:visible svg circle").first).to_be_visible(timeout=PATIENCE_OF_A_PAGE)
    names = page.eval_on_selector_all(
        ".rg-view svg text",
        "all => all.map((one) => { const { x, y, width, height } = one.getBBox(); return [x, y, x + width, y + height]; })",
    )
    assert len(names) > 20
    for at, (left, top, right, bottom) in enumerate(names):
        for other in names[:at]:
            apart = left >= other[2] or other[0] >= right or top >= other[3] - 3 or other[1] >= bottom - 3
            assert apart


def test_a_document_reads_like_a_document(server: Server, page: Page) -> None:
    page.goto(f"{server.url}/A/RES/60/175")
    assert page.locator("article h2").all_inner_texts() == [
        "Preamble",
        "Operative part",
        "Footnotes",
    ]
    notes = page.locator("article .notes .number").all_inner_texts()
    assert notes == [str(number) for number in range(1, len(notes) + 1)]
    assert len(notes) > 10
    assert page.locator("#op4 .number").inner_text() == "4"
    expect(page.locator("#op4 dl")).to_be_hidden()
    title = page.locator("p.name").inner_text()
    assert title != page.locator("h1").inner_text()
    assert page.locator("dd", has_text=re.compile(f"^{title}$")).count() == 0  # each label once
    page.goto(f"{server.url}/A/RES/60/175#op18")
    expect(page.locator("#op18 .text")).to_be_in_viewport()


PAGES = ["/", "/A/RES/60/175", "/authority/org/unodc", f"/search?q={quote('毒品')}"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("size", "locale"), [((390, 844), "zh-CN"), ((1280, 720), "en-GB")])
def test_axe_finds_nothing_serious_on_the_server(
    server: Server, browser: Browser, size: tuple[int, int], locale: str, scheme: Literal["light", "dark"]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.base")
    viewport = ViewportSize(width=size[0], height=size[1])
    with browser.new_context(
        bypass_csp=True, locale=locale, viewport=viewport, color_scheme=scheme
    ) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(server.url + path)
            page.wait_for_load_state("networkidle")
            if path == "/":
                page.locator("[data-query=most-cited] button").click()
                expect(page.locator(".rg-rows:visible tr").first).to_be_visible(timeout=PATIENCE_OF_A_PAGE)
            page.evaluate(Path(axe.AXE_FILE_PATH).read_text(encoding="utf-8"))
            found = page.evaluate("axe.run().then((result) => result.violations)")
            serious = [one for one in found if one["impact"] in {"serious", "critical"}]
            assert [(one["id"], one["nodes"][0]["html"][:90]) for one in serious] == [], path
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path


def test_on_paper_stand_the_questions_or_the_answer(server: Server, page: Page) -> None:
    page.goto(server.url)
    page.emulate_media(media="print")
    last = page.locator(".gallery li").last
    expect(last).to_be_visible()
    box, questions = last.bounding_box(), page.locator(".gallery ul").bounding_box()
    assert box is not None
    assert questions is not None
    assert box["y"] + box["height"] <= questions["y"] + questions["height"]  # not cut
    page.emulate_media(media="screen")
    page.locator("[data-query=most-cited] button").click()
    rows = page.locator(".rg-rows:visible tbody tr")
    expect(rows.first).to_be_visible(timeout=PATIENCE_OF_A_PAGE)
    page.emulate_media(media="print")
    expect(page.locator(".gallery")).to_be_hidden()
    expect(page.locator(".yasqe").last).to_be_hidden()
    assert page.eval_on_selector(".rg-view", "one => one.scrollHeight <= one.clientHeight")
