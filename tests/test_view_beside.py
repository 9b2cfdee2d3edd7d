"""A page of many documents: an index, with its shelves in scripts beside it that a browser loads from the file system."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pages import packed_of, small, small_page, write_leaves
from resgraph.model import OutputError
from resgraph.pipeline.staging import NOTES
from resgraph.view import write_explorer
from resgraph.view.beside import Beside
from resgraph.view.pack import unsqueeze

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SCRIPT = re.compile(r'\(window\.resgraphShelves \?\?= \{\}\)\[(\d+)\] = "([A-Za-z0-9+/=]+)";\n')


def shelves_beside(page: Path) -> list[str]:
    """The shelves in the scripts, each where the page looks for it."""
    first = unsqueeze(re.findall(r'id="data">([^<]*)<', page.read_text(encoding="utf-8"))[0])
    scripts = first["scripts"]
    found: list[str] = []
    for number, start in enumerate(scripts["first"]):
        text = (page.parent / scripts["beside"] / f"{number:04}.js").read_text(encoding="ascii")
        assert SCRIPT.sub("", text) == ""
        for place, letters in SCRIPT.findall(text):
            assert int(place) == len(found) >= start
            found.append(letters)
    assert len(found) == first["count"]
    return found


def test_the_shelves_are_the_same_beside_the_page_as_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resgraph.view.beside.LETTERS", 100)
    page = small_page(tmp_path, in_one=1)
    assert shelves_beside(page) == list(packed_of(tmp_path).shelves)
    assert len(list((tmp_path / "explorer.shelves").iterdir())) > 1
    before = {path.name: path.read_bytes() for path in (tmp_path / "explorer.shelves").iterdir()}
    small_page(tmp_path, in_one=1)
    assert {path.name: path.read_bytes() for path in (tmp_path / "explorer.shelves").iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == [NOTES, "explorer.html", "explorer.shelves"]


def test_up_to_the_limit_the_page_is_one_file_and_an_old_folder_goes(tmp_path: Path) -> None:
    small_page(tmp_path, in_one=1)
    (tmp_path / "explorer.shelves" / "0099.js").touch()
    small_page(tmp_path, in_one=2)
    assert sorted(path.name for path in tmp_path.iterdir()) == [NOTES, "explorer.html"]
    assert "strict-dynamic" not in (tmp_path / "explorer.html").read_text(encoding="utf-8")


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "explorer.shelves").mkdir()
    (tmp_path / "explorer.shelves" / "mine.txt").touch()
    small_page(tmp_path)
    assert (tmp_path / "explorer.shelves" / "mine.txt").exists()
    with pytest.raises(OutputError, match="cannot write"):
        small_page(tmp_path, in_one=1)
    assert [path.name for path in (tmp_path / "explorer.shelves").iterdir()] == ["mine.txt"]


def test_what_fails_leaves_page_and_shelves_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = small_page(tmp_path, in_one=1)
    before = page.read_bytes(), shelves_beside(page)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Beside, "put", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_explorer(tmp_path / NOTES, page, in_one=1)
    assert (page.read_bytes(), shelves_beside(page)) == before
    assert len(list(tmp_path.iterdir())) == 3


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_browser_opens_the_shelves_from_the_file_system(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resgraph.view.beside.LETTERS", 100)
    page = small_page(tmp_path, in_one=1)
    one, faults = opened(browser, page)
    assert "联合国毒品和犯罪问题办事处" in one.inner_text("#text")
    one.click("#facts .turtle summary")
    one.wait_for_selector("#facts .turtle pre:not(:empty)")
    assert one.evaluate("document.querySelectorAll('head script[src]').length") > 0
    assert faults == []
    one.context.close()


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
def test_a_page_that_was_sent_without_its_folder_says_so(browser: Any, tmp_path: Path) -> None:
    page = small_page(tmp_path, in_one=1)
    shutil.rmtree(tmp_path / "explorer.shelves")
    one = browser.new_context(locale="zh-CN", offline=True).new_page()
    one.goto(f"{page.as_uri()}#A/RES/60/175/op4")
    one.wait_for_selector("#apart:not([hidden])")
    assert "explorer.shelves" in one.inner_text("#apart")
    one.context.close()


def opened(browser: Any, page: Path) -> tuple[Any, list[str]]:
    """The page at a paragraph, and what goes wrong in it."""
    faults: list[str] = []
    one = browser.new_context(
        locale="zh-CN", viewport={"width": 1440, "height": 900}, offline=True
    ).new_page()
    one.on("pageerror", lambda error: faults.append(str(error)))
    one.on("console", lambda message: faults.append(message.text))
    one.goto(f"{page.as_uri()}#A/RES/60/175/op4")
    one.wait_for_selector("#text .par.chosen")
    return one, faults


def test_records_of_a_page_beside_are_those_of_small(tmp_path: Path) -> None:
    write_leaves(small(), tmp_path)
    write_explorer(tmp_path / NOTES, tmp_path / "x.html", in_one=0)
    texts = [unsqueeze(letters) for letters in shelves_beside(tmp_path / "x.html")]
    assert {one["id"] for text in texts for one in text.get("passages", [])} == {
        one["id"] for one in small()["passages"]
    }
