"""A file that would take all memory costs itself only."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from resgraph.pipeline import build

TEXT = "58/{number}. 秘书长的报告\n\n大会，\n\n1. 请秘书长向大会第五十九届会议提出报告。\n"
LARGE = TEXT.format(number=101) + "".join(
    f"{n}. 请秘书长执行第57/{n % 300 + 1}号决议和《联合国反腐败公约》；\n\n" for n in range(2, 4000)
)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what a process has")
def test_a_file_that_needs_more_memory_than_allowed_is_reported_and_the_rest_is_built(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(LARGE, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT.format(number=102), encoding="utf-8")
    report = build([folder], tmp_path / "out", graph_only=True, memory=64)
    assert report.counts.documents == 1
    assert [*report.failed] == [str(folder / "a.txt")]
    reason = next(
        iter(report.failed.values())
    )  # a library that cannot tell want of memory takes its process with it
    assert any(words in reason for words in ("64 MB of memory: raise --memory", "died", "SystemError")), (
        reason
    )
