"""The page made by a process of its own: the same page, the same errors, and an end with its parent."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from resgraph.model import InputError, ResgraphError
from resgraph.pipeline.showing import PAGE, Showing, Wanted


@pytest.fixture
def built(built_seeds: Path, tmp_path: Path) -> Path:
    """An output folder without its page."""
    folder = tmp_path / "out"
    shutil.copytree(built_seeds, folder)
    (folder / PAGE).unlink()
    return folder


@pytest.mark.parametrize("apart", [False, True])
def test_the_page_is_that_of_the_build(built: Path, built_seeds: Path, *, apart: bool) -> None:
    with Showing(apart=apart) as page:
        page.begin(Wanted(str(built), "", "some program"))
        page.finish()
    assert (built / PAGE).read_bytes() == (built_seeds / PAGE).read_bytes()


@pytest.mark.parametrize("apart", [False, True])
def test_what_is_wrong_is_told_as_it_is(tmp_path: Path, *, apart: bool) -> None:
    with Showing(apart=apart) as page:
        page.begin(Wanted(str(tmp_path), "", ""))
        with pytest.raises(InputError, match="no page can be made of this"):
            page.finish()


def test_a_process_that_dies_is_told(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with Showing(apart=True) as page:
        page.begin(Wanted(str(built), "", ""))
        with pytest.raises(ResgraphError, match=r"made the page died \(status 1\): build again"):
            page.finish()


def test_a_process_ends_with_its_parent_and_writes_nothing(built: Path) -> None:
    with Showing(apart=True) as page:
        page.begin(Wanted(str(built), "", ""))
        process = page._process  # as where the parent is killed: its end of the pipe is closed
        assert process is not None
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(60) == 1
    assert not (built / PAGE).exists()
