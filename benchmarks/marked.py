"""Tables that a command keeps in a page, between two marks."""

from __future__ import annotations

from pathlib import Path


def keep(text: str, page: Path, name: str) -> None:
    """Put the text between `<!-- name -->` and `<!-- end of name -->`; end the program where they are missing."""
    first, last = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, begin, rest = page.read_text(encoding="utf-8").partition(first)
    _, end, after = rest.partition(last)
    if not end:
        raise SystemExit(f"{page}: the marks {first} and {last} are not there")
    page.write_text(f"{before}{begin}\n{text}{end}{after}", encoding="utf-8")
