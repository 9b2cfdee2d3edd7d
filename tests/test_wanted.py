"""What people write for a document or a thing: references, names, and near misses."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pyoxigraph import Store

from resgraph.cli.lookup import UnknownError
from resgraph.cli.lookup import command as lookup
from resgraph.model import QueryError, SymbolError
from resgraph.query.named import named_query
from resgraph.query.parameters import bind
from resgraph.query.wanted import near, references
from resgraph.rdf.store import load_store, open_store
from resgraph.rdf.writer import write_graph

EXAMPLES: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "fixtures" / "rdf" / "examples.py"))
BASE = "https://w3id.org/resgraph/"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("wanted")
    write_graph(EXAMPLES["extractions"](), EXAMPLES["authorities"](), folder)
    load_store(folder)
    return open_store(folder)


def document(store: Store, text: str) -> str:
    term = bind(store, named_query("citing"), {"document": text})["document"]
    return term.value.removeprefix(BASE)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("第55/25号决议", "A/RES/55/25"),
        ("大会第55/25号决议", "A/RES/55/25"),
        ("联合国大会第 55/25 号决议", "A/RES/55/25"),
        ("55/25", "A/RES/55/25"),
        ("resolution 55/25", "A/RES/55/25"),
        ("General Assembly resolution 55/25 of the", "A/RES/55/25"),
        ("UNGA Res. 55/25", "A/RES/55/25"),
        ("第55/425号决定", "A/DEC/55/425"),
        ("decision 55/425", "A/DEC/55/425"),
        ("2005/14", "E/RES/2005/14"),
        ("经济及社会理事会第2005/14号决议", "E/RES/2005/14"),
        ("ECOSOC resolution 2005/14", "E/RES/2005/14"),
        ("1373 (2001)", "S/RES/1373(2001)"),
        ("安全理事会第1373（2001）号决议", "S/RES/1373(2001)"),
        ("Security Council resolution 1373 (2001)", "S/RES/1373(2001)"),
        ("3201 (S-VI)", "A/RES/3201(S-VI)"),
        ("217 A (III)", "A/RES/217A(III)"),
        ("S-21/2", "A/RES/S-21/2"),
        ("人权理事会第12/3号决议", "A/HRC/RES/12/3"),
        ("５５／２５", "A/RES/55/25"),
    ],
)
def test_a_reference_is_read_as_it_is_written(text: str, first: str) -> None:
    assert str(next(references(text))) == first


@pytest.mark.parametrize(
    "text", ["", "决议", "巴勒莫公约", "part 4 of 5 things", "国际劳工大会第55/25号决议", "1" * 400, "55//25"]
)
def test_what_is_no_reference_is_none(text: str) -> None:
    assert list(references(text)) == []


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("46/152", "A/RES/46/152"),
        ("第2005/14号决议", "E/RES/2005/14"),
        ("1373", "S/RES/1373(2001)"),
        ("99/99", "A/RES/99/99"),
        ("《联合国反腐败公约》", "authority/instrument/uncac"),
        ("united nations convention against corruption", "authority/instrument/uncac"),
    ],
)
def test_a_document_is_found_by_what_people_write(store: Store, text: str, id: str) -> None:
    assert document(store, text) == id


def test_a_name_that_only_the_authority_files_know_is_taken(store: Store) -> None:
    """The graph of the examples has few names; the answer is then empty, not an error."""
    assert (
        document(store, "Palermo Convention") == document(store, "巴勒莫公约") == "authority/instrument/untoc"
    )


def test_near_misses_are_suggested(store: Store) -> None:
    with pytest.raises(QueryError, match="near it: 联合国反腐败公约") as error:
        document(store, "联合国反腐败公约书")
    assert "\n" not in str(error.value)
    with pytest.raises(QueryError, match="near it: UNODC"):
        bind(store, named_query("tasks-of"), {"party": "UNODCC"})


def test_the_nearest_comes_first_and_far_names_do_not_come() -> None:
    names = ["联合国反腐败公约", "儿童权利公约", "Palermo Convention", "巴勒莫"]
    assert near("palermo convension", names) == ["Palermo Convention"]
    assert near("巴勒", names) == ["巴勒莫"]
    assert near("xyzzy", names) == near("", names) == []


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("convention corruption", "United Nations Convention against Corruption"),  # some of its words
        ("UN Convention against Coruption", "United Nations Convention against Corruption"),  # and a slip
        ("rights of children", "Convention on the Rights of the Child"),  # the rare word is a slip
        ("反腐公约", "联合国反腐败公约"),  # characters left out
        ("联合国反对腐败公约", "联合国反腐败公约"),  # one too many
        ("毒罪办", "毒品和犯罪问题办公室"),  # an abbreviation
        ("聯合國反腐敗公约", "联合国反腐败公约"),  # traditional characters
        ("конвенция коррупция", "Конвенция против коррупции"),
    ],
)
def test_a_name_is_near_by_its_words_and_by_its_letters(typed: str, first: str) -> None:
    names = [
        "United Nations Convention against Corruption",
        "United Nations Convention against Torture",
        "Convention on the Rights of the Child",
        "United Nations",
        "联合国反腐败公约",
        "儿童权利公约",
        "毒品和犯罪问题办公室",
        "Конвенция против коррупции",
        "Конвенция против пыток",
    ]
    assert near(typed, names)[0] == first


def test_words_that_are_in_every_name_make_none_near() -> None:
    assert near("conscienze", ["condemns", "notes", "conscience"]) == ["conscience"]
    assert near("nonsense", ["condemns", "consciente", "notes"]) == []


def test_hyphens_marks_and_widths_are_no_part_of_a_name(store: Store) -> None:
    assert "id role/secretary-general" in told("Secretary General")
    assert "id instrument/untoc" in told("ＵＮＴＯＣ")
    party = bind(store, named_query("tasks-of"), {"party": "secretary general"})["party"]
    assert party.value == f"{BASE}authority/role/secretary-general"


def test_an_id_is_explained_too() -> None:
    assert "id org/unodc name 联合国毒品和犯罪问题办公室" in told("org/unodc")


def told(text: str) -> str:
    result = CliRunner().invoke(lookup, [text])
    if result.exception:
        raise result.exception
    return " ".join(result.output.split())


def test_lookup_takes_references_and_names() -> None:
    assert "symbol A/RES/55/25 " in told("第55/25号决议")
    assert "may also be" in told("55/25")
    assert "may also be" not in told("大会第55/25号决议")
    assert "id instrument/untoc name 联合国打击跨国有组织犯罪公约, United Nations Convention" in told(
        "《巴勒莫公约》"
    )
    assert "id instrument/untoc" in told("palermo convention")


def test_lookup_suggests_near_names() -> None:
    with pytest.raises(UnknownError, match="near it: Palermo Convention"):
        told("Palermo Convension")
    with pytest.raises(SymbolError, match="a number is missing"):
        told("A/RES/xx")
