"""Two files of one symbol and language: the more complete is taken, and the warning names both and how they differ."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from resgraph.pipeline import build
from resgraph.pipeline.copies import Copy, best_of, left_out
from written import nquads

HEAD = "58/101. 秘书长的报告\n\n大会，\n\n"
PREAMBLE = "回顾其2002年12月18日第57/1号决议，其中请秘书长提出报告，\n\n"
REPORT = "1. 请秘书长向大会第五十九届会议提出关于本决议执行情况的报告；\n\n"
MORE = "2. 决定在第五十九届会议上继续审议此事项。\n"
WHOLE = HEAD + PREAMBLE + REPORT + MORE
HALF = HEAD + PREAMBLE
OTHER = "58/102. 另一件事\n\n大会，\n\n1. 决定继续审议。\n"
ENGLISH = "A/RES/58/101\n\nThe General Assembly,\n\n1. Requests the Secretary-General to report.\n"


def folder(path: Path, **texts: str) -> Path:
    path.mkdir(parents=True)
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")
    return path


def copy(number: int, *passages: tuple[str, int, int]) -> Copy:
    return Copy(number, f"in/{number}.txt", passages)


def test_the_more_complete_is_the_longer_then_the_one_in_more_parts_then_the_first() -> None:
    short, long = copy(0, ("pp1", 100, 1)), copy(1, ("pp1", 100, 1), ("op1", 200, 2))
    torn = copy(2, ("pp1", 100, 1), ("pp2", 10, 3), ("op1", 192, 4))
    typo = copy(3, ("pp1", 101, 5), ("op1", 201, 6))
    assert best_of([short, long]) is long
    assert best_of([long, typo]) is long
    assert best_of([typo, long]) is typo
    assert best_of([long, torn]) is torn


def test_the_difference_is_told() -> None:
    taken = copy(0, ("pp1", 100, 1), ("op1", 200, 2), ("op2", 50, 3))
    assert left_out(copy(1, *taken.passages), taken, "A/RES/58/101/zh") == (
        "left out: the same text as in/0.txt (A/RES/58/101/zh)"
    )
    assert left_out(copy(1, ("pp1", 100, 9), ("pp2", 3, 4)), taken, "x") == (
        "left out: in/0.txt has more of the same document (x): 3 paragraphs and footnotes there, 2 here, "
        "only there op1, op2, only here pp2, different words in pp1"
    )


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    taken = Copy(0, "one/a.txt", (("pp1", 9, 1),))
    assert "one/a.txt" in left_out(Copy(1, "two/a.txt", (("pp1", 9, 1),)), taken, "x")


@pytest.mark.parametrize("order", [*itertools.permutations([HALF, WHOLE, OTHER])])
def test_the_order_of_the_files_does_not_matter(order: tuple[str, str, str], tmp_path: Path) -> None:
    source = folder(tmp_path / "in", **dict(zip("abc", order, strict=True)))
    names = {text: f"{name}.txt" for name, text in zip("abc", order, strict=True)}
    report = build([source], tmp_path / "out", graph_only=True)
    graph = nquads(tmp_path / "out")
    assert "继续审议此事项" in graph
    assert report.counts.documents == 2
    assert report.counts.left_out == 1
    assert report.warnings == [
        f"{names[HALF]}: left out: {names[WHOLE]} has more of the same document (A/RES/58/101/zh): "
        "3 paragraphs and footnotes there, 1 here, only there op1, op2"
    ]


def test_what_is_built_anew_is_what_the_whole_files_alone_would_give(tmp_path: Path) -> None:
    both = folder(tmp_path / "both", a=HALF, b=ENGLISH, c=WHOLE, d=OTHER)
    alone = folder(tmp_path / "alone", b=ENGLISH, c=WHOLE, d=OTHER)
    build([both], tmp_path / "here")
    build([alone], tmp_path / "there")
    for name in ("graph.nq.gz", "graph.ttl", "explorer.html"):
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()


def test_the_next_build_knows(tmp_path: Path) -> None:
    source, out = folder(tmp_path / "in", a=HALF, b=WHOLE), tmp_path / "out"
    first = build([source], out)
    again = build([source], out)
    assert (again.warnings, again.reused) == (first.warnings, 2)
    graph = (out / "graph.nq.gz").read_bytes()
    (source / "c.txt").write_text(OTHER, encoding="utf-8")
    third = build([source], out)
    assert third.warnings == first.warnings
    assert graph[:200] == (out / "graph.nq.gz").read_bytes()[:200]
    build([source], tmp_path / "fresh")
    assert (tmp_path / "fresh/graph.nq.gz").read_bytes() == (out / "graph.nq.gz").read_bytes()
    (source / "b.txt").unlink()
    assert build([source], out).warnings == []
    assert "继续审议此事项" not in nquads(out)


def test_nothing_is_left_beside_the_output(tmp_path: Path) -> None:
    source = folder(tmp_path / "in", a=HALF, b=WHOLE)
    build([source], tmp_path / "out", graph_only=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
