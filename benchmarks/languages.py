"""`python -m benchmarks.languages FOLDER`: what a character costs in each language, beside one of Chinese.

FOLDER holds resolutions in Akoma Ntoso in several languages, as the United Nations names them (A_HRC_RES_54_12E.xml). Each
document that is there in all languages is read whole, the better of two runs, in seconds of processor; a language is to
cost at most twice what Chinese costs a character.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from time import process_time

from resgraph.evaluate.corpus import LETTERS, corpus_files
from resgraph.pipeline import extract

MOST = 2.0
"""Times the Chinese."""


def cost(path: Path) -> tuple[float, int]:
    """Seconds of processor of one extraction, the better of two, and the characters of its paragraphs and notes."""
    times, length = [], 0
    for _ in range(2):
        begun = process_time()
        found = extract(path)
        times.append(process_time() - begun)
        length = sum(len(passage.text) for passage, _ in found.passages())
    return min(times), length


def chosen(folder: Path, documents: int) -> dict[str, list[Path]]:
    """The first documents that are there in every language, by language."""
    files = {code: {path.stem[:-1]: path for path in corpus_files(folder, code)} for code in LETTERS}
    names = sorted(set.intersection(*map(set, files.values())))[:documents]
    return {code: [each[name] for name in names] for code, each in files.items()}


def measured(files: dict[str, list[Path]]) -> dict[str, float]:
    """Microseconds a character, by language."""
    found = {}
    for code, paths in files.items():
        extract(paths[0])  # what is loaded once is loaded
        costs = [cost(path) for path in paths]
        found[code] = sum(seconds for seconds, _ in costs) / sum(length for _, length in costs) * 1e6
    return found


def main() -> None:
    """Print the table, Chinese first."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.languages", description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("--documents", type=int, default=10, metavar="N", help="so many in each language")
    given = words.parse_args()
    found = measured(chosen(given.folder, given.documents))
    print("| language | microseconds a character | times Chinese |\n|---|---|---|")
    for code in sorted(found, key=lambda code: (code != "zh", found[code])):
        times = found[code] / found["zh"]
        print(f"| {code} | {found[code]:.2f} | {times:.2f}{'  over ' + str(MOST) if times > MOST else ''} |")


if __name__ == "__main__":
    main()
