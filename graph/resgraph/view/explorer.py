"""`out/explorer.html` from the leaves of an output folder."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from resgraph.model import OutputError
from resgraph.model.gallery import Question
from resgraph.model.notice import Notice
from resgraph.model.replacing import replacing
from resgraph.view.beside import Beside, folder_of, removed
from resgraph.view.drawing import LIMITS, Limits
from resgraph.view.drawn import Drawn
from resgraph.view.pack import pack
from resgraph.view.page import page
from resgraph.view.works import Works

IN_ONE = 1000
"""Up to so many documents that were read, the page is one file; beyond, it has its shelves beside it."""


def write_explorer(
    notes: Path,
    target: Path,
    questions: Callable[[], Sequence[Question]] = tuple,
    limits: Limits = LIMITS,
    *,
    in_one: int | None = IN_ONE,
    drawn: Drawn | None = None,
) -> None:
    """Write the page for the leaves in the folder `notes` to `target`: whole or not at all, UTF-8, same in, same out.

    Of more than `in_one` documents (None: however many) the shelves go into a folder beside it. `questions` gives the
    gallery of the page, asked for last, `limits` say what draws the network, `drawn` knows the last drawing.
    Raises InputError where there are no leaves, OutputError
    where `target` cannot be written.
    """
    with Works(notes) as works:
        try:
            if in_one is None or len(works.works) <= in_one:
                _write(target, page(pack(works, limits, None, drawn), questions()))
                removed(folder_of(target))
                return
            with Beside(target) as shelves:
                text = page(pack(works, limits, shelves, drawn), questions())
                _writable(target)
                shelves.keep()
                _write(target, text)
        except OSError as error:
            raise OutputError(Notice("cannot-write", file=str(target), reason=error.strerror)) from error


def _writable(target: Path) -> None:
    """Raise OSError where the page cannot take its place, before its shelves take theirs."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))


def _write(target: Path, pieces: Iterable[str]) -> None:
    """Into a neighbour first, renamed when whole. Raises OSError."""
    with replacing(target) as file:
        file.writelines(piece.encode("utf-8") for piece in pieces)
