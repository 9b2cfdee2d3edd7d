"""A folder that takes its name when everything in it is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from resgraph.model import OutputError
from resgraph.model.notice import Notice


@contextmanager
def whole_folder(target: Path, sign: str) -> Iterator[Path]:
    """A folder to write into, which then replaces `target`; on an error `target` stays as it was.

    Only a folder that holds the file `sign`, which we write, or nothing at all, is ours to replace. Raises OutputError.
    """
    if target.is_file():
        raise OutputError(Notice("is-file", folder=str(target)))
    if target.is_dir() and any(target.iterdir()) and not (target / sign).is_file():
        raise OutputError(Notice("folder-holds-others", folder=str(target)))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    except OSError as error:
        raise OutputError(Notice("cannot-write-beside", folder=str(target), reason=error.strerror)) from error
    try:
        yield part
        part.chmod(0o755)
        if target.is_dir():
            shutil.rmtree(target)
        part.rename(target)
    except OSError as error:
        raise OutputError(
            Notice("cannot-write", file=str(target), reason=error.strerror or str(error))
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
