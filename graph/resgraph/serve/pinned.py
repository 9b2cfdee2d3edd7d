"""The store as it was when the server opened it: a folder of links, which no later build touches.

A build puts a new folder in the place of the old one. A process that opened the store after that would answer from
another graph than the processes beside it, so all of them open these links. Where links cannot be made the files
are copied; data files are never changed by anybody, so a link holds what a copy would.
"""

from __future__ import annotations

import fcntl
import logging
import re
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.rdf.store import STORE, copy_store, open_store, signature

_LOCK = "lock"
_AGAIN = 3
"""So often a folder that is just being replaced is looked at again."""


@dataclass(slots=True)
class Pinned:
    """An output folder that holds a store only; `sign` tells the store from others. `close` removes it."""

    folder: Path
    sign: str | None
    _lock: IO[bytes] | None = field(default=None, repr=False)

    def close(self) -> None:
        """Remove the links; a folder that is not ours stays."""
        if self._lock:
            for _ in range(_AGAIN):  # a process that is just ending may still write its log into the store
                shutil.rmtree(self.folder, ignore_errors=True)
                if not self.folder.exists():
                    break
                time.sleep(0.1)
            self._lock.close()
            self._lock = None


def pinned(out: Path) -> Pinned:
    """The store of the folder, held as it is now. Raises InputError where there is none."""
    out = out.resolve()
    open_store(out)
    _remove_left(out)
    for place in (out.parent, Path(tempfile.gettempdir())):
        try:
            return _held(out, Path(tempfile.mkdtemp(prefix=f".{out.name}-served-", dir=place)))
        except OSError:
            continue
    logging.getLogger("resgraph").warning(
        "%s cannot be linked or copied: stop the server before you build into it", out
    )
    return Pinned(out, signature(out))


def _held(out: Path, folder: Path) -> Pinned:
    """The store under the other name, all of one build. Raises OSError, InputError."""
    lock = (folder / _LOCK).open("wb")
    held = Pinned(folder, None, lock)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        for _ in range(_AGAIN):
            held.sign = signature(out)
            try:
                copy_store(out / STORE, folder / STORE)
            except FileNotFoundError:
                pass
            else:
                if held.sign and held.sign == signature(out):
                    return held
            shutil.rmtree(folder / STORE, ignore_errors=True)
    except OSError:
        held.close()
        raise
    held.close()
    raise InputError(Notice("just-built", folder=str(out)))


def _remove_left(out: Path) -> None:
    """Remove the links of servers that were killed."""
    ours = re.compile(rf"\.{re.escape(out.name)}-served-[a-z0-9_]{{8}}")
    for folder in filter(lambda path: ours.fullmatch(path.name), out.parent.iterdir()):
        try:
            with (folder / _LOCK).open("rb+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue
