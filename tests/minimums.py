"""The lowest versions that pyproject.toml allows, as constraints for pip: what `.ci/run` installs once.

python tests/minimums.py > lowest.txt         # the package's own dependencies and extras, each at its lower bound
python tests/minimums.py --tools > tools.txt  # what the quick tests need beside them, in any version
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
USERS = ("check", "rdflib", "serve", "dask", "fast", "remote", "pandas", "parquet", "mcp")
"""Extras that users install."""
LATER = ("resgraph", "schemathesis", "build", "hatchling", "mypy", "ruff", "types-")
"""Not for this job: it runs no linter and builds nothing, and schemathesis wants a newer rich than ours does."""


def requirements() -> tuple[list[str], list[str]]:
    """Give the requirements of users and the tools of the tests."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    users = [*project["dependencies"], *(line for name in USERS for line in extras[name])]
    return users, [line for line in extras["test"] if not line.startswith(LATER)]


def lowest(requirement: str) -> str:
    """Pin a requirement to its lower bound, whatever system it is for; ValueError where it has none."""
    found = re.match(r"(?P<name>[A-Za-z0-9._-]+)>=(?P<version>[0-9.]+)", requirement)
    if found is None:
        raise ValueError(f"pyproject.toml: {requirement} has no lower bound: write {requirement}>=...")
    return f"{found['name']}=={found['version']}"


def main() -> None:
    """Print the list that is asked for."""
    users, tools = requirements()
    print("\n".join(tools if "--tools" in sys.argv[1:] else [lowest(line) for line in users]))


if __name__ == "__main__":
    main()
