"""What `.ci/run` asks before it spares itself a run of the suite: whether the newest versions are the usual ones."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

import newest
from minimums import USERS


def test_what_the_package_stands_on_is_followed_to_its_end() -> None:
    found = newest.installed("resgraph", USERS)
    assert found["click"] == version("click")
    assert found["markupsafe"] == version("markupsafe")  # jinja2 asks for it, too
    assert found["h11"] == version("h11"), "what an extra asks for asks for it"
    assert not {"resgraph", "pytest", "ruff"} & found.keys()


def test_another_version_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = newest.installed("resgraph", USERS)
    here = "# a comment\n" + "".join(f"{name}=={each}\n" for name, each in found.items())
    monkeypatch.setattr(newest, "ROOT", tmp_path)
    (tmp_path / "constraints.txt").write_text(here, encoding="utf-8")
    newest.main()
    assert capsys.readouterr().out == ""
    other = here.replace(f"h11=={found['h11']}", "h11==0.1").replace(f"click=={found['click']}", "")
    (tmp_path / "constraints.txt").write_text(other, encoding="utf-8")
    newest.main()
    assert capsys.readouterr().out.splitlines() == [
        f"click {found['click']}, in constraints.txt none",
        f"h11 {found['h11']}, in constraints.txt 0.1",
    ]
