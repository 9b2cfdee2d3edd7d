"""What stands above and below the text says what a document is, whatever its kind and its decade.

fixtures/text/mastheads/KIND.txt holds cases: `=== what is shown`, the text, `---`, and each fact that the metadata
state, a line each; what is not listed must not be stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resgraph.model import Source
from resgraph.text import read_text

FOLDER = Path(__file__).resolve().parent / "fixtures/text/mastheads"


def cases() -> Iterator[tuple[str, str, list[str]]]:
    """Name, text and facts of each case."""
    for path in sorted(FOLDER.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("=== ")[1:]:
            name, _, rest = case.partition("\n")
            text, _, facts = rest.partition("\n---\n")
            yield f"{path.stem}: {name}", text + "\n", facts.splitlines()


def facts(text: str) -> list[str]:
    """What the metadata state, but for the language."""
    m = read_text(Source("a.txt", text, "0" * 64)).metadata
    stated = {
        "symbol": m.symbol,
        "title": m.title,
        "adopted": m.adopted,
        "session": m.session,
        "meeting": m.meeting,
        "body": m.body,
        "basis": " ".join(map(str, m.basis)),
        "vote": m.vote,
    }
    return [f"{name}: {value}" for name, value in stated.items() if value]


CASES = list(cases())


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_masthead(text: str, expected: list[str]) -> None:
    assert facts(text) == expected
