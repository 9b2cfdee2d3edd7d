"""The commands as a user types them: help, summaries, JSON, exit status, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from commands import Capture, run
from resgraph.cli.main import COMMANDS

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
SMALL = """2003 年 12 月 9 日大会决议

58/900. 一项简短的决议

大会，

回顾其2001年12月19日第56/123号决议和《联合国反腐败公约》，

1. 请秘书长向大会第五十九届会议提出报告；

2. 决定继续审议此事项。

2003 年 12 月 9 日
第 70 次全体会议
"""
PROGRAM = "from resgraph.cli import main; main()"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(
    command: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, err = run(capsys, monkeypatch, command, "--help")
    assert (status, err) == (0, "")
    assert f"Usage: resgraph {command}" in out
    assert f"Example: resgraph {command} " in out


def test_the_help_lists_every_command(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _ = run(capsys, monkeypatch, "--help")
    assert status == 0
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ") and line.split()]
    assert set(COMMANDS) <= set(listed)
    assert "Example: resgraph build seeds -o out" in out


def test_a_command_that_does_not_exist_is_wrong_usage(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, _, err = run(capsys, monkeypatch, "bulid", "x")
    assert status == 2
    assert "No such command 'bulid'" in err


@pytest.mark.parametrize("words", [("build", "x"), ("build",), ("extract",), ("lookup",), ("query",)])
def test_a_missing_argument_is_wrong_usage(
    words: tuple[str, ...], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, err = run(capsys, monkeypatch, *words)
    assert (status, out) == (2, "")
    assert err.startswith("Usage: resgraph")


def test_build_tells_what_it_did(
    small: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    status, told, complaints = run(capsys, monkeypatch, "build", small, "-o", out)
    assert (status, complaints) == (0, "")
    rows = {tuple(part.strip() for part in line.strip("│").split("│")) for line in told.splitlines()}
    assert {("documents", "1"), ("paragraphs", "3"), ("citations resolved", "1")} <= rows
    assert "explorer.html in a browser" in told
    counts = json.loads((out / "report.json").read_text(encoding="utf-8"))["counts"]
    assert (counts["documents"], counts["paragraphs"], counts["citations"]) == (1, 3, 1)
    assert sorted(p.name for p in out.iterdir()) == [
        ".resgraph",
        "explorer.html",
        "graph.nq.gz",
        "graph.ttl",
        "report.json",
        "store",
    ]


def test_extract_prints_one_document(small: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, err = run(capsys, monkeypatch, "extract", small)
    document = json.loads(out)
    assert (status, err) == (0, "")
    assert document["symbol"] == "A/RES/58/900"
    assert document["source"]["file"] == "small.txt"
    assert document["source"]["sha256"] == hashlib.sha256(small.read_bytes()).hexdigest()
    assert [p["id"] for p in document["paragraphs"]] == ["pp1", "op1", "op2"]


def test_extract_prints_a_list_or_lines_of_several(
    small: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "second.txt"
    second.write_text(SMALL.replace("58/900", "58/901"), encoding="utf-8")
    _, out, _ = run(capsys, monkeypatch, "extract", small, second)
    listed = json.loads(out)
    _, lines, _ = run(capsys, monkeypatch, "extract", "--format", "jsonl", small, second)
    assert [json.loads(line) for line in lines.splitlines()] == listed
    assert [document["symbol"] for document in listed] == ["A/RES/58/900", "A/RES/58/901"]


def test_spans_of_the_json_are_in_the_text_and_in_the_file(
    small: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(capsys, monkeypatch, "extract", small)
    source = small.read_bytes().decode("utf-8")
    for paragraph in json.loads(out)["paragraphs"]:
        found = [*paragraph["citations"], *paragraph["mentions"], *paragraph["actions"]]
        assert found
        for item in found:
            assert paragraph["text"][item["start"] : item["end"]] == item["text"]
            raw = source[item["raw_start"] : item["raw_end"]]
            assert "".join(raw.split()) == "".join(item["text"].split())


def test_lookup_explains_a_symbol(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _ = run(capsys, monkeypatch, "lookup", "A/RES/3201 (S-VI)")
    assert status == 0
    assert "A/RES/3201(S-VI)" in out
    assert "https://w3id.org/resgraph/A/RES/3201(S-VI)" in out
    assert "大会" in out


def test_lookup_shows_where_a_symbol_is_wrong(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, err = run(capsys, monkeypatch, "lookup", "A/RES/")
    assert (status, out) == (1, "")
    assert err.startswith("error: not a document symbol")
    assert err.splitlines()[-1].strip() == "^"


def test_query_and_export_read_what_build_wrote(
    small: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    run(capsys, monkeypatch, "build", small, "-o", out)
    question = "SELECT ?cited WHERE { ?c a rg:Citation ; cito:hasCitedEntity ?cited }"
    status, told, _ = run(capsys, monkeypatch, "query", out, question, "--format", "csv")
    assert status == 0
    assert "https://w3id.org/resgraph/A/RES/56/123" in told
    target = tmp_path / "graph.trig"
    status, _, _ = run(capsys, monkeypatch, "export", out, "--format", "trig", "-o", target)
    assert status == 0
    assert "A/RES/58/900" in target.read_text(encoding="utf-8")


def digests(folder: Path) -> dict[str, str]:
    """A digest of each file but those of the store, whose names and logs are the database's own."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.is_file()
    }


def built_with(seed: str, source: Path, out: Path) -> dict[str, str]:
    """The digests of a build in a process of its own with that seed of Python's hashes."""
    subprocess.run(
        [sys.executable, "-c", PROGRAM, "build", str(source), "-o", str(out)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    )
    return digests(out)


def test_two_builds_give_the_same_bytes(
    small: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(capsys, monkeypatch, "build", small, "-o", tmp_path / "one")
    one = digests(tmp_path / "one")
    assert set(one) == {"explorer.html", "graph.nq.gz", "graph.ttl", "report.json"}
    assert built_with("1", small, tmp_path / "other") == one


@pytest.mark.slow
def test_five_hash_seeds_give_the_same_bytes(small: Path, tmp_path: Path) -> None:
    seen = [built_with(seed, small, tmp_path / seed) for seed in ("0", "1", "7", "42", "4711")]
    assert all(each == seen[0] for each in seen)


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "resgraph", "lookup", "A/RES/60/175"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert "A/RES/60/175" in done.stdout
