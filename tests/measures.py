"""The measures of ../shared/gold, run on this checkout and held against floors that only rise.

    python tests/measures.py ../shared/gold            prints every figure; exit 1 where one is below its floor
    python tests/measures.py ../shared/gold --raise    also lifts the floors to what was reached, never down

The floors stand in gold/floors.toml. They were reached on files the rules were tuned on.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import aligned
import judged
import renewals
from resgraph.compare import Outline, compare, outline_of
from resgraph.compare.meeting import meeting
from resgraph.evaluate.annotations import read_annotations
from resgraph.evaluate.by_language import measure_language, read_citation_truth
from resgraph.evaluate.corpus import corpus_files
from resgraph.evaluate.cut_texts import measure_cut_texts, read_cut_texts
from resgraph.evaluate.score import DocumentScore, total
from resgraph.pipeline import extract_text
from texts import marked, plain
from warm import warm

FLOORS = Path(__file__).with_name("gold") / "floors.toml"
FIGURE = re.compile(r"^ *(?P<name>[a-z][A-Za-z0-9 ,()]*?) {2,}P .*F1 (?P<f1>[0-9.]+)", re.MULTILINE)
SHARE = re.compile(r"^ *(?P<name>[a-z][A-Za-z0-9 ,()]*?) {2,}(?P<share>[01]\.\d{3})  \(", re.MULTILINE)

Figures = dict[str, float]


def run(gold: Path, script: str, *arguments: str) -> str:
    """Run a measure with the command of this environment; its own exit code is not a figure."""
    done = subprocess.run(
        [sys.executable, gold / script, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        cwd=gold / Path(script).parent,
    )
    if done.returncode:
        sys.exit(f"{script} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def real_texts(gold: Path) -> Figures:
    """F1 of each measure over all texts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "real.json"
        run(gold, "real/measure_real.py", str(gold / "real"), "--json", str(path))
        told = json.loads(path.read_text(encoding="utf-8"))
    return {name: figure["f1"] for name, figure in told["groups"]["all"].items() if figure["facts"]}


def small_cases(gold: Path) -> Figures:
    """How many of the small cases hold."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.json"
        run(gold, "real/run_cases.py", str(gold / "real"), "--json", str(path))
        held = json.loads(path.read_text(encoding="utf-8"))
    return {"held": float(sum(held.values()))}


def duties(gold: Path) -> Figures:
    """F1 of duties, tasks, reports and governing verbs."""
    told = json.loads(
        run(gold, "duties/measure_obligations.py", str(gold / "duties/gold-dev"), "--json").splitlines()[-1]
    )
    return {name: figure["f1"] for name, figure in told.items() if figure["gold"]}


def comparisons(gold: Path) -> Figures:
    """F1 of aligned paragraphs and verb changes, and the shares of differences that hold."""
    told = run(gold, "compare/measure_compare.py")
    figures = {match["name"]: float(match["f1"]) for match in FIGURE.finditer(told)}
    figures |= {match["name"]: float(match["share"]) for match in SHARE.finditer(told)}
    return figures | {f"{code}, aligned pairs": compared_in(gold, letter) for code, letter in LETTERS.items()}


LETTERS = {"en": "E", "fr": "F", "es": "S", "ru": "R", "ar": "A"}
"""How the corpus names the texts of a language: A_HRC_RES_55_7S.xml."""
Links = set[tuple[str, str]]


def compared_in(gold: Path, letter: str) -> float:
    """F1 of aligned paragraphs in another language, where those of the Chinese gold are met by what they say."""
    right = given = wanted = 0
    for path in sorted((gold / "compare" / "dev").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        names = [Path(truth[f"{side}_file"]).name for side in ("left", "right")]
        if not all(name.endswith("C.xml") for name in names):
            continue
        found = links_in([next((gold.parent / "corpus" / "akn4un").rglob(name)) for name in names], letter)
        want = {(a, b) for each in truth["alignments"] for a in each["left"] for b in each["right"]}
        found -= {(a, b) for a, b in truth["optional"]} - want
        right, given, wanted = right + len(found & want), given + len(found), wanted + len(want)
    return 2 * right / (given + wanted) if given + wanted else 1.0


def links_in(chinese: Sequence[Path], letter: str) -> Links:
    """What is aligned in the texts of a language, by the ids of the Chinese paragraphs."""
    texts = [
        outline_of(marked(path.with_name(path.name.replace("C.xml", f"{letter}.xml")))) for path in chinese
    ]
    lefts, rights = (met(outline_of(marked(path)), text) for path, text in zip(chinese, texts, strict=True))
    return {
        (lefts.get(a, f"?{a}"), rights.get(b, f"?{b}"))
        for pair in compare(*texts).pairs
        for a in pair.left
        for b in pair.right
    }


def met(chinese: Outline, text: Outline) -> Mapping[str, str]:
    """The Chinese ids of the paragraphs of a text."""
    return {each.other: each.first for each in meeting(chinese, text) if each.first and each.other}


def f1(documents: Iterable[DocumentScore]) -> Figures:
    """F1 of each measure over all documents, as `resgraph evaluate` has it in its table."""
    return {name.replace(": ", " "): score.f1 for name, score in total(documents).items()}


def languages(gold: Path) -> Figures:
    """F1 of what is found in the five languages that are read by tables, from mark-up and from printed text."""
    corpus, annotated = gold.parent / "corpus" / "akn4un", read_annotations(FLOORS.parent, "zh")
    figures: Figures = {}
    for code in LETTERS:
        truths, files = read_citation_truth(gold / "languages", code), corpus_files(corpus, code)
        told = f1(measure_language(files, marked, extract_text, truths, annotated))
        figures |= {f"{code}, {name}": figure for name, figure in told.items()}
    return figures


def agreed(gold: Path) -> Figures:
    """Shares of judged pairs of sentences that are rightly called agreed language, or not."""
    return judged.figures(judged.decided(gold.parent / "corpus"))


def cut(gold: Path) -> Figures:
    """F1 of paragraphs, kinds, numbers and first verbs of English plain texts of four bodies since 1946."""
    return f1(measure_cut_texts(read_cut_texts(gold.parent / "corpus" / "mandates-en.jsonl"), plain))


def own_pairs(gold: Path) -> Figures:
    """F1 of what became of each paragraph, on pairs of our own annotation."""
    return aligned.measured(gold.parent / "corpus")


def series(gold: Path) -> Figures:
    """Precision and recall of series, body by body, on links that were read."""
    return renewals.measured(gold.parent / "corpus")


MEASURES: dict[str, Callable[[Path], Figures]] = {
    "real": real_texts,
    "cases": small_cases,
    "duties": duties,
    "compare": comparisons,
    "aligned": own_pairs,
    "agreed": agreed,
    "languages": languages,
    "cut": cut,
    "series": series,
}
TOGETHER = (("languages", "series", "cut", "agreed", "aligned", "compare"), ("cases", "real", "duties"))
"""Those that one process takes: the first read the same texts, the others wait for processes of their own, which are many."""
WHERE = dict.fromkeys(("agreed", "aligned", "cut", "series"), "../corpus") | {"cases": "real"}
"""The folder that a measure needs, where it is not called as the measure is."""


def taken(wanted: Sequence[str], gold: Path) -> dict[str, Figures]:
    """Take these measures, one after the other."""
    return {measure: MEASURES[measure](gold) for measure in wanted}


def below(reached: Figures, floors: Figures) -> list[str]:
    """Name the figures that lie under their floor, or are told no more."""
    return [name for name, floor in floors.items() if reached.get(name, -1.0) < floor - 5e-4]


def show(measure: str, reached: Figures, floors: Figures) -> list[str]:
    """Print one measure, a line a figure; give what fell."""
    fallen = below(reached, floors)
    for name, figure in sorted(reached.items()):
        note = "  BELOW ITS FLOOR" if name in fallen else ""
        print(f"{measure:8} {name:26} {figure:8.3f}   floor {floors.get(name, 0.0):8.3f}{note}")
    return [f"{measure}: {name}" for name in fallen]


def lifted(reached: Figures, floors: Figures) -> Figures:
    """Give the floors after a rise: cut, not rounded, so that what was reached stays above."""
    kept = {name: int(figure * 1000) / 1000 for name, figure in reached.items()}
    return {name: max(kept.get(name, 0.0), floors.get(name, 0.0)) for name in sorted({*floors, *kept})}


def write(floors: dict[str, Figures]) -> None:
    """Write the floors as TOML."""
    head = "# Floors of the measures of ../shared/gold: `python tests/measures.py ../shared/gold --raise`.\n"
    tables = [
        f"\n[{measure}]\n" + "".join(f'"{name}" = {floor}\n' for name, floor in figures.items())
        for measure, figures in floors.items()
    ]
    FLOORS.write_text(head + "".join(tables), encoding="utf-8")


def main() -> None:
    """Run the measures that the folder has."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument(
        "--raise", dest="lift", action="store_true", help="lift the floors to what was reached"
    )
    parser.add_argument("--only", choices=sorted(MEASURES), help="one of the measures")
    given = parser.parse_args()
    gold = given.gold.resolve()
    floors: dict[str, Figures] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    fallen: list[str] = []
    wanted = [
        measure
        for measure in MEASURES
        if given.only in (None, measure) and (gold / WHERE.get(measure, measure)).is_dir()
    ]
    shares = [[measure for measure in share if measure in wanted] for share in TOGETHER]
    with warm() as command, ProcessPoolExecutor(len(shares)) as pool:
        os.environ["RESGRAPH"] = command
        reached = {
            measure: figures
            for share in pool.map(taken, shares, [gold] * len(shares))
            for measure, figures in share.items()
        }
    for measure in wanted:
        fallen += show(measure, reached[measure], floors.get(measure, {}))
        floors[measure] = lifted(reached[measure], floors.get(measure, {}))
    if given.lift:
        write(floors)
    if fallen:
        sys.exit(f"below the floor: {'; '.join(fallen)}")


if __name__ == "__main__":
    main()
