"""Traditional characters for the explorer's search: `assets/traditional.txt`, written from what the texts are read with.

`python tests/traditional.py` writes the file; tests/test_view_page.py says when it has to be written again.
"""

from __future__ import annotations

from collections import defaultdict

from resgraph.text.scripts import HAN, simplify
from resgraph.view.page import ASSETS

TARGET = ASSETS / "traditional.txt"
HEAD = """\
# Each simplified character of GB 2312 with the traditional ones of Big5 that are read as it, by the table of OpenCC (Apache-2.0).
# Written by tests/traditional.py.
"""
TELLING = "\u570b"
"""One that makes a text traditional: behind another, that one is read as in such a text."""


def table() -> str:
    """The whole file."""
    found: dict[str, list[str]] = defaultdict(list)
    for code in HAN:
        read = simplify(chr(code) + TELLING)[0]
        if read != chr(code) and _known(chr(code), "big5") and _known(read, "gb2312"):
            found[read].append(chr(code))
    return HEAD + " ".join(read + "".join(found[read]) for read in sorted(found)) + "\n"


def _known(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    TARGET.write_text(table(), encoding="utf-8")
