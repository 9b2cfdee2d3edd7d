"""What was compiled once, kept in the user's cache folder under the digest of what it was made from.

The file holds its own digest first: what was cut short or changed is made again. It appears whole, under
its name only when it is finished; where nothing can be written, nothing is kept and nothing is said.
`RESGRAPH_CACHE=off` leaves the folder alone; another value is the folder to use.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from resgraph.model.replacing import replacing

Value = TypeVar("Value")

SWITCH = "RESGRAPH_CACHE"
_DIGEST = 32


def kept(kind: str, source: bytes, make: Callable[[], Value]) -> Value:
    """What `make` gives for the source: of dicts, tuples, strings and numbers only, as marshal writes them.

    `kind` names the making, with a number that changes when it does.
    """
    folder = cache_folder()
    if folder is None:
        return make()
    version = f"{sys.implementation.cache_tag}-{marshal.version}"
    path = folder / f"{kind}-{version}-{hashlib.sha256(source).hexdigest()[:32]}"
    with suppress(OSError, ValueError, EOFError, TypeError):
        data = path.read_bytes()
        if hashlib.sha256(memoryview(data)[_DIGEST:]).digest() == data[:_DIGEST]:
            found: Value = marshal.loads(memoryview(data)[_DIGEST:])
            return found
    value = make()
    plain: Any = value  # what marshal writes has no type that can be said here
    with suppress(OSError):
        _keep(path, marshal.dumps(plain))
    return value


def cache_folder() -> Path | None:
    """`$RESGRAPH_CACHE`, else `resgraph` in `$XDG_CACHE_HOME` or `~/.cache`; None where it is off."""
    said = os.environ.get(SWITCH, "")
    if said.lower() in {"off", "0", "no"}:
        return None
    if said:
        return Path(said)
    given = os.environ.get("XDG_CACHE_HOME", "")
    if Path(given).is_absolute():
        return Path(given) / "resgraph"
    with suppress(RuntimeError):  # there is no home
        return Path.home() / ".cache" / "resgraph"
    return None


def _keep(path: Path, data: bytes) -> None:
    """Write beside, then rename: another process sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with replacing(path, mode=0o600) as file:
        file.write(hashlib.sha256(data).digest())
        file.write(data)
