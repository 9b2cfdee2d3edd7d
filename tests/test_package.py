"""What is installed: the version, the licence, the types, the ontology's files, the command."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

import resgraph
from resgraph.model.data import ontology_dir

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(resgraph.__file__).resolve().parent

# The two resolutions as they were given, byte for byte.
SEEDS = {
    "A-RES-56-123.zh.txt": "f16a806e56514240b082c85e48f1693cf8b3895df823c627a5e6612f1e5a15ab",
    "A-RES-60-175.zh.txt": "256c9cc58ea562decb2fdfb6f0cda3857f5a0b24caa4bc6f4ccfbf372d547a02",
}


def test_version_is_told_once() -> None:
    assert metadata.version("resgraph") == resgraph.__version__
    versions = re.findall(r"^## \[([\d.]+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert versions[0] == resgraph.__version__


def test_licence_is_declared_and_whole() -> None:
    assert metadata.metadata("resgraph")["License-Expression"] == "Apache-2.0"
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Version 2.0, January 2004" in text
    assert "9. Accepting Warranty or Additional Liability." in text


def test_package_is_typed() -> None:
    assert (PACKAGE / "py.typed").is_file()


@pytest.mark.parametrize("pattern", ["resgraph.ttl", "shapes.ttl", "verbs.ttl", "authorities/*.ttl"])
def test_ontology_is_installed(pattern: str) -> None:
    found = sorted(ontology_dir().glob(pattern))
    assert found
    assert all(path.stat().st_size for path in found)


def test_seeds_are_as_given() -> None:
    found = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in (ROOT / "seeds").glob("*.txt")}
    assert found == SEEDS


def test_annotations_of_the_seeds_are_the_shared_ones(shared: Path) -> None:
    here = {p.name: p.read_bytes() for p in (ROOT / "tests" / "gold" / "seeds").glob("*.json")}
    assert here == {p.name: p.read_bytes() for p in (shared / "gold").glob("*.json")}


def test_command_is_installed() -> None:
    command = Path(sys.executable).with_name("resgraph")
    done = subprocess.run([command, "--version"], capture_output=True, check=True, encoding="utf-8")
    assert resgraph.__version__ in done.stdout


@pytest.mark.slow
def test_wheel_holds_the_package_and_the_ontology_only(tmp_path: Path) -> None:
    if not (ROOT / "graph").is_dir():
        pytest.skip("beside an installed wheel there is no source to build")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = {Path(name) for name in wheel.namelist()}
    source, ontology = ROOT / "graph", ROOT / "ontology"
    files = [p for p in (source / "resgraph").rglob("*") if p.is_file() and p.suffix != ".pyc"]
    expected = {p.relative_to(source) for p in files}
    expected |= {"resgraph" / p.relative_to(ROOT) for p in ontology.rglob("*.ttl")}
    assert expected <= names
    assert {name.parts[0] for name in names} == {"resgraph", f"resgraph-{resgraph.__version__}.dist-info"}
