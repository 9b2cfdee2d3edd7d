"""A resolution that was read in several languages: the reader's own is shown, and another beside it where that is chosen."""

from __future__ import annotations

from typing import Any

import pytest

from pages import small, small_page
from test_explorer_browser import Visit, browser, expect, pytestmark  # noqa: F401 - fixtures, and where these tests run

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
def opened(browser: Any, bilingual: str) -> Any:  # noqa: F811 - the fixture
    visits: list[Visit] = []

    def start(hash: str, **options: Any) -> Visit:
        visits.append(Visit(browser, bilingual, hash, **options))
        return visits[-1]

    yield start
    for one in visits:
        one.context.close()
        assert one.faults == []


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
    visit.click("#text [data-part='A/RES/60/175#op22'] .number")
    visit.until("location.hash.includes('op22') && location.hash.includes('text=en')")
    assert visit.text("#text .par.chosen p") == "Words of op22."


def test_two_languages_stand_side_by_side_where_there_is_room(opened: Any) -> None:
    visit = opened(f"#{OF}/op4", viewport={"width": 2200, "height": 900})
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
    visit = opened(f"#{OF}/op4;beside=en", viewport={"width": 390, "height": 844})
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
