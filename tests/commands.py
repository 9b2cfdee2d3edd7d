"""A command run in this process, as the user's shell would run it."""

from __future__ import annotations

import sys

import pytest

from resgraph.cli import main

Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, monkeypatch: pytest.MonkeyPatch, *words: object) -> tuple[int, str, str]:
    """The exit status, standard output and standard error."""
    monkeypatch.setattr(sys, "argv", ["resgraph", *map(str, words)])
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main()
    told = capsys.readouterr()
    status = ended.value.code
    assert isinstance(status, int)
    return status, told.out, told.err
