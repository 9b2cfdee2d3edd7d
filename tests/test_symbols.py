"""Document symbols: every series read and spelled back, faults pointed at, facts told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resgraph.model import Symbol, SymbolError, SymbolKind
from resgraph.symbols import decision, explain, fits, iri, parse, parse_joint, resolution, statement, url
from resgraph.symbols.series import SERIES

CASES = Path(__file__).parent / "fixtures" / "citations" / "symbols.tsv"


def rows() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("written", "spelled", "kind", "body"), rows())
def test_a_symbol_is_read_and_spelled(written: str, spelled: str, kind: str, body: str) -> None:
    symbol = parse(written)
    assert (symbol.text, symbol.kind.value, symbol.body or "-") == (spelled, kind, body)
    assert parse(symbol.text) == symbol


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("60/175", 0),
        ("A//1", 2),
        ("A/60/1 3!", 8),
        ("HIV/AIDS", 8),
        ("A/RES/x1", 6),
        ("A/RES/2/7", 6),
        ("S/RES/60/1", 6),
        ("A/56/402-E/2001/105", 8),
        ("A / RES / 60 / 17?", 17),
    ],
)
def test_a_fault_is_pointed_at(text: str, position: int) -> None:
    with pytest.raises(SymbolError) as error:
        parse(text)
    assert error.value.position == position
    assert str(error.value).endswith(" " * (2 + position) + "^")


def test_joint_symbols_are_read_apart() -> None:
    assert [str(s) for s in parse_joint("A/56/402 - E/2001/105")] == ["A/56/402", "E/2001/105"]
    assert [str(s) for s in parse_joint("ICC-ASP/1/3")] == ["ICC-ASP/1/3"]


def test_a_builder_refuses_a_number_of_another_series() -> None:
    assert str(resolution("org/general-assembly", "217(III)A")) == "A/RES/217A(III)"
    assert str(decision("org/unea", "5/2")) == "UNEP/EA.5/Dec.2"
    assert str(statement("org/security-council", "2003/3")) == "S/PRST/2003/3"
    assert fits("org/ecosoc", "2005/14")
    assert not fits("org/general-assembly", "2005/14")
    with pytest.raises(SymbolError, match="no number of the series A/RES/"):
        resolution("org/general-assembly", "2005/14")
    with pytest.raises(SymbolError, match="no series of decisions"):
        decision("org/security-council", "1")
    with pytest.raises(SymbolError, match="no body"):
        resolution("", "60/1")


def test_addresses() -> None:
    symbol = parse("A/60/510/Corr.1")
    assert iri(symbol, "https://example.org/") == "https://example.org/A/60/510/Corr.1"
    assert url(symbol) == "https://undocs.org/A/60/510/Corr.1"
    assert url(symbol, "zh") == "https://undocs.org/zh/A/60/510/Corr.1"
    assert url(parse("1/CP.21")) is None


@pytest.mark.parametrize(
    ("text", "session", "year", "number"),
    [
        ("A/RES/60/175", "60", None, "175"),
        ("A/RES/217A(III)", "III", None, "217A"),
        ("A/RES/ES-10/14", "ES-10", None, "14"),
        ("S/RES/1373(2001)", None, 2001, "1373"),
        ("S/RES/1373", None, None, "1373"),
        ("E/RES/2005/14", None, 2005, "14"),
        ("UNEP/EA.5/Res.14", "5", None, "14"),
        ("1/CP.21", "21", None, "1"),
        ("A/60/131", "60", None, "131"),
        ("E/2001/30/Rev.1", None, 2001, "30"),
    ],
)
def test_what_a_symbol_tells(text: str, session: str | None, year: int | None, number: str) -> None:
    facts = explain(parse(text))
    assert (facts.session, facts.year, facts.number) == (session, year, number)


def test_the_parts_of_a_document_are_explained() -> None:
    facts = explain(parse("A/C.3/60/L.5/Rev.1"))
    assert facts.parts == (
        ("C.3", "main committee"),
        ("L.5", "limited distribution"),
        ("Rev.1", "revision"),
    )
    assert facts.related == (parse("A/C.3/60/L.5"),)
    assert explain(parse("A/RES/60/175")).period == "2005-2006"


def test_symbols_order_as_people_list_them() -> None:
    names = ["A/RES/60/175", "A/RES/60/9", "A/RES/9/1/Corr.1", "A/RES/ES-10/14"]
    kinds = [Symbol(name) for name in names]
    assert [s.text for s in sorted(kinds)] == [
        "A/RES/9/1/Corr.1",
        "A/RES/60/9",
        "A/RES/60/175",
        "A/RES/ES-10/14",
    ]


@given(st.sampled_from([series for series in SERIES if series.resolution]), st.data())
def test_every_number_of_every_series_comes_back(series: object, data: st.DataObject) -> None:
    assert hasattr(series, "shapes")
    number = data.draw(st.from_regex(series.shapes, fullmatch=True, alphabet=st.characters(codec="ascii")))
    symbol = resolution(series.body, number)  # type: ignore[attr-defined]
    assert parse(symbol.text) == symbol
    assert symbol.kind is SymbolKind.RESOLUTION


@given(st.text(alphabet="A/RES0123456789()IVXS-. .,CorrAdd第号", max_size=60))
def test_a_parser_reads_or_refuses(text: str) -> None:
    try:
        symbol = parse(text)
    except SymbolError as error:
        position = error.position
    else:
        position = 0
        assert parse(symbol.text) == symbol
    assert 0 <= position <= len(text)
