"""What falls due, in a graph of more texts than are read at once: gathered when somebody unfolds it."""

from __future__ import annotations

from typing import Any

import pytest

from pages import small, small_page
from test_explorer_browser import Visit, browser, expect, pytestmark  # noqa: F401 - fixtures, and where these tests run

DUE = "authority/event/general-assembly-session-{}"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Fifty resolutions, each asking for one report, at sessions 57 to 61 in turn."""
    data = small()
    (pattern,) = (one for one in data["documents"] if one["id"] == "A/RES/60/175")
    lists: dict[str, Any] = {key: [] for key in ("actions", "addressees", "mentions", "footnotes")}
    for number in range(50):
        symbol = f"A/RES/70/{number + 1}"
        part, words = f"{symbol}#op1", f"{symbol}/zh#op1"
        text = {
            "id": f"{symbol}/zh",
            "language": "zh",
            "title": f"第{number}项",
            "file": "a.txt",
            "passages": [words],
        }
        own = {
            "id": symbol,
            "symbol": symbol,
            "title": {"zh": text["title"]},
            "texts": [text],
            "parts": [part],
        }
        page = f"https://undocs.org/{symbol}"
        data["documents"].append({**pattern, **own, "reports": [], "page": page})
        duty = {
            "verb": "",
            "parties": ["authority/role/secretary-general"],
            "task": "提出报告",
            "language": "zh",
            "recipients": [],
            "due": [DUE.format(57 + number % 5)],
        }
        shape = {
            "id": part,
            "document": symbol,
            "kind": "operative",
            "number": "1",
            "heading": "",
            "parent": "",
        }
        data["paragraphs"].append({**shape, **lists, "cites": {}, "obligations": [duty]})
        data["passages"].append(
            {
                "id": words,
                "part": part,
                "language": "zh",
                "text": "请秘书长提出报告。",
                "terms": [],
                "evidence": [],
            }
        )
    return small_page(tmp_path_factory.mktemp("many"), data).as_uri()


def test_what_falls_due_is_gathered_when_it_is_unfolded(browser: Any, many: str) -> None:  # noqa: F811 - the fixture
    visit = Visit(browser, many)
    assert visit.page.locator("#facts .due-at").count() == 0
    visit.page.click("#facts details.gathers summary")
    due = visit.page.locator("#facts .due-at")
    expect(due.first).to_be_visible()
    counts = [text.rpartition(" ")[2] for text in due.locator("h4").all_inner_texts()]
    assert counts[-5:] == ["10"] * 5
    first = due.last.locator("a.duty").first
    first.click()
    visit.until("location.hash.includes('A/RES/70/')")
    visit.context.close()
    assert visit.faults == []
