"""Hooks of mkdocs.yml: pages from files that lie outside docs/, and links that lead there.

A link to another page of the site is turned towards it. One to a file that is no page (a table, the source) becomes its
words alone, for the site does not hold it; one that leads nowhere is a warning, which fails the strict build.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

LOG = logging.getLogger("mkdocs.hooks.links")
ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "README.md": "index.md",
    "README.zh.md": "zh/index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "seeds/README.md": "seeds.md",
}
"""Files of the checkout, and the pages of the site that they are."""
LINK = re.compile(r"(?P<image>!?)\[(?P<words>[^\]]*)\]\((?P<target>[^)#\s]*)(?P<anchor>#[^)\s]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add the pages from outside docs/."""
    for source, page in PAGES.items():
        content = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=turned(content, ROOT / source, page)))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Turn the links of a page that lies in docs/."""
    name = page.file.src_uri
    return markdown if name in PAGES.values() else turned(markdown, ROOT / "docs" / name, name)


def turned(markdown: str, source: Path, page: str) -> str:
    """The text with its links as the site needs them; code is left as it is."""
    parts = re.split(r"(^ *```.*?^ *```|`[^`\n]+`\)?)", markdown, flags=re.M | re.S)
    whole = [
        part if part.startswith(("`", " ```")) or "```" in part[:8] else _turned(part, source, page)
        for part in parts
    ]
    return "".join(whole)


def _turned(text: str, source: Path, page: str) -> str:
    def link(match: re.Match[str]) -> str:
        target, anchor = match["target"], match["anchor"] or ""
        if not target or "://" in target or target.startswith("mailto:"):
            return match[0]
        path = (source.parent / target).resolve()
        if not path.exists():
            LOG.warning("%s: a link to %s, which does not exist", source.name, target)
        inside = _page_of(path)
        if inside is None:
            return match["words"]
        place = os.path.relpath(inside, Path(page).parent)
        return f"{match['image']}[{match['words']}]({place}{anchor})"

    return LINK.sub(link, text)


def _page_of(path: Path) -> str | None:
    """Where in the site a file of the checkout is; None for what is not there."""
    try:
        name = path.relative_to(ROOT).as_posix()
    except ValueError:
        return None
    if name in PAGES:
        return PAGES[name]
    return name.removeprefix("docs/") if name.startswith("docs/") and path.is_file() else None
