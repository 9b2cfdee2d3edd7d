"""The page in a browser without a network: every behaviour once, no error in the console, pictures of what failed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from pages import add_cited, nothing_found, small, small_page
from processes import PATIENCE_OF_A_PAGE

playwright = pytest.importorskip("playwright.sync_api")
expect = playwright.expect
expect.set_options(timeout=PATIENCE_OF_A_PAGE)
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here"),
]

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "artefacts"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return small_page(tmp_path_factory.mktemp("explorer")).as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


DRAWN = "document.documentElement.dataset.shown === (location.hash || '#')"
"""The page says which address it has drawn."""


class Visit:
    """A page that was opened offline, with what went wrong in it."""

    def __init__(self, browser: Any, address: str, hash: str = "", **options: Any) -> None:
        settings = {"locale": "zh-CN", "viewport": {"width": 1440, "height": 900}, **options}
        self.context = browser.new_context(**settings)
        self.context.set_offline(True)
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_OF_A_PAGE)
        self.faults: list[str] = []
        self.page.on("console", lambda message: self.faults.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", self.asked)
        self.page.goto(address + hash)
        self.page.wait_for_selector("html[data-shown]", state="attached")

    def asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.faults.append(f"asked for {request.url}")

    def text(self, selector: str) -> str:
        return str(self.page.inner_text(selector))

    def until(self, expression: str, arg: Any = None) -> None:
        """Waits for the expression to hold and the page to have drawn; asked from outside, since the page forbids eval."""
        for _ in range(200):
            if self.page.evaluate(expression, arg) and self.page.evaluate(DRAWN):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"never true: {expression}")

    def click(self, selector: str) -> None:
        """Clicks, and waits until the page has drawn the address that this may have led to."""
        self.page.click(selector)
        self.until("true")

    def press(self, key: str) -> None:
        """Presses a key, and waits as after a click."""
        self.page.keyboard.press(key)
        self.until("true")

    def hash(self) -> str:
        return str(self.page.evaluate("location.hash"))

    def click_box(self, name: str) -> None:
        """Clicks on the canvas where the box with this id is drawn."""
        place = self.page.evaluate(
            "id => rg.canvas.network.canvasToDOM(rg.canvas.network.getPosition(id))", name
        )
        self.page.locator("#canvas").click(position=place)

    def click_line(self, start: str, end: str) -> None:
        """Clicks in the middle of the line between two boxes."""
        middle = self.page.evaluate(
            """([a, b]) => {
              const [p, q] = [a, b].map((id) => rg.canvas.network.getPosition(id));
              return rg.canvas.network.canvasToDOM({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
            }""",
            [start, end],
        )
        self.page.locator("#canvas").click(position=middle)

    def picture(self, name: str) -> None:
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=str(PICTURES / f"explorer-{name}.png"))


def visits(browser: Any, address: str) -> Iterator[Callable[..., Visit]]:
    """What opens a place of the page, in a window of a size; at the end nothing may have gone wrong in any."""
    opened: list[Visit] = []

    def start(hash: str = "", size: tuple[int, int] = (1280, 720), **options: Any) -> Visit:
        viewport = {"width": size[0], "height": size[1]}
        opened.append(Visit(browser, address, hash, **{"viewport": viewport, **options}))
        opened[-1].until("true")
        return opened[-1]

    yield start
    for one in opened:
        one.context.close()
        assert one.faults == []


@pytest.fixture
def visit(
    browser: Any, address: str, request: pytest.FixtureRequest, failed: Callable[[], bool]
) -> Iterator[Any]:
    """Opens the page, and says afterwards that nothing went wrong."""
    opened: list[Visit] = []

    def start(hash: str = "", **options: Any) -> Visit:
        opened.append(Visit(browser, address, hash, **options))
        return opened[-1]

    yield start
    for one in opened:
        if failed() or one.faults:
            one.picture(re.sub(r"\W+", "-", request.node.name.removeprefix("test_")).strip("-"))
        one.context.close()
        assert one.faults == []


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The small graph with 120 operative paragraphs of very different lengths in one resolution."""
    data = small()
    lists = nothing_found()
    last = max(at for at, part in enumerate(data["paragraphs"]) if part["id"] == "A/RES/60/175#op5")
    for number in range(10, 130):
        part = {"id": f"A/RES/60/175#op{number}", "document": "A/RES/60/175", "kind": "operative"}
        words = {"id": f"A/RES/60/175/zh#op{number}", "part": part["id"], "language": "zh"}
        own = {"number": str(number), "heading": "", "parent": "", "cites": {}}
        data["paragraphs"].insert(last + number - 9, part | own | lists)
        text = "请秘书长报告；" * (1 + (number + 20) * 7 % 60)
        data["passages"].append({**words, "text": text, "terms": [], "evidence": []})
    return small_page(tmp_path_factory.mktemp("long"), data).as_uri()


@pytest.fixture
def long(browser: Any, long_address: str) -> Iterator[Any]:
    opened: list[Visit] = []

    def start(hash: str = "", **options: Any) -> Visit:
        opened.append(Visit(browser, long_address, hash, **options))
        return opened[-1]

    yield start
    for one in opened:
        one.context.close()
        assert one.faults == []


def test_the_first_screen_shows_a_text_and_what_it_cites(visit: Any) -> None:
    page = visit()
    assert "2 项决议" in page.text("#counts")
    assert page.text("#text .symbol") == "A/RES/60/999"
    assert "概览" in page.text("#facts")
    assert page.page.evaluate("rg.canvas.drawn.boxes.length") == 8


def test_every_label_is_inside_the_pane_and_none_on_another(visit: Any) -> None:
    page = visit()
    boxes = page.page.evaluate(
        """() => rg.canvas.drawn.boxes.map(({ id }) => {
          const { left, top, right, bottom } = rg.canvas.network.getBoundingBox(id);
          const a = rg.canvas.network.canvasToDOM({ x: left, y: top });
          const b = rg.canvas.network.canvasToDOM({ x: right, y: bottom });
          return [a.x, a.y, b.x, b.y];
        })"""
    )
    size = page.page.locator("#canvas").bounding_box()
    for number, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0
        assert top >= 0
        assert right <= size["width"]
        assert bottom <= size["height"]
        for other in boxes[:number]:
            assert left >= other[2] or right <= other[0] or top >= other[3] or bottom <= other[1]


def test_a_box_leads_to_its_text(visit: Any) -> None:
    page = visit()
    page.click_box("A/RES/60/175")
    page.until("location.hash === '#A/RES/60/175'")
    assert page.text("#text h2").startswith("加强联合国预防犯罪")
    assert "2005-12-16" in page.text("#facts")
    assert "在 undocs.org 打开原件" in page.text("#facts")
    page.click_box("A/RES/46/152")
    page.until("location.hash === '#A/RES/46/152'")
    assert page.page.locator("#text .par").count() == 2
    assert "第 46/152 号决议" in page.page.locator("#text .wanted").all_inner_texts()


def test_a_line_leads_to_the_sentence_that_makes_it(visit: Any) -> None:
    page = visit()
    page.click_line("A/RES/60/175", "S/RES/1373(2001)")
    page.until("location.hash.includes(';to=S/RES/1373(2001)')")
    assert page.page.locator("#text .wanted").all_inner_texts() == ["第 1373（2001）号决议"]
    facts = page.text("#facts")
    assert "重申" in facts
    assert "numbered resolution" in facts
    assert "第6段" in facts


def test_a_footnote_is_shown_where_it_makes_the_line(visit: Any) -> None:
    page = visit("#A/RES/60/175;to=A/RES/55/59")
    assert page.page.locator("#text .is-footnote .wanted").all_inner_texts() == ["第 55/59 号决议"]
    assert page.page.locator("#text .par .mark").all_inner_texts()[:3] == ["1", "2", "3"]


def test_a_citation_in_the_text_leads_to_its_box_and_back(visit: Any) -> None:
    page = visit("#A/RES/60/175/op4")
    hit = page.page.locator("#text .hit.is-citation", has_text="1373")
    hit.hover()
    tip = page.text("#tip")
    assert "S/RES/1373(2001)" in tip
    assert "numbered resolution" in tip
    hit.click()
    page.until("location.hash === '#S/RES/1373(2001)'")
    assert "S/RES/1373(2001)" in page.text("#facts h3")
    page.page.go_back()
    page.until("location.hash === '#A/RES/60/175/op4'")
    assert "执行部分第4段" in page.text("#facts h3")
    page.page.go_forward()
    page.until("location.hash === '#S/RES/1373(2001)'")


def test_a_name_inside_a_citation_and_a_citation_inside_a_name(visit: Any) -> None:
    page = visit("#A/RES/60/175/op4")
    outer = page.page.locator("#text .hit.is-mention", has_text="所设安全理事会委员会")
    assert outer.locator(".hit.is-citation").inner_text() == "第 1373（2001）号决议"
    assert page.text("#text [data-part='A/RES/60/175#op4'] p").startswith(
        "重申联合国毒品和犯罪问题办事处在履行"
    )


def test_a_deep_link_opens_the_paragraph(visit: Any) -> None:
    page = visit("#A/RES/60/175/op5")
    chosen = page.page.locator("#text .par.chosen")
    assert chosen.get_attribute("data-part") == "A/RES/60/175#op5"
    expect(chosen).to_be_visible()
    assert "秘书长" in page.text("#facts")
    assert "向其报告 ●大会".replace(" ", "") in page.text("#facts").replace(" ", "").replace("\n", "")


IN_SIGHT = """id => {
  const place = document.getElementById("at-" + id).getBoundingClientRect();
  const pane = document.getElementById("reading").getBoundingClientRect();
  return place.top >= Math.max(pane.top, 0) - 1 && place.top < Math.min(pane.bottom, innerHeight);
}"""


@pytest.mark.parametrize("size", [(390, 844), (768, 1024), (1280, 720), (1440, 900)])
def test_a_deep_link_lands_on_its_paragraph(long: Any, size: tuple[int, int]) -> None:
    for number in (12, 40, 77, 119):
        page = long(f"#A/RES/60/175/op{number}", viewport={"width": size[0], "height": size[1]})
        page.until(IN_SIGHT, f"A/RES/60/175#op{number}")


def test_back_finds_the_text_where_it_was_left(long: Any) -> None:
    page = long("#A/RES/60/175/op90")
    page.until(IN_SIGHT, "A/RES/60/175#op90")
    page.page.evaluate("document.getElementById('reading').scrollBy(0, 700)")
    page.page.wait_for_timeout(100)
    place = page.page.evaluate("document.getElementById('reading').scrollTop")
    page.page.evaluate("rg.go('A/RES/60/175#op12')")
    page.until(IN_SIGHT, "A/RES/60/175#op12")
    page.page.go_back()
    page.until("place => Math.abs(document.getElementById('reading').scrollTop - place) < 3", place)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("第60/175号决议", "A/RES/60/175"),
        ("A/RES/60/175 4", "A/RES/60/175#op4"),
        ("60/175 执行部分第5段", "A/RES/60/175#op5"),
        ("60/175 序言部分第1段", "A/RES/60/175#pp1"),
    ],
)
def test_numbers_are_found_as_people_write_them(visit: Any, asked: str, first: str) -> None:
    page = visit()
    page.page.evaluate("rg.texts.all()")
    assert page.page.evaluate("text => rg.find(text)[0].entry.id", asked) == first


def test_words_are_found_in_any_order(visit: Any) -> None:
    page = visit()
    page.page.evaluate("rg.texts.all()")
    find = "text => rg.find(text).filter(hit => hit.entry.text).map(hit => hit.entry.id)"
    assert page.page.evaluate(find, "办事处 重申") == page.page.evaluate(find, "重申 办事处") != []
    assert page.page.evaluate(find, "重申 没有这个词") == []


def test_an_address_nobody_knows_says_so(visit: Any) -> None:
    page = visit("#A/RES/1/1/<img src=x>")
    assert "找不到：A/RES/1/1/<img src=x>" in page.text("#facts")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("UNODC", "#authority/org/unodc;view=entities"),
        ("毒品和犯罪", "#authority/org/unodc;view=entities"),
        ("Drugs and Crime", "#authority/org/unodc;view=entities"),
        ("毒罪办", "#authority/org/unodc;view=entities"),
        ("46/152", "#A/RES/46/152"),
        ("协调和配合的重要性", "#A/RES/60/175/op4"),
    ],
)
def test_search_finds_by_name_symbol_and_words(visit: Any, typed: str, found: str) -> None:
    page = visit()
    page.press("/")
    page.page.keyboard.type(typed)
    page.page.wait_for_selector("#found [role=option]")
    page.press("Enter")
    page.until("hash => location.hash === hash", arg=found)


@pytest.mark.parametrize("size", [(390, 844), (768, 1024), (1280, 720), (1440, 900)])
@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("zh-CN", "0 份文件 · 0 个名称 · 2 段（见于 1 项决议）"),
        ("en-US", "Documents: 0 · names: 0 · paragraphs: 2, in resolutions: 1"),
    ],
)
def test_all_that_is_found_has_a_page_with_sentences(
    visit: Any, size: tuple[int, int], language: str, counts: str
) -> None:
    page = visit(viewport={"width": size[0], "height": size[1]}, locale=language)
    page.page.fill("#search", "大會 決議")
    page.page.locator("#found .all").click()
    page.until("location.hash === '#;view=found;of=' + encodeURIComponent('大會 決議')", None)
    assert page.text("#results .extent") == counts
    assert page.page.locator("#results .found mark").all_inner_texts()[:3] == ["决议", "大会", "决议"]
    places = page.page.locator("#results .found a")
    places.first.click()
    page.until("location.hash.startsWith('#A/RES/60/175/pp1;view=found')")
    expect(page.page.locator("#text .par.chosen")).to_be_visible()
    expect(places.first).to_have_attribute("aria-current", "")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    with page.page.expect_download() as saved:
        page.click("#csv")
    rows = Path(saved.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + places.count()
    page.page.go_back()
    page.until("location.hash.startsWith('#;view=found')")
    assert page.text("#results .extent") == counts


def test_search_that_finds_nothing_says_so(visit: Any) -> None:
    page = visit()
    page.page.fill("#search", "没有这样的词")
    assert "没有找到" in page.text("#found")
    page.press("Escape")
    expect(page.page.locator("#found")).to_be_hidden()


def test_filters_hide_kinds_relations_and_parts(visit: Any) -> None:
    page = visit()
    boxes = "rg.canvas.drawn.boxes.length"
    page.click("#legend [data-family=document]")
    assert page.page.evaluate(boxes) == 7
    page.click("#legend [data-family=document]")
    page.page.select_option("#relation", "recalls")
    assert page.page.evaluate("rg.canvas.drawn.lines.map((line) => line.id)") == [
        "A/RES/60/175→A/RES/46/152",
        "A/RES/60/999→A/RES/46/152",
        "A/RES/60/999→A/RES/60/175",
    ]
    page.page.select_option("#relation", "")
    page.page.select_option("#part", "operative")
    assert page.page.evaluate("rg.canvas.drawn.lines.map((line) => line.to)") == ["S/RES/1373(2001)"]
    page.click("#reset")
    assert page.page.evaluate(boxes) == 8


def test_who_cites_the_chosen_organ_stays_and_the_legend_counts_what_is_drawn(visit: Any) -> None:
    page = visit()
    page.page.select_option("#organ", "authority/org/security-council")
    shown = page.page.evaluate("rg.canvas.drawn.boxes.map((box) => box.id).sort()")
    assert shown == ["A/RES/60/175", "S/RES/1373(2001)"]
    assert page.text("#legend [data-family=resolution] b") == "2"
    assert page.text("#legend [data-family=document] b") == "0"


def test_a_line_that_keeps_one_paragraph_loses_its_number(browser: Any, built_seeds: Path) -> None:
    page = Visit(browser, (built_seeds / "explorer.html").as_uri())
    label = "id => rg.canvas.network.body.edges[id].labelModule.elementOptions.label ?? ''"
    line, relation = page.page.evaluate(
        """() => rg.canvas.drawn.lines.flatMap((line) => line.links.flatMap((link) => link.relations).map((relation) =>
          [line.id, relation, line.count, line.links.filter((link) => link.relations.includes(relation)).length]))
          .find(([, , all, kept]) => all === 2 && kept === 1)?.slice(0, 2)"""
    )
    assert page.page.evaluate(label, line) == "2"
    page.page.evaluate("relation => { location.hash = ';relation=' + relation }", relation)
    page.until("id => rg.canvas.drawn.lines.find((line) => line.id === id)?.count === 1", line)
    assert page.page.evaluate(label, line) == ""
    page.context.close()


def test_filters_are_in_the_address(visit: Any) -> None:
    page = visit()
    page.page.select_option("#relation", "recalls")
    page.click("#legend [data-family=document]")
    assert page.hash() == "#;relation=recalls;hidden=document"
    lines = page.page.evaluate("rg.canvas.drawn.lines.map((line) => line.id)")
    page.page.locator("#facts .quote[data-go='A/RES/60/175']").first.click()
    page.until("location.hash === '#A/RES/60/175;relation=recalls;hidden=document'")
    other = visit("#;relation=recalls;hidden=document")
    assert other.page.evaluate("rg.canvas.drawn.lines.map((line) => line.id)") == lines
    expect(other.page.locator("#relation")).to_have_value("recalls")
    page.page.go_back()
    page.page.go_back()
    page.until("location.hash === '#;relation=recalls'")
    assert page.page.get_attribute("#legend [data-family=document]", "aria-pressed") == "true"


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_lists_say_no_raw_codes(visit: Any, language: str) -> None:
    page = visit("#A/RES/60/175", locale=language)
    for view in ("documents", "entities", "asks", "timeline"):
        page.click(f"[data-view={view}]")
        page.until("view => rg.now.view === view", view)
        page.page.wait_for_timeout(1200)  # the choices are filled when nothing else is waiting
        said = page.page.evaluate(
            "[...document.querySelectorAll('#relation option')].map((one) => one.textContent)"
        )
        page.click("#as-list")
        said += page.page.locator("#list td:nth-child(2)").all_inner_texts()
        page.click("#as-list")
        for words in said:
            assert not re.search(r"authority/|[a-z][A-Z]|-|_", words), words
            if language == "zh-CN" and view != "entities":
                assert not re.search(r"[A-Za-z]{3}", words), words


def test_views_show_paragraphs_names_and_who_asks_whom(visit: Any) -> None:
    page = visit("#A/RES/60/175")
    page.click("[data-view=paragraphs]")
    expect(page.page.locator("#dossier")).to_be_visible()
    page.click("[data-view=asks]")
    expect(page.page.locator("#dossier")).to_be_hidden()
    lines = page.page.evaluate("rg.canvas.drawn.lines.map((line) => [line.from, line.to])")
    assert ["A/RES/60/175", "authority/role/secretary-general"] in lines
    assert ["authority/role/secretary-general", "authority/org/general-assembly"] in lines
    page.click("[data-view=entities]")
    page.click_box("A/RES/60/175")
    assert "view=entities" in page.hash()


def test_language_switches_everywhere_and_is_kept(visit: Any) -> None:
    page = visit("#authority/org/unodc;view=entities")
    assert page.text("#facts h3") == "联合国毒品和犯罪问题办公室"
    page.click("#language")
    assert page.text("#facts h3") == "United Nations Office on Drugs and Crime"
    assert page.page.get_attribute("html", "lang") == "en"
    assert page.page.get_attribute("#search", "placeholder").startswith("Symbol")
    assert "A/RES/60/175 operative para. 4" in page.text("#facts")
    page.page.reload()
    page.page.wait_for_selector("html[data-shown]", state="attached")
    assert page.text("[data-view=asks]") == "Who asks whom"


def test_an_english_browser_begins_in_english(visit: Any) -> None:
    page = visit("#A/RES/60/175/op4", locale="en-US")
    assert page.text("#facts h3") == "operative para. 4"


def test_dark_follows_the_system_and_the_button(visit: Any) -> None:
    page = visit("#A/RES/60/175", color_scheme="dark")
    background = "getComputedStyle(document.querySelector('.reading')).backgroundColor"
    dark = page.page.evaluate(background)
    assert page.page.get_attribute("#theme", "aria-pressed") == "true"
    page.click("#theme")
    assert page.page.evaluate(background) != dark
    page.click("#theme")
    assert page.page.evaluate(background) == dark


def test_the_network_is_usable_from_the_keyboard(visit: Any) -> None:
    page = visit("#A/RES/60/175")
    page.page.focus("#canvas")
    page.press("ArrowDown")
    said = page.text("#live")
    assert re.search(r"[AES]/", said)
    page.press("Enter")
    page.until("location.hash !== '#A/RES/60/175'")
    assert page.hash()[1:] in said
    page.page.focus("#tab-documents")
    page.press("ArrowRight")
    page.until("document.getElementById('tab-paragraphs').getAttribute('aria-selected') === 'true'")
    assert page.page.evaluate("document.activeElement.id") == "tab-paragraphs"


def test_a_citation_is_reached_and_opened_with_the_keyboard(visit: Any) -> None:
    page = visit("#A/RES/60/175/pp1")
    page.page.focus("#text .hit.is-citation")
    expect(page.page.locator("#tip")).to_be_visible()
    page.press("Enter")
    page.until("location.hash === '#A/RES/46/152'")


def test_everything_that_takes_focus_has_a_name(visit: Any) -> None:
    page = visit("#A/RES/60/175")
    nameless = page.page.evaluate(
        """() => [...document.querySelectorAll('button, a[href], input, select, [tabindex="0"]')]
          .filter((one) => one.offsetParent && !one.getAttribute('aria-label') && !one.textContent.trim()
            && !one.labels?.length && !one.title).map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert nameless == []


def test_hostile_words_are_shown_and_not_obeyed(visit: Any) -> None:
    page = visit("#A/RES/60/999/pp1")
    assert "<script>window.hacked=1</script>" in page.text("#text h2")
    assert "<b onclick=" in page.text("#text [data-part='A/RES/60/999#pp1'] p")
    for view in ("paragraphs", "entities", "asks"):
        page.click(f"[data-view={view}]")
    page.page.fill("#search", "window.hacked")
    assert "onerror" in page.text("#found")
    page.press("Escape")
    page.page.evaluate("location.hash = '#authority/topic/hostile'")
    page.page.wait_for_selector("#facts h3")
    page.click("#as-list")
    assert page.page.evaluate("window.hacked") is None
    assert page.page.locator("main img, main script").count() == 0


def test_offsets_are_code_points_even_after_rare_characters(visit: Any) -> None:
    page = visit("#A/RES/60/999/pp1")
    assert page.page.locator("#text .is-citation").all_inner_texts() == [
        "第 60/175 号决议",
        "第 46/152 号决议",
    ]


def test_the_list_and_the_table_tell_the_same(visit: Any) -> None:
    page = visit()
    page.click("#as-list")
    assert page.page.locator("#list tbody tr").count() == page.page.evaluate(
        "rg.canvas.drawn.lines.reduce((sum, line) => sum + line.links.length, 0)"
    )
    with page.page.expect_download() as saved:
        page.click("#csv")
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    assert text.startswith('"从","关系","到","段落","原文"')
    assert "A/RES/60/175 执行部分第4段" in text
    assert saved.value.suggested_filename == "resgraph-A-RES-60-999-and-1-more-documents.csv"


def test_the_view_is_saved_as_a_picture(visit: Any) -> None:
    page = visit()
    with page.page.expect_download() as saved:
        page.click("#png")
    picture = Path(saved.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG")
    drawing = page.page.evaluate('/viewBox="([^"]+)"/.exec(rg.svg())[1].split(\' \').slice(2).map(Number)')
    wide, high = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))
    assert [wide, high] == [round(2 * one) for one in drawing]


@pytest.mark.parametrize(
    ("language", "begins"),
    [("zh-CN", "A/RES/60/175，执行部分第4段：“重申"), ("en-US", "A/RES/60/175, para. 4: “重申")],
)
def test_a_citation_is_there_to_copy(visit: Any, language: str, begins: str) -> None:
    page = visit("#A/RES/60/175/op4", locale=language)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#facts .cite")
    copied = page.page.evaluate("rg.citation(rg.now.id)")
    page.until("rg.say('copied') === document.querySelector('#facts .cite').textContent")
    assert copied.startswith(begins)
    assert copied.endswith("” https://undocs.org/A/RES/60/175")


def test_the_list_has_sentences_and_is_sorted_by_a_click(visit: Any) -> None:
    page = visit()
    page.click("#as-list")
    column = "at => [...document.querySelectorAll(`#list td:nth-child(${at})`)].map((one) => one.textContent)"
    came = page.page.evaluate(column, 3)
    assert any("第 46/152 号决议" in words for words in page.page.evaluate(column, 5))
    heading = page.page.locator("#list th .sort").nth(2)
    heading.click()
    up = page.page.evaluate(column, 3)
    assert up != came
    assert up[0] == "□A/60/510"
    heading.click()
    assert page.page.evaluate(column, 3)[0] == up[-1]
    assert page.page.get_attribute("#list th:nth-child(3)", "aria-sort") == "descending"
    heading.click()
    assert page.page.evaluate(column, 3) == came


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@pytest.mark.parametrize("width", [390, 768, 1280, 1440])
def test_answers_never_break_a_word(browser: Any, built_seeds: Path, width: int, language: str) -> None:
    address, size = (built_seeds / "explorer.html").as_uri(), {"width": width, "height": 844}
    page = Visit(browser, address, "#;view=queries", viewport=size, locale=language)
    questions = page.page.evaluate("[...document.querySelectorAll('.questions a')].map((one) => one.hash)")
    assert len(questions) > 5
    broken = """() => [...document.querySelectorAll('#answers td, #answers th')].flatMap((cell) => {
      const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), out = [];
      while (walk.nextNode()) for (const { 0: word, index } of walk.currentNode.data.matchAll(/[A-Za-z]{2,18}(?![\\w/])/g)) {
        const range = document.createRange();
        range.setStart(walk.currentNode, index);
        range.setEnd(walk.currentNode, index + word.length);
        if (new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size > 1) out.push(word);
      }
      return out;
    })"""
    tall = """() => [...document.querySelectorAll('#answers tbody tr')].map((row) => row.offsetHeight / 20).filter((lines) => lines > 15)"""
    for question in questions:
        page.page.evaluate("hash => { location.hash = hash }", question)
        page.until("hash => location.hash === hash", question)
        assert page.page.evaluate(broken) == [], question
        assert page.page.evaluate(tall) == [], question
        assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_answers_are_sorted_by_a_click_and_printed_as_tables(browser: Any, built_seeds: Path) -> None:
    page = Visit(browser, (built_seeds / "explorer.html").as_uri(), "#;view=queries;of=most-cited")
    page.page.wait_for_selector("#answers table")
    numbers = "[...document.querySelectorAll('#answers td.number:nth-child(2)')].map((one) => Number(one.textContent))"
    page.page.locator("#answers th .sort").nth(1).click()
    assert page.page.evaluate(numbers) == sorted(page.page.evaluate(numbers))
    page.page.locator("#answers th .sort").nth(1).click()
    assert page.page.evaluate(numbers) == sorted(page.page.evaluate(numbers), reverse=True)
    page.page.emulate_media(media="print")
    expect(page.page.locator("#answers table")).to_be_visible()
    expect(page.page.locator("#text")).to_be_hidden()
    page.context.close()


@pytest.mark.parametrize(
    ("language", "about"), [("zh-CN", "加强联合国预防犯罪和刑…"), ("en-US", "加强联合国预防犯罪和刑…")]
)
def test_labels_in_the_map_say_what_a_resolution_is_about(visit: Any, language: str, about: str) -> None:
    page = visit(locale=language)
    label = "id => rg.canvas.drawn.boxes.find((box) => box.id === id).label"
    assert page.page.evaluate(label, "A/RES/60/175") == f"■ {about} · 60/175"
    assert page.page.evaluate(label, "S/RES/1373(2001)") == "■ S/RES/1373(2001)"


def test_turtle_is_there_to_copy(visit: Any) -> None:
    page = visit("#A/RES/60/175/op4")
    page.click("#facts .turtle summary")
    page.page.wait_for_selector("#facts .turtle pre:not(:empty)")
    assert "rg:hasAction" in page.text("#facts .turtle pre")
    page.click("#facts .turtle .copy")
    page.until("document.querySelector('.turtle .copy').textContent === '已复制'")


def test_help_opens_in_ten_lines_and_closes(visit: Any) -> None:
    page = visit()
    page.click("#help")
    assert page.page.locator("#guide li").count() == 10
    page.picture("guide")
    page.press("Escape")
    expect(page.page.locator("#guide")).to_be_hidden()


def test_paper_shows_the_text_alone(visit: Any) -> None:
    page = visit("#A/RES/60/175")
    page.page.emulate_media(media="print")
    expect(page.page.locator("#text")).to_be_visible()
    expect(page.page.locator("#canvas")).to_be_hidden()
    expect(page.page.locator(".top")).to_be_hidden()


@pytest.mark.parametrize("width", [1024, 700])
def test_narrow_windows_do_not_scroll_sideways(visit: Any, width: int) -> None:
    page = visit("#A/RES/60/175", viewport={"width": width, "height": 800})
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_seeds_are_small_to_send_and_open_at_once(browser: Any, built_seeds: Path) -> None:
    file = built_seeds / "explorer.html"
    assert file.stat().st_size < 2_000_000
    page = Visit(browser, file.as_uri(), "#A/RES/60/175/op22")
    page.page.locator("#text .par.chosen .is-citation", has_text="2005/14").click()
    page.until("location.hash === '#E/RES/2005/14'")
    assert page.page.locator("#text .par").count() == 2
    page.picture("seeds")
    page.context.close()
    assert page.faults == []


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One resolution that cites 600 documents: more than boxes can show."""
    data = small()
    for number in range(1, 601):
        add_cited(data, "A/RES/60/175#op4", f"A/RES/50/{number}")
    return small_page(tmp_path_factory.mktemp("large"), data).as_uri()


def test_a_large_network_is_drawn_as_dots_and_behaves_the_same(browser: Any, large: str) -> None:
    page = Visit(browser, large)
    assert page.page.evaluate("rg.canvas.drawn.dots && rg.canvas.drawn.boxes.length") == 608
    place = page.page.evaluate("rg.canvas.place('A/RES/60/175')")
    page.page.locator("#stage").click(position=place)
    page.until("location.hash === '#A/RES/60/175'")
    assert page.text("#text h2").startswith("加强联合国预防犯罪")
    page.page.fill("#search", "50/599")
    page.press("Enter")
    page.until("location.hash === '#A/RES/50/599'")
    assert "A/RES/50/599" in page.text("#facts h3")
    page.picture("dots")
    page.click("[data-view=paragraphs]")
    expect(page.page.locator("#dots")).to_be_hidden()
    page.click("[data-view=documents]")
    expect(page.page.locator("#dots")).to_be_visible()
    with page.page.expect_download() as saved:
        page.click("#png")
    assert Path(saved.value.path()).read_bytes().startswith(b"\x89PNG")
    page.context.close()
    assert [fault for fault in page.faults if "GL Driver Message" not in fault] == []


@pytest.mark.parametrize("typed", ["dupinhefanzui", "dphfz"])
def test_pinyin_finds_a_chinese_name(visit: Any, typed: str) -> None:
    page = visit()
    page.page.fill("#search", typed)
    assert "毒品和犯罪" in page.text("#found")


def test_years_are_rows_and_narrow_what_is_shown(visit: Any) -> None:
    page = visit("#;view=timeline")
    places = page.page.evaluate("Object.fromEntries(rg.canvas.drawn.boxes.map((box) => [box.id, box.y]))")
    assert places["A/RES/60/175"] == places["year:2005"]
    assert places["A/RES/46/152"] == places["year:1991"] < places["year:2005"]
    page.page.select_option("#from", "2005")
    shown = page.page.evaluate("rg.canvas.drawn.boxes.map((box) => box.id)")
    assert "A/RES/60/175" in shown
    assert "A/RES/46/152" not in shown
    page.click("#reset")
    page.page.select_option("#organ", "authority/org/security-council")
    shown = page.page.evaluate("rg.canvas.drawn.boxes.map((box) => box.id)")
    assert sorted(name for name in shown if not name.startswith("year:")) == [
        "A/RES/60/175",
        "S/RES/1373(2001)",
    ]


LIT = "kind => [...document.querySelectorAll('#dossier ' + kind + '.lit')].map((one) => one.dataset.part ?? one.dataset.thing)"


@pytest.mark.parametrize("size", [(390, 844), (768, 1024), (1280, 720), (1440, 900)])
def test_the_dossier_lights_up_what_belongs_together(visit: Any, size: tuple[int, int]) -> None:
    page = visit("#A/RES/60/175;view=paragraphs", viewport={"width": size[0], "height": size[1]})
    assert page.page.evaluate(LIT, ".line") == page.page.evaluate(LIT, ".card") == []
    page.page.locator("#dossier .line[data-part='A/RES/60/175#op4'] p").click(position={"x": 2, "y": 4})
    page.until("location.hash === '#A/RES/60/175/op4;view=paragraphs;of=A/RES/60/175'")
    assert page.page.evaluate(LIT, ".line") == ["A/RES/60/175#op4"]
    assert "S/RES/1373(2001)" in page.page.evaluate(LIT, ".rests .card")
    page.page.locator("#dossier .card[data-thing='S/RES/1373(2001)'] .what").click()
    page.until("location.hash === '#S/RES/1373(2001);view=paragraphs;of=A/RES/60/175'")
    assert page.page.evaluate(LIT, ".line") == ["A/RES/60/175#op4"]
    assert page.page.evaluate(LIT, ".rests .card") == ["S/RES/1373(2001)"]
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize(("size", "lines"), [((390, 844), 0), ((768, 1024), 1), ((1440, 900), 1)])
def test_lines_between_the_lanes_are_there_while_something_is_pointed_at(
    visit: Any, size: tuple[int, int], lines: int
) -> None:
    page = visit("#A/RES/60/175;view=paragraphs", viewport={"width": size[0], "height": size[1]})
    wires = page.page.locator("#dossier .wires path")
    expect(wires).to_have_count(0)
    page.page.locator("#dossier .card[data-thing='S/RES/1373(2001)']").hover()
    expect(wires).to_have_count(lines)
    page.page.locator("#dossier h2").hover()
    expect(wires).to_have_count(0)


def test_a_duty_that_was_answered_is_marked_with_the_report(visit: Any) -> None:
    page = visit("#A/RES/60/175;view=paragraphs")
    answered = page.page.locator("#dossier .tasks .answered")
    expect(answered).to_have_count(1)
    assert answered.inner_text() == "✓ 报告已提交： A/60/510"
    answered.locator("a").click()
    page.until("location.hash === '#A/60/510;view=paragraphs;of=A/RES/60/175'")
    page.page.evaluate("rg.go('authority/role/secretary-general', { view: 'asks' })")
    page.until("location.hash.includes('view=asks')")
    assert "✓ 报告已提交： A/60/510" in page.text("#facts")


def test_where_the_lanes_stack_the_dossier_opens_at_the_words(visit: Any) -> None:
    page = visit("#A/RES/60/175/op5;view=paragraphs;of=A/RES/60/175", viewport={"width": 390, "height": 320})
    page.until(
        """() => {
          const { top, bottom } = document.querySelector("#dossier .line.lit").getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        }"""
    )


def test_the_dossier_has_tasks_by_party_with_the_session_due(visit: Any) -> None:
    page = visit("#A/RES/60/175;view=paragraphs")
    tasks = page.page.locator("#dossier .tasks")
    assert tasks.locator("h4").first.inner_text().startswith("秘书长")
    assert "→ 大会" in tasks.locator(".card").first.inner_text()


def test_text_in_the_dossier_is_read_without_a_glass(visit: Any) -> None:
    page = visit("#A/RES/60/175/op4;view=paragraphs;of=A/RES/60/175")
    sizes = page.page.evaluate(
        """() => [...document.querySelectorAll('#dossier .line p, #dossier .card .what, #dossier .card p, #dossier h4')]
          .map((one) => parseFloat(getComputedStyle(one).fontSize))"""
    )
    assert min(sizes) >= 12


@pytest.mark.parametrize("view", ["documents", "entities", "asks", "timeline"])
def test_the_view_is_saved_as_a_drawing(visit: Any, view: str) -> None:
    page = visit(f"#A/RES/60/175;view={view}")
    with page.page.expect_download() as saved:
        page.click("#svg")
    drawing = ElementTree.parse(saved.value.path()).getroot()
    boxes = page.page.evaluate("rg.canvas.drawn.boxes.length")
    assert len(drawing.findall("{http://www.w3.org/2000/svg}rect")) == boxes + 1


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "hash",
    [
        "#A/RES/60/175/op4",
        "#authority/org/unodc;view=entities",
        "#;view=timeline",
        "#A/RES/60/175/op4;view=paragraphs;of=A/RES/60/175",
        "#authority/role/secretary-general;view=asks",
        "#A/RES/60/175/op4;view=found;of=决议",
    ],
)
def test_axe_finds_nothing_serious(visit: Any, hash: str, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.base")
    page = visit(hash, color_scheme=theme)
    page.page.evaluate(Path(axe.AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = page.page.evaluate("axe.run().then((result) => result.violations)")
    serious = [
        (one["id"], [node["html"][:90] for node in one["nodes"]][:3])
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
    assert serious == []


def test_a_locator_is_told_in_the_readers_language(visit: Any) -> None:
    page = visit("#A/RES/60/175/op4")
    assert page.page.evaluate("rg.sayLocator('annex II, para. 14')") == "附件II，第14段"
    assert page.page.evaluate("rg.sayLocator('paras. 9 and 11')") == "第9和11段"
    assert page.page.evaluate("rg.sayLocator('chapter I, draft resolution II')") == "第I章，决议草案II"
    page.click("#language")
    assert page.page.evaluate("rg.sayLocator('annex')") == "annex"


@pytest.mark.parametrize("title", ["x" * 10_000, "\u202e反\u202c\u200b\u200d", "\"'`<svg onload=alert(1)>"])
def test_labels_of_any_kind_are_text(browser: Any, tmp_path: Path, title: str) -> None:
    data = small()
    (document,) = (one for one in data["documents"] if one["id"] == "A/RES/60/175")
    document["title"]["zh"] = document["texts"][0]["title"] = title
    page = Visit(browser, small_page(tmp_path, data).as_uri(), "#A/RES/60/175")
    assert page.page.evaluate("document.querySelector('#text h2').textContent") == title
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 1440
    for view in ("paragraphs", "entities", "asks", "timeline"):
        page.click(f"[data-view={view}]")
    page.context.close()
    assert page.faults == []


SIZES = [(390, 844), (768, 1024), (1024, 768), (1280, 720), (1366, 768), (1440, 900)]


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
@pytest.mark.parametrize("size", SIZES)
def test_every_tab_and_button_is_in_reach(visit: Any, size: tuple[int, int], language: str) -> None:
    page = visit(viewport={"width": size[0], "height": size[1]}, locale=language)
    covered = page.page.evaluate(
        """() => [...document.querySelectorAll('[role=tab], .actions button, .zoom button:not([hidden])')].filter((one) => {
          if (!one.offsetParent) return false;
          const { left, top, right, bottom, width, height } = one.getBoundingClientRect();
          if (left < 0 || right > innerWidth || bottom > innerHeight) return true;
          return [[left + 3, top + height / 2], [right - 3, top + height / 2]].some(([x, y]) => !one.contains(document.elementFromPoint(x, y)));
        }).map((one) => one.id)"""
    )
    assert covered == []
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("size", SIZES)
def test_the_buttons_for_zooming_cover_nothing(visit: Any, size: tuple[int, int]) -> None:
    page = visit(viewport={"width": size[0], "height": size[1]})
    zoom, stage = (page.page.locator(one).bounding_box() for one in ("#zoom", "#stage"))
    assert zoom["y"] + zoom["height"] <= stage["y"]


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_the_network_has_the_whole_page_when_asked(visit: Any, size: tuple[int, int]) -> None:
    page = visit(viewport={"width": size[0], "height": size[1]})
    page.click("#wide")
    expect(page.page.locator("#text")).to_be_hidden()
    assert page.page.locator("#canvas").bounding_box()["width"] == size[0]
    page.press("Escape")
    expect(page.page.locator("#text")).to_be_visible()
    assert page.page.get_attribute("#wide", "aria-pressed") == "false"


def test_the_line_between_the_panes_moves_and_stays(visit: Any) -> None:
    page = visit()
    bar = page.page.locator("#splitter").bounding_box()
    page.page.mouse.move(bar["x"] + 3, 400)
    page.page.mouse.down()
    page.page.mouse.move(864, 400)
    page.page.mouse.up()
    assert abs(page.page.locator(".network").bounding_box()["width"] - 864) < 12
    page.page.focus("#splitter")
    page.press("ArrowLeft")
    left = page.page.locator(".network").bounding_box()["width"]
    assert left < 850
    page.page.reload()
    page.page.wait_for_selector("html[data-shown]", state="attached")
    assert abs(page.page.locator(".network").bounding_box()["width"] - left) < 2


def test_a_finger_on_the_map_scrolls_the_page(visit: Any) -> None:
    page = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    middle = page.page.locator("#stage").bounding_box()
    x, y = int(middle["x"] + middle["width"] / 2), int(middle["y"] + 300)
    finger = page.context.new_cdp_session(page.page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 13):
        moved = {"type": "touchMove", "touchPoints": [{"x": x, "y": y - 20 * step}]}
        finger.send("Input.dispatchTouchEvent", moved)
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.until("scrollY > 150")


@pytest.mark.parametrize(("language", "read"), [("zh-CN", "读全文"), ("en-US", "Read the text")])
def test_a_tap_says_what_was_chosen_where_the_finger_is(visit: Any, language: str, read: str) -> None:
    page = visit(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale=language)
    place = page.page.evaluate("id => rg.canvas.place(id)", "A/RES/46/152")
    page.page.locator("#canvas").tap(position=place)
    page.until("location.hash === '#A/RES/46/152'")
    sheet = page.page.locator("#sheet")
    assert sheet.bounding_box()["y"] + sheet.bounding_box()["height"] <= 844
    assert "A/RES/46/152" in sheet.inner_text()
    assert "第 46/152 号决议" in sheet.inner_text()
    sheet.locator("button", has_text=read).tap()
    page.until("Math.abs(document.getElementById('reading').getBoundingClientRect().top) < 5")
    expect(sheet).to_be_hidden()


@pytest.mark.parametrize("size", [(390, 844), (1280, 720), (1440, 900)])
def test_years_are_rows_of_words_and_light_up_what_is_cited(visit: Any, size: tuple[int, int]) -> None:
    page = visit("#A/RES/60/175;view=timeline", viewport={"width": size[0], "height": size[1]})
    cards = "kind => [...document.querySelectorAll('#by-year .doc' + kind)].map((one) => one.dataset.thing).sort()"
    assert page.page.evaluate(cards, "[aria-current]") == ["A/RES/60/175"]
    assert "S/RES/1373(2001)" in page.page.evaluate(cards, ".cited")
    assert page.page.evaluate(cards, ".citing") == ["A/RES/60/999"]
    assert page.page.locator("#by-year h3").first.inner_text().startswith("2005")
    sizes = "[...document.querySelectorAll('#by-year .doc *')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
    assert min(page.page.evaluate(sizes)) >= 12
    assert page.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.page.locator("#by-year .doc[data-thing='A/RES/46/152']").click()
    page.until("location.hash === '#A/RES/46/152;view=timeline'")


@pytest.mark.parametrize(
    ("language", "words"), [("zh-CN", "年份由文号推知"), ("en-US", "year as the symbol tells it")]
)
def test_a_year_that_only_the_symbol_tells_is_marked(
    browser: Any, built_seeds: Path, language: str, words: str
) -> None:
    page = Visit(
        browser, (built_seeds / "explorer.html").as_uri(), "#A/60/510;view=timeline", locale=language
    )
    marked = page.page.locator("#by-year section", has_text="2005").locator("[data-thing='A/60/510'] abbr")
    assert marked.get_attribute("title") == words
    assert words in page.text("#facts")
    assert page.page.locator("[data-thing='A/RES/60/175'] abbr").count() == 0
    page.context.close()


@pytest.mark.parametrize(
    ("language", "due", "none"),
    [
        ("zh-CN", ["大会第五十七届会议", "大会第六十一届会议"], "未写期限"),
        ("en-US", ["General Assembly, session 57", "General Assembly, session 61"], "No date stated"),
    ],
)
def test_all_that_is_asked_of_a_party_stands_by_the_session_due(
    browser: Any, built_seeds: Path, language: str, due: list[str], none: str
) -> None:
    address = (built_seeds / "explorer.html").as_uri()
    page = Visit(browser, address, "#authority/role/secretary-general;view=asks", locale=language)
    headings = page.page.locator("#facts .due-at h4").all_inner_texts()
    assert all(one in heading for one, heading in zip([*due, none], headings, strict=True))
    first = page.page.locator("#facts .due-at").first.inner_text()
    assert "A/RES/56/123" in first
    assert "提出关于本决议执行情况的报告" in first
    other = Visit(browser, address, locale=language)
    assert all(one in other.text("#facts .block:has(.due-at)") for one in due)
    page.context.close()
    other.context.close()
