"""Terms as text: what is written is read back as it was, by three readers."""

from __future__ import annotations

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph

from resgraph import symbols
from resgraph.model import OutputError
from resgraph.rdf.iris import BASE, Iris, check_base, part
from resgraph.rdf.literals import date, integer, plain, tag
from resgraph.rdf.turtle import Turtle

HOSTILE = [
    'a "quoted" word',
    "back\\slash \\n is no line end",
    "line\nends\r\nof all kinds\r\x0b\x0c\x85\u2028\u2029",
    "\ttabs and \x01 controls \x7f",
    "astral \U00020bb7野家 \U0001f30d",
    "《公约》，（２００１）",
    '"""',
    "ends with a backslash \\",
    " ",
]


def turtle_value(literal: str) -> str:
    statement = f"<http://e/s> <http://e/p> {Turtle(BASE).term(literal)} .\n"
    (triple,) = Graph().parse(data=statement, format="turtle")
    return str(triple[2])


def quad_value(literal: str) -> str:
    statement = f"<http://e/s> <http://e/p> {literal} <http://e/g> .\n"
    (quad,) = pyoxigraph.parse(statement, format=pyoxigraph.RdfFormat.N_QUADS)
    assert isinstance(quad.object, pyoxigraph.Literal)
    return quad.object.value


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back(text: str) -> None:
    assert quad_value(plain(text)) == text
    assert turtle_value(plain(text) + "@zh") == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffe\uffff")))
def test_any_text_comes_back(text: str) -> None:
    assert quad_value(plain(text)) == text


@given(st.text())
def test_a_literal_is_one_line_whatever_splits_it(text: str) -> None:
    assert len(f"{plain(text)}.".splitlines()) == 1
    plain(text).encode()


def test_what_no_file_can_hold_is_replaced() -> None:
    assert plain("a\ud800b\x00c") == '"a\ufffdb\ufffdc"'


def test_numbers_dates_and_tags() -> None:
    turtle = Turtle(BASE)
    assert turtle.term(integer(60)) == "60"
    assert turtle.term(date("2005-12-16")) == '"2005-12-16"^^xsd:date'
    assert date("2005-12") == '"2005-12"'
    assert date("2005-13-01") == '"2005-13-01"'
    assert tag("zh-Hant") == "@zh-hant"
    assert tag("und") == ""
    assert tag("中文") == ""


@pytest.mark.parametrize(
    "symbol",
    [
        "A/RES/60/175",
        "S/RES/1373(2001)",
        "A/RES/3201(S-VI)",
        "A/60/510/Corr.1",
        "WHA/RES/72.16",
        "E/CN.15/2003/14",
    ],
)
def test_canonical_symbols_are_their_own_path(symbol: str) -> None:
    canonical = symbols.parse(symbol).text
    assert (
        Iris().document(canonical)
        == f"<{BASE}{canonical}>"
        == f"<{symbols.iri(symbols.parse(symbol), BASE)}>"
    )
    assert Turtle(BASE).term(Iris().document(canonical)) == f"<{canonical}>"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a b", "a%20b"),
        ("a<b>", "a%3Cb%3E"),
        ('a"b', "a%22b"),
        ("http:x", "http%3Ax"),
        ("文件", "%E6%96%87%E4%BB%B6"),
    ],
)
def test_what_no_iri_holds_is_encoded(text: str, path: str) -> None:
    assert Iris().document(text) == f"<{BASE}{path}>"


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_part_of_any_document_is_an_iri_in_turtle_too(symbol: str, fragment: str) -> None:
    text = symbol.encode(errors="replace").decode() + "x"
    term = part(Iris().document(text), fragment.encode(errors="replace").decode())
    statement = f"{Turtle(BASE).head()}{Turtle(BASE).term(term)} a <http://e/c> .\n"
    (quad,) = pyoxigraph.parse(statement, format=pyoxigraph.RdfFormat.TURTLE)
    assert str(quad.subject) == term


def test_a_users_own_iri_stays() -> None:
    assert Iris().authority("https://example.org/x#y") == "<https://example.org/x#y>"
    assert Iris().authority("org/unodc") == f"<{BASE}authority/org/unodc>"


@pytest.mark.parametrize("base", ["https://w3id.org/resgraph/", "http://localhost:8080/un/"])
def test_a_good_base(base: str) -> None:
    assert check_base(base) == base


@pytest.mark.parametrize(
    "base",
    [
        "",
        "https://w3id.org/resgraph",
        "un/",
        "https://e.org/#",
        "https://e.org/a b/",
        "https://e.org/?q=/",
        "ftp://e/",
    ],
)
def test_a_bad_base_is_told(base: str) -> None:
    with pytest.raises(OutputError, match="slash at the end"):
        check_base(base)
