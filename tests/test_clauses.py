"""Single clauses of all bodies since 1946, in each language: what they cite, with days and parts, and nothing else."""

from __future__ import annotations

import pytest

from cases import Case, read_cases
from resgraph.find.authorities import load
from resgraph.languages import builtin
from resgraph.link.linker import Linkers
from resgraph.model import MappedText, Metadata, Paragraph, ParagraphKind, Resolution, Source
from resgraph.symbols import parse


@pytest.fixture(scope="module")
def linker() -> Linkers:
    return Linkers(load(), builtin())


@pytest.mark.parametrize("case", read_cases("clauses"), ids=lambda case: case.where)
def test_a_clause_cites_what_it_says(linker: Linkers, case: Case) -> None:
    language, text, symbol = case.path.stem, case.parts[0].text, parse(case.setting)
    metadata = Metadata(symbol, language, body=symbol.body)
    paragraph = Paragraph("op1", ParagraphKind.OPERATIVE, "1", MappedText.of(text))
    (found,) = linker.read(Resolution(Source("x", text, "0"), metadata, (paragraph,))).annotations
    told = []
    for citation in found.citations:
        day = citation.date or ("-" if citation.locator else "")
        told += [
            " ".join(f"{s} {day} {citation.locator or ''}".split()) for s in (citation.target, *citation.also)
        ]
    case.check([[f"= {line}" for line in told]])
