"""A resolution that was read in several languages: the reader's own is shown, and another beside it where that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import resgraph
from pages import small, small_page
from processes import PATIENCE_OF_A_PAGE
from resgraph.site.write import write_site
from test_explorer_browser import ROOT, Visit, browser, expect, pytestmark, visits  # noqa: F401 - fixtures, and where these tests run

OF = "A/RES/60/175"
ONLY_CHINESE = f"{OF}#op5"


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The small graph with most of one resolution in English, too."""
    data = small()
    (document,) = (one for one in data["documents"] if one["id"] == OF)
    own = [
        one for one in data["passages"] if one["part"].startswith(f"{OF}#") and one["part"] != ONLY_CHINESE
    ]
    for one in own:
        text = f"Words of {one['part'].partition('#')[2]}."
        evidence = [{**span, "start": 0, "end": 5} for span in one["evidence"] if span["kind"] == "citation"]
        data["passages"].append(
            {
                **one,
                "id": one["id"].replace("/zh#", "/en#"),
                "language": "en",
                "text": text,
                "evidence": evidence,
            }
        )
    english = {"id": f"{OF}/en", "language": "en", "title": "Strengthening the programme", "file": "en.txt"}
    document["texts"].append({**english, "passages": []})
    document["title"]["en"] = english["title"]
    return small_page(tmp_path_factory.mktemp("bilingual"), data).as_uri()


@pytest.fixture
def opened(browser: Any, bilingual: str) -> Iterator[Callable[..., Visit]]:  # noqa: F811 - the fixture
    yield from visits(browser, bilingual)


@pytest.mark.parametrize(("locale", "words"), [("zh-CN", "第"), ("en-GB", "Words of op4.")])
def test_a_text_is_read_in_the_language_of_the_reader(opened: Any, locale: str, words: str) -> None:
    visit = opened(f"#{OF}/op4", locale=locale)
    assert words in visit.text("#text .par.chosen p")
    assert visit.page.locator(f"#text [data-part='{ONLY_CHINESE}'] p").get_attribute("lang") == "zh-Hans"
    assert visit.page.locator("#text .texts [aria-pressed=true]").inner_text() == (
        "中文" if locale == "zh-CN" else "English"
    )


def test_a_chosen_language_stays_in_the_address(opened: Any) -> None:
    visit = opened(f"#{OF}/op4")
    visit.click("#text .texts button:has-text('English')")
    visit.until("location.hash.includes('text=en')")
    assert visit.text("#text .par.chosen p") == "Words of op4."
    assert visit.text("#text header h2") == "Strengthening the programme"
    visit.click("#text [data-part='A/RES/60/175#pp2'] .number")
    visit.until("location.hash.includes('pp2') && location.hash.includes('text=en')")
    assert visit.text("#text .par.chosen p").startswith("Words of pp2.")


def test_two_languages_stand_side_by_side_where_there_is_room(opened: Any) -> None:
    visit = opened(f"#{OF}/op4", (2200, 900))
    visit.page.select_option("#text .beside-choice", "en")
    visit.until("location.hash.includes('beside=en')")
    pair = visit.page.locator("#text .par.chosen p")
    expect(pair).to_have_count(2)
    one, other = (pair.nth(at).bounding_box() for at in (0, 1))
    assert one["x"] + one["width"] <= other["x"]
    assert abs(one["y"] - other["y"]) < 4
    assert pair.nth(1).get_attribute("lang") == "en"
    assert pair.nth(1).locator(".is-citation").count() > 0
    assert visit.page.locator(f"#text [data-part='{ONLY_CHINESE}'] p").count() == 1


def test_on_a_phone_one_stands_below_the_other(opened: Any) -> None:
    visit = opened(f"#{OF}/op4;beside=en", (390, 844))
    one, other = (visit.page.locator("#text .par.chosen p").nth(at).bounding_box() for at in (0, 1))
    assert one["y"] + one["height"] <= other["y"] + 1
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_dossier_unfolds_both(opened: Any) -> None:
    visit = opened(f"#{OF}/op4;view=paragraphs;of={OF};beside=en")
    expect(visit.page.locator("#dossier .line.open .beside")).to_have_text("Words of op4.")
    expect(visit.page.locator("#dossier .line:not(.open) .beside").first).to_be_hidden()
    visit.click("#dossier .texts button:has-text('English')")
    visit.until("location.hash.includes('text=en')")
    assert visit.page.locator("#dossier .beside").count() == 0
    assert "Words of op4." in visit.text("#dossier .line.open p")


ENGLISH = """United Nations A/RES/60/175
General Assembly

Resolution adopted by the General Assembly on 16 December 2005

60/175. Strengthening the United Nations Crime Prevention and Criminal Justice Programme

The General Assembly,

Recalling its resolution 46/152 of 18 December 1991,

1. Requests the Secretary-General to report to it at its sixty-first session.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a resolution that was read in Chinese and in English."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "A-RES-60-175.en.txt").write_text(ENGLISH, encoding="utf-8")
    resgraph.build([ROOT / "seeds", folder / "A-RES-60-175.en.txt"], folder / "out")
    write_site(folder / "out", folder / "pages")
    return folder / "pages"


def test_the_site_shows_the_readers_language_and_another_beside_it(browser: Any, site: Path) -> None:  # noqa: F811 - the fixture
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(PATIENCE_OF_A_PAGE)
    page.goto((site / OF / "index.html").as_uri())
    shown = page.locator("#pp1 .wordings > p:visible")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Recalling its resolution")
    assert page.locator("#op5 .wordings > p:visible").get_attribute("lang") == "zh"
    page.select_option("#beside", "zh")
    expect(shown).to_have_count(2)
    one, other = (page.locator(f"#pp1 p[lang={language}]").bounding_box() for language in ("en", "zh"))
    assert one["x"] + one["width"] <= other["x"]
    page.click("#texts [data-read=zh]")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("第46/152号决议")
    context.close()


@pytest.mark.parametrize(("locale", "languages"), [("zh-CN", ["zh", "zh"]), ("en-GB", ["zh", "en"])])
def test_the_site_quotes_in_the_readers_language(
    browser: Any,  # noqa: F811 - the fixture
    site: Path,
    locale: str,
    languages: list[str],
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_OF_A_PAGE)
    page.goto((site / "A/RES/46/152/index.html").as_uri())
    shown = page.locator("#pointing ~ ul .sentence:visible", has_text="46/152")
    expect(shown).to_have_count(2)  # of A/RES/56/123 there is a Chinese text only
    assert [one.get_attribute("lang") for one in shown.all()] == languages
    context.close()
