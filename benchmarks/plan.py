"""`python -m benchmarks.plan`: what large collections cost, from the figures of the last `make bench`.

Everything is a multiple of what was measured: the largest build of the graph from nothing with the most processes,
and the load of the store. The table stands in docs/scale.md.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from benchmarks.builds import WHOLE
from benchmarks.marked import keep
from benchmarks.stages import FLOOR

FIGURES = Path(__file__).resolve().parents[1] / "docs/benchmarks.json"
CASES = (
    ("the Assembly's resolutions in Chinese", 20_000),
    ("a million documents in one language", 1_000_000),
    ("a million documents in six languages", 6_000_000),
)
PART = 20_000
"""Texts that one build of a large collection reads."""
MACHINE = 64
"""Cores of a machine to read with."""
BAR, BAR_SECONDS = 20_000, 60


def main() -> None:
    """Print the plan."""
    parser = argparse.ArgumentParser(prog="benchmarks.plan", description="Extrapolate the last benchmarks.")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="what make bench kept")
    parser.add_argument("--write", type=Path, help="a page in which the plan stands between two marks")
    options = parser.parse_args()
    text = plan(json.loads(options.figures.read_text(encoding="utf-8")))
    print(text, end="")
    if options.write:
        keep(f"\n{text}\n", options.write, "benchmarks.plan")


def plan(figures: dict[str, Any]) -> str:
    """The table, and how far the bar is."""
    builds = figures["builds"]
    most = max(build["documents"] for build in builds)
    base = max((build for build in builds if build["documents"] == most), key=lambda build: build["jobs"])
    shown = max(
        (each for each in figures["whole"] if each["name"] == WHOLE), key=lambda each: each["documents"]
    )
    columns = [_column(base, shown, figures["store"], texts) for _, texts in CASES]
    lines = [
        f"| | {' | '.join(name for name, _ in CASES)} |",
        f"| --- |{' ---: |' * len(CASES)}",
        *(f"| {row} | {' | '.join(column[row] for column in columns)} |" for row in columns[0]),
    ]
    told = f"Measured on {most:,} documents with {base['jobs']} processes (load {figures['load']:.1f}).\n\n"
    floor = next(each for each in figures["stages"]["timed"] if each["name"] == FLOOR)
    return told + "\n".join(lines) + "\n\n" + _bar(base, 1000 * floor["seconds"] / floor["documents"])


def _column(base: dict[str, Any], shown: dict[str, Any], store: dict[str, Any], texts: int) -> dict[str, str]:
    """The rows of one collection."""
    times = texts / base["documents"]
    processors = base["run"]["processors"] * times / 3600
    triples = base["triples"] * times
    written = base["written"] * times
    return {
        "texts": f"{texts:,}",
        f"parts of {PART:,} texts": f"{-(-texts // PART):,}",
        "text read": _bytes(base["read"] * times),
        "triples": f"{triples / 1e6:,.0f} M" if triples < 1e9 else f"{triples / 1e9:,.1f} G",
        "`graph.nq.gz`, `graph.ttl` and notes": _bytes(written),
        "processor time to read": f"{processors:,.1f} h",
        "with store and page": f"{shown['run']['processors'] * texts / shown['documents'] / 3600:,.1f} h",
        "by the clock on 2 cores": f"{processors / 2:,.1f} h",
        f"by the clock on one machine of {MACHINE} cores": f"{processors / MACHINE:,.1f} h",
        "Oxigraph: loading, one process": f"{store['seconds'] * triples / store['triples'] / 3600:,.1f} h",
        "Oxigraph: disk": _bytes(store["bytes"] * triples / store["triples"]),
    }


def _bytes(number: float) -> str:
    return f"{number / 1e9:,.1f} GB" if number < 1e12 else f"{number / 1e12:,.1f} TB"


def _bar(base: dict[str, Any], floor: float) -> str:
    """`20,000 documents in 60 s` against what was measured; `floor` is in ms a document."""
    needed = 2000 * BAR_SECONDS / BAR
    spent = 1000 * base["run"]["processors"] / base["documents"]
    minutes = spent * BAR / 2 / 60_000
    return (
        f"The bar, {BAR:,} documents in {BAR_SECONDS} s on 2 cores, leaves {needed:.0f} ms of processor time a document; measured: "
        f"{spent:.0f} ms, {spent / needed:.0f} times as much: that is {minutes:.0f} minutes for {BAR:,} documents. "
        f"To write the quads of a document takes {floor:.1f} ms in Python even where nothing is read and every term is ready.\n"
    )


if __name__ == "__main__":
    main()
