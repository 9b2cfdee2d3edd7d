"""The gallery in a browser without a network: questions, answers, ways into the text, copying and saving."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pages import small, write_leaves
from resgraph.pipeline.staging import NOTES
from resgraph.query.gallery import gallery
from resgraph.query.named import named_queries
from resgraph.rdf.source import open_graph
from resgraph.view import write_explorer
from test_explorer_browser import CHROMIUM, Visit, browser, expect  # noqa: F401 - fixtures

SMALL = Path(__file__).parent / "fixtures" / "view" / "small.ttl"

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")]


@pytest.fixture
def visit(
    browser: Any,  # noqa: F811 - a fixture
    built_seeds: Path,
    request: pytest.FixtureRequest,
    failed: Callable[[], bool],
) -> Iterator[Any]:
    """Opens the page of the seeds, and says afterwards that nothing went wrong."""
    opened: list[Visit] = []

    def start(hash: str = "#;view=queries", **options: Any) -> Visit:
        opened.append(Visit(browser, (built_seeds / "explorer.html").as_uri(), hash, **options))
        opened[-1].page.wait_for_selector("#answers h3")
        return opened[-1]

    yield start
    for one in opened:
        if failed() or one.faults:
            one.picture("gallery-" + re.sub(r"\W+", "-", request.node.name.removeprefix("test_")).strip("-"))
        one.context.close()
        assert one.faults == []


def test_the_tab_opens_the_questions_in_both_languages(visit: Any) -> None:
    page = visit("#;view=queries")
    assert page.page.locator(".questions li").count() == len(named_queries())
    assert "谁须报告、向谁、何时" in page.text("#answers")
    assert "没有未决参引" in page.text("#answers"), "an empty answer says why"
    page.click("#language")
    assert "Who is asked to report, to whom, by when" in page.text("#answers")
    assert "Nothing is left open" in page.text("#answers")
    page.click("#tab-documents")
    expect(page.page.locator("#answers")).to_be_hidden()
    page.click("#tab-queries")
    expect(page.page.locator("#canvas")).to_be_hidden()
    assert page.page.locator("#tab-queries").get_attribute("aria-selected") == "true"


def test_a_row_leads_into_the_text_and_the_table_stays(visit: Any) -> None:
    page = visit("#;view=queries;of=reports")
    page.page.locator("#answers tbody tr", has_text="大会第六十一届会议").locator(".place a").click()
    page.until("location.hash === '#A/RES/60/175/op24;view=queries;of=reports'")
    assert page.page.locator("#text .par.chosen").get_attribute("data-part") == "A/RES/60/175#op24"
    assert "执行部分第24段" in page.text("#facts h3")
    assert page.page.locator("#answers a[aria-current]").inner_text() == "A/RES/60/175 执行部分第24段"
    page.page.locator("#answers tbody .chip", has_text="秘书长").first.click()
    page.until("location.hash.startsWith('#authority/role/secretary-general;view=queries')")
    assert page.text("#facts h3") == "秘书长"
    page.page.go_back()
    page.until("location.hash.startsWith('#A/RES/60/175/op24')")
    assert page.page.locator("#answers tbody tr").count() == 3


def test_names_are_in_the_readers_language_from_the_first_moment(visit: Any) -> None:
    page = visit("#;view=queries;of=reports", locale="en-US")
    assert "Secretary-General" in page.text("#answers table")
    assert "operative para. 24" in page.text("#answers table")
    page.click("#language")
    assert "秘书长" in page.text("#answers table")
    assert "执行部分第24段" in page.text("#answers table")


def test_every_link_of_every_answer_leads_somewhere(visit: Any) -> None:
    page = visit("#;view=queries")
    names = page.page.eval_on_selector_all(".questions a", "all => all.map((one) => one.hash)")
    assert len(names) == len(named_queries())
    things = set()
    for name in names:
        page.page.evaluate("hash => { location.hash = hash; }", name)
        page.page.wait_for_selector(f"#answers h3:not(:has-text('{page.text('#tab-queries')}'))")
        things |= set(
            page.page.eval_on_selector_all(
                "#answers [data-thing]", "all => all.map((one) => one.dataset.thing)"
            )
        )
        assert page.page.locator("#answers .extent").inner_text()
    known = "ids => ids.filter((id) => ![rg.graph.documents, rg.graph.parts, rg.graph.names].some((all) => all.has(id)))"
    assert len(things) > 80
    assert page.page.evaluate(known, sorted(things)) == []


def test_examples_of_a_question_have_addresses(visit: Any) -> None:
    page = visit("#;view=queries;of=citing/2", locale="en-US")
    chosen = page.page.locator(".examples a[aria-current]")
    symbol = chosen.inner_text()
    assert page.page.locator(".examples a").nth(1).inner_text() == symbol
    assert "the documents cited most" in page.text(".examples")
    page.page.locator(".examples a").first.click()
    page.until("location.hash.includes('of=citing/1')")
    assert page.page.locator(".examples a[aria-current]").inner_text() != symbol


def test_the_query_is_there_to_copy(visit: Any) -> None:
    page = visit("#;view=queries;of=citing")
    page.click("#answers details summary")
    sparql, command = page.page.locator("#answers pre").all_inner_texts()
    assert sparql.startswith("PREFIX cito:")
    assert re.search(r"<https://w3id.org/resgraph/A/RES/[^>]+>", sparql)
    assert command.startswith("resgraph query OUT --named citing --param document=A/RES/")
    page.page.locator("#answers .copy").first.click()
    page.until("document.querySelector('#answers .copy').textContent === '已复制'")


def test_the_table_is_saved_as_csv(visit: Any) -> None:
    page = visit("#;view=queries")
    assert page.page.locator("#csv").is_disabled(), "a list of questions is no table"
    page.page.evaluate("location.hash = '#;view=queries;of=reports'")
    page.page.wait_for_selector("#answers table")
    with page.page.expect_download() as saved:
        page.click("#csv")
    assert saved.value.suggested_filename == "resgraph-A-RES-60-175-and-1-more-reports.csv"
    lines = Path(saved.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == (
        '"决议","段落","一方","动词","任务","向其报告","时限","须提前","周期","答复","原文","链接"'
    )
    assert lines[-1].startswith('"A/RES/60/175","执行部分第24段","秘书长","请",')
    assert len(lines) == 4


def test_the_gallery_is_used_from_the_keyboard(visit: Any) -> None:
    page = visit("#;view=queries")
    page.page.focus(".questions a[href$='of=reports']")
    page.press("Enter")
    page.page.wait_for_selector("#answers table")
    assert page.page.evaluate("document.activeElement.tagName") == "H3", "focus is where the answer begins"
    assert "谁须报告" in page.text("#live")
    for _ in range(40):  # past the link back and the headings that sort
        page.press("Tab")
        if page.page.evaluate("document.activeElement.dataset.thing"):
            break
    assert page.page.evaluate("document.activeElement.dataset.thing") == "A/RES/56/123#op21"
    page.press("Enter")
    page.until("location.hash.startsWith('#A/RES/56/123/op21')")
    assert page.page.evaluate("document.activeElement.dataset.thing") == "A/RES/56/123#op21", "focus stays"
    assert page.page.locator("#answers thead th[scope=col]").count() == 11
    assert page.page.locator("#answers table caption").count() == 1


def test_what_is_read_at_first_does_not_hold_the_gallery(visit: Any) -> None:
    page = visit("#;view=queries")
    assert page.page.evaluate("document.getElementById('gallery').textContent.length") > 1000
    fresh = Visit(page.context.browser, page.page.url.partition("#")[0])
    assert fresh.page.evaluate("document.querySelectorAll('#answers *').length") == 0
    fresh.context.close()


def test_an_answer_that_was_not_computed_says_so_and_how_to_get_it(
    browser: Any,  # noqa: F811 - a fixture
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("resgraph.query.gallery.TEXTS", 0)
    write_leaves(small(), tmp_path)
    write_explorer(tmp_path / NOTES, tmp_path / "explorer.html", lambda: gallery(open_graph(SMALL)))
    page = Visit(browser, (tmp_path / "explorer.html").as_uri(), "#;view=queries")
    page.page.wait_for_selector(".questions")
    assert "没有预先算好" in page.text(".questions li:has(a[href$='of=dates'])")
    page.click(".questions a[href$='of=dates']")
    page.page.wait_for_selector("#answers pre")
    assert "没有预先算好" in page.text("#answers .extent")
    assert "resgraph query OUT --named dates --format csv" in page.text("#answers details[open]")
    assert page.page.locator("#csv").is_disabled()
    page.context.close()
    assert page.faults == []


def test_hostile_words_are_shown_in_tables_as_text(browser: Any, tmp_path: Path) -> None:  # noqa: F811
    write_leaves(small(), tmp_path)
    write_explorer(tmp_path / NOTES, tmp_path / "explorer.html", lambda: gallery(open_graph(SMALL)))
    page = Visit(browser, (tmp_path / "explorer.html").as_uri(), "#;view=queries;of=documents")
    page.page.wait_for_selector("#answers table")
    assert "<script>window.hacked=1</script>" in page.text("#answers")
    page.page.evaluate("location.hash = '#;view=queries;of=%3Cimg src=x onerror=alert(1)%3E'")
    page.page.wait_for_selector(".questions")
    assert page.page.evaluate("window.hacked") is None
    assert page.page.locator("main img, main script").count() == 0
    page.context.close()
    assert page.faults == []


@pytest.mark.parametrize("width", [1024, 700])
def test_a_narrow_window_scrolls_the_table_and_not_the_page(visit: Any, width: int) -> None:
    page = visit("#;view=queries;of=reports", viewport={"width": width, "height": 800})
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("of", ["", "reports", "citing/2", "unresolved"])
def test_axe_finds_nothing_serious_in_the_gallery(visit: Any, of: str, theme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.base")
    page = visit(f"#;view=queries;of={of}", color_scheme=theme)
    for block in page.page.locator("#answers details summary").all():
        block.click()
    page.page.evaluate(Path(axe.AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = page.page.evaluate("axe.run().then((result) => result.violations)")
    serious = [one["id"] for one in found if one["impact"] in {"serious", "critical"}]
    assert serious == []


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("where", ["#;view=queries;of=citing", "#;view=asks"])
def test_a_table_is_copied_as_one_with_links_to_the_documents(visit: Any, where: str, locale: str) -> None:
    page = visit("#;view=queries;of=citing", locale=locale)
    if "asks" in where:
        page.page.evaluate("hash => { location.hash = hash; }", where)
        page.until("rg.now.view === 'asks'")
        page.click("#as-list")
    page.page.evaluate(
        """() => { globalThis.taken = null;
          navigator.clipboard.write = async ([item]) => {
            globalThis.taken = Object.fromEntries(await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()])));
          }; }"""
    )
    page.page.locator(".copying:visible").click()
    page.until("Boolean(globalThis.taken)")
    taken = page.page.evaluate("globalThis.taken")
    assert taken["text/html"].startswith("<table ")
    assert 'href="https://undocs.org/A/RES/60/175"' in taken["text/html"]
    assert "file:" not in taken["text/html"]
    assert not re.search("<(button|svg|i)[ >]", taken["text/html"])
    rows = taken["text/plain"].split("\r\n")
    assert len(rows) == page.page.locator("table:visible tr").count()
    assert len({row.count("\t") for row in rows}) == 1
