"""Two resolutions of a series side by side in the page: the strip that leads there, the marked words, paper and phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from test_explorer_browser import Visit, browser, expect, pytestmark, visits  # noqa: F401 - fixtures, and where these tests run

DOSSIER = "#;view=paragraphs;of=A/RES/60/175"
COMPARED = "#;view=compare;of=A/RES/60/175"
SIZES = [(390, 844, "zh-CN"), (768, 1024, "en"), (1280, 720, "zh-CN"), (1440, 900, "en")]


@pytest.fixture
def opened(browser: Any, built_seeds: Path) -> Iterator[Callable[..., Visit]]:  # noqa: F811 - the fixture
    yield from visits(browser, (built_seeds / "explorer.html").as_uri())


@pytest.mark.parametrize(("width", "height", "locale"), SIZES)
def test_the_strip_leads_to_the_comparison(
    opened: Callable[..., Visit], width: int, height: int, locale: str
) -> None:
    visit = opened(DOSSIER, (width, height), locale=locale)
    assert visit.page.locator(".lineage li").all_inner_texts() == [
        "56/123 · 2001",
        "59/159 · 2004",
        "60/175 · 2005",
    ]
    assert visit.page.locator(".lineage [aria-current]").inner_text() == "60/175 · 2005"
    assert visit.page.locator("#dossier h2").bounding_box()["height"] < 80
    strip, lanes = (visit.page.locator(one).bounding_box() for one in ("#dossier > header", ".lanes"))
    assert strip["y"] + strip["height"] <= lanes["y"] + 1
    visit.click("#dossier .lineage .compare")
    visit.until("!document.getElementById('compared').hidden")
    assert visit.hash() == "#A/RES/60/175;view=compare"
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    left, right = (
        visit.page.locator(f"#compared tr.is-reworded td.{side}").first.bounding_box()
        for side in ("left", "right")
    )
    if width < 760:
        assert left["y"] + left["height"] <= right["y"] + 1
    else:
        assert left["x"] + left["width"] <= right["x"] + 1
        assert abs(left["y"] - right["y"]) < 1


@pytest.mark.parametrize(
    ("locale", "verb"), [("zh-CN", "动词：促请 → 敦促 语气加强"), ("en", "verb: call upon → urge stronger")]
)
def test_words_and_verbs_that_differ_are_marked(opened: Callable[..., Visit], locale: str, verb: str) -> None:
    visit = opened("#A/RES/60/175/op13;view=compare;of=A/RES/60/175", locale=locale)
    row = visit.page.locator("#compared tr.lit")
    assert row.count() == 1
    row.wait_for(state="visible")
    assert row.locator(".note.verb").inner_text() == verb
    assert row.locator("td.left del").first.inner_text() == "促请"
    assert row.locator("td.right ins").first.inner_text() == "敦促"


def test_new_and_dropped_paragraphs_stand_in_their_places(opened: Callable[..., Visit]) -> None:
    visit = opened(COMPARED)
    rows = visit.page.eval_on_selector_all(
        "#compared tbody tr",
        "rows => rows.map((row) => [row.className.trim(), ...[...row.querySelectorAll('.said')].map((one) => one.dataset.part)])",
    )
    kinds = [row[0] for row in rows]
    right = [id for row in rows for id in row[1:] if id.startswith("A/RES/60/175#")]
    assert kinds.count("is-new") == 18
    assert kinds.count("is-dropped") == 10
    assert right == [f"A/RES/60/175#pp{n}" for n in range(1, 16)] + [
        f"A/RES/60/175#op{n}" for n in range(1, 25)
    ]
    dropped = rows.index(["is-dropped", "A/RES/56/123#pp12"])
    assert rows[dropped - 1][1] == "A/RES/56/123#pp11"
    visit.page.check("#compared input[type=checkbox]")
    assert visit.page.locator("#compared tr.is-same:visible").count() == 0


def test_paper_has_both_texts_and_no_buttons(opened: Callable[..., Visit]) -> None:
    visit = opened(COMPARED)
    visit.page.emulate_media(media="print")
    expect(visit.page.locator("#compared table")).to_be_visible()
    assert visit.page.locator("#compared tbody tr").last.bounding_box()["y"] > 3000
    expect(visit.page.locator(".bar")).to_be_hidden()
    expect(visit.page.locator("#compared .back")).to_be_hidden()


def test_the_comparison_is_saved_as_a_table(opened: Callable[..., Visit]) -> None:
    visit = opened(COMPARED)
    with visit.page.expect_download() as waiting:
        visit.click("#csv")
    assert waiting.value.suggested_filename == "resgraph-A-RES-60-175-and-1-more-compare-RES-60-175.csv"
    lines = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    assert lines.startswith('"变化","A/RES/56/123","原文","A/RES/60/175","原文"')
    assert "动词：促请 → 敦促 (语气加强)" in lines


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious_in_a_comparison(
    opened: Callable[..., Visit], width: int, locale: str
) -> None:
    axe = pytest.importorskip("axe_playwright_python.base")
    visit = opened(COMPARED, (width, 800), locale=locale)
    visit.page.evaluate(Path(axe.AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = visit.page.evaluate("axe.run().then((result) => result.violations)")
    serious = [one for one in found if one["impact"] in {"serious", "critical"}]
    assert [(one["id"], [node["html"][:90] for node in one["nodes"]][:3]) for one in serious] == []
