"""The output folder: whose it is, and how a new one takes the place of the old."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from resgraph.model import OutputError

REPORT = "report.json"
OURS = frozenset({"graph.ttl", "graph.nq", "store", "explorer.html", REPORT})
"""What an output folder holds; a folder with anything else in it is not ours to replace."""


def check_target(out: Path, *, force: bool) -> None:
    """Raise OutputError where `out` is a file, or a folder with other things in it and no `force`."""
    if out.is_file():
        raise OutputError(f"{out} is a file: name a folder for the output")
    if not out.is_dir():
        return
    foreign = sorted({entry.name for entry in out.iterdir()} - OURS)
    if foreign and not force:
        raise OutputError(f"{out} holds other things ({foreign[0]}): name another folder, or give --force")


class staging:  # noqa: N801 - used as a statement: with staging(out) as stage
    """A folder beside `out` that takes its place when `keep` was called, and is removed otherwise."""

    def __init__(self, out: Path) -> None:
        self.out = out
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            self.folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
        except OSError as error:
            raise OutputError(f"cannot write beside {out}: {error.strerror}") from error

    def __enter__(self) -> staging:
        return self

    def keep(self) -> None:
        """Put the finished folder in the place of the old one; where other things stay, part by part."""
        self.folder.chmod(0o755)
        if not self.out.is_dir():
            self.folder.rename(self.out)
        elif {entry.name for entry in self.out.iterdir()} <= OURS:
            old = self.folder.with_suffix(".old")
            self.out.rename(old)
            self.folder.rename(self.out)
            shutil.rmtree(old)
        else:
            for name in sorted(OURS):
                _replace(self.folder / name, self.out / name)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputError(f"cannot write {self.out}: {error.strerror or error}") from error


def _replace(new: Path, old: Path) -> None:
    """Put the new part in the place of the old one; a part that was not made this time goes."""
    if old.is_dir():
        shutil.rmtree(old)
    if new.exists():
        new.replace(old)
    else:
        old.unlink(missing_ok=True)
