"""The pictures of the READMEs, from the seeds: `make picture` writes docs/pictures/dossier.*.png. Needs Chromium."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import resgraph

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
ADDRESS = "#A/RES/60/175/op18;view=paragraphs;of=A/RES/60/175"
"""The dossier of a resolution, at the paragraph that asks the Secretary-General for what the Conference reports."""
LOCALES = {"en": "en-GB", "zh": "zh-CN"}
WIDTH, HEIGHT = 1180, 660
"""Points of the window, and pixels of the picture: as wide as a page of a repository shows it."""


def take(explorer: Path, target: Path, locale: str) -> None:
    """Photograph the explorer as it opens at ADDRESS."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale=locale)
        page.goto(explorer.as_uri() + ADDRESS)
        page.get_by_text("A/RES/60/175 · ").first.wait_for()
        page.wait_for_timeout(1000)  # it scrolls to the paragraph
        page.screenshot(path=target)
        browser.close()


def main() -> None:
    """Build the seeds in a temporary folder and photograph them."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        resgraph.build(ROOT / "seeds", out)
        for code, locale in LOCALES.items():
            target = FOLDER / f"dossier.{code}.png"
            take(out / "explorer.html", target, locale)
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
