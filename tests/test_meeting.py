"""Texts of one resolution in several languages meet at one paragraph, and where they disagree is found."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

from resgraph.check import Finding, Verdict, check
from resgraph.cli.main import cli
from resgraph.compare.meeting import Met, meeting, moves
from resgraph.compare.outline import Mark, Outline, OutlineParagraph
from resgraph.model import ParagraphKind
from resgraph.pipeline import build
from resgraph.query.run import text_rows
from resgraph.rdf.store import open_store
from written import nquads

FRENCH = """Nations Unies A/RES/58/901

58/901. Prévention de la corruption

L'Assemblée générale,

Rappelant sa résolution 56/261 du 31 janvier 2002,

Notant avec préoccupation que 12 États n'ont pas ratifié la Convention des Nations Unies contre la corruption,

Rappelant également sa résolution 57/169 du 19 décembre 2002,

1. Prie le Secrétaire général de lui faire rapport à sa soixantième session;

2. Prie l'Office des Nations Unies contre la drogue et le crime de poursuivre ses travaux.
"""
ENGLISH = """United Nations A/RES/58/901

58/901. Prevention of corruption

The General Assembly,

Recalling its resolution 56/261 of 31 January 2002,

Noting with concern that 12 States have not ratified the United Nations Convention against Corruption,

Recalling also its resolution 57/169 of 18 December 2002,

1. Requests the Secretary-General to report to it at its sixtieth session;

2. Requests the United Nations Office on Drugs and Crime to continue its work.
"""
SPANISH = """Naciones Unidas A/RES/58/901

58/901. Prevención de la corrupción

La Asamblea General,

Recordando su resolución 56/262, de 31 de enero de 2002,

Reafirmando su determinación,

Observando con preocupación que 12 Estados no han ratificado la Convención de las Naciones Unidas contra la Corrupción,

Recordando también su resolución 57/169, de 18 de diciembre de 2002,

1. Pide al Secretario General que le presente un informe en su sexagésimo período de sesiones;

2. Pide a la Oficina de las Naciones Unidas contra la Droga y el Delito que prosiga su labor.
"""
TEXTS = {"1-en.txt": ENGLISH, "2-fr.txt": FRENCH, "3-es.txt": SPANISH}
MEETS = """
SELECT ?paragraph ?language WHERE {
  ?text rg:realizes ?paragraph ; nif:isString ?words BIND(LANG(?words) AS ?language)
  FILTER(STRSTARTS(STR(?paragraph), CONCAT("https://w3id.org/resgraph/", $SYMBOL, "#")))
} ORDER BY ?paragraph ?language"""


def outline(*passages: tuple[str, str, tuple[str, ...]]) -> Outline:
    """An outline of paragraphs: id, words, symbols cited."""
    told = tuple(
        OutlineParagraph(id, ParagraphKind.PREAMBULAR, text, cited=tuple(Mark(0, 1, s) for s in cited))
        for id, text, cited in passages
    )
    return Outline("A/RES/58/901", "", "en", "", told, frozenset())


FIRST = outline(
    ("pp1", "recalls 56/261, notes with concern", ("A/RES/56/261",)),
    ("pp2", "recalls 57/169", ("A/RES/57/169",)),
    ("pp3", "recalls 57/170", ("A/RES/57/170",)),
)
CUT = outline(
    ("pp1", "recalls 56/261", ("A/RES/56/261",)),
    ("pp2", "notes it", ()),
    ("pp3", "recalls 57/169", ("A/RES/57/169",)),
    ("pp4", "recalls 57/170", ("A/RES/57/170",)),
)


def test_what_follows_a_paragraph_that_one_language_cuts_still_meets() -> None:
    assert meeting(FIRST, CUT) == [Met("pp1", "pp1"), Met(None, "pp2"), Met("pp2", "pp3"), Met("pp3", "pp4")]
    assert moves(FIRST, CUT) == {"pp2": "pp1-2", "pp3": "pp2", "pp4": "pp3"}


def test_one_that_the_other_joins_leaves_a_place_free() -> None:
    assert moves(CUT, FIRST) == {"pp2": "pp3", "pp3": "pp4"}


def test_texts_that_meet_already_move_nothing() -> None:
    assert moves(FIRST, FIRST) == {}
    assert moves(FIRST, outline(("pp1", "tells something else", ()), ("pp2", "and more", ()))) == {}


def built(folder: Path, **texts: str) -> Path:
    """A build of the texts."""
    (folder / "in").mkdir(parents=True)
    for name, text in (TEXTS | texts).items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    build([folder / "in"], folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("meeting"))


def languages(out: Path, symbol: str) -> dict[str, list[str]]:
    """The languages in which each paragraph stands, by the end of its name."""
    found: dict[str, list[str]] = {}
    for row in text_rows(open_store(out), MEETS.replace("$SYMBOL", f'"{symbol}"')):
        found.setdefault(row["paragraph"].partition("#")[2], []).append(row["language"])
    return found


def test_each_paragraph_stands_once_in_the_graph(out: Path) -> None:
    everywhere = ["en", "es", "fr"]
    assert languages(out, "A/RES/58/901") == {
        "op1": everywhere,
        "op2": everywhere,
        "pp1": everywhere,
        "pp1-2": ["es"],
        "pp2": everywhere,
        "pp3": everywhere,
    }


def test_a_second_build_and_one_that_adds_languages_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "later"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "1-en.txt").write_text(ENGLISH, encoding="utf-8")
    build([folder / "in"], folder / "out")
    for name, text in TEXTS.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    build([folder / "in"], folder / "out")
    assert nquads(folder / "out") == nquads(out)
    assert build([folder / "in"], folder / "out").reused == 3
    build([folder / "in"], folder / "out", force=True)
    assert nquads(folder / "out") == nquads(out)


def told(findings: list[Finding]) -> list[tuple[str, str, str, Verdict]]:
    return [
        (f.paragraph, f.message.told("en"), f.likely, f.verdict)
        for f in findings
        if f.rule.startswith(("languages-", "paragraph-in-some"))
    ]


def test_where_languages_disagree_is_found(out: Path) -> None:
    assert told(check(out, shapes=False)) == [
        (
            "pp1",
            "the text in es cites A/RES/56/262; in en, fr there stands A/RES/56/261",
            "A/RES/56/261",
            Verdict.OPEN,
        ),
        (
            "pp3",
            "the text in fr dates A/RES/57/169 to 2002-12-19; in en, es it is 2002-12-18",
            "2002-12-18",
            Verdict.OPEN,
        ),
        ("pp1-2", "stands in es; in en, fr the text is cut in other places", "", Verdict.OPEN),
    ]


def test_texts_that_agree_give_no_finding(tmp_path: Path) -> None:
    agreeing = FRENCH.replace("19 décembre 2002", "18 décembre 2002")
    cut = SPANISH.replace("56/262", "56/261").replace("Reafirmando su determinación,\n\n", "")
    out = built(tmp_path / "agreeing", **{"2-fr.txt": agreeing, "3-es.txt": cut})
    assert told(check(out, shapes=False)) == []


@pytest.mark.parametrize(
    ("language", "first", "verb"),
    [
        ("fr", "Rappelant", "rappelle"),
        ("es", "Recordando", "recuerda"),
        ("en", "Recalling", "recall"),
        ("ru", "Recalling", "напоминает"),
        ("zh", "Recalling", "回顾"),
    ],
)
def test_a_query_answers_in_the_language_of_the_reader(
    out: Path, language: str, first: str, verb: str
) -> None:
    asked = ["query", str(out), "--named", "citing", "--param", "document=A/RES/57/169", "--format", "csv"]
    told = CliRunner().invoke(cli, [*asked, "--language", language])
    assert told.exit_code == 0, told.output
    (row,) = csv.DictReader(told.output.splitlines())
    assert row["paragraph"] == "pp3"
    assert (row["verb"], row["text"].split(maxsplit=1)[0]) == (verb, first)


@pytest.mark.slow
def test_six_languages_and_a_pdf_make_one_graph(shared: Path, tmp_path: Path) -> None:
    corpus = shared / "corpus"
    files = sorted((corpus / "akn4un" / "54").glob("*54_12?.xml"))
    assert len(files) == 6
    report = build([*files, corpus / "pdf"], tmp_path / "out")
    assert not report.failed
    places = languages(tmp_path / "out", "A/HRC/RES/54/12")
    everywhere = ["ar", "en", "es", "fr", "ru", "zh"]
    body = {id: each for id, each in places.items() if not id.startswith("fn")}
    assert [id for id, each in body.items() if each != everywhere] == ["pp6"]  # joined with pp5 in Chinese
    assert places["pp6"] == ["ar", "en", "es", "fr", "ru"]
    pdf = languages(tmp_path / "out", "A/RES/73/3")
    assert set(map(tuple, pdf.values())) == {("en",)}
