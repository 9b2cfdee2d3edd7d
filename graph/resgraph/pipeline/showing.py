"""The page of a build: made here, or, where the graph is large, by a process of its own.

What the build holds and what the page takes are then never in one memory, and the page is put together while the store
is made. That process begins before it is needed, so that what it needs is loaded when it is asked.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from importlib import import_module
from io import RawIOBase
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

from resgraph.model import ResgraphError
from resgraph.model.gallery import Question
from resgraph.model.notice import Notice
from resgraph.pipeline.jobs import ended
from resgraph.pipeline.staging import NOTES
from resgraph.rdf.store import open_store

PAGE = "explorer.html"
_NEEDED = ("resgraph.query.gallery", "resgraph.view", "jinja2", "networkx")
"""What the page takes longest to load."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page: the folder that gets it, the notes of the last build, empty for none, and the program that makes it."""

    folder: str
    last: str
    mark: str


class Showing:
    """Makes the page: `begin` when the notes of the graph are written, `finish` when its store is there, too.

    `apart` is whether another process does, which ends with this one.
    """

    def __init__(self, *, apart: bool) -> None:
        self._apart = apart
        self._wanted: Wanted | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Start the other process: soon it is needed."""
        if self._apart and self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", f"from {__name__} import main; main()"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process:
            self._process.kill()
            with suppress(OSError):  # a pipe that nobody reads any more
                self._process.__exit__(kind, error, trace)

    def begin(self, wanted: Wanted) -> None:
        """Begin with what the notes say; in this process there is nothing to be won by it."""
        self._wanted = wanted
        self.prepare()
        if self._process:
            self._tell(json.dumps(asdict(wanted)))

    def finish(self) -> None:
        """Ask the store, and write the page. Raises ResgraphError, also where the process died."""
        assert self._wanted, "begun"
        if not self._process:
            _make(self._wanted, lambda: None)
            return
        self._tell("stored")
        assert self._process.stdout, "a pipe"
        said = self._process.stdout.read()
        if status := self._process.wait():
            raise ResgraphError(Notice("page-died", reason=ended(status)))
        if error := pickle.loads(said):
            raise error

    def _tell(self, line: str) -> None:
        assert self._process, "apart"
        assert self._process.stdin, "a pipe"
        with suppress(OSError):  # that the process has died is told when it is waited for
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()


def _make(wanted: Wanted, stored: Callable[[], object]) -> None:
    """Write the page; the store is asked when `stored` returns, beside the rest. Raises ResgraphError."""
    from resgraph.query.gallery import gallery  # noqa: PLC0415 - only a build needs the page's libraries
    from resgraph.view import Drawn, write_explorer  # noqa: PLC0415

    folder = Path(wanted.folder)

    def questions() -> Sequence[Question]:
        stored()
        return gallery(open_store(folder))

    drawn = Drawn(folder / NOTES, Path(wanted.last) if wanted.last else None, wanted.mark)
    with ThreadPoolExecutor(1) as beside:
        answered = beside.submit(questions)
        write_explorer(folder / NOTES, folder / PAGE, answered.result, drawn=drawn)
    drawn.keep()


def main() -> None:
    """Make one page for the process at the other end of standard input and output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends this process
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints goes where it cannot spoil the answer
    for name in _NEEDED:
        import_module(name)

    heard = open(0, "rb", buffering=0, closefd=False)  # noqa: SIM115 - to the end; a buffer would take the second line with the first
    line = heard.readline()
    if not line:
        return
    stored, error = Event(), None
    Thread(target=_listen, args=(heard, stored), daemon=True).start()
    try:
        _make(Wanted(**json.loads(line)), stored.wait)
    except ResgraphError as raised:
        error = raised
    with out:
        pickle.dump(error, out)


def _listen(heard: RawIOBase, stored: Event) -> None:
    """Tell when the store is there; end this process with its parent."""
    while heard.readline():
        stored.set()
    os._exit(1)
