"""Whatever is given: one clear line, exit status 1, the rest done, nothing half-written."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from commands import Capture, run
from written import nquads

TEXT = """2003 年 12 月 9 日大会决议

58/900. 一项简短的决议

大会，

回顾其2001年12月19日第56/123号决议和《联合国反腐败公约》，

1. 请秘书长向大会第五十九届会议提出报告；

2. 决定继续审议此事项。

2003 年 12 月 9 日
第 70 次全体会议
"""
GREEK = """58/900. \u039c\u03b9\u03ba\u03c1\u03cc \u03c8\u03ae\u03c6\u03b9\u03c3\u03bc\u03b1

\u0397 \u0393\u03b5\u03bd\u03b9\u03ba\u03ae \u03a3\u03c5\u03bd\u03ad\u03bb\u03b5\u03c5\u03c3\u03b7,
"""
CONCEPT = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/thing> a skos:Concept ;
    skos:prefLabel "甲"@zh ;
    nonsense .
"""
PROGRAM = "from resgraph.cli import main; main()"
AS_ROOT = os.geteuid() == 0


def apart(
    *words: object, limit: int | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """A command in a process of its own; `limit` is the size that no file may pass, as on a full disk."""

    def confine() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *map(os.fsencode, map(str, words))],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        check=False,
        preexec_fn=confine,
    )


def written(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and "store" not in p.parts
    }


def one_error(err: str) -> str:
    lines = err.splitlines()
    assert len(lines) == 1, err
    assert lines[0].startswith("error: ")
    return lines[0]


BROKEN = [
    ("empty", b"", "empty"),
    ("blank", b" \n\t\n", "empty"),
    ("control characters", bytes(range(9)) * 40, "binary"),
    ("no encoding", bytes([0xFF, 0xFE, 0x00, 0xD8, 0x00, 0x41] * 50), "not utf-16"),
    ("a picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "binary"),
    ("an archive", b"PK\x03\x04" + b"\x00" * 400, "a damaged ZIP"),
    ("old Word", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 400, "save it as"),
    ("rich text", rb"{\rtf1\ansi\deff0 Recalling}", "save it as"),
    (
        "a saved page",
        b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n--x",
        "save it as",
    ),
    ("no PDF", b"%PDF-1.7\nnothing of the kind", "PDF"),
    ("too big", b"x" * (33 << 20), "at most 32 MB"),
    ("a long line", "回".encode() * (1 + (1 << 20)), "line"),
]


@pytest.mark.parametrize(("name", "content", "said"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_a_file_that_cannot_be_read_is_told_in_one_line(
    name: str, content: bytes, said: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / f"{name}.txt", content)
    status, out, err = run(capsys, monkeypatch, "extract", path)
    assert (status, out) == (1, "")
    assert said in one_error(err)
    assert path.name in err


def test_a_line_of_fifty_megabytes_is_refused(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "long.txt", b"x" * (50 << 20))
    status, _, err = run(capsys, monkeypatch, "build", path, "-o", tmp_path / "out")
    assert status == 1
    assert "32 MB" in one_error(err)
    assert not (tmp_path / "out").exists()


def test_a_missing_file_is_told(tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in (("extract", tmp_path / "no.txt"), ("build", tmp_path / "no.txt", "-o", tmp_path / "o")):
        status, out, err = run(capsys, monkeypatch, *command)
        assert (status, out) == (1, "")
        assert "no such file" in one_error(err)
    assert [*tmp_path.iterdir()] == []


def test_a_folder_without_texts_is_told(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "texts"
    written(folder / "README.md", "read me")
    written(folder / ".hidden.txt", TEXT)
    status, _, err = run(capsys, monkeypatch, "build", folder, "-o", tmp_path / "out")
    assert status == 1
    assert "no texts" in one_error(err)
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(AS_ROOT, reason="root may read everything")
def test_a_file_without_rights_is_told(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "secret.txt", TEXT)
    path.chmod(0)
    status, _, err = run(capsys, monkeypatch, "extract", path)
    assert status == 1
    assert "permissions" in one_error(err)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("ascii", "is not ascii"), ("klingon", "no encoding is called"), ("hex", "no encoding is called")],
)
def test_a_wrong_encoding_is_told(
    encoding: str, said: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.txt", TEXT)
    status, _, err = run(capsys, monkeypatch, "extract", path, "--encoding", encoding)
    assert status == 1
    assert said in one_error(err)


def test_an_encoding_that_yields_half_characters_is_told(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.txt", rb"\ud800 the General Assembly")
    status, _, err = run(
        capsys, monkeypatch, "build", path, "--encoding", "unicode_escape", "-o", tmp_path / "out"
    )
    assert status == 1
    assert "a.txt" in one_error(err)
    assert not (tmp_path / "out").exists()


def test_a_text_that_is_no_resolution_is_kept_with_a_warning(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "letter.txt", "这是一封信，不是决议。\n")
    status, told, err = run(capsys, monkeypatch, "build", path, "-o", tmp_path / "out")
    assert status == 0
    assert err.startswith("warning: letter.txt: ")
    assert len(err.splitlines()) == 1
    assert "documents" in told
    assert "这是一封信，不是决议。" in json.dumps(
        json.loads(run(capsys, monkeypatch, "extract", path)[1]), ensure_ascii=False
    )


def test_a_language_without_tables_is_kept_with_a_warning(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "greek.txt", GREEK)
    status, _, err = run(capsys, monkeypatch, "build", path, "-o", tmp_path / "out")
    assert status == 0
    assert "no rules for the language" in err
    assert all(line.startswith("warning: greek.txt: ") for line in err.splitlines())


def test_one_bad_file_among_good_ones(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "in/a.txt", TEXT)
    written(tmp_path / "in/b.txt", b"")
    written(tmp_path / "in/c.txt", TEXT.replace("58/900", "58/901"))
    status, told, err = run(capsys, monkeypatch, "build", tmp_path / "in", "-o", tmp_path / "out")
    assert status == 1
    assert "b.txt is empty" in one_error(err)
    assert "documents" in told
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert report["counts"]["documents"] == 2
    assert [*report["failed"]] == [str(tmp_path / "in/b.txt")]
    status, out, err = run(capsys, monkeypatch, "extract", "--format", "jsonl", tmp_path / "in")
    assert (status, len(out.splitlines())) == (1, 2)
    assert "b.txt is empty" in one_error(err)


def test_the_same_symbol_twice_is_told_and_read_once(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (
        written(tmp_path / "a.txt", TEXT),
        written(tmp_path / "b.txt", TEXT.replace("请秘", "敦促秘")),
    )
    status, _, err = run(capsys, monkeypatch, "build", first, second, "-o", tmp_path / "out")
    assert status == 0
    assert err.splitlines() == [
        "warning: b.txt: left out: a.txt has the same document (A/RES/58/900/zh), as complete, and came first: "
        "different words in op1"
    ]
    graph = nquads(tmp_path / "out")
    assert "请秘书长" in graph
    assert "敦促秘书长" not in graph


def test_an_output_that_is_a_file_is_refused(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = written(tmp_path / "a.txt", TEXT), written(tmp_path / "out", "mine")
    for force in ((), ("--force",)):
        status, _, err = run(capsys, monkeypatch, "build", path, "-o", out, *force)
        assert status == 1
        assert "is a file" in one_error(err)
    status, _, err = run(capsys, monkeypatch, "build", path, "-o", out / "below")
    assert status == 1
    assert "cannot write" in one_error(err)
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("base", ["foo bar", "https://example.org/un", "example.org/", "https://e/ <x>/"])
def test_a_bad_base_is_refused_before_anything_is_read(
    base: str, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.txt", TEXT)
    status, _, err = run(capsys, monkeypatch, "build", path, "-o", tmp_path / "out", "--base-iri", base)
    assert status == 1
    assert "the base IRI must be like" in one_error(err)
    assert not (tmp_path / "out").exists()


def test_a_folder_with_other_things_is_refused_without_force(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, mine = written(tmp_path / "a.txt", TEXT), written(tmp_path / "out/mine.txt", "mine")
    status, _, err = run(capsys, monkeypatch, "build", path, "-o", mine.parent)
    assert status == 1
    assert "mine.txt" in one_error(err)
    assert [p.name for p in mine.parent.iterdir()] == ["mine.txt"]
    status, _, _ = run(capsys, monkeypatch, "build", path, "-o", mine.parent, "--force")
    assert status == 0
    assert mine.read_text(encoding="utf-8") == "mine"
    assert (mine.parent / "graph.ttl").is_file()


def test_an_output_inside_the_input_is_not_read_again(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "a.txt", TEXT)
    for _ in range(2):
        status, _, err = run(capsys, monkeypatch, "build", tmp_path, "-o", tmp_path / "out")
        assert (status, err) == (0, "")
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert report["counts"]["documents"] == 1


def test_a_failed_build_leaves_the_old_output(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = written(tmp_path / "a.txt", TEXT), tmp_path / "out"
    assert run(capsys, monkeypatch, "build", path, "-o", out)[0] == 0
    before = snapshot(tmp_path)
    bad = written(tmp_path / "bad.ttl", CONCEPT)
    before["bad.ttl"] = CONCEPT.encode()
    status, _, err = run(capsys, monkeypatch, "build", path, "-o", out, "--authorities", bad)
    assert status == 1
    assert "bad.ttl, line 4" in one_error(err)
    assert snapshot(tmp_path) == before


def test_a_full_disk_leaves_the_old_output(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = written(tmp_path / "a.txt", TEXT), tmp_path / "out"
    assert run(capsys, monkeypatch, "build", path, "-o", out)[0] == 0
    before = snapshot(tmp_path)
    done = apart("build", path, "-o", out, "--force", limit=20_000)
    assert done.returncode == 1
    assert "cannot write" in one_error(done.stderr.decode())
    assert snapshot(tmp_path) == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "out"]


@pytest.mark.parametrize("name", ["answer.xlsx", "answer.csv", "answer.html"])
def test_a_table_on_a_full_disk_is_one_line(name: str, built_seeds: Path, tmp_path: Path) -> None:
    done = apart("query", built_seeds, "--named", "topics", "-o", tmp_path / name, limit=1_000)
    assert done.returncode == 1
    assert "cannot write" in one_error(done.stderr.decode())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_standard_output_on_a_full_disk(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.txt", TEXT)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        status, _, err = run(capsys, monkeypatch, "extract", path)
    assert status == 1
    assert "No space left" in one_error(err)


def test_a_reader_that_stops_early_is_told_nothing(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.txt", TEXT)
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        status, _, err = run(capsys, monkeypatch, "extract", path)
        assert (status, err) == (1, "")
        monkeypatch.undo()


def test_a_bad_query_is_told_with_its_position(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = written(tmp_path / "a.txt", TEXT), tmp_path / "out"
    run(capsys, monkeypatch, "build", path, "-o", out)
    status, _, err = run(capsys, monkeypatch, "query", out, "SELECT ?x WHERE { ?x ?? ?y }")
    assert status == 1
    assert "line 1, column " in one_error(err)
    status, _, err = run(capsys, monkeypatch, "query", out, written(tmp_path / "q.rq", "ASK {}"))
    assert status == 2
    assert err.endswith(f"{tmp_path}/q.rq is a file: --file {tmp_path}/q.rq reads the query from it\n")
    status, _, err = run(capsys, monkeypatch, "query", tmp_path, "SELECT ?x WHERE { ?x ?y ?z }")
    assert status == 1
    assert "resgraph build" in one_error(err)


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"LC_ALL": "C", "LANG": "C"}, marks=pytest.mark.slow, id="coerced"),
        pytest.param({"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="ASCII"),
    ],
)
def test_a_locale_that_is_not_utf8(environment: dict[str, str], tmp_path: Path) -> None:
    path = written(tmp_path / "决议 文本/六十 175.txt", TEXT)
    done = apart("extract", path, tmp_path / "没有.txt", environment=environment)
    assert done.returncode == 1
    assert json.loads(done.stdout.decode("utf-8"))["symbol"] == "A/RES/58/900"
    assert "no such file" in one_error(done.stderr.decode("utf-8", "replace"))


def test_file_names_with_blanks_and_chinese(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, out = written(tmp_path / "决议 文本/六十 175.txt", TEXT), tmp_path / "出 口"
    status, _, err = run(capsys, monkeypatch, "build", path.parent, "-o", out)
    assert (status, err) == (0, "")
    assert "六十 175.txt" in (out / "graph.ttl").read_text(encoding="utf-8")
    assert run(capsys, monkeypatch, "query", out, "ASK { ?s ?p ?o }")[0] == 0


def test_mark_up_in_a_title_stays_text(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = '</script><script>alert("甲")</script>'
    path, out = written(tmp_path / "a.txt", TEXT.replace("一项简短的决议", evil)), tmp_path / "out"
    assert run(capsys, monkeypatch, "build", path, "-o", out)[0] == 0
    title = json.loads(run(capsys, monkeypatch, "extract", path)[1])["title"]
    assert title == evil
    page = (out / "explorer.html").read_text(encoding="utf-8")
    assert "</script><script>alert" not in page
    assert "<script>alert" not in page


def test_rare_characters_come_through_and_control_characters_do_not(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    rare = '\U0001f600\U00020000\ue000\\"'
    text = TEXT.replace("继续审议", f"继续\x00\ufffe{rare}\x9f\U0010ffff审议")
    path, out = written(tmp_path / "a.txt", text), tmp_path / "out"
    status, _, err = run(capsys, monkeypatch, "build", path, "-o", out)
    assert (status, err) == (0, "")
    text = json.loads(run(capsys, monkeypatch, "extract", path)[1])["paragraphs"][-1]["text"]
    assert f"继续{rare}审议" in text
