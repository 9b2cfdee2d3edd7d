"""What the package stands on in an environment, where it is not of the version in constraints.txt.

python tests/newest.py  # run by the Python of the environment; a line each, nothing where all are the same
"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from minimums import ROOT, USERS


def pinned(constraints: Path) -> dict[str, str]:
    """Give the versions of constraints.txt by the canonical names of the packages."""
    lines = re.findall(r"^([\w.-]+)==([^\s;]+)", constraints.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in lines}


def installed(name: str, extras: tuple[str, ...]) -> dict[str, str]:
    """Give the versions of all that a package requires, directly or not, with these extras of it."""
    found: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    left = [(name, extra) for extra in ("", *extras)]
    while left:
        package, extra = one = left.pop()
        if one in seen:
            continue
        seen.add(one)
        try:
            here = distribution(package)
        except PackageNotFoundError:
            found[package] = "not installed"
            continue
        found[package] = here.version
        for required in map(Requirement, here.requires or ()):
            if required.marker is None or required.marker.evaluate({"extra": extra}):
                left += [(canonicalize_name(required.name), each) for each in ("", *required.extras)]
    return {package: version for package, version in found.items() if package != name}


def main() -> None:
    """Print what differs."""
    wanted = pinned(ROOT / "constraints.txt")
    for package, version in sorted(installed("resgraph", USERS).items()):
        if version != wanted.get(package):
            print(f"{package} {version}, in constraints.txt {wanted.get(package, 'none')}")


if __name__ == "__main__":
    main()
