"""Citations in English paragraphs, and the comparison of the two languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from resgraph.evaluate.languages import cited_by_place, compare_languages
from resgraph.find.authorities import load
from resgraph.languages.registry import builtin
from resgraph.link.linker import Linkers
from resgraph.model import MappedText, Metadata, Paragraph, ParagraphKind, Resolution, Source
from resgraph.pipeline import extract, extract_text
from resgraph.symbols import parse

OWN = {"A/HRC": "A/HRC/RES/55/99", "A": "A/RES/78/999"}
LINKER = Linkers(load(), builtin())


def read_numbers(text: str, own: str = "A/HRC") -> set[str]:
    """The symbols that an English paragraph cites in a resolution of the Council, or of the Assembly."""
    symbol = parse(OWN[own])
    metadata = Metadata(symbol, "en", adopted="2024-04-05", body=symbol.body)
    paragraph = Paragraph("op1", ParagraphKind.OPERATIVE, "1", MappedText.of(text))
    found = LINKER.read(Resolution(Source("x", text, "0"), metadata, (paragraph,))).annotations[0]
    return {str(symbol) for citation in found.citations for symbol in (citation.target, *citation.also)}


FIXTURES = Path(__file__).resolve().parent / "fixtures" / "akn"


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Recalling General Assembly resolution 60/251 of 15 March 2006,", {"A/RES/60/251"}),
        ("Recalling its resolutions 5/1 and 5/2 of 18 June 2007,", {"A/HRC/RES/5/1", "A/HRC/RES/5/2"}),
        (
            "and Assembly resolution 76/300 and Council resolution S-31/1,",
            {"A/RES/76/300", "A/HRC/RES/S-31/1"},
        ),
        (
            "Security Council resolutions 1325 (2000) of 31 October 2000 and 2242 (2015),",
            {"S/RES/1325(2000)", "S/RES/2242(2015)"},
        ),
        ("the Security Council, and Council resolution 2601 (2021)", {"S/RES/2601(2021)"}),
        ("Recalling General Assembly resolution 2200 A (XXI),", {"A/RES/2200A(XXI)"}),
        (
            "General Assembly resolutions 181 A and B (II) of 29 November 1947,",
            {"A/RES/181A(II)", "A/RES/181B(II)"},
        ),
        (
            "General Assembly resolutions ES-10/15 of 20 July 2004 and 75/257 B,",
            {"A/RES/ES-10/15", "A/RES/75/257B"},
        ),
        (
            "by its resolution 48/141 of 20 December 1993, the General Assembly decided",
            {"A/RES/48/141"},
        ),
        ("Commission on Human Rights resolution 2005/69 and Commission resolution 20 (XXXVI)", None),
        ("Economic and Social Council resolution 1996/31 of 25 July 1996", {"E/RES/1996/31"}),
        ("Council decision 25/116 of 27 March 2014", {"A/HRC/DEC/25/116"}),
        ("resolution WHA76.16 entitled “The health of Indigenous Peoples”", {"WHA/RES/76.16"}),
        ("decision 1/CP.21 on the adoption of the Paris Agreement", {"1/CP.21"}),
        ("decision 14/8 adopted by the Open-ended Working Group on Ageing", set()),
        ("resolution 542 (LXXIII) of 9 November 2022 of the African Commission on Human Rights", set()),
        (
            "by the General Assembly in its resolution 59/113 of 10 December 2004 of the World Programme",
            {"A/RES/59/113"},
        ),
        ("United Nations Habitat Assembly resolution 2/7 of 9 June 2023", {"HSP/HA.2/Res.7"}),
        ("A/HRC/54/25/Add.2 and A/CONF.189/12, chap. I.", {"A/HRC/54/25/Add.2", "A/CONF.189/12"}),
        (
            "A/61/636-S/2006/980 and Corr.1",
            {"A/61/636", "S/2006/980", "A/61/636/Corr.1", "S/2006/980/Corr.1"},
        ),
        ("between 2000 and 2016, 24/7 service, 1/2 of all", set()),
    ],
)
def test_numbers(text: str, symbols: set[str] | None) -> None:
    expected = {"E/CN.4/RES/2005/69", "E/CN.4/RES/20(XXXVI)"} if symbols is None else symbols
    assert read_numbers(text) == expected


def test_its_is_the_adopting_body() -> None:
    assert read_numbers("Recalling its resolution 60/175,", own="A") == {"A/RES/60/175"}


@pytest.mark.parametrize("unit", ["resolution 1/", "(", "A/", "resolution 1 of 1 May 2000, the "])
def test_long_hostile_text_is_read_to_its_end(unit: str) -> None:
    assert "A/RES/60/175" in read_numbers(unit * 5000 + ", recalling its resolution 60/175,", own="A")


def test_a_paragraph_cites_what_its_footnotes_cite() -> None:
    cited = cited_by_place(extract(FIXTURES / "A_HRC_RES_70_1E.xml"))
    assert cited["pp1"] == {"A/RES/64/292", "A/HRC/RES/15/9", "A/HRC/15/31"}
    assert cited["op1"] == {"A/HRC/69/12"}
    assert cited["op2-a"] == {"A/HRC/15/31"}
    assert cited["pp2"] == frozenset()


def test_the_languages_of_the_example_agree() -> None:
    agreement = compare_languages([FIXTURES / "A_HRC_RES_70_1C.xml"], extract_text, extract)
    assert (agreement.places, agreement.differences, agreement.share) == (3, (), 1.0)


def test_a_number_that_differs_is_listed(tmp_path: Path) -> None:
    for letter, old, new in (("C", "第15/9号", "第15/8号"), ("E", "", "")):
        name = f"A_HRC_RES_70_1{letter}.xml"
        text = (FIXTURES / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
    agreement = compare_languages([tmp_path / "A_HRC_RES_70_1C.xml"], extract_text, extract)
    (difference,) = agreement.differences
    assert (difference.place, difference.only_chinese, difference.only_other) == (
        "pp1",
        ("A/HRC/RES/15/8",),
        ("A/HRC/RES/15/9",),
    )
    assert agreement.share == pytest.approx(2 / 3)


@pytest.mark.slow
def test_the_corpus_cites_the_same_in_both_languages(shared: Path) -> None:
    files = sorted((shared / "corpus" / "akn4un").rglob("*C.xml"))
    agreement = compare_languages(files, extract_text, extract)
    assert agreement.places > 300
    assert agreement.share >= 0.97, agreement.differences
