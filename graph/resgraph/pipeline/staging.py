"""The output folder: whose it is, how a new one takes the place of the old, and what a stopped build leaves."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO

from resgraph.model import OutputError
from resgraph.model.notice import Notice

try:
    import fcntl
except ImportError:  # Windows: nobody can tell there whether a build lives, so nothing of it is used
    fcntl = None  # type: ignore[assignment]

REPORT = "report.json"
OURS = frozenset({"graph.ttl", "graph.nq.gz", "store", "explorer.html", "explorer.shelves", REPORT})
"""What an output folder holds; a folder with anything else in it is not ours to replace."""
FORMERLY = frozenset({"graph.nq"})
"""What an earlier version wrote, and this one removes."""
NOTES = ".resgraph"
"""The folder in it that holds what the next build wants to know."""
_LOCK = "lock"
_LIVE: set[Path] = set()
"""The folders of builds of this process, which its own locks do not keep out."""


def check_target(out: Path, *, force: bool) -> None:
    """Raise OutputError where `out` is a file, or a folder with other things in it and no `force`."""
    if out.is_file():
        raise OutputError(Notice("is-file", folder=str(out)))
    if not out.is_dir():
        return
    foreign = sorted({entry.name for entry in out.iterdir()} - OURS - FORMERLY - {NOTES})
    if foreign and not force:
        raise OutputError(Notice("holds-others", folder=str(out), name=foreign[0]))


def left_behind(out: Path) -> list[Path]:
    """The folders beside `out` that builds of it left when they were stopped; not those of builds that run."""
    if fcntl is None or not out.parent.is_dir():
        return []
    ours = re.compile(rf"\.{re.escape(out.name)}-[a-z0-9_]{{8}}(\.old)?")
    found = (path for path in out.parent.iterdir() if ours.fullmatch(path.name) and path not in _LIVE)
    return sorted(path for path in found if (path / NOTES).is_dir() and not _locked(path / NOTES / _LOCK))


class staging:  # noqa: N801 - used as a statement: with staging(out) as stage
    """A folder beside `out` that takes its place when `keep` was called, and is removed otherwise.

    Where `worth_keeping` was set and the build is interrupted it stays, for the next build of `out`.
    """

    def __init__(self, out: Path) -> None:
        self.out, self.worth_keeping = out, False
        try:
            out.parent.mkdir(parents=True, exist_ok=True)
            self.folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
            _LIVE.add(self.folder)
            (self.folder / NOTES).mkdir()
            self._lock = _lock(self.folder / NOTES / _LOCK)
        except OSError as error:
            raise OutputError(
                Notice("cannot-write-beside", folder=str(out), reason=error.strerror)
            ) from error

    def __enter__(self) -> staging:
        return self

    def keep(self) -> None:
        """Put the finished folder in the place of the old one; where other things stay, part by part."""
        self._unlock()
        self.folder.chmod(0o755)
        if not self.out.is_dir():
            self.folder.rename(self.out)
        elif {entry.name for entry in self.out.iterdir()} <= OURS | FORMERLY | {NOTES}:
            old = self.folder.with_name(f"{self.folder.name}.old")
            self.out.rename(old)
            self.folder.rename(self.out)
            shutil.rmtree(old)
        else:
            for name in sorted(OURS | FORMERLY | {NOTES}):
                _replace(self.folder / name, self.out / name)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self._unlock()
        if not (self.worth_keeping and isinstance(error, KeyboardInterrupt)):
            shutil.rmtree(self.folder, ignore_errors=True)
        if isinstance(error, OSError):
            raise OutputError(
                Notice("cannot-write", file=str(self.out), reason=error.strerror or str(error))
            ) from error

    def _unlock(self) -> None:
        _LIVE.discard(self.folder)
        self._lock.close()
        with suppress(OSError):
            Path(self._lock.name).unlink(missing_ok=True)


def _lock(path: Path) -> IO[bytes]:
    """A file that is locked while this process has it open; a copy of the process has no part in the lock."""
    file = path.open("wb")
    if fcntl is not None:
        with suppress(OSError):  # a file system without locks
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return file


def _locked(path: Path) -> bool:
    """Whether another process holds the lock; where there is no such file, nobody does."""
    try:
        with path.open("rb+") as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def removed(folders: Iterable[Path]) -> None:
    """Remove what stopped builds left."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def _replace(new: Path, old: Path) -> None:
    """Put the new part in the place of the old one; a part that was not made this time goes."""
    if old.is_dir():
        shutil.rmtree(old)
    if new.exists():
        new.replace(old)
    else:
        old.unlink(missing_ok=True)
