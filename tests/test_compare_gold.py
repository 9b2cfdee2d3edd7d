"""`resgraph compare` against pairs aligned by hand, which are not ours to keep here: no measure falls below its floor.

The floors are in gold/compare-floors.tsv and only rise: whoever makes a measure better raises its floor.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MEASURE = ROOT.parent / "shared" / "gold" / "compare" / "measure_compare.py"
FLOORS = Path(__file__).parent / "gold" / "compare-floors.tsv"


def floors() -> dict[str, float]:
    rows = [line.split("\t") for line in FLOORS.read_text(encoding="utf-8").splitlines()[1:]]
    return {measure: float(floor) for measure, floor in rows}


def measured(printed: str) -> dict[str, float]:
    """Each line's name and its F1, or its share."""
    found: dict[str, float] = {}
    for line in printed.splitlines():
        match = re.match(r"\s*(\S.*?)\s{2,}(?:P .*F1 )?(\d\.\d{3})", line)
        if match:
            found[match[1]] = float(match[2])
    return found


def test_how_the_measures_are_read() -> None:
    printed = (
        "aligned pairs        P 1.000  R 0.924  F1 0.961  (61/61 given, 66 wanted)\n"
        "  merged and split   P 1.000  R 1.000  F1 1.000  (3/3 given, 3 wanted)\n"
        "numbers kept whole   0.500  (1/2)\n"
    )
    assert measured(printed) == {"aligned pairs": 0.961, "merged and split": 1.0, "numbers kept whole": 0.5}


@pytest.mark.slow
@pytest.mark.skipif(not MEASURE.exists(), reason="the pairs aligned by hand are not here")
def test_no_measure_falls_below_its_floor() -> None:
    command = str(Path(sys.executable).parent / "resgraph")
    done = subprocess.run(
        [sys.executable, str(MEASURE)],
        env={**os.environ, "RESGRAPH": command, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found = measured(done.stdout)
    assert {
        name: found.get(name, 0.0) for name, floor in floors().items() if found.get(name, 0.0) < floor
    } == {}
