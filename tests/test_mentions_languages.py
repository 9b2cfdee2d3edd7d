"""Names and sessions in the languages of tables, case by case: fixtures/spaced/*.txt, each file named by its language."""

from __future__ import annotations

import pytest

from cases import Case, read_cases
from resgraph.find.authorities import load
from resgraph.languages import builtin
from resgraph.link.linker import Linkers
from resgraph.model import MappedText, Metadata, Paragraph, ParagraphKind, Resolution, Source
from resgraph.symbols import parse


@pytest.fixture(scope="module")
def linkers() -> Linkers:
    return Linkers(load(), builtin())


@pytest.mark.parametrize("case", read_cases("spaced"), ids=lambda case: f"{case.where} {case.name}")
def test_names_are_linked(linkers: Linkers, case: Case) -> None:
    """The Human Rights Council speaks, at its fifty-fourth session in 2023."""
    metadata = Metadata(
        parse("A/HRC/RES/54/99"),
        case.path.stem,
        adopted="2023-10-12",
        session=54,
        body="org/human-rights-council",
    )
    paragraphs = tuple(
        Paragraph(f"op{number}", ParagraphKind.OPERATIVE, str(number), MappedText.of(part.text))
        for number, part in enumerate(case.parts, start=1)
    )
    found = linkers.read(Resolution(Source("x", "", "0"), metadata, paragraphs))
    case.check([[f"= {m.text} {m.id}" for m in each.mentions] for each in found.annotations])
