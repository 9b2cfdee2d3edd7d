"""The explorer's JavaScript without a browser: its units in node, its types by TypeScript; skipped where node is absent."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from pages import packed_of, small, write_leaves
from resgraph.view.page import ASSETS
from typings import TARGET, type_of, typings

ROOT = Path(__file__).resolve().parents[1]
OURS = ROOT / "tests" / "javascript"
UNTYPED = tomllib.loads((OURS / "untyped.toml").read_text(encoding="utf-8"))

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="no node here")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The modules, their tests and the data of a small graph, as they lie in the checkout."""
    root = tmp_path_factory.mktemp("javascript")
    shutil.copytree(ASSETS, root / "graph" / "resgraph" / "view" / "assets")
    tests = Path(shutil.copytree(OURS, root / "tests" / "javascript"))
    shutil.copy(ROOT / "package.json", root)
    data = small()
    write_leaves(data, root)
    packed = packed_of(root)
    (tests / "data.json").write_text(
        json.dumps({"first": packed.first, "names": packed.names, "shelves": packed.shelves}),
        encoding="utf-8",
    )
    records = {key: data[key] for key in ("documents", "paragraphs", "passages")}
    (tests / "records.json").write_text(json.dumps(records), encoding="utf-8")
    return root


@pytest.mark.slow
@needs_node
def test_units(project: Path) -> None:
    names = sorted(path.name for path in OURS.glob("*.test.js"))
    assert len(names) >= 6
    told = subprocess.run(
        ["node", "--test", *names],
        cwd=project / "tests" / "javascript",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode == 0, told.stdout[-6000:]
    assert int(re.findall(r"^# pass (\d+)$", told.stdout, re.MULTILINE)[0]) >= 20


@pytest.fixture(scope="module")
def faults(project: Path) -> list[tuple[str, str, str]]:
    """What `tsc --strict` finds: file, code, line."""
    install = ["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
    if shutil.which("npm") is None or subprocess.run(install, cwd=project, check=False).returncode:
        pytest.skip("no TypeScript here, and npm cannot bring it")
    told = subprocess.run(
        ["npm", "run", "--silent", "check"],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert told.returncode in {0, 1, 2}
    return re.findall(
        r"^\S*?([\w.]+\.(?:js|d\.ts))\(\d+,\d+\): error (TS\d+): (.*)$", told.stdout, re.MULTILINE
    )


@pytest.mark.slow
@needs_node
def test_types_hold(faults: list[tuple[str, str, str]]) -> None:
    assert [fault for fault in faults if not is_untyped(fault[1])] == []


@pytest.mark.slow
@needs_node
def test_no_module_gets_more_things_without_a_type(faults: list[tuple[str, str, str]]) -> None:
    """Numbers of untyped.toml only fall; lower them when yours fall."""
    counts = Counter(name for name, code, _ in faults if is_untyped(code))
    assert dict(sorted(counts.items())) == dict(sorted(UNTYPED.items()))


def is_untyped(code: str) -> bool:
    """Whether it says that a name has no type (and so is `any`)."""
    return code.startswith("TS7")


def test_the_records_of_python_are_those_of_the_page() -> None:
    assert TARGET.read_text(encoding="utf-8") == typings(), "run: python tests/typings.py"


@pytest.mark.parametrize(
    ("python", "typescript"),
    [
        ("str", "string"),
        ("list[int]", "number[]"),
        ("dict[str, list[str]]", "Record<string, string[]>"),
        ("list[Text]", "TextRecord[]"),
        ("Labels", "Record<string, string[]>"),
    ],
)
def test_types_of_python_in_typescript(python: str, typescript: str) -> None:
    assert type_of(python) == typescript
