"""What decides how a file is read, beside its name and its bytes, in one digest.

Two builds with the same fingerprint make the same of the same file: same program, same ontology, same
libraries, same authority files, same options.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from resgraph.model.data import PACKAGE, ontology_dir
from resgraph.pipeline.outcome import Settings, content

AFTERWARDS = frozenset({"check", "cli", "evaluate", "portal", "publish", "review", "serve", "site"})
"""The folders of the package that only read what a build has written; every other one has a part in it."""
LIBRARIES = (
    "ahocorasick-rs",
    "charset-normalizer",
    "jieba",
    "jinja2",
    "lxml",
    "networkx",
    "opencc",
    "pyoxigraph",
    "pypdfium2",
    "pyvis",
    "rapidfuzz",
    "rensa",
    "rjieba",
)
"""The distributions that have a part in it; one that is not installed counts too."""


def fingerprint(settings: Settings) -> str:
    """The digest, in hexadecimal; an authority file that cannot be read counts as empty."""
    digest = hashlib.sha256(program().encode())
    for said in (settings.base, settings.encoding or ""):
        digest.update(b"\0" + said.encode())
    for path in settings.authorities:
        digest.update(b"\0" + content(path))
    return digest.hexdigest()


@cache
def program() -> str:
    """The digest of the program and its data, in hexadecimal: this installation, not a number of a release."""
    digest = hashlib.sha256(f"{sys.implementation.cache_tag}\n".encode())
    for name in LIBRARIES:
        digest.update(f"{name} {_version(name)}\n".encode())
    for root, path in _parts():
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + content(path))
    return digest.hexdigest()


def _parts() -> Iterator[tuple[Path, Path]]:
    """The files of the program and of the ontology, in order, each with the folder it is named from."""
    for path in sorted(PACKAGE.rglob("*")):
        inside = path.relative_to(PACKAGE).parts
        if path.is_file() and "__pycache__" not in inside and inside[0] not in AFTERWARDS | {"ontology"}:
            yield PACKAGE, path
    ontology = ontology_dir()
    for path in sorted(ontology.rglob("*")):
        if path.is_file():
            yield ontology, path


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
