"""What all commands have in common: help, how much is told, in which language, completion, and what is installed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from unicodedata import east_asian_width

import click
import pytest

import resgraph
from commands import Capture, run
from resgraph import __version__
from resgraph.cli.installed import EXTRAS, packages
from resgraph.cli.main import COMMANDS, cli
from resgraph.cli.shared import shared_options

PACKAGE = Path(resgraph.__file__).parent
LETTER = "这是一封信，不是决议。\n"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_the_shared_options(name: str) -> None:
    command = cli.get_command(cli.make_context("resgraph", ["info"]), name)
    assert command is not None
    offered = [option for parameter in command.params for option in parameter.opts]
    assert set(offered) >= {"--quiet", "--verbose", "--language"}
    assert len(offered) == len(set(offered))


@pytest.mark.parametrize("words", [(), ("build",), ("info",)])
def test_h_is_help(words: tuple[str, ...], capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = (run(capsys, monkeypatch, *words, option) for option in ("-h", "--help"))
    assert short == long
    assert short[1].startswith("Usage: resgraph")


def test_quiet_tells_errors_only(
    letter: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("build", letter, "-o", tmp_path / "out", "--graph-only", "--language", "en")
    assert run(capsys, monkeypatch, *words, "--quiet") == (0, "", "")
    status, out, err = run(capsys, monkeypatch, *words, "--force")
    assert "documents" in out
    assert err.startswith("warning: letter.txt: no enacting line")
    empty = tmp_path / "empty.txt"
    empty.touch()
    status, out, err = run(capsys, monkeypatch, "-q", "extract", empty, "--language", "en")
    assert (status, out) == (1, "")
    assert err.startswith("error: empty.txt is empty")


def test_a_server_that_cannot_start_says_why_as_every_command_does(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, err = run(capsys, monkeypatch, "serve", tmp_path, "--language", "en")
    assert (status, out) == (1, "")
    assert err.startswith(f"error: {tmp_path} is not an output folder")
    assert len(err.splitlines()) == 1


def test_verbose_tells_each_file(
    letter: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("build", letter, "-o", tmp_path / "out", "--graph-only")
    _, _, err = run(capsys, monkeypatch, "-v", "--language", "en", *words)
    assert err.splitlines()[0] == f"{letter} (1 of 1)"
    _, _, err = run(capsys, monkeypatch, *words, "--force", "--verbose", "--language", "zh")
    assert err.splitlines()[0] == f"{letter}（第 1 个，共 1 个）"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bulid"], "错误：没有 bulid 这个命令"),
        (["build", "--languag"], "错误：没有 --languag 这个选项"),
        (["build", "x"], "错误：缺少 '-o' / '--output'"),
        (["build", "x", "-o", "y", "--jobs", "0"], "错误：'--jobs' 的值无效："),
        (["query"], "错误：请指明要查询的输出文件夹"),
    ],
)
def test_wrong_usage_is_told_in_chinese(
    words: list[str], said: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, err = run(capsys, monkeypatch, *words, "--language", "zh")
    assert (status, out) == (2, "")
    assert err.startswith("用法：resgraph")
    assert err.splitlines()[-1].startswith(said)


def test_info_tells_versions_sizes_and_extras(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, _ = run(capsys, monkeypatch, "info", "--format", "json")
    told = json.loads(out)
    assert (status, told["resgraph"]) == (0, __version__)
    assert set(told["extras"]) == set(EXTRAS)
    sizes = {package["name"]: package["size"] for package in told["packages"]}
    assert sizes["resgraph"] > 2_000_000
    assert min(sizes.values()) > 0
    needed = packages()
    assert needed
    assert told["bytes"] == sum(sizes[package.name] for package in needed)
    assert {"lxml", "pyoxigraph", "jieba"} <= {package.name for package in needed}
    assert not {"rdflib", "pyshacl", "shacl", "starlette", "pandas"} & {package.name for package in needed}
    _, out, _ = run(capsys, monkeypatch, "info", "--all", "--language", "zh")
    assert "许可证" in out
    assert all(f"resgraph[{name}]" in out for name in EXTRAS)


def test_an_extra_that_is_not_installed_is_said_to_be_missing() -> None:
    assert packages("bench-of-nobody") is None


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_commands_and_options(shell: str) -> None:
    def completed(words: str) -> str:
        environment = {**os.environ, "_RESGRAPH_COMPLETE": f"{shell}_complete", "COMP_WORDS": words}
        number = "1" if words.count(" ") == 1 else "2"
        environment["COMP_CWORD"] = words.rpartition(" ")[2] if shell == "fish" else number
        command = [sys.executable, "-m", "resgraph"]
        done = subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8")
        return done.stdout

    assert "build" in completed("resgraph bu")
    assert "--authorities" in completed("resgraph build --au")


def test_help_and_building_load_no_extra() -> None:
    """What only `check`, `serve` or the API for rdflib needs stays unloaded, and the help loads no library at all."""
    program = """
import sys
from resgraph.cli.main import cli
before = {name.partition(".")[0] for name in sys.modules}
import resgraph.cli.build, resgraph.cli.query, resgraph.cli.view
after = {name.partition(".")[0] for name in sys.modules}
print(sorted(before & {"lxml", "pyoxigraph", "jieba", "networkx", "rich"}))
print(sorted(after & {"rdflib", "pyshacl", "shacl", "starlette", "mcp", "pandas", "pyarrow", "networkx", "pyvis", "IPython"}))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines() == ["[]", "[]"]


def test_the_shared_options_are_no_arguments_of_a_command() -> None:
    assert not any(option.expose_value for option in shared_options())


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_help_of_every_command_is_in_chinese(
    name: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No English is left but names, and no line is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", "80")
    status, told, err = run(capsys, monkeypatch, name, "-h", "--language", "zh")
    assert (status, err) == (0, "")
    sentence = re.compile(r"\b[a-z]{2,} (?:[a-z]+ )+[a-z]{2,}\b")
    assert not [line for line in told.splitlines() if sentence.search(line) and "resgraph" not in line]
    assert told.startswith(f"用法：resgraph {name} [选项]")
    assert "选项：" in told
    assert "显示这份帮助" in told
    assert all(sum(1 + (east_asian_width(c) in "WF") for c in line) <= 80 for line in told.splitlines())


def test_the_help_is_in_the_language_of_the_locale_or_of_the_option(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "\n命令：\n  build       读入决议" in run(capsys, monkeypatch, "--help")[1]
    assert run(capsys, monkeypatch, "--language", "en", "build", "-h")[1].startswith("Usage: resgraph build")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert run(capsys, monkeypatch, "build", "-h")[1].startswith("Usage: resgraph build [OPTIONS]")


def test_the_chinese_help_knows_every_option_and_no_other() -> None:
    table = tomllib.loads((PACKAGE / "cli" / "help.zh.toml").read_text(encoding="utf-8"))
    shared = table["shared"]
    for name in COMMANDS:
        command = import_module(f"resgraph.cli.{name}").command
        options = {each.name for each in command.params if isinstance(each, click.Option)}
        assert options <= {*table[name], *shared}, name
        assert {*table[name]} - {"line", "help"} <= options, name


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export", "OUT", "--format", "xml"], "'--format' 的值无效：可用的值有 turtle, trig"),
        (["build", "x", "-o", "y", "--jobs", "0"], "'--jobs' 的值无效：应是 x>=1 范围内的数"),
        (["compare", "--in", "OUT", "A/RES/56/123", "A/RES/60/175", "--text", "fr"], "没有 A/RES/56/123 的 'fr' 文本，有的是 zh"),
        (["compare", "--in", "OUT", "A/RES/56/123", "A/RES/50/1"], "图谱中没有读入 A/RES/50/1"),
        (["query", "OUT", "SELECT ?s { ?s foo:bar 1 }"], "第 23 列：foo:bar 的前缀未知"),
        (["query", "OUT", "SELECT * { ?s ?p ?o"], "查询在这里中断：SELECT"),
        (["query", "OUT", "SELECT * { ?s ?p }"], "查询看似完整，但无法执行"),
        (["query", "OUT", "ASK { ?s ?p 'a }"], "以 ' 开头的字符串没有结束，见：ASK"),
        (["query", "OUT", "SELECT ?x { ?y a ?z } GROUP BY ?z"], "SELECT 中有未绑定的变量"),
        (["lookup", "A/RES/xx"], "不是文号：缺少编号"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_chinese(
    words: list[str], said: str, built_seeds: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = [str(built_seeds) if word == "OUT" else word for word in words]
    status, _, err = run(capsys, monkeypatch, *given, "--language", "zh")
    assert status in (1, 2)
    assert said in err
