"""`python -m benchmarks`: measure, print, and keep the page. See `make bench`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import builds, page, stages
from benchmarks.documents import Maker

CORPUS = Path(__file__).resolve().parents[2] / "shared/corpus/akn4un"


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure speed and memory.")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder of Akoma Ntoso resolutions")
    parser.add_argument("--documents", type=int, nargs="+", default=[200, 2000], help="how many, in turn")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="with how many processes")
    parser.add_argument("--write", type=Path, help="keep the page in this file")
    options = parser.parse_args()
    if not options.corpus.is_dir():
        sys.exit(f"{options.corpus} is not there: name a folder of resolutions with --corpus")
    with tempfile.TemporaryDirectory(prefix="resgraph-bench-") as folder:
        text = measured(Path(folder), options.corpus, options.documents, options.jobs)
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")


def measured(folder: Path, corpus: Path, counts: list[int], jobs: list[int]) -> str:
    """The page of one run; all files are in the folder, which the caller removes."""
    maker = Maker(corpus)
    for count in counts:
        maker.write(folder / str(count), count)
    files = sorted((folder / str(counts[0])).iterdir())
    text = page.head() + page.stages(stages.measure(files), sum(path.stat().st_size for path in files))
    done = []
    for count in counts:
        for number in jobs:
            done.append(builds.build(folder / str(count), folder / f"out-{count}", number))
            print(done[-1], file=sys.stderr)
    text += page.builds(done)
    first = folder / f"out-{counts[0]}"
    return text + page.store(done[0], builds.loaded(first), list(builds.queries(first)))


if __name__ == "__main__":
    main()
