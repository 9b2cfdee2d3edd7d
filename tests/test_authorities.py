from __future__ import annotations

import os
from pathlib import Path

import pytest

from resgraph.find.authorities import Authorities, load
from resgraph.find.authority_file import Name, read_file
from resgraph.model import AuthorityError

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "authorities"
MINE = FIXTURES / "mine.ttl"
WATER = "https://library.example/bodies/water-board"


def ids(authorities: Authorities, text: str) -> set[tuple[str, str]]:
    return {(how, id) for name, how, id in authorities.names("zh") if name == text}


def test_an_entity_has_names_kinds_and_statements() -> None:
    unodc = load().entities["org/unodc"]
    assert Name("联合国毒品和犯罪问题办事处", "zh", "alternative") in unodc.names
    assert Name("办事处", "zh", "short form") in unodc.names
    assert "org:Organization" in unodc.kinds
    iri = "<https://w3id.org/resgraph/authority/org/unodc>"
    match = "<http://www.w3.org/2004/02/skos/core#exactMatch> <http://www.wikidata.org/entity/Q636107> ."
    assert f"{iri} {match}" in unodc.statements
    assert list(unodc.statements) == sorted(set(unodc.statements))


def test_label_in_a_language_or_none() -> None:
    authorities = load()
    assert authorities.label("org/general-assembly", "zh") == "大会"
    assert authorities.label("org/general-assembly", "ru") == "Генеральная Ассамблея"
    assert authorities.label("org/fatf", "zh") is None
    assert authorities.label("org/nobody", "zh") is None


def test_a_name_for_display_only_is_shown_and_not_looked_for() -> None:
    authorities = load()
    assert authorities.label("topic/crime", "zh") == "罪行"
    assert not ids(authorities, "罪行")


def test_entities_and_names_come_in_a_fixed_order() -> None:
    authorities = load()
    assert list(authorities.entities) == sorted(authorities.entities)
    assert list(authorities.names("zh")) == list(load().names("zh"))


def test_a_short_form_may_have_several_bearers() -> None:
    bearers = ids(load(), "委员会")
    assert ("short form", "org/ccpcj") in bearers
    assert ("short form", "org/cnd") in bearers


def test_the_users_file_adds_an_entity_under_its_own_iri() -> None:
    authorities = load([MINE])
    assert authorities.label(WATER, "zh") == "国际水资源局"
    assert ids(authorities, "国际水资源局") == {("label", WATER)}


def test_the_users_name_wins_over_a_built_in_one() -> None:
    assert ids(load(), "世界银行") == {("label", "org/world-bank")}
    authorities = load([MINE])
    assert ids(authorities, "世界银行") == {("alternative", WATER)}
    assert authorities.label("org/world-bank", "zh") == "世界银行"


def test_short_forms_stand_side_by_side() -> None:
    assert ids(load([MINE]), "中心") >= {("short form", WATER), ("short form", "org/cicp")}


def test_the_users_preferred_label_makes_the_built_in_one_an_alternative() -> None:
    undp = load([MINE]).entities["org/undp"]
    assert dict(undp.labels)["zh"] == "开发计划署"
    assert Name("联合国开发计划署", "zh", "alternative") in undp.names
    assert Name("联合国发展署", "zh", "alternative") in undp.names
    preferred = [s for s in undp.statements if "#prefLabel> " in s and s.endswith("@zh .")]
    assert len(preferred) == 1
    assert "开发计划署" in preferred[0]


def test_the_built_in_authorities_are_not_changed_by_a_users_file() -> None:
    load([MINE])
    assert WATER not in load().entities
    assert load().label("org/undp", "zh") == "联合国开发计划署"


def test_another_base_moves_our_iris_and_leaves_the_ontology() -> None:
    statements = load(base="https://data.example/un/").entities["instrument/untoc"].statements
    assert all(s.startswith("<https://data.example/un/authority/instrument/untoc>") for s in statements)
    assert any(s.endswith("<https://w3id.org/resgraph/ontology#Instrument> .") for s in statements)
    assert any(s.endswith("<https://data.example/un/A/RES/55/25> .") for s in statements)


def test_a_change_event_is_stated_with_both_its_organizations() -> None:
    entities = read_file(FIXTURES / "changes.ttl")
    for id in ("https://library.example/old", "https://library.example/new"):
        assert any(s.startswith("<https://library.example/change> ") for s in entities[id].statements)
    assert "https://library.example/change" not in entities


def test_escapes_are_undone_in_names() -> None:
    (entity,) = read_file(FIXTURES / "escapes.ttl").values()
    assert entity.names == (Name('The "quoted" name\\path', "en-gb", "label"),)


@pytest.mark.parametrize(
    ("name", "line", "advice"),
    [
        ("broken.ttl", 3, "mend"),
        ("blank.ttl", 4, "IRI"),
        ("bare.ttl", 4, '"水资源局"@zh'),
    ],
)
def test_a_faulty_file_is_told_in_one_line_with_its_place(name: str, line: int, advice: str) -> None:
    with pytest.raises(AuthorityError) as caught:
        load([FIXTURES / name])
    message = str(caught.value)
    assert message.startswith(f"{name}, line {line}:")
    assert advice in message
    assert "\n" not in message


HEAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rg: <https://w3id.org/resgraph/ontology#> .
@prefix a: <https://w3id.org/resgraph/authority/> .
"""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            '<http://e/x> skos:prefLabel "甲局"@zh ; skos:altlabel "乙局"@zh .',
            "skos:altlabel: did you mean skos:altLabel?",
        ),
        (
            '<http://e/x> skos:prefLabel "甲局"@zh ; rg:shortform "局"@zh .',
            "rg:shortform: did you mean rg:shortForm?",
        ),
        (
            '<https://w3id.org/resgraph/authority/org/undpp> skos:altLabel "甲局"@zh .',
            "did you mean org/undp?",
        ),
        (
            '<http://e/x> skos:prefLabel "甲局"@zh ; skos:broader <https://w3id.org/resgraph/authority/topic/pease> .',
            "pease",
        ),
        (
            '<http://e/x> skos:prefLabel "甲局"@zh . <http://e/y> skos:altLabel "甲 局"@zh .',
            "http://e/x and of http://e/y",
        ),
    ],
)
def test_a_mistake_that_turtle_allows_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "slip.ttl"
    path.write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    with pytest.raises(AuthorityError) as caught:
        load([path])
    assert str(caught.value).startswith("slip.ttl, line 5: ")
    assert told in str(caught.value)


def test_a_new_thing_of_ours_and_a_mark_of_byte_order_are_no_mistakes(tmp_path: Path) -> None:
    path = tmp_path / "new.ttl"
    new = '<https://w3id.org/resgraph/authority/org/new-board> skos:prefLabel "新设局"@zh ; rg:shortForm "局"@zh .'
    path.write_text(f"\ufeff{HEAD}{new}", encoding="utf-8")
    assert ids(load([path]), "新设局") == {("label", "org/new-board")}


def test_a_file_without_names_is_refused() -> None:
    with pytest.raises(AuthorityError, match=r"nameless\.ttl: no names"):
        load([FIXTURES / "nameless.ttl"])


def test_a_missing_file_is_told_with_its_path() -> None:
    with pytest.raises(AuthorityError, match=r"absent\.ttl: no such file"):
        load([FIXTURES / "absent.ttl"])


def test_a_folder_is_no_authority_file() -> None:
    with pytest.raises(AuthorityError, match="directory"):
        load([FIXTURES])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_told(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_bytes(MINE.read_bytes())
    path.chmod(0)
    with pytest.raises(AuthorityError, match="permission denied"):
        load([path])


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.ttl"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(AuthorityError, match=r"mine\.ttl, line 1: not Turtle"):
        load([path])
