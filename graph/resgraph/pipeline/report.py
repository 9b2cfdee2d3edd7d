"""What a build tells: counts, and file by file what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from resgraph.model.notice import LANGUAGES, Notice, told
from resgraph.rdf.rendered import GraphCounts


class Fate(StrEnum):
    """What becomes of a file."""

    READ = "read"
    LEFT_OUT = "left out"
    FAILED = "failed"
    PASSED = "not read"


QUIET = "no-document"
"""The reason that is counted and written into the report, and not told one by one."""


@dataclass(slots=True)
class Became:
    """What became of a file: `label` is its place in the input, `path` its whole address.

    `document` is the text in the graph that it holds, below the base; `said` what is to be told about it.
    """

    label: str
    fate: Fate
    path: str = ""
    document: str = ""
    said: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """What a build did: counts, seconds, and per file what went wrong or deserves a look.

    `told` is what is to be told of the whole, one line each.
    `reused` documents were taken from an earlier build, which is no fact about the graph.
    """

    counts: GraphCounts = field(default_factory=GraphCounts)
    seconds: float = 0.0
    files: list[Became] = field(default_factory=list)
    reused: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def failed(self) -> dict[str, str]:
        """The files that could not be read, and why."""
        return {each.path: each.said[0] for each in self.files if each.fate is Fate.FAILED}

    @property
    def warnings(self) -> list[str]:
        """What is to be told about the other files and about the whole, one line each."""
        return [*self._warnings(), *self.told]

    @property
    def passed(self) -> int:
        """How many files of the inputs are no documents."""
        return sum(each.fate is Fate.PASSED for each in self.files)

    def _warnings(self) -> Iterator[str]:
        for each in self.files:
            if each.fate is Fate.FAILED:
                continue
            for said in each.said:
                if not _is_quiet(said):
                    yield Notice("of-file", file=each.label, said=said)


def _is_quiet(said: str) -> bool:
    return isinstance(said, Notice) and QUIET in {said.key, said.values.get("key")}


def write_report(path: Path, report: Report) -> None:
    """The counts and what became of each file; no times, so the same input gives the same bytes."""
    content = {
        "counts": asdict(report.counts),
        "failed": report.failed,
        "warnings": report.warnings,
        "files": [_file(each) for each in report.files],
        "told": [_said(line) for line in report.told],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def read_report(path: Path) -> Report:
    """The report that was written; of a build in which no file failed."""
    said = json.loads(path.read_text(encoding="utf-8"))
    files = [
        Became(
            each["file"],
            Fate(each["became"]),
            document=each.get("document", ""),
            said=[_unsaid(line) for line in each["said"]],
        )
        for each in said["files"]
    ]
    return Report(
        GraphCounts(**said["counts"]), files=files, told=[_unsaid(line) for line in said.get("told", ())]
    )


def _file(became: Became) -> dict[str, Any]:
    document = {"document": became.document} if became.document else {}
    return {
        "file": became.label,
        "became": became.fate.value,
        **document,
        "said": [_said(line) for line in became.said],
    }


def _said(line: str) -> dict[str, str]:
    """The line in each language, and by which key the catalogue has it."""
    key = {"key": line.key} if isinstance(line, Notice) else {}
    return {**key, **{language: told(line, language) for language in LANGUAGES}}


def _unsaid(line: dict[str, str]) -> Notice:
    return Notice("as-said", **line)
