"""The gallery: each named query with the answers of this graph, its cells leading to what they mean."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import QuerySolutions, RdfFormat, Store

from resgraph.cli.query import command as query
from resgraph.cli.view import command
from resgraph.model.gallery import Cell, GalleryAnswer, Question
from resgraph.query.examples import CHOICES
from resgraph.query.gallery import EXAMPLES, LIGHT, ROWS, gallery
from resgraph.query.meaning import LONGEST, MEANINGS
from resgraph.query.named import named_queries
from resgraph.query.parameters import bind
from resgraph.query.run import run
from resgraph.query.wording import column_of, meaning_of, wording_of
from resgraph.rdf.store import load_store, open_store
from resgraph.rdf.writer import write_graph
from resgraph.view.gallery import gallery_shelf
from resgraph.view.pack import unsqueeze

FIXTURES = Path(__file__).parent / "fixtures"
SMALL = FIXTURES / "view" / "small.ttl"
EXAMPLE_TEXTS: dict[str, Any] = runpy.run_path(str(FIXTURES / "rdf" / "examples.py"))
BASE = "https://w3id.org/resgraph/"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder: two resolutions in short."""
    folder = tmp_path_factory.mktemp("gallery")
    write_graph(EXAMPLE_TEXTS["extractions"](), EXAMPLE_TEXTS["authorities"](), folder)
    load_store(folder)
    return folder


@pytest.fixture(scope="module")
def store(out: Path) -> Store:
    return open_store(out)


@pytest.fixture(scope="module")
def questions(store: Store) -> dict[str, Question]:
    return {question.name: question for question in gallery(store)}


def loaded(turtle: str) -> Store:
    store = Store()
    store.bulk_load(turtle.encode("utf-8"), format=RdfFormat.TURTLE)
    return store


def table(answer: GalleryAnswer) -> list[dict[str, Cell]]:
    return [
        {column.name: cell for column, cell in zip(answer.columns, row, strict=True)} for row in answer.rows
    ]


def test_every_named_query_is_asked_in_both_languages(questions: dict[str, Question]) -> None:
    assert set(questions) == set(named_queries())
    assert next(iter(questions)) == "documents"
    for question in questions.values():
        words = (question.title, question.asks, question.empty)
        assert all(word.zh and word.en and word.zh != word.en for word in words), question.name
        assert question.asks.zh.endswith("？"), question.name


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_every_column_has_a_heading_in_both_languages(name: str, store: Store) -> None:
    asked = named_queries()[name]
    given = bind(store, asked, asked.example)
    for column in run(store, asked.sparql, given).columns:
        label = column_of(column).label
        assert column not in {label.zh, label.en}, f"give {column} of {name} a row in wording.toml"
        assert meaning_of(column).partition(" of ")[0] in {"", "code", *MEANINGS}


def test_each_query_with_parameters_has_its_choice_and_says_which() -> None:
    asked = {name for name, query in named_queries().items() if query.parameters}
    assert set(CHOICES) == asked
    assert {name for name in named_queries() if wording_of(named_queries()[name]).chosen.en} == asked
    assert {name for name in named_queries() if wording_of(named_queries()[name]).chosen.zh} == asked


def test_what_is_asked_is_what_this_graph_has_most_of(questions: dict[str, Question]) -> None:
    (most, *_) = table(questions["most-cited"].answers[0])
    assert questions["citing"].answers[0].given[0].value == most["document"].text
    assert [one.value for one in questions["shared-citations"].answers[0].given] == [
        "A/RES/60/175",
        "A/RES/56/123",
    ]
    assert questions["paragraphs"].answers[0].given[0].cell == Cell("A/RES/60/175", "A/RES/60/175")
    assert questions["tasks-of"].answers[0].given[0].cell == Cell(
        "秘书长", "authority/role/secretary-general"
    )


def test_no_answer_with_parameters_is_empty_and_there_are_few(questions: dict[str, Question]) -> None:
    for name in CHOICES:
        assert 1 <= len(questions[name].answers) <= EXAMPLES, name
        assert all(answer.total for answer in questions[name].answers), name
        givens = [tuple(one.value for one in answer.given) for answer in questions[name].answers]
        assert len(set(givens)) == len(givens)


def test_cells_mean_documents_paragraphs_footnotes_and_names(questions: dict[str, Question]) -> None:
    reports = table(questions["reports"].answers[0])
    last = next(row for row in reports if row["paragraph"].text == "op24")
    assert last["resolution"] == Cell("A/RES/60/175", "A/RES/60/175")
    assert last["paragraph"] == Cell("op24", "A/RES/60/175#op24")
    assert last["party"] == Cell("秘书长", "authority/role/secretary-general")
    assert last["due"] == Cell("大会第六十一届会议", "authority/event/general-assembly-session-61")
    assert last["task"].thing == ""
    shared = table(questions["shared-citations"].answers[0])[0]
    assert (shared["in_first"].thing, shared["in_second"].thing) == ("A/RES/60/175#pp1", "A/RES/56/123#pp1")
    conflict = table(questions["date-conflicts"].answers[0])[0]
    assert conflict["source"] == Cell("A/RES/56/123#pp1", "A/RES/56/123#pp1")
    places = [row["paragraph"].thing for row in table(questions["citing"].answers[0])]
    assert all(place.startswith(("A/RES/60/175#", "A/RES/56/123#")) for place in places)
    assert table(questions["candidates"].answers[0])[0]["name"].thing.startswith("candidate/%")


def test_every_thing_that_a_cell_means_is_in_the_graph(store: Store, questions: dict[str, Question]) -> None:
    subjects = {quad.subject.value for quad in store if hasattr(quad.subject, "value")}
    things = {
        cell.thing
        for question in questions.values()
        for answer in question.answers
        for cell in (*(cell for row in answer.rows for cell in row), *(one.cell for one in answer.given))
        if cell.thing
    }
    assert len(things) > 20
    assert {thing for thing in things if f"{BASE}{thing}" not in subjects} == set()


LABELLED = """
@prefix rg: <https://w3id.org/resgraph/ontology#> . @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@base <https://w3id.org/resgraph/> .
<A/RES/60/1> dcterms:identifier "A/RES/60/1" ; rdfs:label "A/RES/60/1" ; eli:is_realized_by <A/RES/60/1/zh> ; eli:has_part <A/RES/60/1#op1> .
<A/RES/60/1#op1> rg:position 1 ; rg:mentions <authority/topic/water>, <authority/topic/one> .
<authority/topic/water> a skos:Concept ; skos:prefLabel "水"@zh, "water"@en .
<authority/topic/one> a skos:Concept ; skos:prefLabel "同名"@zh .
<authority/topic/two> a skos:Concept ; skos:prefLabel "同名"@zh .
"""


def test_a_label_that_two_things_bear_means_neither() -> None:
    (topics,) = [question for question in gallery(loaded(LABELLED)) if question.name == "topics"]
    found = {row["topic"].text: row["topic"].thing for row in table(topics.answers[0])}
    assert found == {"水": "authority/topic/water", "同名": ""}


def test_a_graph_without_anything_says_why_each_answer_is_empty() -> None:
    for question in gallery(Store()):
        assert all(answer.total == 0 for answer in question.answers)
        assert question.empty.zh
        assert question.empty.en
        assert bool(question.answers) != bool(question.chosen.en), "asked without parameters, or of nothing"


def test_long_answers_are_cut_and_counted() -> None:
    lines = [LABELLED]
    for number in range(2, ROWS + 32):
        lines.append(f"<A/RES/60/1#op{number}> rg:position {number} ; rg:cites <A/RES/59/{number}> .")
        lines.append(
            f'<A/RES/60/1> eli:has_part <A/RES/60/1#op{number}> . <A/RES/59/{number}> dcterms:identifier "A/RES/59/{number}" .'
        )
    (cited,) = [q for q in gallery(loaded("\n".join(lines))) if q.name == "most-cited"]
    assert (len(cited.answers[0].rows), cited.answers[0].total) == (ROWS, ROWS + 30)


def test_in_a_large_graph_what_lists_all_of_it_is_left_to_the_reader(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resgraph.query.gallery.TEXTS", 1)
    found = {question.name: question.answers for question in gallery(store)}
    assert [answer.total for name in ("topics", "documents") for answer in found[name]] == [None, None]
    assert found["topics"][0].command == "resgraph query OUT --named topics --format csv"
    assert all(answer.total for name in LIGHT for answer in found[name])
    (tasks,) = found["tasks-of"]
    assert (tasks.total, tasks.rows, tasks.given[0].value) == (None, (), "role/secretary-general")
    assert "authority/role/secretary-general>" in tasks.sparql


def test_after_long_answers_no_further_example_is_asked(
    store: Store, monkeypatch: pytest.MonkeyPatch, questions: dict[str, Question]
) -> None:
    assert len(questions["citing"].answers) > 1
    monkeypatch.setattr("resgraph.query.gallery.ENOUGH", 0)
    assert {len(question.answers) for question in gallery(store)} == {1}


def test_a_very_long_text_is_cut_in_its_cell() -> None:
    text = "字" * (LONGEST + 1)
    graph = f"{LABELLED}<A/RES/60/1/zh#op1> rg:realizes <A/RES/60/1#op1> . <A/RES/60/1/zh#op1> nif:isString '{text}'@zh ."
    (paragraphs,) = [q for q in gallery(loaded(graph)) if q.name == "paragraphs"]
    (row,) = table(paragraphs.answers[0])
    assert row["text"].text == f"{'字' * LONGEST}…"


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_the_query_to_copy_gives_the_same_rows_elsewhere(
    name: str, store: Store, questions: dict[str, Question]
) -> None:
    for answer in questions[name].answers:
        found = store.query(answer.sparql, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        columns = [column.name for column in answer.columns]
        rows = [[getattr(solution[name], "value", "") for name in columns] for solution in found]
        assert len(rows) == answer.total
        shown = [[cell.text for cell in row] for row in answer.rows]
        assert [[text.removeprefix(BASE) for text in row] for row in rows][: len(shown)] == shown


def test_the_command_to_copy_gives_the_same_rows(out: Path, questions: dict[str, Question]) -> None:
    answer = questions["citing"].answers[0]
    words = shlex.split(answer.command.replace("OUT", str(out)))
    assert words[:3] == ["resgraph", "query", str(out)]
    result = CliRunner().invoke(query, words[2:])
    assert result.exit_code == 0, result.output
    told = {tuple(row.split(",")[:2]) for row in result.output.splitlines()[1:]}
    columns = [column.name for column in answer.columns]
    shown = {
        tuple(row[columns.index(name)].text for name in ("resolution", "paragraph")) for row in answer.rows
    }
    assert told == shown  # the command tells each paragraph in one language, the page in all


def test_the_shelf_of_the_page_holds_it_all(questions: dict[str, Question]) -> None:
    shelf = unsqueeze(gallery_shelf(list(questions.values())))
    assert [question["name"] for question in shelf] == list(questions)
    (tasks,) = [question for question in shelf if question["name"] == "tasks-of"]
    assert tasks["chosen"] == {"zh": "任务最多的一方", "en": "the parties with most tasks"}
    assert tasks["answers"][0]["rows"][0][1] == ["A/RES/60/175", "A/RES/60/175"]
    assert tasks["answers"][0]["total"] == questions["tasks-of"].answers[0].total
    assert gallery_shelf(()) == ""


ASK = """
import sys
from pathlib import Path
from resgraph.query.gallery import gallery
from resgraph.rdf.source import open_graph
from resgraph.view.gallery import gallery_shelf
sys.stdout.write(gallery_shelf(gallery(open_graph(Path(sys.argv[1])))))
"""


def test_the_same_answers_with_another_hash_seed_and_from_memory(
    out: Path, questions: dict[str, Question]
) -> None:
    expected = gallery_shelf(list(questions.values()))
    for source in (out, out / "graph.nq.gz", out / "graph.ttl"):
        environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", ASK, str(source)],
            capture_output=True,
            encoding="utf-8",
            check=True,
            env=environment,
        )
        assert done.stdout == expected, source


def view(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_view_takes_a_folder_without_a_store(built_seeds: Path, tmp_path: Path) -> None:
    shutil.copytree(built_seeds, tmp_path / "out", ignore=shutil.ignore_patterns("store"))
    pages = []
    for number, source in enumerate((built_seeds, tmp_path / "out")):
        target = tmp_path / f"{number}.html"
        result = view(source, "-o", target)
        assert result.exit_code == 0, result.output
        pages.append(target.read_bytes())
    (one, found), (other, _) = (re.subn(rb'id="gallery">[^<]+<', b"", page) for page in pages)
    assert one == other, "but for the order of words in answers, which is the store's"
    assert found == 1
    assert view(tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "explorer.html").read_bytes() == pages[1]


def test_view_says_in_one_line_what_is_no_output_folder(tmp_path: Path) -> None:
    result = view(tmp_path)
    assert result.exit_code == 1
    assert "is not an output folder" in str(result.exception)
    assert "\n" not in str(result.exception)
    assert not (tmp_path / "explorer.html").exists()
    (tmp_path / "graph.nt").write_text("<a:a> <a:b> <a:c> .\n", encoding="utf-8")
    assert "is a file" in view(tmp_path / "graph.nt").output
