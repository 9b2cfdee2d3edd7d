"""What is told to the user: one catalogue, the same lines in each language."""

from __future__ import annotations

import ast
import json
import pickle
import string
import sys
from pathlib import Path

import pytest

import resgraph
from resgraph.cli import main
from resgraph.model.notice import LANGUAGES, Notice, catalogue, packed, told, unpacked

PACKAGE = Path(resgraph.__file__).parent
Capture = pytest.CaptureFixture[str]


def places(line: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(line) if name}


def test_the_languages_have_the_same_lines_with_the_same_places() -> None:
    first, *others = (catalogue(language) for language in LANGUAGES)
    for other in others:
        assert other.keys() == first.keys()
        for key in first.keys() - {"as-said"}:
            assert places(first[key]) == places(other[key]), key


def test_every_line_is_one_line_and_the_chinese_is_chinese() -> None:
    for language in LANGUAGES:
        assert not [key for key, line in catalogue(language).items() if "\n" in line or not line]
    lacking = [
        key for key, line in catalogue("zh").items() if not any("\u4e00" <= char <= "\u9fff" for char in line)
    ]
    assert set(lacking) == {"of-file", "of-symbol", "as-said", "and-then", "listed", "shape-value"}


def test_every_line_is_used_and_every_notice_has_its_line() -> None:
    used = {
        call.args[0].value
        for path in PACKAGE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant)
        if isinstance(call.args[0].value, str)
    }
    source = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    for key in catalogue("en"):
        assert key in used or f'"{key}"' in source, f"{key} is told by nobody"


def test_a_notice_says_itself_in_each_language() -> None:
    notice = Notice("of-file", file="甲.txt", said=Notice("no-symbol"))
    assert notice == "甲.txt: no symbol found in the heading: the document is named after its content"
    assert notice.told("zh") == "甲.txt：标题里没有找到文号：按内容为文件命名"
    assert told("plain words", "zh") == "plain words"


def test_a_notice_says_itself_in_both_languages_at_once() -> None:
    assert Notice("site-names").in_both() == "Names 名称"
    assert Notice("portal-triples", least=1000).in_both() == "at least 1000 triples 至少1000条三元组"


def test_a_notice_without_its_values_is_an_error() -> None:
    with pytest.raises(KeyError):
        Notice("empty")
    with pytest.raises(KeyError):
        Notice("no such line")


def test_a_notice_survives_processes_and_notes() -> None:
    notice = Notice("of-file", file="{x}.txt", said=Notice("no-symbol"))
    for copy in (pickle.loads(pickle.dumps(notice)), unpacked(json.loads(json.dumps(packed(notice))))):
        assert copy == notice
        assert isinstance(copy, Notice)
        assert copy.told("zh") == notice.told("zh")


@pytest.mark.parametrize(
    ("options", "environment", "said"),
    [
        ([], {"LANG": "zh_CN.UTF-8"}, "错误：leer.txt 是空文件"),
        ([], {"LANG": "en_US.UTF-8"}, "error: leer.txt is empty"),
        ([], {"LANG": "fr_FR.UTF-8"}, "error: leer.txt is empty"),
        ([], {"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "错误："),
        (["--language", "zh"], {"LANG": "C"}, "错误："),
        (["--language", "en"], {"LANG": "zh_CN.UTF-8"}, "error: "),
    ],
)
@pytest.mark.parametrize("command", ["extract", "build"])
def test_the_command_line_speaks_the_language_of_the_user(
    command: str,
    options: list[str],
    environment: dict[str, str],
    said: str,
    tmp_path: Path,
    capsys: Capture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "leer.txt"
    path.write_bytes(b"")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    out = ["-o", str(tmp_path / "out")] if command == "build" else []
    monkeypatch.setattr(sys, "argv", ["resgraph", command, str(path), *out, *options])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(said)


def test_warnings_are_told_in_chinese(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "信.txt"
    path.write_text("这是一封信，不是决议。\n", encoding="utf-8")
    monkeypatch.setattr(
        sys, "argv", ["resgraph", "build", str(path), "-o", str(tmp_path / "out"), "--language", "zh"]
    )
    for _ in range(2):  # built, and found unchanged
        with pytest.raises(SystemExit) as ended:
            main()
        assert not ended.value.code
        assert capsys.readouterr().err.startswith("警告：信.txt：没有找到“大会，”这样的起首行")
    monkeypatch.setattr(sys, "argv", ["resgraph", "extract", str(path), "--language", "zh"])
    with pytest.raises(SystemExit):
        main()
    assert json.loads(capsys.readouterr().out)["warnings"][0].startswith("没有找到“大会，”")
