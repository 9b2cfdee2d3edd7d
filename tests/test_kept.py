"""What is kept in the user's cache folder: used when whole, made again when not, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from resgraph.find.kept import cache_folder, kept

WORDS = {"大会": 3, "大": 0}


class Making:
    """Counts how often it was asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, int]:
        self.times += 1
        return dict(WORDS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RESGRAPH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_made_once(folder: Path) -> None:
    make = Making()
    assert [kept("words-1", b"source", make) for _ in range(3)] == [WORDS] * 3
    assert make.times == 1
    (path,) = folder.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600


def test_another_source_or_another_making_is_made(folder: Path) -> None:
    make = Making()
    for kind, source in (("words-1", b"a"), ("words-1", b"b"), ("words-2", b"a")):
        kept(kind, source, make)
    assert make.times == len([*folder.iterdir()]) == 3


@pytest.mark.parametrize("damage", [b"", b"x" * 100])
def test_what_is_damaged_is_made_again(folder: Path, damage: bytes) -> None:
    make = Making()
    kept("words-1", b"source", make)
    (path,) = folder.iterdir()
    for data in (damage, path.read_bytes()[:-1], path.read_bytes()[:-1] + b"\xff"):
        path.write_bytes(data)
        assert kept("words-1", b"source", make) == WORDS
    assert make.times == 4


def test_a_folder_that_cannot_be_written_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("RESGRAPH_CACHE", str(tmp_path / "file/below"))
    assert kept("words-1", b"source", Making()) == WORDS


def test_the_switch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESGRAPH_CACHE", "off")
    assert cache_folder() is None
    make = Making()
    assert [kept("words-1", b"source", make) for _ in range(2)] == [WORDS] * 2
    assert make.times == 2


def test_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RESGRAPH_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "resgraph"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert cache_folder() == tmp_path / "home/.cache/resgraph"
