"""Pictures of fifteen screens in Chinese and English, to be looked at: the explorer, the server and the site of a graph.

`python tests/screens.py` builds the seeds and writes artefacts/screens/*.png; `python tests/screens.py out pictures` takes
a folder that was built. It prints what the browser complained of and the serious findings of axe, and fails where there are any.
"""

from __future__ import annotations

import importlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import resgraph
from resgraph.site.write import write_site
from serving import serving

ROOT = Path(__file__).resolve().parents[1]
OF = "A/RES/60/175"
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
PHONE, TABLET, SMALL, LARGE = (390, 844), (768, 1024), (1280, 720), (1440, 900)


@dataclass(frozen=True, slots=True)
class Screen:
    """What is opened, by a name for its picture; `path` begins with the home of the page: explorer, serve or site."""

    name: str
    home: str
    path: str
    size: tuple[int, int] = SMALL


SCREENS = (
    Screen("01-map", "explorer", ""),
    Screen("02-paragraph", "explorer", f"#{OF}/op4", LARGE),
    Screen("03-dossier", "explorer", f"#{OF}/op18;view=paragraphs;of={OF}", LARGE),
    Screen("04-compared", "explorer", f"#;view=compare;of={OF}"),
    Screen("05-names", "explorer", "#authority/org/unodc;view=entities"),
    Screen("06-asks", "explorer", "#;view=asks"),
    Screen("07-years", "explorer", f"#{OF};view=timeline"),
    Screen("08-answer", "explorer", "#;view=queries;of=citing"),
    Screen("09-phone-map", "explorer", "#A/RES/46/152", PHONE),
    Screen("10-phone-dossier", "explorer", f"#{OF}/op18;view=paragraphs;of={OF}", PHONE),
    Screen("11-tablet-compared", "explorer", f"#{OF}/op13;view=compare;of={OF}", TABLET),
    Screen("12-serve-editor", "serve", "/"),
    Screen("13-serve-document", "serve", f"/{OF}"),
    Screen("14-serve-search", "serve", f"/search?q={quote('毒品')}"),
    Screen("15-site", "site", "index.html"),
)


def main(graph: Path | None = None, target: Path = ROOT / "artefacts" / "screens") -> int:
    """Writes the pictures; 1 where the browser or axe complained."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - the tests read SCREENS without a browser

    target.mkdir(parents=True, exist_ok=True)
    found = 0
    with tempfile.TemporaryDirectory() as room, sync_playwright() as driver:
        out = graph or _built(Path(room))
        write_site(out, Path(room) / "site")
        browser = driver.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        with serving(out, "--quiet") as server:
            homes = {
                "explorer": (out / "explorer.html").resolve().as_uri(),
                "serve": server.url,
                "site": (Path(room) / "site").as_uri() + "/",
            }
            for screen in SCREENS:
                for language in LANGUAGES:
                    for fault in _taken(browser, screen, homes[screen.home], language, target):
                        print(f"{screen.name}-{language}: {fault}")
                        found += 1
        browser.close()
    print(f"{len(SCREENS) * len(LANGUAGES)} pictures in {target}, {found} complaints")
    return 1 if found else 0


def _built(room: Path) -> Path:
    resgraph.build([ROOT / "seeds"], room / "out")
    return room / "out"


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        sys.exit("no Chromium here; install one (Debian: apt install chromium)")
    return found


def _taken(browser: Any, screen: Screen, home: str, language: str, target: Path) -> Iterator[str]:
    """The picture, and what was wrong: complaints of the browser, a page that scrolls sideways, findings of axe."""
    wide, high = screen.size
    context = browser.new_context(
        locale=LANGUAGES[language], viewport={"width": wide, "height": high}, bypass_csp=True
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(home + screen.path)
    if screen.home == "explorer":
        page.wait_for_selector("html[data-shown]", state="attached")
    page.wait_for_timeout(700)
    page.screenshot(path=str(target / f"{screen.name}-{language}.png"))
    yield from faults
    if (width := page.evaluate("document.documentElement.scrollWidth")) > wide:
        yield f"{width} pixels wide on a screen of {wide}"
    yield from _serious(page)
    context.close()


def _serious(page: Any) -> Iterator[str]:
    axe = importlib.import_module("axe_playwright_python.base")
    page.evaluate(Path(axe.AXE_FILE_PATH).read_text(encoding="utf-8"))
    for one in page.evaluate("axe.run().then((result) => result.violations)"):
        if one["impact"] in {"serious", "critical"}:
            yield f"axe, {one['impact']}: {one['id']} at {one['nodes'][0]['html'][:120]}"


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
