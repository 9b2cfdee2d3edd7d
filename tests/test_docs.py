"""What the documents say is true: their commands run, what they name exists, their links lead somewhere."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, parse

import resgraph
from resgraph.cli.main import cli
from resgraph.cli.shared import shared_options
from resgraph.model.data import ontology_dir

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = Path(resgraph.__file__).resolve().parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "seeds" / "README.md"])
WITH_COMMANDS = [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")]

GONE = {"text", "termText", "realizedBy", "governedBy", "act"}
"""Terms that graph-2.md shows beside the new."""

# Commands of a shell session that are not ours to run here: they would fetch, install or leave the copy.
NOT_RUN = ("make", "git", "cd", "pip", "source")


def page_name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands(text: str) -> list[tuple[str, list[str]]]:
    r"""Each `$ ` line of the console blocks, `\` continuations joined, with the lines shown below it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"^ *```console\n(.*?)^ *```", text, re.M | re.S):
        for line in block.replace("\\\n", "").splitlines():
            if line.lstrip().startswith("$ "):
                found.append((line.lstrip().removeprefix("$ "), []))
            elif found and line.strip() not in {"", "..."}:
                found[-1][1].append(" ".join(line.split()))
    return found


def files_shown(text: str) -> dict[str, str]:
    """The blocks that show a file: their first line names it after the language, as in ```turtle mine.ttl."""
    return dict(re.findall(r"^```\w+ (\S+\.\w+)\n(.*?)^```", text, re.M | re.S))


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def words_after(words: str, text: str) -> set[str]:
    return set(re.findall(rf"{words}[ =]([\w-]+)", text))


def words_of_options(section: str) -> set[str]:
    """The options that the rows of its tables begin with, and those beside them."""
    return set(re.findall(r"`(--[a-z][\w-]*)", section))


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command as a reader types it: the installed `resgraph`, a wide terminal, no colours."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "120", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    environment.pop("FORCE_COLOR", None)
    shell = ["bash", "-o", "pipefail", "-c", command]
    return subprocess.run(
        shell, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@dataclass(frozen=True)
class Ran:
    """What a command printed, and the folder it left."""

    done: subprocess.CompletedProcess[str]
    folder: Path


class Runs:
    """What commands do to folders: one that another page has run on the very same files is not run again."""

    def __init__(self, kept: Path) -> None:
        self._kept, self._ran = kept, dict[tuple[str, str], Ran]()

    def run(self, command: str, folder: Path) -> subprocess.CompletedProcess[str]:
        """The command, run in the folder; of a command that others begin with, too, the outcome is kept."""
        if not command.startswith("resgraph build seeds"):
            return run(command, folder)
        asked = (command, digest_of(folder))
        if found := self._ran.get(asked):
            shutil.rmtree(folder)
            shutil.copytree(found.folder, folder, symlinks=True)
            return found.done
        done = run(command, folder)
        ran = self._ran[asked] = Ran(done, self._kept / str(len(self._ran)))
        shutil.copytree(folder, ran.folder, symlinks=True)
        return done


def digest_of(folder: Path) -> str:
    """The files of a folder, by their places and what they hold."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    return Runs(tmp_path_factory.mktemp("runs"))


def missing_lines(shown: list[str], printed: str) -> list[str]:
    """The lines shown that are not printed, in this order, blanks apart."""
    lines = iter(" ".join(line.split()) for line in printed.splitlines())
    return [line for line in shown if line not in lines]


def test_the_reader_of_console_blocks() -> None:
    text = "```console\n$ one \\\n  two\nshown\n...\n$ three\n```\n```sh\n$ four\n```\n"
    assert commands(text) == [("one   two", ["shown"]), ("three", [])]


def test_shown_lines_are_looked_for_in_order() -> None:
    assert missing_lines(["a", "c"], "a\nb\n  c  \n") == []
    assert missing_lines(["c", "a"], "a\nb\nc\n") == ["a"]


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_COMMANDS, ids=page_name)
def test_commands_run_and_print_what_is_shown(page: Path, tmp_path: Path, runs: Runs) -> None:
    for needed in ("seeds", "tests/gold/seeds"):
        shutil.copytree(ROOT / needed, tmp_path / needed)
    text = page.read_text(encoding="utf-8")
    for name, body in files_shown(text).items():
        (tmp_path / name).write_text(body, encoding="utf-8")
    for command, shown in commands(text):
        if command.split()[0] in NOT_RUN:
            continue
        done = runs.run(command, tmp_path)
        assert done.returncode == 0, f"$ {command}\n{done.stdout}{done.stderr}"
        missing = missing_lines(shown, done.stdout + done.stderr)
        assert not missing, f"$ {command}\nprints no line {missing} but\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_turtle_shown_is_in_the_graph(name: str, built_seeds: Path) -> None:
    graph = (built_seeds / "graph.ttl").read_text(encoding="utf-8")
    head = "\n".join(line for line in graph.splitlines() if line.startswith("@"))
    shown = re.findall(r"^```turtle\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.M | re.S)
    assert shown
    built = set(parse(graph, format=RdfFormat.TURTLE))
    for block in shown:
        assert set(parse(f"{head}\n{block}", format=RdfFormat.TURTLE)) <= built


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_make_targets_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|\$ )make ([a-z]+)", text))
    assert named <= make_targets()


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_terms_exist(page: Path) -> None:
    ontology = (ontology_dir() / "resgraph.ttl").read_text(encoding="utf-8")
    defined = set(re.findall(r"^rg:(\w+)", ontology, re.M))
    gone = GONE if page.name == "graph-2.md" else set()
    assert set(re.findall(r"\brg:(\w+)", page.read_text(encoding="utf-8"))) <= defined | gone


@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_named_queries_exist(page: Path) -> None:
    named = {path.stem for path in (PACKAGE / "query" / "named").glob("*.rq")}
    assert words_after("--named", page.read_text(encoding="utf-8")) - {"NAME"} <= named


def test_the_pictures_are_small_and_shown() -> None:
    pictures = sorted((ROOT / "docs" / "pictures").iterdir())
    assert pictures
    texts = "".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.zh.md"))
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG\r\n")
        assert picture.stat().st_size < 350_000
        assert f"]({picture.relative_to(ROOT).as_posix()})" in texts


@pytest.mark.skipif(not (ROOT / "graph").is_dir(), reason="links into the source need the source")
@pytest.mark.parametrize("page", PAGES, ids=page_name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


@pytest.mark.parametrize(
    ("one", "other"), [("README.md", "README.zh.md"), ("docs/guide.md", "docs/zh/guide.md")]
)
def test_a_page_and_its_translation_give_the_same_commands(one: str, other: str) -> None:
    def plain(name: str) -> list[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        said = [command.replace(" --language zh", "") for command, _ in commands(text)]
        return [command.replace('"Palermo Convention"', "巴勒莫公约") for command in said]

    assert plain(one) == plain(other)


@pytest.fixture(scope="module")
def help_texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The help of each command, by its name."""
    folder = tmp_path_factory.mktemp("help")
    listed = re.findall(r"^  ([a-z]+)  ", run("resgraph --help", folder).stdout, re.M)
    runner = CliRunner(env={"COLUMNS": "120", "NO_COLOR": "1"})
    return {name: runner.invoke(cli, [name, "--help"], prog_name="resgraph").stdout for name in listed}


def test_every_command_has_its_section(help_texts: dict[str, str]) -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^## `resgraph (\w+)", text, re.M)) == set(help_texts)


def test_every_option_is_described(help_texts: dict[str, str]) -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    shared = words_of_options(text[: text.index("## `resgraph.toml`")])
    assert shared == {option for each in shared_options() for option in each.opts if option.startswith("--")}
    sections = dict(re.findall(r"^## `resgraph (\w+).*?$(.*?)(?=^## |\Z)", text, re.M | re.S))
    for name, help_text in help_texts.items():
        offered = set(re.findall(r"(?<![\w-])--[a-z][\w-]*", help_text)) - {"--help"}
        described = words_of_options(sections[name])
        assert offered - shared <= described <= offered, name


def test_every_named_query_is_listed() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    queries = text[text.index("## `resgraph query") :].split("\n## ", 2)[0]
    listed = set(re.findall(r"^\| `([a-z][\w-]*)` \|", queries, re.M))
    assert listed == {path.stem for path in (PACKAGE / "query" / "named").glob("*.rq")}
