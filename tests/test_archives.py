"""ZIP archives of documents: read file by file, names in GBK, what is locked, damaged or a bomb."""

from __future__ import annotations

import json
import zipfile
from copy import copy
from pathlib import Path

import pytest

from resgraph.model import InputError
from resgraph.pipeline import build
from resgraph.pipeline.archives import Member, is_archive, members
from resgraph.pipeline.files import documents, key_of, listing

TEXT = "58/{number}. 秘书长的报告\n\n大会，\n\n1. 请秘书长向大会第五十九届会议提出报告。\n"


class GbkName(zipfile.ZipInfo):
    """An entry whose name is written in GBK, as Chinese Windows does, without saying so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's name
        return self.filename.encode("gb18030"), self.flag_bits & ~0x800


def zipped(path: Path, *entries: tuple[str | zipfile.ZipInfo, str | bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return path


def text(number: int) -> str:
    return TEXT.format(number=number)


def test_an_archive_is_read_as_its_folder_is(tmp_path: Path) -> None:
    names = {"b.txt": text(101), "below/a.txt": text(102), "README.md": "x", ".hidden/c.txt": text(103)}
    for name, content in names.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    archive = zipped(tmp_path / "in.zip", *names.items(), ("__MACOSX/._b.txt", b"x"), ("style.css", "p {}"))
    build([tmp_path / "in"], tmp_path / "here", graph_only=True)
    report = build([archive], tmp_path / "there", graph_only=True)
    for name in ("graph.nq.gz", "graph.ttl"):
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()
    assert [(each.label, each.fate.value) for each in report.files] == [
        ("in.zip/b.txt", "read"),
        ("in.zip/below/a.txt", "read"),
        ("in.zip/style.css", "not read"),
    ]
    assert build([archive], tmp_path / "there", graph_only=True).reused == 2


def test_two_processes_read_one_archive(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", *((f"{n}.txt", text(n)) for n in range(100, 120)))
    one = build([archive], tmp_path / "one", graph_only=True)
    two = build([archive], tmp_path / "two", graph_only=True, jobs=2)
    assert (one.failed, two.failed) == ({}, {})
    assert (tmp_path / "one/graph.nq.gz").read_bytes() == (tmp_path / "two/graph.nq.gz").read_bytes()


def test_an_archive_in_a_folder_is_opened_and_one_in_an_archive_is_not(tmp_path: Path) -> None:
    inner = zipped(tmp_path / "inner.zip", ("x.txt", text(101))).read_bytes()
    zipped(tmp_path / "in/a.zip", ("y.txt", text(102)), ("inner.zip", inner))
    report = build([tmp_path / "in"], tmp_path / "out", graph_only=True)
    assert [each.label for each in report.files] == ["a.zip/inner.zip", "a.zip/y.txt"]
    assert "unpack it" in next(iter(report.failed.values()))


def test_names_in_gbk_are_decoded(tmp_path: Path) -> None:
    archive = zipped(
        tmp_path / "a.zip",
        (GbkName("决议/第一号.txt"), text(101)),
        ("甲.txt", text(102)),
        ("\u00e9t\u00e9.txt", text(103)),
    )
    assert [member.inner for member in members(archive)] == ["été.txt", "决议/第一号.txt", "甲.txt"]
    report = build([archive], tmp_path / "out", graph_only=True)
    assert report.failed == {}
    assert [each.label for each in report.files] == ["a.zip/été.txt", "a.zip/决议/第一号.txt", "a.zip/甲.txt"]


def test_a_name_cannot_lead_out_of_the_archive(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("../../etc/x.txt", text(101)), ("a\\b.txt", text(102)))
    assert [member.inner for member in members(archive)] == ["a/b.txt", "etc/x.txt"]


def test_a_document_that_is_packed_is_no_archive(tmp_path: Path) -> None:
    docx = zipped(tmp_path / "a.zip", ("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<x/>"))
    table = zipped(tmp_path / "b.xlsx", ("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>"))
    assert not is_archive(docx)
    assert not is_archive(table)
    with pytest.raises(InputError, match="save it as DOCX"):
        build([table], tmp_path / "out")


def damaged(path: Path) -> Path:
    path.write_bytes(b"PK\x03\x04" + bytes(200))
    return path


def repeated(path: Path, content: bytes, times: int) -> Path:
    """An archive that lists one entry so many times, each under a name of its own: bombs are made so."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0.txt", content)
        (entry,) = archive.infolist()
        for number in range(1, times):
            again = copy(entry)
            again.filename = f"{number}.txt"
            archive.filelist.append(again)
    with zipfile.ZipFile(path) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist())) == times
    return path


def bomb(path: Path) -> Path:
    return repeated(path, bytes(150 << 20), 8)


def crowded(path: Path) -> Path:
    return repeated(path, b"", 100_001)


@pytest.mark.parametrize(
    ("make", "said"),
    [(damaged, "damaged ZIP"), (bomb, "unpacks to more than 1024 MB"), (crowded, "more than 100000 files")],
)
def test_what_cannot_be_opened_is_told_in_one_line(
    make: object, said: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert callable(make)
    archive = make(tmp_path / "a.zip")
    with pytest.raises(InputError, match=said) as caught:
        build([archive], tmp_path / "out")
    assert "\n" not in str(caught.value)
    assert "a.zip" in str(caught.value)


def test_a_bad_archive_in_a_folder_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(text(101), encoding="utf-8")
    damaged(tmp_path / "in/b.zip")
    report = build([tmp_path / "in"], tmp_path / "out", graph_only=True)
    assert report.counts.documents == 1
    assert [*report.failed] == [str(tmp_path / "in/b.zip")]


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("a.txt", text(101)))
    content = bytearray(archive.read_bytes())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + flags] |= 1
    archive.write_bytes(content)
    with pytest.raises(InputError, match="locked by a password"):
        build([archive], tmp_path / "out")


def test_the_key_is_that_of_the_file_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text(101), encoding="utf-8")
    archive = zipped(tmp_path / "a.zip", ("below/a.txt", text(101)))
    (member,) = documents([archive])
    assert isinstance(member, Member)
    assert key_of(member) == key_of(tmp_path / "a.txt")
    assert listing([archive]).labels == ["a.zip/below/a.txt"]


def test_the_report_tells_file_by_file(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "a.zip", ("a.txt", text(101)), ("b.txt", ""), ("c.txt", "一封信。"))
    report = build([archive], tmp_path / "out", graph_only=True)
    assert [*report.failed.values(), *report.warnings] == [
        "a.zip/b.txt is empty: give the text of a resolution",
        "a.zip/c.txt: no enacting line (大会，) found: kept as a document, not as a resolution",
    ]
    told = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))["files"]
    assert [(each["file"], each["became"]) for each in told] == [
        ("a.zip/a.txt", "read"),
        ("a.zip/b.txt", "failed"),
        ("a.zip/c.txt", "read"),
    ]
    assert told[0] == {"file": "a.zip/a.txt", "became": "read", "document": "A/RES/58/101/zh", "said": []}
    assert told[1]["said"][0]["zh"] == "a.zip/b.txt 是空文件：请给出决议的文本"
    assert told[2]["said"][0]["key"] == "no-enacting-line"
