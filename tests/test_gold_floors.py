"""The floors under the measures of ../shared/gold: what holds them, and that no commit lowers one."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import measures
from warm import warm

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.source


def test_a_figure_below_its_floor_or_gone_is_told() -> None:
    floors = {"citations": 0.94, "dates": 0.93, "actions": 0.5}
    assert measures.below({"citations": 0.9399, "dates": 0.92}, floors) == ["dates", "actions"]


def test_a_floor_is_lifted_and_never_lowered() -> None:
    assert measures.lifted({"a": 0.98765, "b": 0.1}, {"b": 0.2, "c": 0.3}) == {"a": 0.987, "b": 0.2, "c": 0.3}


def test_the_figures_of_the_comparison_are_read_with_their_names() -> None:
    told = "aligned pairs        P 1.000  R 0.900  F1 0.947  (9/9 given, 10 wanted)\n"
    assert measures.FIGURE.findall(told) == [("aligned pairs", "0.947")]
    assert measures.SHARE.findall("numbers kept whole   0.973  (9/10)\n") == [("numbers kept whole", "0.973")]


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", str(ROOT), *arguments], capture_output=True, check=True, encoding="utf-8"
    ).stdout


def test_no_commit_has_lowered_a_floor() -> None:
    path = "tests/gold/floors.toml"
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    commits = _git("log", "--format=%H", "--diff-filter=AM", "--", path).split()
    now = tomllib.loads((ROOT / path).read_text(encoding="utf-8"))
    for commit in commits:
        for measure, floors in tomllib.loads(_git("show", f"{commit}:{path}")).items():
            lower = [name for name, floor in floors.items() if now.get(measure, {}).get(name, 0.0) < floor]
            assert not lower, f"{commit[:8]} had a higher floor in [{measure}]: {lower}"


@pytest.mark.parametrize(
    "arguments", [("extract", "--format", "jsonl", "{seed}"), ("extract", "nowhere.txt")]
)
def test_the_command_that_is_loaded_says_what_the_command_says(arguments: tuple[str, ...]) -> None:
    seed = ROOT / "seeds" / "A-RES-60-175.zh.txt"
    with warm() as loaded:
        command = str(Path(sys.executable).with_name("resgraph"))
        ended = [
            subprocess.run(
                [each, *(one.format(seed=seed) for one in arguments)], capture_output=True, check=False
            )
            for each in (command, loaded)
        ]
    one, other = ((each.returncode, each.stdout, each.stderr) for each in ended)
    assert one == other
