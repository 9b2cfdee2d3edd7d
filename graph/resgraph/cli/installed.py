"""The distributions that resgraph needs, as they are installed: versions, licences, bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

EXTRAS = {
    "check": "extra-check",
    "serve": "extra-serve",
    "mcp": "extra-mcp",
    "pandas": "extra-pandas",
    "parquet": "extra-parquet",
    "rdflib": "extra-rdflib",
    "dask": "extra-dask",
    "fast": "extra-fast",
    "remote": "extra-remote",
}
"""The extras for users, and the line that says what each is for."""
PACKAGE = Path(__file__).resolve().parents[1]

_REQUIREMENT = re.compile(
    r"""
    (?P<name> [A-Za-z0-9][A-Za-z0-9._-]* )
    \s* (?: \[ (?P<extras> [^\]]* ) \] )?
    [^;]*                                    # versions: pip has seen to them
    (?: ; \s* (?P<marker> .* ) )?
    """,
    re.VERBOSE,
)
_EXTRA = re.compile(r"extra\s*==\s*['\"]([\w.-]+)['\"]")


@dataclass(frozen=True, slots=True)
class Package:
    """A distribution: `size` in bytes of its files on disk, `licence` as its makers state it."""

    name: str
    version: str
    licence: str
    size: int

    def record(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self)


def packages(extra: str = "") -> list[Package] | None:
    """Resgraph and all that it needs, with the extra that is named, by name; None where that is not installed."""
    if extra and not _has(extra):
        return None
    found: dict[str, Package] = {}
    wanted = [("resgraph", frozenset({extra}))]
    seen: set[tuple[str, frozenset[str]]] = set()
    while wanted:
        name, extras = wanted.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        distribution = _distribution(name)
        if distribution is None:  # for another system or another Python
            continue
        found[name] = _package(name)
        wanted += [requirement for requirement, _ in _requirements(distribution, extras)]
    return [found[name] for name in sorted(found)]


def _has(extra: str) -> bool:
    """Whether what the extra adds is there; of alternatives for several systems, one."""
    plain, all_of_it = (
        set(_requirements(metadata.distribution("resgraph"), frozenset(names))) for names in ((), (extra,))
    )
    there = {(name, marked): _distribution(name) is not None for (name, _), marked in all_of_it - plain}
    return any(there.values()) and all(is_there for (_, marked), is_there in there.items() if not marked)


def _requirements(
    distribution: metadata.Distribution, extras: frozenset[str]
) -> Iterator[tuple[tuple[str, frozenset[str]], bool]]:
    """Name and extras of what it requires with those extras; whether that depends on the system, too."""
    for line in distribution.requires or ():
        read = _REQUIREMENT.match(line)
        if read is None:
            continue
        marker = read["marker"] or ""
        extra = _EXTRA.search(marker)
        if extra and extra[1] not in extras:
            continue
        marked = bool(_EXTRA.sub("", marker).strip(" ()and"))
        asked = frozenset(each.strip() for each in (read["extras"] or "").split(",") if each.strip())
        yield (_canonical(read["name"]), asked), marked


@cache
def _distribution(name: str) -> metadata.Distribution | None:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None


def _canonical(name: str) -> str:
    """PEP 503: one spelling a name."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def _package(name: str) -> Package:
    distribution = metadata.distribution(name)
    size = sum(_size(Path(str(each.locate()))) for each in distribution.files or ())
    if name == "resgraph":  # an editable installation lists no files
        size = max(size, sum(_size(path) for path in PACKAGE.rglob("*")))
    return Package(name, distribution.version, _licence(distribution.metadata), size)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def _licence(stated: Any) -> str:
    """The SPDX expression, else the classifiers, else the first line of the field; a dash where nothing is stated."""
    if expression := stated.get("License-Expression"):
        return str(expression)
    classifiers = [
        each.rpartition(" :: ")[2]
        for each in stated.get_all("Classifier") or ()
        if each.startswith("License :: ") and each != "License :: OSI Approved"
    ]
    if classifiers:
        return ", ".join(classifiers)
    return (stated.get("License") or "").strip().partition("\n")[0][:60] or "-"
