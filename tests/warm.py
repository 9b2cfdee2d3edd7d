"""The command of this environment from a process that has loaded it: a call is a fork, and takes a fifth of the time.

For measures, which call it hundreds of times, and ask what it says and not how it starts.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from resgraph.cli.main import main
from resgraph.pipeline import extract_text

SAMPLES = (
    "大会，\n回顾其2005年12月16日第60/175号决议，\n1. 请秘书长向大会第六十一届会议提出报告。\n",
    "The General Assembly,\nRecalling its resolution 60/175 of 16 December 2005,\n1. Requests the Secretary-General to report.\n",
)
"""What is read before the first call, so that dictionaries and tables are there."""
_SIZE = 4
_CALLER = """#!{python} -IS
import json, os, socket, sys
call = socket.socket(socket.AF_UNIX)
call.connect({address!r})
said = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(call, [len(said).to_bytes({size})], [0, 1, 2])
call.sendall(said)
sys.exit(int(call.recv(8) or 70))
"""


@contextmanager
def warm() -> Iterator[str]:
    """The path of a command that answers as `resgraph` does, as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="resgraph-warm-") as folder:
        address, caller = f"{folder}/address", Path(folder, "resgraph")
        caller.write_text(
            _CALLER.format(python=sys.executable, address=address, size=_SIZE), encoding="utf-8"
        )
        caller.chmod(0o755)
        with subprocess.Popen([sys.executable, __file__, address], stdout=subprocess.PIPE) as process:
            assert process.stdout, "a pipe"
            if not process.stdout.readline():
                sys.exit("the command could not be loaded")
            try:
                yield str(caller)
            finally:
                process.terminate()


def serve(address: str) -> NoReturn:
    """Answer calls, each in a process of its own, until somebody ends this one."""
    for sample in SAMPLES:
        extract_text(sample)
    gc.freeze()
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(address)
    listening.listen()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the processes that answer
    print("ready", flush=True)
    while True:
        call, _ = listening.accept()
        size, streams, *_ = socket.recv_fds(call, _SIZE, 3)
        if os.fork() == 0:
            listening.close()
            _answer(call, int.from_bytes(size), streams)
        for each in (call.detach(), *streams):
            os.close(each)


def _answer(call: socket.socket, size: int, streams: list[int]) -> NoReturn:
    """Be the command, with the streams, the folder and the environment of the caller."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said = call.makefile("rb").read(size)
    arguments, folder, environment = json.loads(said)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - to the end of the process, as Python opens them
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["resgraph", *arguments]
    status = 1
    try:
        main()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        call.sendall(str(status).encode())
        os._exit(status)


if __name__ == "__main__":
    serve(sys.argv[1])
