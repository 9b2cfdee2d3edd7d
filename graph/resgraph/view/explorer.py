"""`out/explorer.html` from the leaves of an output folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from resgraph.model import OutputError
from resgraph.model.gallery import Question
from resgraph.model.notice import Notice
from resgraph.view.drawing import LIMITS, Limits
from resgraph.view.pack import pack
from resgraph.view.page import page
from resgraph.view.works import Works


def write_explorer(
    notes: Path, target: Path, questions: Sequence[Question] = (), limits: Limits = LIMITS
) -> None:
    """Write the page for the leaves in the folder `notes` to `target`: whole or not at all, UTF-8, same in, same out.

    `questions` are the gallery of the page, `limits` say what draws the network. Raises InputError where there are no
    leaves, OutputError where `target` cannot be written.
    """
    with Works(notes) as works:
        _write(target, page(pack(works, limits), questions))


def _write(target: Path, text: str) -> None:
    """Into a neighbour first, renamed when whole."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.write_bytes(text.encode("utf-8"))
        os.replace(partial, target)  # noqa: PTH105 - the one call that replaces on every system
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise OutputError(Notice("cannot-write", file=str(target), reason=error.strerror)) from error
