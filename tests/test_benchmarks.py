"""What the benchmarks make of their figures: the page of the plan holds what the command prints."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from benchmarks.documents import Maker

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "docs/benchmarks.json"

pytestmark = pytest.mark.source


def plan(figures: Path, *options: str) -> str:
    command = [sys.executable, "-m", "benchmarks.plan", "--figures", str(figures), *options]
    return subprocess.check_output(command, cwd=ROOT, text=True, encoding="utf-8")


def test_the_plan_stands_in_the_documents() -> None:
    assert plan(FIGURES) in (ROOT / "docs/scale.md").read_text(encoding="utf-8")


def test_the_plan_follows_from_the_figures(tmp_path: Path) -> None:
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    run = {"clock": 10.0, "processors": 12.0, "peak": 100.0, "together": 150.0}
    figures["builds"] = [
        {"documents": 1000, "jobs": 2, "run": run, "read": 15e6, "triples": 5e6, "written": 1e9},
        {"documents": 10, "jobs": 2, "run": run, "read": 1, "triples": 1, "written": 1},
    ]
    path = tmp_path / "figures.json"
    path.write_text(json.dumps(figures), encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "before\n<!-- benchmarks.plan -->\nold\n<!-- end of benchmarks.plan -->\nafter\n", "utf-8"
    )
    said = plan(path, "--write", str(page))
    rows = {line.split("|")[1].strip(): line.split("|")[2:5] for line in said.splitlines() if line[:1] == "|"}
    assert [cell.strip() for cell in rows["triples"]] == ["100 M", "5.0 G", "30.0 G"]
    assert [cell.strip() for cell in rows["processor time to read"]] == ["0.1 h", "3.3 h", "20.0 h"]
    assert "measured: 12 ms, 2 times as much" in said
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert said in text
    assert "old" not in text


def test_a_page_without_the_marks_stays_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("<!-- benchmarks.plan -->\nall of it\n", encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks.plan", "--write", str(page)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "are not there" in done.stderr
    assert page.read_text(encoding="utf-8") == "<!-- benchmarks.plan -->\nall of it\n"


@pytest.mark.slow
def test_a_small_run_measures_everything(tmp_path: Path, shared: Path) -> None:
    corpus = shared / "corpus/akn4un"
    if not corpus.is_dir():
        pytest.skip("../shared/corpus is not here")
    page = tmp_path / "page.md"
    options = ["--corpus", str(corpus), "--documents", "2", "3", "--jobs", "1", "--write", str(page)]
    subprocess.run([sys.executable, "-m", "benchmarks", *options], cwd=ROOT, check=True, capture_output=True)
    text = page.read_text(encoding="utf-8")
    for told in (
        "plain read",
        "jieba alone",
        "rdflib alone",
        "triples/s",
        "peak MB",
        "`most-cited`",
        "linear",
    ):
        assert told in text
    assert "million documents" in plan(page.with_suffix(".json"))


@pytest.mark.slow
def test_made_documents_hardly_repeat_one_another(shared: Path) -> None:
    corpus = shared / "corpus/akn4un"
    if not corpus.is_dir():
        pytest.skip("../shared/corpus is not here")
    maker = Maker(corpus)
    turns = [maker.made(number) for number in (3, 3 + len(maker.truths), 3 + 20 * len(maker.truths))]
    texts = [{each.text for each in truth.paragraphs if not each.marks} for truth in turns]
    assert all(len(found) > 20 for found in texts)
    assert not any(one & other for one, other in combinations(texts, 2))
    titles = {truth.title_line.partition(".")[2] for truth in turns}
    assert len(titles) == len(turns)
