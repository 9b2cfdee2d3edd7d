"""`python -m benchmarks.hostile`: what texts made to be slow cost, and how that grows with their length.

Each text is a resolution with one paragraph that repeats what some rule reads at its beginning, so that a rule which
looks back, or tries again at every place, would cost the square of the length. The whole extraction is timed in
seconds of processor, the better of two runs; ten times the length costs ten times as much where growth is linear.
"""

from __future__ import annotations

import argparse
from time import process_time

from resgraph import extract_text

UNITS = (
    "第", "号", "第1", "1/1、", "一二三", "A/1", "A/60/1-", "Add.1和", "关于大会的", "2005年7月22日", "((", "《", "》《",
    "第1(I", "附件一至", "第5段和", "该决议", "第60/1号决议", "A和B和", "其", "题为“", "理事会第5/1号决议", "，请", "，并鼓励",
    "其中，请", "对某事", "各国、", "国际", "联合国", "大会第六十一届会议", "第一届、", "1 ", "请请 ",
)  # fmt: skip
"""What is repeated: the openings of citations, symbols, dates, titles, names, verbs and repairs."""
SHORT, TIMES = 2_000, 10


def resolution(unit: str, length: int) -> str:
    """A resolution whose second preambular paragraph is the unit again and again, `length` characters long."""
    return (
        f"第60/175号决议\n\n大会，\n\n回顾其第59/1号决议，\n\n又回顾{unit * (length // len(unit))}，\n\n"
        "1. 请秘书长提出报告。\n"
    )


def seconds(text: str) -> float:
    """Seconds of processor of one extraction, the better of two."""
    times = []
    for _ in range(2):
        begun = process_time()
        extract_text(text, "hostile")
        times.append(process_time() - begun)
    return min(times)


def main() -> None:
    """Print the table, the steepest growth first."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=__doc__)
    words.add_argument("--short", type=int, default=SHORT, metavar="N", help="characters of the shorter text")
    short = words.parse_args().short
    extract_text(resolution("各国、", 100), "warm")  # what is loaded once is loaded
    rows = []
    for unit in UNITS:
        little, much = seconds(resolution(unit, short)), seconds(resolution(unit, short * TIMES))
        rows.append((much / little, unit, little, much))
    print(f"| repeated | {short} characters, s | {short * TIMES} characters, s | times |\n|---|---|---|---|")
    for growth, unit, little, much in sorted(rows, reverse=True):
        print(f"| `{unit}` | {little:.3f} | {much:.3f} | {growth:.1f} |")


if __name__ == "__main__":
    main()
