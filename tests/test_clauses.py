"""Single clauses of all bodies since 1946, in each language: what they cite, with days and parts, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resgraph.find.authorities import load
from resgraph.languages import builtin
from resgraph.link.linker import Linkers
from resgraph.model import MappedText, Metadata, Paragraph, ParagraphKind, Resolution, Source
from resgraph.symbols import parse

FOLDER = Path(__file__).resolve().parent / "fixtures" / "clauses"


def clauses() -> Iterator[object]:
    """Each clause with its language, the document that it stands in, and what it cites."""
    for path in sorted(FOLDER.glob("*.txt")):
        rows = path.read_text(encoding="utf-8").splitlines()
        heads = [at for at, row in enumerate(rows) if row[:1] not in ("", "#", " ")]
        for at, until in zip(heads, [*heads[1:], len(rows)], strict=True):
            own, text = rows[at].split(maxsplit=1)
            wanted = [row.strip() for row in rows[at + 1 : until] if row.startswith("  ")]
            yield pytest.param(path.stem, own, text, wanted, id=f"{path.stem}:{at + 1}")


@pytest.fixture(scope="module")
def linker() -> Linkers:
    return Linkers(load(), builtin())


@pytest.mark.parametrize(("language", "own", "text", "wanted"), [*clauses()])
def test_a_clause_cites_what_it_says(
    linker: Linkers, language: str, own: str, text: str, wanted: list[str]
) -> None:
    symbol = parse(own)
    metadata = Metadata(symbol, language, body=symbol.body)
    paragraph = Paragraph("op1", ParagraphKind.OPERATIVE, "1", MappedText.of(text))
    (found,) = linker.read(Resolution(Source("x", text, "0"), metadata, (paragraph,))).annotations
    told = []
    for citation in found.citations:
        day = citation.date or ("-" if citation.locator else "")
        told += [
            " ".join(f"{s} {day} {citation.locator or ''}".split()) for s in (citation.target, *citation.also)
        ]
    assert told == wanted
