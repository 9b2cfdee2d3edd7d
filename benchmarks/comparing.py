"""`python -m benchmarks.comparing [A B]`: what comparing two resolutions costs beyond reading them.

Without files the seeds are compared, and pairs of 60, 120 and 266 paragraphs drawn from theirs: the later text has them with
one word in five replaced, one paragraph in six moved, and one in ten new. Milliseconds of processor, the best of several runs;
what is remembered of a text from one run to the next is forgotten between them.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import process_time

from resgraph.compare import Outline, OutlineParagraph, compare, outline_of
from resgraph.compare.tokens import keys_of, words_of
from resgraph.pipeline import extract

SEEDS = sorted((Path(__file__).resolve().parents[1] / "seeds").glob("*.txt"))
SIZES, RUNS = (60, 120, 266), 7


def drawn(paragraphs: Sequence[OutlineParagraph], size: int) -> tuple[Outline, Outline]:
    """An earlier and a later resolution of so many paragraphs."""
    chance = random.Random(size)
    one = [replace(chance.choice(paragraphs), id=f"op{number}") for number in range(1, size + 1)]
    one = [
        replace(each, text=_reworded(each.text, chance, 0.5)) for each in one
    ]  # drawn twice, it is not the same
    other = [replace(each, text=_reworded(each.text, chance, 0.2)) for each in one]
    for at in range(0, size, 10):
        other[at] = replace(chance.choice(paragraphs), id=other[at].id)
    for at in range(0, size - 6, 6):
        other[at], other[at + 5] = other[at + 5], other[at]
    made = [tuple(replace(each, acts=(), names=(), cited=()) for each in side) for side in (one, other)]
    return Outline("", "", "zh", "", made[0], frozenset()), Outline("", "", "zh", "", made[1], frozenset())


def _reworded(text: str, chance: random.Random, share: float) -> str:
    letters = [each for each in text if each.isalpha()]
    return "".join(chance.choice(letters) if chance.random() < share else each for each in text)


def milliseconds(one: Outline, other: Outline) -> float:
    """Of processor, for one comparison; the best of several."""
    times = []
    for _ in range(RUNS):
        words_of.cache_clear()
        keys_of.cache_clear()
        begun = process_time()
        compare(one, other)
        times.append(process_time() - begun)
    return 1000 * min(times)


def pairs(files: Sequence[Path]) -> Iterator[tuple[str, Outline, Outline]]:
    """What is compared, and what it is called."""
    one, other = (outline_of(extract(file)) for file in files)
    yield (
        " and ".join(each.symbol or file.name for each, file in zip((one, other), files, strict=True)),
        one,
        other,
    )
    if files == SEEDS:
        for size in SIZES:
            yield "drawn", *drawn([*one.passages, *other.passages], size)


def main() -> None:
    """Print the table."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.comparing", description=__doc__)
    words.add_argument("files", nargs="*", type=Path, metavar="A B")
    files = words.parse_args().files or SEEDS
    print("| resolutions | paragraphs | pairs found | milliseconds |\n|---|---|---|---|")
    for name, one, other in pairs(files):
        sizes = f"{len(one.passages)} and {len(other.passages)}"
        print(f"| {name} | {sizes} | {len(compare(one, other).pairs)} | {milliseconds(one, other):.1f} |")


if __name__ == "__main__":
    main()
