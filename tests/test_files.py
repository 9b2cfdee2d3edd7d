"""Where documents lie: paths and addresses, in folders and archives, read and written."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fsspec.implementations.memory import MemoryFileSystem

from resgraph.model import InputError
from resgraph.pipeline import build
from resgraph.pipeline.files import Remote, documents, key_of, place

TEXT = "58/{number}. 秘书长的报告\n\n大会，\n\n1. 请秘书长向大会第五十九届会议提出报告。\n"
FILES = ("graph.nq.gz", "graph.ttl", "report.json")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for name in ("101.txt", "below/102.txt", ".hidden/103.txt", "README.txt", "below/.104.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(number=100 + len(name)), encoding="utf-8")
    return tmp_path / "in"


@pytest.fixture
def memory() -> Iterator[MemoryFileSystem]:
    """The file system memory://, empty before and after."""
    system = MemoryFileSystem()
    system.store.clear()
    system.pseudo_dirs[:] = [""]
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


def zipped(texts: Path) -> Path:
    path = texts.parent / "texts.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for each in sorted(texts.rglob("*.txt")):
            archive.write(each, each.relative_to(texts.parent))
    return path


def test_what_is_an_address() -> None:
    assert place("in/a.txt") == Path("in/a.txt")
    assert place("C:\\texts") == Path("C:\\texts")
    assert place("file:///data/%E7%94%B2.txt") == Path("/data/甲.txt")
    for address in ("s3://bucket/a.txt", "zip://in::s3://bucket/texts.zip", "memory://in"):
        assert place(address) == Remote(address)


def test_the_name_of_a_file_behind_an_address() -> None:
    assert Remote("s3://bucket/below/a.txt").name == "a.txt"
    assert Remote("memory://a.txt").name == "a.txt"
    assert Remote("zip://in/甲.txt::file:///data/texts.zip").name == "甲.txt"


def test_a_folder_in_memory_is_read_as_one_on_disk(texts: Path, memory: MemoryFileSystem) -> None:
    memory.put(str(texts), "/in", recursive=True)
    found = [*documents([Remote("memory://in")])]
    assert [str(each) for each in found] == ["memory:///in/101.txt", "memory:///in/below/102.txt"]
    assert [key_of(each) for each in found] == [key_of(each) for each in documents([texts])]
    assert [*documents([Remote("memory://in/README.txt")])] == [Remote("memory://in/README.txt")]


@pytest.mark.parametrize("kind", ["memory", "zip", "file", "zip in memory"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_graph_is_the_same_wherever_the_texts_lie(
    kind: str, jobs: int, texts: Path, memory: MemoryFileSystem
) -> None:
    memory.put(str(texts), "/in", recursive=True)
    memory.put(str(zipped(texts)), "/texts.zip")
    address = {
        "memory": "memory://in",
        "zip": f"zip://in::{texts.parent}/texts.zip",
        "file": f"file://{texts}",
        "zip in memory": "zip://in::memory://texts.zip",
    }[kind]
    here, there = texts.parent / "here", texts.parent / "there"
    build([texts], here, graph_only=True)
    build([address], there, graph_only=True, jobs=jobs)
    assert [(here / name).read_bytes() for name in FILES] == [(there / name).read_bytes() for name in FILES]
    assert build([address], there, graph_only=True).reused == 2


def test_the_graph_is_written_behind_an_address(texts: Path, memory: MemoryFileSystem) -> None:
    here = texts.parent / "here"
    build([texts], here)
    memory.pipe("/out/store/of the last build", b"old")
    memory.pipe("/out/mine.txt", b"mine")
    build([str(texts)], "memory://out")
    for name in (*FILES, "explorer.html"):
        assert memory.cat_file(f"/out/{name}") == (here / name).read_bytes()
    assert memory.exists("/out/store/CURRENT")
    assert not memory.exists("/out/store/of the last build")
    assert memory.cat_file("/out/mine.txt") == b"mine"
    build([str(texts)], "memory://out", graph_only=True)
    assert sorted(memory.ls("/out", detail=False)) == sorted(f"/out/{name}" for name in (*FILES, "mine.txt"))


def test_what_is_wrong_with_an_address_is_told_in_one_line(tmp_path: Path, memory: MemoryFileSystem) -> None:
    for address, said in (
        ("memory://nothing", "no texts|cannot be listed"),
        ("nosuchscheme://x", "cannot be opened"),
        ("zip://in::memory://nothing.zip", "cannot be opened"),
    ):
        with pytest.raises(InputError, match=said) as told:
            build([address], tmp_path / "out")
        assert "\n" not in str(told.value)
    assert [*tmp_path.iterdir()] == []
    with pytest.raises(InputError, match="cannot be opened"):  # before anything is read
        build(["memory://nothing"], "nosuchscheme://out")
    memory.pipe("/in/a.txt", b"")
    with pytest.raises(InputError, match="is empty"):
        build(["memory://in"], tmp_path / "out")


def test_the_key_is_of_name_and_content(texts: Path) -> None:
    first = key_of(texts / "101.txt")
    (texts / "201.txt").write_bytes((texts / "101.txt").read_bytes())
    (texts / "below/101.txt").write_bytes((texts / "101.txt").read_bytes())
    assert key_of(texts / "below/101.txt") == first
    assert key_of(texts / "201.txt") != first
    assert key_of(texts / "no.txt") is None
    assert key_of(texts) is None


def test_paths_need_no_fsspec(texts: Path) -> None:
    program = (
        "import sys; sys.modules['fsspec'] = None; from resgraph.pipeline import build\n"
        "build(sys.argv[1:2], sys.argv[2], graph_only=True)\n"
        "try: build(['s3://bucket/in'], sys.argv[2])\n"
        "except Exception as error: print(error)"
    )
    said = subprocess.check_output(
        [sys.executable, "-c", program, str(texts), str(texts.parent / "out")], text=True, encoding="utf-8"
    )
    assert "pip install 'resgraph[remote]'" in said
