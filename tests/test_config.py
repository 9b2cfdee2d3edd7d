"""`resgraph.toml` beside the inputs: what it gives, what wins over it, and what is told of mistakes."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from commands import Capture, run

TEXT = """58/900. 一项简短的决议

大会，

回顾《联合国甲乙公约》，

1. 决定继续审议此事项。

2003 年 12 月 9 日
第 70 次全体会议
"""
NAMES = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/resgraph/authority/instrument/a-b> a skos:Concept ;
    skos:prefLabel "联合国甲乙公约"@zh .
"""


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "small.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "names.ttl").write_text(NAMES, encoding="utf-8")
    return folder


def graph_of(out: Path) -> str:
    return gzip.decompress((out / "graph.nq.gz").read_bytes()).decode()


def write(folder: Path, *lines: str) -> None:
    (folder / "resgraph.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_build_takes_its_options_from_the_file(
    texts: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(texts, 'authorities = ["../names.ttl"]', 'base-iri = "https://example.org/g/"', 'language = "zh"')
    status, told, err = run(capsys, monkeypatch, "build", texts, "-o", tmp_path / "out", "--graph-only")
    assert (status, err) == (0, "")
    assert "段落" in told
    graph = graph_of(tmp_path / "out")
    assert "<https://example.org/g/A/RES/58/900>" in graph
    assert "instrument/a-b" in graph
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [each["file"] for each in report["files"]] == ["small.txt"]


def test_decisions_are_looked_for_beside_the_file(
    texts: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(texts, 'decisions = "mine.tsv"')
    status, _, err = run(capsys, monkeypatch, "build", texts, "-o", tmp_path / "out", "--graph-only")
    assert status == 1
    assert str(texts / "mine.tsv") in err


def test_the_command_line_wins(
    texts: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(texts, 'base-iri = "https://example.org/g/"', 'language = "zh"')
    words = ("build", texts, "-o", tmp_path / "out", "--graph-only", "--language", "en")
    _, told, _ = run(capsys, monkeypatch, *words, "--base-iri", "https://example.org/other/")
    assert "paragraphs" in told
    assert "<https://example.org/other/" in graph_of(tmp_path / "out")


def test_the_file_beside_a_single_text_counts_and_verbose_tells_so(
    texts: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(texts, 'authorities = "../names.ttl"')
    status, out, err = run(
        capsys, monkeypatch, "extract", texts / "small.txt", "--verbose", "--language", "en"
    )
    assert status == 0
    assert "instrument/a-b" in out
    assert err.splitlines()[0] == f"options from {texts / 'resgraph.toml'}"


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (["# mine", "", 'autorities = "x.ttl"'], 3, "unknown key autorities; there are authorities, "),
        (["[build]", "jobs = 2"], 1, "unknown key build"),
        (['base-iri = "https://example.org/"', "language = 1"], 2, "language must be a string"),
        (['language = "de"'], 1, "language must be one of en, zh"),
        (["", "authorities = [1]"], 2, "authorities must be a path or a list of paths"),
        (['decisions = ["one.tsv", "two.tsv"]'], 1, "decisions must be a string"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    lines: list[str], line: int, said: str, texts: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(texts, *lines)
    status, _, err = run(capsys, monkeypatch, "--language", "en", "build", texts, "-o", texts / "out")
    assert status == 1
    assert err.startswith(f"error: {texts / 'resgraph.toml'}, line {line}: {said}")
    assert not (texts / "out").exists()


def test_what_is_no_toml_is_told_in_chinese_too(
    texts: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(texts, "authorities = [")
    status, _, err = run(capsys, monkeypatch, "extract", texts, "--language", "zh")
    assert status == 1
    assert err.startswith(f"错误：{texts / 'resgraph.toml'} 不是 TOML")
