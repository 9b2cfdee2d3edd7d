"""The language of cases: what its page shows is read, and a case that fails or is malformed says where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cases import FIXTURES, read_cases, read_file

PAGE = FIXTURES / "README.md"


def written(folder: Path, text: str) -> Path:
    path = folder / "made.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_of_the_page_is_a_case(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```\n(# .*?)^```", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    (case,) = read_file(written(tmp_path, example))
    assert (case.setting, len(case.parts)) == ("大会", 2)
    assert case.parts[1].text == "1. 重申《公约》的规定。"
    assert case.parts[1].expected == ["= 《公约》 instrument/uncac"]


@pytest.mark.parametrize(
    "folder", ["citations", "clauses", "mentions", "actions", "text/structure", "text/mastheads"]
)
def test_every_folder_that_the_page_names_holds_cases(folder: str) -> None:
    assert f"| `{folder}` |" in PAGE.read_text(encoding="utf-8")
    assert len(read_cases(folder)) > 20


def test_a_failing_case_names_file_and_line(tmp_path: Path) -> None:
    path = written(tmp_path, "# first\n| a\n-\n\n# second\n| 回顾\n= 回顾\n")
    first, second = read_file(path)
    first.check([[]])
    second.check([["= 回顾"]])
    with pytest.raises(AssertionError) as raised:
        second.check([["= 重申"]])
    assert str(raised.value).splitlines()[:4] == [
        f"{tmp_path.name}/made.txt:5: second",
        "  | 回顾",
        "  expected = 回顾",
        "  found    = 重申",
    ]


def test_parts_that_are_missing_or_too_many_fail(tmp_path: Path) -> None:
    (case,) = read_file(written(tmp_path, "| a\n-\n| b\n-\n"))
    for parts in (1, 3):
        with pytest.raises(AssertionError, match=r"made\.txt:1"):
            case.check([[]] * parts)


@pytest.mark.parametrize(("text", "line"), [("| a\n= b\nc\n", 3), ("\n= b\n", 2), ("|a\n", 1)])
def test_a_malformed_line_is_told_with_file_and_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(ValueError, match=rf"made\.txt:{line}: "):
        read_file(written(tmp_path, text))
