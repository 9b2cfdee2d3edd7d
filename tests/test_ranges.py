"""Which numbers a body can have given: by its years, its sessions and the numbers they had."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from resgraph.model import SymbolError
from resgraph.model.data import ontology_dir
from resgraph.symbols import SymbolKind, old_sessions, parse, possible, prefix_of, years_of
from resgraph.symbols.roman import ordinal
from resgraph.symbols.series import BY_BODY

TITLES = Path(__file__).resolve().parent.parent.parent / "shared/authorities/titles.csv"
RESOLUTION, DECISION = SymbolKind.RESOLUTION, SymbolKind.DECISION
ASSEMBLY, COUNCIL, ECOSOC = "org/general-assembly", "org/security-council", "org/ecosoc"
RIGHTS = "org/human-rights-council"


@pytest.mark.parametrize(
    ("body", "kind", "number"),
    [
        (ASSEMBLY, RESOLUTION, "60/251"),
        (ASSEMBLY, RESOLUTION, "56/509"),  # a series of its own in that session
        (ASSEMBLY, DECISION, "58/406"),
        (ASSEMBLY, RESOLUTION, "2131(XX)"),
        (ASSEMBLY, RESOLUTION, "3201(S-VI)"),
        (ASSEMBLY, RESOLUTION, "S-26/2"),
        (ASSEMBLY, RESOLUTION, "ES-10/14"),
        (COUNCIL, RESOLUTION, "242(1967)"),
        (ECOSOC, RESOLUTION, "1503(XLVIII)"),
        (ECOSOC, DECISION, "1995/304"),
        (RIGHTS, RESOLUTION, "S-3/1"),
    ],
)
def test_what_can_be(body: str, kind: SymbolKind, number: str) -> None:
    assert possible(body, kind, number)


@pytest.mark.parametrize(
    ("body", "kind", "number"),
    [
        (RIGHTS, RESOLUTION, "48/141"),
        (RIGHTS, DECISION, "48/14"),
        (ASSEMBLY, RESOLUTION, "57/509"),
        (ASSEMBLY, RESOLUTION, "60/0"),
        (ASSEMBLY, DECISION, "58/6"),
        (ASSEMBLY, RESOLUTION, "2131(XXV)"),
        (ASSEMBLY, RESOLUTION, "3600(XXX)"),
        (ASSEMBLY, RESOLUTION, "S-3/1"),  # its third special session numbered on: 1622(S-III)
        (COUNCIL, RESOLUTION, "999(1967)"),
        (ECOSOC, RESOLUTION, "S-26/2"),
        (ECOSOC, RESOLUTION, "1145(XII)"),
        (ECOSOC, DECISION, "1995/3"),
    ],
)
def test_what_cannot_be(body: str, kind: SymbolKind, number: str) -> None:
    assert not possible(body, kind, number)


def test_the_years_of_a_number() -> None:
    assert years_of(ASSEMBLY, "60/1") == (2005, 2006)
    assert years_of(RIGHTS, "54/1") == (2023, 2023)
    assert years_of(COUNCIL, "1325") == (2000, 2000)
    assert years_of("org/commission-on-human-rights", "2005/69") == (2005, 2006)
    assert years_of("org/commission-on-human-rights", "2010/69") is None
    assert not possible(RIGHTS, RESOLUTION, "5/1", (1945, 2003))


def test_the_session_of_an_old_number() -> None:
    assert old_sessions(2131) == ("XX", "XXI")
    assert old_sessions(2625) == ("XXV",)
    assert old_sessions(4000) == ()
    assert [ordinal(text) for text in ("IV", "XXIX", "LXIII", "", "7")] == [4, 29, 63, 0, 0]


def test_every_row_is_of_a_known_series_and_body() -> None:
    kinds = (RESOLUTION, DECISION)
    series = {prefix_of(body, kind) for body in BY_BODY for kind in kinds}
    for name in ("number-ranges.tsv", "body-years.tsv", "special-sessions.tsv"):
        with (ontology_dir() / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
        assert all(row["source"] for row in rows)
        assert all(row["series"] in series if "series" in row else row["body"] in BY_BODY for row in rows)


@pytest.mark.skipif(not TITLES.exists(), reason="the facts beside the project are not there")
def test_every_resolution_of_the_table_of_titles_is_possible() -> None:
    refused = set()
    with TITLES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            try:
                symbol = parse(row["symbol"])
            except SymbolError:
                continue
            number = symbol.text.removeprefix(prefix_of(symbol.body, symbol.kind))
            if (
                number[0].isdecimal()
                and symbol.kind in (RESOLUTION, DECISION)
                and symbol.text.count("Res.") == 0
            ):
                refused |= set() if possible(symbol.body, symbol.kind, number) else {symbol.text}
    assert refused - {"A/RES/304(XI)"} == set()  # 304 is of the fourth session: a slip of the table
