"""The shape of the code, read from its syntax trees: who imports whom, what is how long, how files are opened."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

import resgraph
from resgraph.pipeline.fingerprint import AFTERWARDS

PACKAGE = Path(resgraph.__file__).resolve().parent
TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent

pytestmark = pytest.mark.source

# Each layer imports from the rows above its own only; two layers in one row know nothing of each other.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("model",),
    ("symbols",),
    ("languages",),
    ("drafting",),
    ("text",),
    ("find",),
    ("link",),
    ("compare", "decisions"),
    ("rdf",),
    ("query", "view"),
    ("check", "portal", "tables"),
    ("review", "site"),
    ("pipeline",),
    ("evaluate", "serve", "publish"),
    ("api", "agents"),
    ("cli",),
)
RANK = {layer: rank for rank, row in enumerate(LAYERS) for layer in row}
FRONT = {"__init__", "__main__"}  # the package's own door: it may open on any layer

# Libraries that stay behind one door, so that each can be replaced.
HOMES = {
    "rdflib": {"rdf", "query", "view", "check", "api"},
    "oxrdflib": {"rdf", "query", "view"},
    "pyoxigraph": {
        "drafting",
        "find",
        "compare",
        "rdf",
        "query",
        "view",
        "check",
        "portal",
        "site",
        "serve",
        "tables",
        "agents",
        "review",
    },
    "pandas": {"api"},
    "mcp": {"agents"},
    "pydantic": {"agents"},
    "xlsxwriter": {"tables"},
    "pyarrow": {"tables"},
    "networkx": {"view"},
    "rapidfuzz": {"compare", "query"},
    "rensa": {"compare"},
    "pyvis": {"view"},
    "jieba": {"find"},
    "rjieba": {"find"},
    "pyshacl": {"check"},
    "shacl": {"check"},
    "click": {"cli"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
    "dask": {"pipeline"},
    "distributed": {"pipeline"},
    "fsspec": {"pipeline"},
}
# Distributions whose import name differs.
IMPORT_NAMES = {
    "ahocorasick-rs": "ahocorasick_rs",
    "charset-normalizer": "charset_normalizer",
    "python-docx": "docx",
    "pyyaml": "yaml",
    "sparqlwrapper": "SPARQLWrapper",
}

LONGEST_FUNCTION = 60
LONGEST_MODULE = 300
# Path within the package -> why it may be longer.
LONG_MODULES: dict[str, str] = {}
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "tools"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def layer_of(path: Path) -> str:
    """The first step of the path: a folder's name, or a module's."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything imported, wherever in the module; relative names made absolute.

    `from resgraph import link` gives `resgraph.link`; `from resgraph import __version__` gives `resgraph`.
    """
    package = ["resgraph", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            if module != "resgraph":
                yield node.lineno, module
                continue
            for alias in node.names:
                yield node.lineno, "resgraph" if alias.name == "__version__" else f"resgraph.{alias.name}"


def test_every_module_has_a_layer() -> None:
    found = {layer_of(path) for path in MODULES} - FRONT
    assert found <= set(RANK), f"give these a row in LAYERS: {sorted(found - set(RANK))}"


def test_imports_point_one_way() -> None:
    wrong = []
    for path in MODULES:
        layer = layer_of(path)
        if layer in FRONT or layer not in RANK:
            continue
        for line, target in imports(path):
            parts = target.split(".")
            if parts[0] != "resgraph" or len(parts) == 1 or parts[1] == layer:
                continue
            if parts[1] not in RANK or RANK[parts[1]] >= RANK[layer]:
                wrong.append(f"{name_of(path)}:{line}: {layer} imports {target}")
    assert not wrong, "\n".join(wrong)


def module_of(path: Path) -> str:
    steps = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(("resgraph", *steps)).removesuffix(".__init__")


def imported_modules(path: Path, known: set[str]) -> set[str]:
    """The package's own modules that one imports, those for types only among them."""
    found = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("resgraph"):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                found.add(whole if whole in known else node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return (found & known) - {module_of(path)}


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The sets of two or more nodes that reach each other."""
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_edges_from((one, other) for one, others in graph.items() for other in others)
    return sorted(sorted(group) for group in nx.strongly_connected_components(network) if len(group) > 1)


def test_a_circle_is_told() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c"]]


def test_no_modules_import_each_other() -> None:
    known = {module_of(path) for path in MODULES}
    assert circles({module_of(path): imported_modules(path, known) for path in MODULES}) == []


def test_what_has_a_part_in_a_build_is_in_its_fingerprint() -> None:
    known = {module_of(path): path for path in MODULES}
    reached = {module for module in known if module.startswith("resgraph.pipeline")}
    waiting = list(reached)
    while waiting:
        new = imported_modules(known[waiting.pop()], set(known)) - reached
        reached |= new
        waiting += new
    layers = {module.split(".")[1] for module in reached if "." in module}
    assert {"text", "find", "link", "rdf"} <= layers
    assert layers & AFTERWARDS == set(), "a change of these would leave old readings in place"


def test_libraries_stay_behind_their_doors() -> None:
    wrong = [
        f"{name_of(path)}:{line}: {target} belongs to {sorted(HOMES[target.split('.')[0]])}"
        for path in MODULES
        for line, target in imports(path)
        if layer_of(path) not in HOMES.get(target.split(".")[0], {layer_of(path)})
    ]
    assert not wrong, "\n".join(wrong)


def test_model_needs_the_standard_library_only() -> None:
    wrong = [
        f"{name_of(path)}:{line}: {target}"
        for path in MODULES
        if layer_of(path) == "model"
        for line, target in imports(path)
        if target.split(".")[0] not in sys.stdlib_module_names | {"resgraph"}
    ]
    assert not wrong, "\n".join(wrong)


def third_party() -> set[str]:
    names = {target.split(".")[0] for path in MODULES for _, target in imports(path)}
    return names - sys.stdlib_module_names - {"resgraph"}


APART = ("test", "bench", "reasoner", "release")
"""Extras that no module of the package imports."""


def declared() -> dict[str, str]:
    """Each dependency of pyproject.toml, required or in a user's extra, and the name it is imported by."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [
        line
        for name, lines in project["optional-dependencies"].items()
        if name not in APART
        for line in lines
    ]
    names = [re.split(r"[\[<>=!~; ]", line)[0] for line in (*project["dependencies"], *extras)]
    return {name: IMPORT_NAMES.get(name, name) for name in names}


def test_what_is_imported_is_declared() -> None:
    assert third_party() <= set(declared().values())


def test_what_the_tests_import_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extra = {re.split(r"[\[<>=!~; ]", line)[0] for line in project["optional-dependencies"]["test"]}
    known = (
        set(declared().values()) | {IMPORT_NAMES.get(name, name) for name in extra} | {"resgraph", "nbformat"}
    )
    known |= {path.stem for path in TESTS.rglob("*.py")} | {"tests", "fixtures", "benchmarks"}
    trees = [tree_of(path) for path in sorted(TESTS.rglob("*.py"))]
    modules = {
        alias.name for t in trees for n in ast.walk(t) if isinstance(n, ast.Import) for alias in n.names
    }
    modules |= {n.module or "" for t in trees for n in ast.walk(t) if isinstance(n, ast.ImportFrom)}
    assert {name.split(".")[0] for name in modules} - sys.stdlib_module_names - known == set()


def test_what_is_declared_is_imported() -> None:
    assert set(declared().values()) <= third_party()


def test_modules_are_short() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    long = {name: length for name, length in lengths.items() if length > LONGEST_MODULE}
    assert long.keys() == LONG_MODULES.keys(), f"split them by subject, or drop what became short: {long}"


def test_functions_are_short() -> None:
    wrong = [
        f"{name_of(path)}:{node.lineno}: {node.name} has {length} lines"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not wrong, "\n".join(wrong)


def test_modules_are_named_for_their_subject() -> None:
    assert [name_of(path) for path in MODULES if {path.stem, path.parent.name} & EMPTY_NAMES] == []


# Words that fit anything: each may name one public class or type at most, others say what they hold.
WIDE_NAMES = ("Answer", "Document", "Found", "Line", "Passage", "Reading")


def defined_types(path: Path) -> Iterator[str]:
    """The classes at the top of a module, and the names that it gives to types of its own or of others."""
    for node in tree_of(path).body:
        match node:
            case ast.ClassDef(name=name):
                yield name
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name
            case ast.ImportFrom(names=names):
                yield from (alias.asname for alias in names if alias.asname)


def test_a_wide_name_means_one_thing() -> None:
    named: dict[str, list[str]] = {name: [] for name in WIDE_NAMES}
    for path in MODULES:
        for name in defined_types(path):
            if name in named:
                named[name].append(name_of(path))
    assert {name: where for name, where in named.items() if len(where) > 1} == {}


def classes() -> dict[str, tuple[Path, ast.ClassDef]]:
    """The classes of the package by module and name: `resgraph.rdf.writer.GraphWriter`."""
    return {
        f"{module_of(path)}.{node.name}": (path, node)
        for path in MODULES
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef)
    }


def inherited(
    path: Path, node: ast.ClassDef, known: dict[str, tuple[Path, ast.ClassDef]]
) -> Iterator[ast.ClassDef]:
    """The classes of other modules that a class is made from."""
    for base in node.bases:
        for found in tree_of(path).body:
            if isinstance(found, ast.ImportFrom) and found.module and isinstance(base, ast.Name):
                names = [f"{found.module}.{a.name}" for a in found.names if (a.asname or a.name) == base.id]
                yield from (known[name][1] for name in names if name in known)


def own_names(node: ast.ClassDef) -> set[str]:
    """The methods of a class, and what they put on `self`."""
    methods = {each.name for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)}
    set_there = {
        each.attr
        for each in ast.walk(node)
        if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store) and _on_self(each)
    }
    return methods | set_there


def _on_self(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "self"


def test_a_class_overrides_nothing_of_another_module_and_asks_for_nothing_private() -> None:
    known, wrong = classes(), []
    for name, (path, node) in known.items():
        if any("Protocol" in ast.unparse(base) or "Error" in ast.unparse(base) for base in node.bases):
            continue
        used = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute) and _on_self(each)}
        for base in inherited(path, node, known):
            if any("Protocol" in ast.unparse(each) for each in base.bases):
                continue
            theirs = own_names(base) - {"__init__"}
            private = {each for each in used & theirs if each.startswith("_")}
            overridden = {each.name for each in node.body if isinstance(each, ast.FunctionDef)} & theirs
            wrong += [f"{name}: {each} of {base.name}" for each in sorted(private | overridden)]
    assert wrong == []


def test_modules_say_what_they_are() -> None:
    assert [name_of(path) for path in MODULES if not ast.get_docstring(tree_of(path))] == []


# --- how files are opened


def modules_imported(tree: ast.Module) -> set[str]:
    """Names that are modules here, whose `open` is not a text file's: os, tarfile, webbrowser..."""
    names = [
        alias.asname or alias.name for n in ast.walk(tree) if isinstance(n, ast.Import) for alias in n.names
    ]
    return set(names) - {"io", "gzip", "bz2", "lzma", "codecs"}


# How a call is written -> where its encoding and its mode stand when given by position.
OPENERS: dict[str, tuple[int, int | None]] = {
    "open": (3, 1),
    ".open": (2, 0),
    ".read_text": (0, None),
    ".write_text": (1, None),
}


def opens_text_unnamed(call: ast.Call, modules: set[str]) -> bool:
    """Whether the call opens text and leaves its encoding to the machine."""
    match call.func:
        case ast.Attribute(attr="open", value=ast.Name(id=receiver)) if receiver in {*modules, "archive"}:
            return False  # zipfile opens what is in an archive as bytes only
        case ast.Attribute(
            attr="write_text", value=ast.Name(id="formatter") | ast.Call(func=ast.Name(id="super"))
        ):
            return False  # click's formatter of help
        case ast.Attribute(attr=attribute):
            written = f".{attribute}"
        case ast.Name(id=written):
            pass
        case _:
            return False
    if written not in OPENERS or any(k.arg in {"encoding", None} for k in call.keywords):
        return False
    encoding, mode = OPENERS[written]
    modes = [k.value for k in call.keywords if k.arg == "mode"]
    modes += call.args[mode : mode + 1] if mode is not None else []
    binary = any(isinstance(m, ast.Constant) and "b" in str(m.value) for m in modes)
    return not binary and len(call.args) <= encoding


@pytest.mark.parametrize(
    ("source", "unnamed"),
    [
        ("open(path)", True),
        ("open(path, 'w')", True),
        ("open(path, 'rb')", False),
        ("open(path, mode='wb')", False),
        ("open(path, encoding='utf-8')", False),
        ("path.open()", True),
        ("path.open('rb')", False),
        ("path.open('w', encoding='utf-8')", False),
        ("path.read_text()", True),
        ("path.read_text('utf-8')", False),
        ("path.write_text(text)", True),
        ("path.write_text(text, encoding='utf-8')", False),
        ("import os\nos.open(path, 0)", False),
        ("archive.open(name)", False),
        ("import gzip\ngzip.open(path, 'rt')", True),
    ],
)
def test_the_rule_on_encodings_tells_these_apart(source: str, *, unnamed: bool) -> None:
    tree = ast.parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert any(opens_text_unnamed(call, modules_imported(tree)) for call in calls) is unnamed


def test_text_files_name_their_encoding() -> None:
    wrong = [
        f"{path.parent.name}/{path.name}:{node.lineno}"
        for path in (*MODULES, *sorted(TESTS.glob("*.py")))
        for modules in [modules_imported(tree_of(path))]
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and opens_text_unnamed(node, modules)
    ]
    assert not wrong, f"name the encoding: {wrong}"
