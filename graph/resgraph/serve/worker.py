"""A query's process: opens the store read-only, answers one question after another, and can be ended at any time.

    python -m resgraph.serve.worker OUT MEMORY ROWS ANSWER

It has no network where the system lets it give that up, no more memory than it was granted, and it ends with
the server. Questions come on standard input, a line each; frames go to standard output.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from resgraph.rdf.store import open_store
from resgraph.serve.answering import answer
from resgraph.serve.frames import DATA, END, FAILED, HELD_BACK, READY, START, frame
from resgraph.serve.question import Failure, Question

_PR_SET_PDEATHSIG = 1
_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def main() -> None:
    """Answer until standard input ends."""
    folder, memory, rows, size = Path(sys.argv[1]), *map(int, sys.argv[2:5])
    out = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever prints goes where it cannot spoil a frame
    confine(memory)
    store = open_store(folder)
    out.write(frame(READY))
    for line in sys.stdin.buffer:
        sink = Outgoing(out, size)
        try:
            answer(store, Question.from_json(line), sink, rows)
            sink.end()
        except Failure as failure:
            sink.fail(failure)
        except Exception as error:
            print(f"query process: {type(error).__name__}: {error}", file=sys.stderr)
            sink.fail(sink.failure or Failure(500, "the query could not be answered"))


def confine(memory: int) -> None:
    """Give up what a query never needs: memory beyond MiB granted, core dumps, the network, outliving the server."""
    resource.setrlimit(resource.RLIMIT_AS, (memory * 2**20,) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, AttributeError):  # Linux alone has these two
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if libc.unshare(_CLONE_NEWNET):  # the superuser's way, else that of others
            libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


class Outgoing:
    """The sink of one answer: frames, the first bytes held back."""

    def __init__(self, out: BinaryIO, size: int) -> None:
        self.failure: Failure | None = None
        self._out, self._size = out, size
        self._media_type, self._held, self._sent = "", bytearray(), 0

    def start(self, media_type: str) -> None:
        """Remember the media type."""
        self._media_type = media_type

    def write(self, data: bytes) -> None:
        """Send the bytes once there are many. Raises Failure when the answer is too long."""
        self._held += data
        if self._sent + len(self._held) > self._size:
            self.failure = Failure(
                413, f"the answer has more than {self._size} bytes: ask for less, with LIMIT"
            )
            raise self.failure
        if len(self._held) >= HELD_BACK:
            self._flush()

    def end(self) -> None:
        """Send what is left, and that it is all."""
        self._flush()
        self._out.write(frame(END))

    def fail(self, failure: Failure) -> None:
        """Say why there is no answer; what was held back is dropped."""
        told = {"status": failure.status, "reason": failure.reason, "retry": failure.retry}
        self._out.write(frame(FAILED, json.dumps(told).encode()))

    def _flush(self) -> None:
        if not self._sent:
            self._out.write(frame(START, self._media_type.encode()))
        if self._held:
            self._out.write(frame(DATA, bytes(self._held)))
        self._sent += len(self._held) or 1
        self._held.clear()


if __name__ == "__main__":
    main()
