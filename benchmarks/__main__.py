"""`python -m benchmarks`: measure, print, and keep the page. See `make bench`."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from benchmarks import builds, page, stages
from benchmarks.documents import Maker

CORPUS = Path(__file__).resolve().parents[2] / "shared/corpus/akn4un"
STAGED = 100
"""So many documents are enough to measure the stages one by one, and the store."""
MANY = 300
"""More documents than these are built once only, with the last of the numbers of processes."""
STARTS = 5


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure speed and memory.")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder of Akoma Ntoso resolutions")
    parser.add_argument(
        "--documents",
        type=int,
        nargs="+",
        default=[100, 300, 1000],
        help="how many, in turn; up to 20,000 or more",
    )
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="with how many processes")
    parser.add_argument(
        "--write", type=Path, help="keep the page in this file, and the figures beside it as JSON"
    )
    parser.add_argument("--made", type=Path, help="a folder that keeps the documents for further runs")
    options = parser.parse_args()
    if not options.corpus.is_dir():
        sys.exit(f"{options.corpus} is not there: name a folder of resolutions with --corpus")
    with tempfile.TemporaryDirectory(prefix="resgraph-bench-") as folder:
        maker = Maker(options.corpus)
        made = _made(options.made or Path(folder), maker, sorted(options.documents))
        text, figures = measured(Path(folder), made, options.jobs, maker.different)
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")
        kept = json.dumps(figures, ensure_ascii=False, indent=1) + "\n"
        options.write.with_suffix(".json").write_text(kept, encoding="utf-8")


def _made(folder: Path, maker: Maker, counts: list[int]) -> list[Path]:
    """A folder of documents for each number; one that is there with as many is taken as it is."""
    for count in counts:
        texts = folder / f"{count}-texts"
        if texts.is_dir() and sum(1 for _ in texts.iterdir()) == count:
            continue
        shutil.rmtree(texts, ignore_errors=True)
        maker.write(texts, count)
    return [folder / f"{count}-texts" for count in counts]


def measured(
    folder: Path, texts: list[Path], jobs: list[int], different: int
) -> tuple[str, dict[str, object]]:
    """The page of one run over folders of texts, the smallest first, and its figures; `folder` is for output.

    The texts are made of so many `different` paragraphs.
    """
    load, outs = os.getloadavg()[0], [folder / f"out-{each.name}" for each in texts]
    text, files = page.head(different), sorted(texts[0].iterdir())[:STAGED]
    size = sum(path.stat().st_size for path in files)
    staged = stages.measure(files)
    text += page.stages(staged, size)
    done = [
        _told(builds.from_nothing(each, out, number))
        for each, out in zip(texts, outs, strict=True)
        for number in (jobs if sum(1 for _ in each.iterdir()) <= MANY else jobs[-1:])
    ]
    text += page.builds(done)
    store = builds.loaded(done[0], outs[0])
    answered = list(builds.queries(outs[0]))
    others = [_told(each) for each in builds.again(texts[-1], outs[-1], jobs[-1])]
    shown = [_told(each) for one in texts for each in builds.whole(one, folder / "whole", jobs[-1])]
    starts = [builds.started() for _ in range(STARTS)]
    text += page.again(others) + page.whole(shown, done) + page.start(starts) + page.store(store, answered)
    figures: dict[str, object] = {
        "stages": {"bytes": size, "timed": [asdict(each) for each in staged]},
        "builds": [asdict(each) for each in done],
        "others": [asdict(each) for each in others],
        "whole": [asdict(each) for each in shown],
        "store": asdict(store),
        "load": load,
        "start": asdict(min(starts, key=lambda each: each.clock)),
    }
    return text, figures


def _told(build: builds.Build) -> builds.Build:
    """Say on standard error what has been measured."""
    print(build, file=sys.stderr)
    return build


if __name__ == "__main__":
    main()
