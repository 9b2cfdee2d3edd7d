"""The Dockerfile without Docker: what it copies is there and is enough, and what it starts is what we have."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from resgraph.cli.serve import command as serve

ROOT = Path(__file__).resolve().parents[1]
DOCKERFILE = ROOT / "Dockerfile"

pytestmark = pytest.mark.skipif(
    not (ROOT / "graph").is_dir(), reason="the image is made from the source, and this is not it"
)


def instructions(name: str) -> list[str]:
    """The words after each instruction of that name."""
    return re.findall(rf"^{name} (.+)$", DOCKERFILE.read_text(encoding="utf-8"), re.M)


def copied() -> list[str]:
    """What is taken from the source."""
    lines = [line.split() for line in instructions("COPY") if not line.startswith("--from")]
    return [name for *names, _ in lines for name in names]


def test_the_image_starts_a_command_that_exists_as_nobody() -> None:
    (entry,) = (json.loads(words) for words in instructions("ENTRYPOINT"))
    assert entry[0] == "/venv/bin/resgraph"
    assert entry[1] == serve.name
    assert set(entry[3::2]) <= {option for parameter in serve.params for option in parameter.opts}
    assert instructions("USER") == ["65534:65534"]
    assert instructions("EXPOSE") == [str(next(p.default for p in serve.params if p.name == "port"))]


def test_the_health_check_asks_what_the_server_answers() -> None:
    (check,) = instructions("HEALTHCHECK")
    program = json.loads(check[check.index("[") :])[2]
    compile(program, "HEALTHCHECK", "exec")
    assert "http://127.0.0.1:7878/health" in program


@pytest.mark.slow
def test_what_is_copied_is_enough_to_make_the_package(tmp_path: Path) -> None:
    for name in copied():
        source = ROOT / name
        assert source.exists(), name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, tmp_path / name)
    made = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", "made", "."]
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    (wheel,) = (tmp_path / "made").glob("*.whl")
    with zipfile.ZipFile(wheel) as content:
        names = set(content.namelist())
    assert {"resgraph/ontology/resgraph.ttl", "resgraph/serve/vendor/yasgui/yasgui.min.js"} <= names
