"""What of a folder is read: documents, whatever they are called; no programs, lock files, or links to outside."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from resgraph.model.printable import shown
from resgraph.pipeline import build, documents
from resgraph.pipeline.files import listing
from resgraph.pipeline.folders import is_other

TEXT = "58/101. 秘书长的报告\n\n大会，\n\n1. 请秘书长向大会第五十九届会议提出报告。\n"


def written(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    "name",
    """
    app.js page_files/main.js.download x.CSS ~$A-RES-60-175.docx .~lock.a.odt# uv.lock a.txt~ Thumbs.db logo.png build.py
    table.csv graph.nq half.crdownload Makefile
    """.split(),
)
def test_programs_styles_pictures_and_lock_files_are_no_documents(name: str, tmp_path: Path) -> None:
    text = written(tmp_path / "in/a.txt")
    written(tmp_path / "in" / name, "var x = 1;\n")
    assert [*documents([tmp_path / "in"])] == [text]


@pytest.mark.parametrize(
    "name", ["A-RES-60-175.zh.txt", "决议", "a.docx", "a.html", "a.xml", "a.doc", "a.md"]
)
def test_documents_are(name: str) -> None:
    assert not is_other(name)


def test_the_content_tells_against_the_name(tmp_path: Path) -> None:
    page = written(tmp_path / "in/page.php", "<html><body><p>大会，</p></body></html>")
    pdf = written(tmp_path / "in/scan.tmp", b"%PDF-1.7\n")
    written(tmp_path / "in/code.php", "<?php echo 1;")
    assert [*documents([tmp_path / "in"])] == [page, pdf]


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    path = written(tmp_path / "resolution.log")
    assert [*documents([path])] == [path]


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    secret = written(tmp_path / "secret/s.txt")
    text = written(tmp_path / "in/a.txt")
    written(tmp_path / "in/.store/b.txt")
    for name, target in {
        "out.txt": str(secret),
        "folder": str(secret.parent),
        "gone.txt": "nowhere.txt",
        "round.txt": "round.txt",
        "again.txt": "a.txt",
        "up": ".",
        "kept.txt": ".store/b.txt",
    }.items():
        (tmp_path / "in" / name).symlink_to(target)
    found = listing([tmp_path / "in"])
    assert found.files == [text, tmp_path / "in/kept.txt"]
    assert {label: why.key for label, why in found.passed} == {
        "out.txt": "link-outside",
        "folder": "link-outside",
        "gone.txt": "link-nowhere",
        "round.txt": "link-nowhere",
    }


def test_a_folder_that_is_itself_a_link_is_read(tmp_path: Path) -> None:
    written(tmp_path / "in/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "in")
    assert [*documents([tmp_path / "link"])] == [tmp_path / "link/a.txt"]


def test_names_that_are_no_utf8_are_escaped() -> None:
    assert shown(os.fsdecode(b"\xbe\xf6\xd2\xe9.txt")) == "%BE%F6%D2%E9.txt"
    assert shown("决议\n\x07\u2028.txt") == "决议%0A%07%E2%80%A8.txt"
    assert shown(Path("in/决议.txt")) == "in/决议.txt"


def test_a_file_with_a_name_in_gbk_is_built_with_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    written(folder / "a.txt")
    for name, content in (("会议记录", "会议记录，没有决议。\n"), ("空", "")):
        written(Path(os.fsdecode(os.fsencode(folder) + b"/" + name.encode("gbk") + b".txt")), content)
    report = build([folder], tmp_path / "out", graph_only=True)
    assert report.counts.documents == 2
    assert [*report.failed] == [f"{folder}/%BF%D5.txt"]
    assert report.warnings[0].startswith("%BB%E1%D2%E9%BC%C7%C2%BC.txt: ")
    told = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert [each["became"] for each in told["files"]] == ["read", "read", "failed"]
    assert build([folder], tmp_path / "out", graph_only=True).reused == 2


def test_the_scripts_of_a_folder_are_counted_and_named_in_the_report(tmp_path: Path) -> None:
    written(tmp_path / "in/a.txt")
    written(tmp_path / "in/a_files/style.css", "p {}")
    report = build([tmp_path / "in"], tmp_path / "out", graph_only=True)
    assert (report.passed, report.warnings) == (1, [])
    told = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))["files"][-1]
    assert (told["file"], told["became"]) == ("a_files/style.css", "not read")
    again = build([tmp_path / "in"], tmp_path / "out", graph_only=True)
    assert (again.passed, again.warnings, again.reused) == (1, [], 1)
