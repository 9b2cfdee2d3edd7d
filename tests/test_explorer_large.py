"""Networks too large for boxes in a browser: dots, and documents that stand together and unfold."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import resgraph
from pages import add_cited, small, small_page
from processes import PATIENCE_OF_A_PAGE
from resgraph.view.drawing import Limits, series_of

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "artefacts"
DRAWN = "document.documentElement.dataset.shown === (location.hash || '#')"


def graph() -> dict[str, Any]:
    """The small graph; 200 more documents that paragraph 4 of A/RES/60/175 cites, in two series and three years."""
    data = small()
    for number in range(1, 201):
        symbol = (
            f"A/RES/{50 + number % 3}/{number}" if number % 2 else f"E/CN.15/{1995 + number % 3}/{number}"
        )
        known = {"date": f"{1995 + number % 3}-12-01", "body": ["authority/org/general-assembly"]}
        add_cited(data, "A/RES/60/175#op4", symbol, **(known if number % 2 else {}))
    return data


@pytest.fixture(scope="module")
def dotted(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("dots"), Limits(boxes=20, dots=1000))


@pytest.fixture(scope="module")
def grouped(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("groups"), Limits(boxes=20, dots=20))


def written(folder: Path, limits: Limits) -> str:
    return small_page(folder, graph(), limits).as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def opened(browser: Any, request: pytest.FixtureRequest, failed: Callable[[], bool]) -> Iterator[Any]:
    """Opens a page offline; says afterwards that nothing went wrong, and keeps a picture of what did."""
    pages: list[Any] = []
    faults: list[str] = []

    def start(address: str, **options: Any) -> Any:
        context = browser.new_context(
            locale="zh-CN", viewport={"width": 1440, "height": 900}, offline=True, **options
        )
        one = context.new_page()
        one.set_default_timeout(PATIENCE_OF_A_PAGE)
        one.on("pageerror", lambda error: faults.append(str(error)))
        one.goto(address)
        one.wait_for_selector("html[data-shown]", state="attached")
        pages.append(one)
        return one

    yield start
    for number, one in enumerate(pages):
        if faults or failed():
            PICTURES.mkdir(exist_ok=True)
            one.screenshot(path=str(PICTURES / f"explorer-large-{request.node.name[5:]}-{number}.png"))
        one.context.close()
    assert faults == []


def until(one: Any, expression: str) -> None:
    """Waits until the expression holds and the page has drawn."""
    for _ in range(300):
        if one.evaluate(expression) and one.evaluate(DRAWN):
            return
        one.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def boxes(one: Any) -> list[str]:
    found: list[str] = one.evaluate("rg.canvas.drawn.boxes.map((box) => box.id)")
    return found


def press(one: Any, name: str) -> None:
    one.locator("#stage").click(position=one.evaluate("(id) => rg.canvas.place(id)", name))


@pytest.mark.parametrize(
    ("symbol", "series"),
    [
        ("A/RES/60/175", "A/RES"),
        ("A/RES/S-21/2", "A/RES"),
        ("S/RES/1373(2001)", "S/RES"),
        ("E/CN.15/2003/14", "E/CN.15"),
        ("A/C.3/68/L.75", "A/C.3"),
        ("A/60/510/Corr.1", "A"),
        ("S/PV.9564", "S/PV"),
        ("", ""),
    ],
)
def test_series_of_a_symbol(symbol: str, series: str) -> None:
    assert series_of(symbol) == series


@pytest.mark.slow
@needs_browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_names_beside_dots_meet_neither_each_other_nor_the_edge(opened: Any, dotted: str, theme: str) -> None:
    one = opened(dotted, color_scheme=theme)
    for factor in (1, 2, 4):
        one.evaluate("(factor) => rg.canvas.zoom(factor)", factor)
        one.wait_for_timeout(200)
        named = one.evaluate("rg.dots.named")
        assert len(named) > 3
        size = one.locator("#dots").bounding_box()
        for number, a in enumerate(named):
            assert a["left"] >= 0
            assert a["left"] + a["width"] <= size["width"]
            for b in named[:number]:
                apart = (
                    a["left"] >= b["left"] + b["width"]
                    or b["left"] >= a["left"] + a["width"]
                    or abs(a["top"] - b["top"]) >= a["height"]
                )
                assert apart, (a, b)


@pytest.mark.slow
@needs_browser
def test_a_line_between_dots_leads_to_its_sentence(opened: Any, dotted: str) -> None:
    one = opened(f"{dotted}#A/RES/60/175")
    middle = one.evaluate(
        """() => {
          const [a, b] = ['A/RES/60/175', 'S/RES/1373(2001)'].map(rg.canvas.place);
          return { x: b.x + (a.x - b.x) * 0.4, y: b.y + (a.y - b.y) * 0.4 };
        }"""
    )
    one.locator("#stage").hover(position=middle)
    one.wait_for_selector("#tip:not([hidden])")
    one.locator("#stage").click(position=middle)
    until(one, "location.hash.includes(';to=')")
    assert one.locator("#text .par .wanted").count() >= 1


@pytest.mark.slow
@needs_browser
def test_dots_tell_what_they_are_and_are_walked_by_keys(opened: Any, dotted: str) -> None:
    one = opened(dotted)
    one.locator("#stage").hover(position=one.evaluate("rg.canvas.place('A/RES/60/175')"))
    one.wait_for_selector("#tip:not([hidden])")
    assert "A/RES/60/175" in one.inner_text("#tip")
    one.focus("#canvas")
    one.keyboard.press("ArrowDown")
    one.keyboard.press("ArrowRight")
    said = one.inner_text("#live")
    one.keyboard.press("Enter")
    until(one, "location.hash !== ''")
    assert one.evaluate("location.hash.slice(1)") in said


@pytest.mark.slow
@needs_browser
def test_boxes_come_when_asked_for_and_leave_nothing_behind_dots(opened: Any, dotted: str) -> None:
    one = opened(dotted)
    assert one.evaluate("typeof vis") == "undefined", "what draws boxes has not run"
    one.click("#tab-asks")
    until(one, "!rg.canvas.drawn.dots")
    assert one.evaluate("rg.canvas.network.body.data.nodes.length") > 1
    one.click("#tab-timeline")
    until(one, "rg.now.view === 'timeline'")
    assert one.evaluate("rg.canvas.network.body.data.nodes.length") == 0
    places = one.evaluate("rg.canvas.drawn.boxes.map(({ x, y }) => `${x},${y}`)")
    assert len(set(places)) == len(places) > 3


@pytest.mark.slow
@needs_browser
def test_dots_are_filtered_and_saved(opened: Any, dotted: str) -> None:
    one = opened(dotted)
    every = len(boxes(one))
    one.select_option("#organ", "authority/org/security-council")
    assert len(boxes(one)) < every
    one.click("#reset")
    until(one, f"rg.canvas.drawn.boxes.length === {every}")
    one.select_option("#relation", "recalls")
    lines = one.evaluate("rg.canvas.drawn.lines.map((line) => line.to)")
    assert set(lines) == {"A/RES/46/152", "A/RES/60/175"}
    one.click("#reset")
    for kind, begins in (("svg", b"<svg"), ("png", b"\x89PNG")):
        with one.expect_download() as saved:
            one.click(f"#{kind}")
        assert Path(saved.value.path()).read_bytes().startswith(begins)
    with one.expect_download() as saved:
        one.click("#svg")
    drawing = ElementTree.parse(saved.value.path()).getroot()
    assert len(drawing.findall("{http://www.w3.org/2000/svg}circle")) == every


@pytest.mark.slow
@needs_browser
def test_too_many_documents_open_as_series_and_unfold(opened: Any, grouped: str) -> None:
    one = opened(grouped)
    assert "group:series|A/RES" in boxes(one)
    assert "group:series|E/CN.15" in boxes(one)
    assert "100 份文件" in one.evaluate(
        "rg.canvas.drawn.boxes.find((box) => box.id === 'group:series|E/CN.15').label"
    )
    count = "rg.canvas.line('group:series|A/RES', 'group:series|E/CN.15').count"
    assert one.evaluate(count) == 100
    press(one, "group:series|A/RES")
    until(one, "location.hash.startsWith('#group:series')")
    years = [name for name in boxes(one) if name.startswith("group:series|A/RES|")]
    assert {"group:series|A/RES|1995", "group:series|A/RES|1996", "group:series|A/RES|1997"} <= set(years)
    assert "group:series|A/RES" not in boxes(one)
    press(one, "group:series|A/RES|1996")
    until(one, "rg.now.of === 'series|A/RES|1996'")
    assert "A/RES/51/1" in boxes(one)
    one.click(".crumbs a >> nth=0")
    until(one, "rg.now.of === 'series'")
    assert "group:series|A/RES" in boxes(one)
    one.go_back()
    until(one, "rg.now.of === 'series|A/RES|1996'")
    one.go_back()
    until(one, "rg.now.of === 'series|A/RES'")


@pytest.mark.slow
@needs_browser
@pytest.mark.parametrize(
    ("wanted", "year"), [("51/1", "1996"), ("CN.15/1996/10", ""), ("A/RES/60/175", "2005")]
)
def test_every_document_is_found_inside_its_group(opened: Any, grouped: str, wanted: str, year: str) -> None:
    one = opened(grouped)
    one.fill("#search", wanted)
    one.wait_for_selector("#found [role=option]")
    name = one.get_attribute("#found [role=option]", "data-id")
    one.keyboard.press("Enter")
    until(one, "location.hash !== ''")
    assert name in boxes(one)
    assert wanted in name
    assert one.evaluate("rg.now.of").endswith(f"|{year}") or not year


@pytest.mark.slow
@needs_browser
def test_a_line_between_groups_leads_to_the_sentences(opened: Any, grouped: str) -> None:
    one = opened(f"{grouped}#group:series|A/RES;to=group:series|S/RES;of=series")
    assert one.locator("#text .par .wanted").count() >= 1
    assert "第 1373（2001）号决议" in one.locator("#text .par .wanted").all_inner_texts()


@pytest.mark.slow
@needs_browser
def test_groups_stand_by_organ_or_year_too(opened: Any, grouped: str) -> None:
    one = opened(grouped)
    one.select_option("#group", "organ")
    until(one, "rg.now.of === 'organ'")
    assert "group:organ|authority/org/general-assembly" in boxes(one)
    one.click("#tab-timeline")
    until(one, "rg.now.of === 'year'")
    assert {"group:year|1995", "group:year|2005"} <= set(boxes(one))
    one.click("#language")
    assert "documents" in one.evaluate("rg.canvas.drawn.boxes[0].label")


@pytest.mark.slow
@needs_browser
def test_small_groups_stand_together_as_others(opened: Any, tmp_path: Path) -> None:
    data = graph()
    for number in range(40):
        add_cited(data, "A/RES/60/175#op4", f"XX/C{number}X/1", kind="document")
    one = opened(small_page(tmp_path, data, Limits(boxes=20, dots=20)).as_uri())
    assert len(boxes(one)) == 24
    press(one, "group:series|*")
    until(one, "rg.now.of === 'series|*'")
    one.go_back()
    one.fill("#search", "XX/C39X/1")
    one.wait_for_selector("#found [role=option]")
    one.keyboard.press("Enter")
    until(one, "rg.canvas.has('XX/C39X/1')")


REPORT = """秘书长的报告

本报告是根据大会第58/101号决议提交的，说明联合国毒品和犯罪问题办公室的工作。
"""
WITH_ANNEX = """联合国 A/RES/58/101

大会
第五十八届会议

58/101. 行动计划

大会，

回顾其2001年12月19日第56/123号决议，

1. 通过本决议附件所载的行动计划。

附件

行动计划

1. 各国应加强合作。

2. 联合国毒品和犯罪问题办公室应提供援助。
"""


@pytest.mark.slow
@needs_browser
def test_a_text_that_is_no_resolution_and_an_annex_are_read(opened: Any, tmp_path: Path) -> None:
    for name, text in (("report", REPORT), ("resolution", WITH_ANNEX)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    resgraph.build([tmp_path], tmp_path / "out")
    one = opened((tmp_path / "out/explorer.html").as_uri())
    report = one.evaluate("rg.graph.read.map((one) => one.id).find((id) => id.startsWith('file/'))")
    assert one.evaluate("(id) => rg.graph.label(id)", report) == "report.txt"
    one.evaluate("(id) => rg.go(id)", report)
    until(one, f"location.hash === '#{report}'")
    assert one.inner_text("#text h2") == "report.txt"
    assert one.inner_text("#text h4") == "秘书长的报告"
    one.click("#text .hit.is-citation")
    until(one, "location.hash === '#A/RES/58/101'")
    assert "附件" in one.locator("#text h3").all_inner_texts()
    assert one.evaluate("rg.graph.place('A/RES/58/101#annex-1-p2')") == "附件1第2段"
    one.click("#text .par.is-annex .number >> nth=1")
    until(one, "location.hash === '#A/RES/58/101/annex-1-p2'")
    assert "援助" in one.inner_text("#text .par.chosen")


WITH_DRAFT = """2005/914. 示范协定

经济及社会理事会，

1. 建议大会通过下列决议草案：

“大会，

“回顾其1998年12月9日第53/123号决议，

“1. 请秘书长向大会提出报告。”

2. 请秘书长分发本决议。

2005年7月22日
第36次全体会议
"""


@pytest.mark.slow
@needs_browser
def test_a_draft_for_another_body_stands_apart(opened: Any, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(WITH_DRAFT, encoding="utf-8")
    resgraph.build([tmp_path / "draft.txt"], tmp_path / "out")
    one = opened((tmp_path / "out/explorer.html").as_uri())
    one.evaluate("rg.go('E/RES/2005/914')")
    until(one, "location.hash === '#E/RES/2005/914'")
    assert one.locator("#text h3").all_inner_texts() == ["执行部分", "建议的草案"]
    assert one.locator("#text .par .number").all_inner_texts() == ["1.", "2.", "¶", "1."]
    assert one.evaluate("rg.graph.place('E/RES/2005/914#draft-1-p2')") == "草案1第2段"
