"""The cases of tests/fixtures in their one language: what a text is, and what is to be found in it. tests/fixtures/README.md explains it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

FIXTURES = Path(__file__).resolve().parent / "fixtures"
EXPECTED = "=~>?!"
NOTHING = "-"
SIGNS = f"#@|{EXPECTED}{NOTHING}"


@dataclass
class Part:
    """Lines of text, and what is to be found in them: each a sign, a blank and words."""

    lines: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    closed: bool = False

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


@dataclass
class Case:
    """A block of a file, from its line on: its name, what holds in it, and its parts in order."""

    path: Path
    line: int
    name: str = ""
    setting: str = ""
    parts: list[Part] = field(default_factory=list)

    @property
    def where(self) -> str:
        """File and line: citations/lists.txt:12."""
        return f"{self.path.parent.name}/{self.path.name}:{self.line}"

    def check(self, found: Sequence[Sequence[str]]) -> None:
        """Fail with file and line where what was found, part by part, is not what the case expects."""
        wanted = [part.expected for part in self.parts]
        same = [*map(list, found)] == wanted
        lines = [f"{self.where}: {self.name}".rstrip(": ")]
        for part, own in zip(self.parts, found, strict=False):
            lines += [
                f"  | {part.text}",
                *(f"  expected {line}" for line in part.expected if line not in own),
            ]
            lines += [f"  found    {line}" for line in own if line not in part.expected]
        assert same, "\n".join(lines)


def read_cases(*names: str) -> list[Case]:
    """The cases of files or folders of tests/fixtures, in the order of their names."""
    paths = [path for name in names for path in _files(FIXTURES / name)]
    return [case for path in paths for case in read_file(path)]


def read_file(path: Path) -> list[Case]:
    """The cases of a file. Raises ValueError, with file and line, for a line that has no sign."""
    found: list[Case] = []
    open_case: Case | None = None
    for number, line in enumerate(path.read_bytes().decode("utf-8").split("\n"), start=1):
        if not line:
            open_case = None
            continue
        if line[0] not in SIGNS or line[1:2] not in ("", " "):
            raise ValueError(
                f"{path}:{number}: begin with one of {SIGNS} and a blank; see tests/fixtures/README.md"
            )
        if open_case is None:
            open_case = Case(path, number)
            found.append(open_case)
        _add(open_case, line[0], line[2:], number)
    return [case for case in found if case.parts]


def _add(case: Case, sign: str, rest: str, number: int) -> None:
    if sign == "#":
        case.name = rest
    elif sign == "@":
        case.setting = rest
    elif sign == "|":
        if not case.parts or case.parts[-1].closed:
            case.parts.append(Part())
        case.parts[-1].lines.append(rest)
    elif not case.parts:
        raise ValueError(f"{case.path}:{number}: nothing can be expected before a line of text (|)")
    else:
        case.parts[-1].closed = True
        if sign != NOTHING:
            case.parts[-1].expected.append(f"{sign} {rest}")


def _files(path: Path) -> Iterator[Path]:
    yield from sorted(path.glob("*.txt")) if path.is_dir() else [path]
