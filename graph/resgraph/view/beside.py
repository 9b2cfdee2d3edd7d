"""Where the shelves of a page lie: in the page itself, or, where there are many, in scripts beside it.

`explorer.shelves/0004.js` is a script that hands over some shelves, for a page opened from a file system may load
scripts and nothing else:

    (window.resgraphShelves ??= {})[81] = "eJyl...";
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

LETTERS = 500_000
"""After so many letters a script is full; a shelf is never cut."""


class Shelves(Protocol):
    """Takes shelves one after the other."""

    @property
    def count(self) -> int:
        """How many there are."""

    def put(self, letters: str) -> None:
        """The next one, compressed and in base64."""

    def told(self) -> dict[str, Any]:
        """What the page must know to find them."""


class Inside:
    """The shelves in the page."""

    def __init__(self) -> None:
        self.letters: list[str] = []

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.letters)

    def put(self, letters: str) -> None:
        """The next one."""
        self.letters.append(letters)

    def told(self) -> dict[str, Any]:
        """Nothing: they stand in the page under their numbers."""
        return {}


class Beside:
    """The shelves in a folder of scripts beside the page, which takes the place of the one that is there by `keep`."""

    def __init__(self, page: Path) -> None:
        """Raises OSError."""
        self._target = folder_of(page)
        self._part = Path(tempfile.mkdtemp(prefix=f".{self._target.name}-", dir=page.parent))
        self.count, self._first, self._size = 0, [0], 0
        self._waiting: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self._part, ignore_errors=True)

    def put(self, letters: str) -> None:
        """The next one; goes to a new script where the last is full. Raises OSError."""
        if self._size >= LETTERS:
            self._write()
            self._first.append(self.count)
        self._waiting.append(f'(window.resgraphShelves ??= {{}})[{self.count}] = "{letters}";\n')
        self._size += len(letters)
        self.count += 1

    def told(self) -> dict[str, Any]:
        """The name of the folder, and the number of the first shelf in each script. Raises OSError."""
        self._write()
        return {"beside": self._target.name, "first": self._first}

    def keep(self) -> None:
        """Put the folder in its place. Raises OSError."""
        self._part.chmod(0o755)
        removed(self._target)
        os.replace(self._part, self._target)  # noqa: PTH105 - the one call that replaces on every system

    def _write(self) -> None:
        path = self._part / f"{len(self._first) - 1:04}.js"
        path.write_text("".join(self._waiting), encoding="ascii", newline="\n")
        self._waiting, self._size = [], 0


def folder_of(page: Path) -> Path:
    """The folder beside a page: `explorer.shelves` of explorer.html."""
    return page.with_name(f"{page.stem}.shelves")


def removed(folder: Path) -> None:
    """Remove the folder of an earlier page, where there is one and it is ours."""
    if folder.is_dir() and all(path.suffix == ".js" for path in folder.iterdir()):
        shutil.rmtree(folder)
