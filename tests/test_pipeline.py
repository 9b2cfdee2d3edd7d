"""The whole flow: which files are read, what takes the place of what, and when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resgraph.model import AuthorityError, InputError, OutputError
from resgraph.model.record import record
from resgraph.pipeline import NOTES, OURS, build, check_target, documents, extract, extract_text, staging

SEEDS = Path(__file__).resolve().parents[1] / "seeds"


def written(path: Path, content: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_documents_of_files_and_folders(tmp_path: Path) -> None:
    named = written(tmp_path / "README.txt")
    inside = [written(tmp_path / "in" / name) for name in ("a.txt", "b/c.txt", "b/甲.txt")]
    for name in ("README.md", ".hidden", ".git/x.txt", "b/Readme"):
        written(tmp_path / "in" / name)
    assert [*documents([named, tmp_path / "in"])] == [named, *inside]
    assert [*documents([tmp_path / "missing.txt"])] == [tmp_path / "missing.txt"]


def test_documents_leave_out_what_was_built(tmp_path: Path) -> None:
    text = written(tmp_path / "a.txt")
    for name in sorted(OURS - {"store", "explorer.shelves"}):
        written(tmp_path / "out" / name)
    written(tmp_path / "out/store/CURRENT")
    written(tmp_path / "out/explorer.shelves/1.js")
    beside = written(tmp_path / "out/mine.txt")
    assert [*documents([tmp_path], tmp_path / "out")] == [text, beside]
    found = {path.name for path in documents([tmp_path])}
    assert found == {"a.txt", "mine.txt", "explorer.html", "CURRENT"}  # data is no document anywhere


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no texts"):
        list(documents([tmp_path]))


def test_the_target_must_be_ours(tmp_path: Path) -> None:
    check_target(tmp_path / "new", force=False)
    written(tmp_path / "out/graph.ttl")
    check_target(tmp_path / "out", force=False)
    written(tmp_path / "out/notes.txt")
    with pytest.raises(OutputError, match=r"notes\.txt"):
        check_target(tmp_path / "out", force=False)
    check_target(tmp_path / "out", force=True)
    with pytest.raises(OutputError, match="is a file"):
        check_target(tmp_path / "out/notes.txt", force=True)


def stage_files(stage: staging, content: str) -> None:
    for name in sorted(OURS - {"store"}):
        written(stage.folder / name, content)
    written(stage.folder / "store/CURRENT", content)


def test_a_stage_that_is_kept_takes_the_place(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for content in ("one", "two"):
        with staging(out) as stage:
            stage_files(stage, content)
            stage.keep()
        assert {path.read_text(encoding="utf-8") for path in out.rglob("*") if path.is_file()} == {content}
        assert [path.name for path in tmp_path.iterdir()] == ["out"]
    mine = written(out / "mine.txt", "mine")
    with staging(out) as stage:
        stage_files(stage, "three")
        stage.keep()
    assert mine.read_text(encoding="utf-8") == "mine"
    assert (out / "graph.nq.gz").read_text(encoding="utf-8") == "three"


def fill_the_disk(out: Path) -> None:
    with staging(out) as stage:
        stage_files(stage, "new")
        raise OSError(28, "No space left on device")


def test_a_stage_that_fails_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with staging(out) as stage:
        stage_files(stage, "old")
        stage.keep()
    with pytest.raises(OutputError, match="No space"):
        fill_the_disk(out)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert {path.read_text(encoding="utf-8") for path in out.rglob("*") if path.is_file()} == {"old"}


def test_a_build_of_the_seeds(built_seeds: Path) -> None:
    report = json.loads((built_seeds / "report.json").read_text(encoding="utf-8"))
    assert report["counts"]["documents"] == 2
    assert (report["failed"], report["warnings"]) == ({}, [])
    assert {path.name for path in built_seeds.iterdir()} == (OURS - {"explorer.shelves"}) | {
        NOTES
    }  # shelves are for more than 1,000


def test_progress_is_told_before_each_file(tmp_path: Path) -> None:
    files = [written(tmp_path / f"{n}.txt", f"58/90{n}. 题\n\n大会，\n\n1. 请秘书长报告。\n") for n in (1, 2)]
    seen: list[tuple[str, int, int]] = []
    build(files, tmp_path / "out", progress=lambda path, n, total: seen.append((path.name, n, total)))
    assert seen == [("1.txt", 1, 2), ("2.txt", 2, 2)]


def test_nothing_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is empty"):
        build([written(tmp_path / "a.txt", "")], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_missing_authority_file_is_told_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match=r"mine\.ttl"):
        build([SEEDS], tmp_path / "out", authorities=[tmp_path / "mine.ttl"])
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_record_is_plain_json_with_every_span(path: Path) -> None:
    source = path.read_bytes().decode("utf-8")
    document = json.loads(json.dumps(record(extract(path))))
    assert set(document) >= {"symbol", "language", "title", "adopted", "session", "meeting", "body", "basis"}
    for passage in (*document["paragraphs"], *document["footnotes"]):
        for kind in ("citations", "mentions", "actions", "addressees", "coreferences"):
            for item in passage.get(kind, ()):
                assert passage["text"][item["start"] : item["end"]] == item["text"]
                assert source[item["raw_start"]] == item["text"][0]
                assert source[item["raw_end"] - 1] == item["text"][-1]
                assert passage["raw_start"] <= item["raw_start"] < item["raw_end"] <= passage["raw_end"]


@pytest.mark.parametrize(
    "unit",
    [
        "，请",
        "《联合国反腐败公约》和",
        "第55/25号决议、",
        "请秘书长报告；\n\n",
        "该公约",
        "2005年12月16日",
        "工作，\n1\n",
    ],
)
def test_a_long_hostile_text_is_read_to_its_end(unit: str) -> None:
    text = "58/900. 题\n\n大会，\n\n" + unit * (6000 // len(unit))
    for passage, found in extract_text(text, "a.txt").passages():
        assert all(passage.text[m.start : m.end] == m.text for m in found.mentions)
        assert all(0 <= o.start < o.end <= len(passage.text) for o in found.obligations)
