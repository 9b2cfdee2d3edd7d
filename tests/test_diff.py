"""What differs between two output folders, and nothing else, is told in words, as data, and by the exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fixtures.decisions import LAKES, RIVERS, table, texts
from resgraph.cli.main import cli
from resgraph.pipeline import build


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("diff")
    source = texts(folder / "in")
    build([source], folder / "a")
    build([source], folder / "again", force=True)
    rows = (
        "A/RES/58/901|op1|委员会||org/ecosoc",
        "*||《国际河流合作宪章》||none",
        "*||《公约》||instrument/untoc",
    )
    build([source], folder / "decided", decisions=table(folder / "decisions.tsv", *rows))
    (source / "lakes.txt").unlink()
    changed = RIVERS.replace("河流运输安全", "河流运输").replace("，\n\n还注意到2002年第181号决议", "")
    (source / "rivers.txt").write_text(changed, encoding="utf-8")
    (source / "seas.txt").write_text(LAKES.replace("58/902", "58/904"), encoding="utf-8")
    build([source], folder / "changed")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["diff", "--language", "en", *map(str, arguments)], catch_exceptions=False)


def test_two_builds_of_the_same_texts_do_not_differ(folder: Path) -> None:
    done = run(folder / "a", folder / "again")
    assert (done.output, done.exit_code) == ("nothing differs\n", 0)


def test_decisions_differ_in_just_what_they_decide(folder: Path) -> None:
    done = run(folder / "a", folder / "decided")
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "2 mentions changed, 3 candidate names lost, 1 duty changed",
        "",
        "A/RES/58/901 (zh)",
        "  pp1: 《国际河流合作宪章》 is no longer a candidate name",
        "  pp3: 《公约》 is now a mention of instrument/untoc"
        " (United Nations Convention against Transnational Organized Crime), it was an open reference",
        "  pp3: 《国际河流合作宪章》 is no longer a candidate name",
        "  op1: 委员会 is now a mention of org/ecosoc (Economic and Social Council),"
        " it was a mention of org/ccpcj (Commission on Crime Prevention and Criminal Justice)",
        "  op1: 审议河流运输安全问题 is now a duty of org/ecosoc (Economic and Social Council),"
        " it was a duty of org/ccpcj (Commission on Crime Prevention and Criminal Justice)",
        "  op2: 《国际河流合作宪章》 is no longer a candidate name",
    ]


def test_documents_and_paragraphs_differ(folder: Path) -> None:
    lines = run(folder / "a", folder / "changed").output.splitlines()
    assert lines[:3] == [
        "1 document gained, 1 document lost, 1 paragraph changed, 1 paragraph lost, 1 open reference lost,"
        " 1 duty gained, 1 duty lost",
        "A/RES/58/904/zh is new",
        "A/RES/58/902/zh is gone",
    ]
    assert "  pp4: is gone: 还注意到2002年第181号决议，" in lines
    assert "  op1: reads: 请委员会审议河流运输问题； (it read: 请委员会审议河流运输安全问题；)" in lines


def test_what_is_the_same_in_a_paragraph_is_told_once(tmp_path: Path) -> None:
    text = RIVERS.replace("《公约》缔约方", "《公约》缔约方和《公约》")
    (tmp_path / "rivers.txt").write_text(text, encoding="utf-8")
    build([tmp_path / "rivers.txt"], tmp_path / "a")
    build([tmp_path / "rivers.txt"], tmp_path / "b", decisions=table(tmp_path / "d.tsv", "||《公约》||none"))
    lines = run(tmp_path / "a", tmp_path / "b").output.splitlines()
    assert lines[0] == "2 open references lost"
    assert lines[-1] == "  pp3: 《公约》 is no longer an open reference (× 2)"


def test_back_again_is_the_opposite(folder: Path) -> None:
    there = json.loads(run(folder / "a", folder / "decided", "--format", "json").output)
    back = json.loads(run(folder / "decided", folder / "a", "--format", "json").output)
    for one, other in zip(there["texts"], back["texts"], strict=True):
        turned = [(f["paragraph"], f["after"], f["before"]) for f in one["findings"]]
        assert turned == [(f["paragraph"], f["before"], f["after"]) for f in other["findings"]]


def test_as_data(folder: Path) -> None:
    found = json.loads(run(folder / "a", folder / "decided", "--format", "json").output)
    assert found["counts"] == {"mention": {"changed": 2}, "candidate": {"lost": 3}, "duty": {"changed": 1}}
    assert {
        "paragraph": "op1", "words": "委员会",
        "before": {"kind": "mention", "meaning": "org/ccpcj"}, "after": {"kind": "mention", "meaning": "org/ecosoc"},
    } in found["texts"][0]["findings"]  # fmt: skip


def test_as_markdown_and_in_chinese(folder: Path) -> None:
    lines = run(folder / "a", folder / "decided", "--format", "md").output.splitlines()
    assert "## A/RES/58/901 (zh)" in lines
    assert "- pp1: 《国际河流合作宪章》 is no longer a candidate name" in lines
    chinese = run(folder / "a", folder / "decided", "--language", "zh").output
    assert "“《国际河流合作宪章》”不再是候选名称" in chinese


def test_what_cannot_be_read_is_status_two(folder: Path) -> None:
    done = run(folder / "a", folder / "in")
    assert done.exit_code == 2
    assert done.output.startswith(f"error: {folder / 'in'} is not an output folder")
