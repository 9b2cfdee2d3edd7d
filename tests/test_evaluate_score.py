"""Facts, scores, saved runs and tables; the seeds' figures agree with the reference scorer."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner

from resgraph.cli.evaluate import command
from resgraph.evaluate import facts as facts_of
from resgraph.evaluate.annotations import read_annotations
from resgraph.evaluate.bars import CORPUS_BARS
from resgraph.evaluate.corpus import Settings, corpus_files, measure_corpus, measure_document
from resgraph.evaluate.damage import DEFAULT
from resgraph.evaluate.forms import forms_of, series_of
from resgraph.evaluate.gold import measure_seeds
from resgraph.evaluate.history import changes, load_run, save_run
from resgraph.evaluate.metamorphic import compare_clean_and_damaged
from resgraph.evaluate.render import render
from resgraph.evaluate.report import below, change_list, score_table
from resgraph.evaluate.score import DocumentScore, Outcome, Score, compare, total
from resgraph.evaluate.truth import read_truth
from resgraph.model import Annotations, Extraction, InputError
from resgraph.pipeline import extract_text
from resgraph.text.source.akn import read_akn

FIXTURES = Path(__file__).resolve().parent / "fixtures" / "akn"
FILE = FIXTURES / "A_HRC_RES_70_1C.xml"
UNWRAPPED = frozenset(
    {"overprint", "marks-apart", "spaces", "spaced-digits", "width-variants", "page-numbers"}
)
ANNOTATION = {
    "symbol": "A/HRC/RES/70/1",
    "language": "zh",
    "citations": [
        {
            "place": "pp1",
            "text": "第64/292号决议",
            "target": "A/RES/64/292",
            "date": "2010-07-28",
            "locator": None,
        },
        {"place": "pp1", "text": "第15/9号决议", "target": "A/HRC/RES/15/9", "date": None, "locator": None},
        {"place": "fn2", "text": "A/HRC/15/31", "target": "A/HRC/15/31", "date": None, "locator": None},
        {"place": "fn3", "text": "A/HRC/69/12", "target": "A/HRC/69/12", "date": None, "locator": None},
    ],
    "coreferences": [],
    "references": [],
}


def from_mark_up(_: str, name: str) -> Extraction:
    """An extraction that is right in everything the mark-up tells and finds nothing else."""
    resolution = read_akn((FIXTURES / name).read_bytes(), name)
    ids = [*(p.id for p in resolution.paragraphs), *(n.id for n in resolution.footnotes)]
    return Extraction(resolution, tuple(map(Annotations, ids)))


@pytest.fixture
def by_hand(tmp_path: Path) -> Path:
    (tmp_path / "citations").mkdir()
    (tmp_path / "citations" / "A-HRC-RES-70-1.json").write_text(json.dumps(ANNOTATION), encoding="utf-8")
    return tmp_path


def test_the_mark_up_read_natively_is_the_truth() -> None:
    scores = total([measure_document(read_truth(FILE), from_mark_up("", FILE.name), None).score])
    perfect = {"metadata", "paragraph ids", "paragraph text", "footnote text", "footnote marks"}
    assert {m for m, s in scores.items() if s.f1 == 1.0} == perfect
    assert scores["first action"].recall == 0.0


def test_a_lost_paragraph_costs_recall_and_a_split_one_precision() -> None:
    extraction = from_mark_up("", FILE.name)
    fewer = replace(
        extraction,
        resolution=replace(extraction.resolution, paragraphs=extraction.resolution.paragraphs[1:]),
        annotations=extraction.annotations[1:],
    )
    score = total([measure_document(read_truth(FILE), fewer, None).score])["paragraph ids"]
    assert score == Score(good=10, found=10, true=11)
    back = compare("x", facts_of.of_extraction(fewer), facts_of.of_extraction(extraction))
    assert back.outcomes["paragraph text"].surplus == (
        ("pp1", "回顾大会2010年7月28日第64/292号决议和理事会第15/9号决议,"),
    )


def test_citations_are_measured_against_the_annotation(by_hand: Path) -> None:
    known = read_annotations(by_hand, "zh")
    (measured,) = measure_corpus([FILE], extract_text, Settings(frozenset()), known)
    scores = total([measured.score])
    assert (scores["citations"].f1, scores["citation dates"].f1) == (1.0, 1.0)
    assert measured.forms.right_by_series == Counter({"A/RES": 1, "A/HRC/RES": 1, "A/HRC": 2})
    assert measured.forms.false_assembly_numbers == 0


def test_a_false_assembly_number_is_counted(by_hand: Path) -> None:
    known = read_annotations(by_hand, "zh")["A/HRC/RES/70/1"].facts["citations"]
    known["pp1", "A/RES/64/292"] = 0
    forms = forms_of(extract_text(text_of(FILE), FILE.name), known)
    assert forms.false_assembly_numbers == 1
    assert forms.series()["A/RES"].precision == 0.0


def text_of(path: Path) -> str:
    return render(read_truth(path), damages=set())


def test_clean_and_damaged_text_give_the_same_facts() -> None:
    difference = compare_clean_and_damaged(FILE, extract_text, Settings(UNWRAPPED))
    assert {m: (o.missing, o.surplus) for m, o in difference.outcomes.items() if o.missing or o.surplus} == {}
    assert difference.outcomes["citations"].good == 4


@pytest.mark.parametrize(
    ("symbol", "series"),
    [
        ("A/HRC/RES/54/6", "A/HRC/RES"),
        ("A/HRC/54/25/Add.2", "A/HRC"),
        ("E/CN.4/RES/2005/69", "E/CN.4/RES"),
        ("A/RES/ES-10/14", "A/RES"),
        ("A/HRC/RES/S-31/1", "A/HRC/RES"),
        ("1/CP.21", ""),
    ],
)
def test_series(symbol: str, series: str) -> None:
    assert series_of(symbol) == series


@pytest.mark.parametrize(
    ("words", "verb"),
    [("深感关切的是，", "深感关切"), ("在这方面重申", "重申"), ("回顾", "回顾"), ("并强调", "强调")],
)
def test_opening_verbs_are_compared_by_the_annotators_rule(words: str, verb: str) -> None:
    assert facts_of.opening_verb(words) == verb


def test_ratios() -> None:
    score = Score(good=3, found=4, true=6)
    assert (score.precision, score.recall, round(score.f1, 9)) == (0.75, 0.5, 0.6)
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)
    assert Score(found=2).precision == 0.0


def test_a_saved_run_comes_back_and_shows_gains_and_losses(tmp_path: Path) -> None:
    before = [DocumentScore("x", {"citations": Outcome(1, (("pp1", "A"), ("pp2", "B")), (("pp3", "C"),))})]
    after = [DocumentScore("x", {"citations": Outcome(2, (("pp1", "A"),), (("pp3", "C"), ("pp4", "D")))})]
    save_run(tmp_path / "run.json", before)
    assert load_run(tmp_path / "run.json") == before
    assert list(change_list(changes(before, after))) == [
        "gained 1, lost 1",
        "gained - citations: x pp2 | B",
        "lost   + citations: x pp4 | D",
    ]


@pytest.mark.parametrize("text", ["", "[]", '{"x": {"citations": {"good": []}}}', '{"x": 1}'])
def test_what_is_no_saved_run_is_one_clear_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="not a saved run"):
        load_run(path)


def test_a_measure_below_its_bar_is_marked() -> None:
    scores = {"citations": Score(9, 10, 10), "metadata": Score(1, 1, 1)}
    assert below(scores, {"citations": 0.98, "metadata": 1.0}) == ["citations"]
    assert list(score_table(scores, {"citations": 0.98}))[1:] == [
        "citations           0.900  0.900  0.900    10  0.98  BELOW",
        "metadata            1.000  1.000  1.000     1",
    ]


@pytest.mark.parametrize("text", ["{", "[]", '{"symbol": "X", "citations": [{"target": "Y"}]}'])
def test_a_malformed_annotation_is_named(by_hand: Path, text: str) -> None:
    (by_hand / "citations" / "bad.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.json: not an annotation"):
        read_annotations(by_hand, "zh")


def test_a_folder_without_files_of_the_language() -> None:
    with pytest.raises(InputError, match="no marked-up resolutions in language 'fr'"):
        corpus_files(FIXTURES, "fr")


def test_the_command_prints_saves_and_compares(by_hand: Path, tmp_path: Path) -> None:
    run = tmp_path / "run.json"
    common = [str(FIXTURES), "--annotations", str(by_hand), "--jobs", "1", "--damage", ",".join(UNWRAPPED)]
    first = CliRunner().invoke(command, [*common, "--save", str(run), "--strict", "--verbose"])
    assert first.exit_code == 0, first.output
    assert "citations           1.000  1.000  1.000     4  0.98" in first.output
    assert "false General Assembly numbers: 0" in first.output
    second = CliRunner().invoke(command, [*common, "--against", str(run)])
    assert second.output.endswith("gained 0, lost 0\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "give a CORPUS folder, --gold and --seeds"),
        (["--gold", str(FIXTURES)], "give a CORPUS folder, --gold and --seeds"),
        ([str(FIXTURES), "--damage", "rain"], "rain; there are wrap"),
        ([str(FIXTURES), "--jobs", "0"], "0 is not in the range"),
    ],
)
def test_wrong_usage(arguments: list[str], complaint: str) -> None:
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 2
    assert complaint in result.output


def test_languages_and_metamorphic_from_the_command_line() -> None:
    result = CliRunner().invoke(command, [str(FIXTURES), "--languages"])
    assert result.output.startswith(
        "Chinese and English cite the same documents in 100.0% of 3 citing paragraphs"
    )
    result = CliRunner().invoke(command, [str(FIXTURES), "--metamorphic", "--damage", ",".join(UNWRAPPED)])
    assert "citations           1.000  1.000  1.000     4" in result.output


def reference_scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_printed(extraction: Extraction) -> dict[str, Any]:
    """What the reference scorer reads of an extraction."""
    metadata = extraction.resolution.metadata
    document: dict[str, Any] = {key: getattr(metadata, key) for key in facts_of.METADATA}
    document |= {"symbol": str(metadata.symbol), "basis": list(map(str, metadata.basis))}
    document |= {"paragraphs": [], "footnotes": []}
    for passage, found in extraction.passages():
        item: dict[str, Any] = {
            "text": passage.text,
            "actions": [a.text for a in found.actions],
            "addressees": [{"id": a.id} for a in found.addressees],
            "citations": [
                {
                    "target": str(c.target),
                    "also": list(map(str, c.also)),
                    "date": c.date,
                    "locator": c.locator,
                }
                for c in found.citations
            ],
            "mentions": [{"id": m.id, "text": m.text} for m in found.mentions],
            "coreferences": [{"text": c.text, "target": str(c.target)} for c in found.coreferences],
        }
        if passage.id.startswith("fn"):
            document["footnotes"].append(item | {"mark": passage.id.removeprefix("fn")})
            continue
        paragraph = next(p for p in extraction.resolution.paragraphs if p.id == passage.id)
        marks = [{"mark": m.mark, "offset": m.offset} for m in paragraph.marks]
        item |= {
            "id": paragraph.id,
            "kind": paragraph.kind.value,
            "number": paragraph.number,
            "footnotes": marks,
        }
        document["paragraphs"].append(item)
    return document


def test_the_seeds_figures_are_those_of_the_reference_scorer(root: Path, shared: Path) -> None:
    def damaged(text: str, name: str) -> Extraction:
        return extract_text(text.replace("/159", "-159").replace("请秘书长", "请", 1), name)

    gold = shared / "gold"
    ours = total(measure_seeds(gold, root / "seeds", damaged))
    pairs = []
    for path in sorted(gold.glob("*.json")):
        text = (root / "seeds" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        pairs.append((json.loads(path.read_text(encoding="utf-8")), as_printed(damaged(text, path.stem))))
    theirs = reference_scorer(gold).score(pairs)
    assert {m: (s.precision, s.recall, s.true) for m, s in ours.items()} == {
        m: (p, r, n) for m, (p, r, _, n) in theirs.items()
    }
    assert ours["citations"].recall < 1


@pytest.mark.slow
def test_damaged_renderings_of_the_corpus_stay_above_the_bars(root: Path, shared: Path) -> None:
    known = read_annotations(root / "tests" / "gold", "zh")
    files = corpus_files(shared / "corpus", "zh")
    assert len(files) == 67
    measured = list(measure_corpus(files, extract_text, Settings(frozenset(DEFAULT)), known, jobs=2))
    scores = total(m.score for m in measured)
    assert below(scores, {m: bar for m, bar in CORPUS_BARS.items() if m != "addressees"}) == []
