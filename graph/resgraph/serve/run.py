"""The server: uvicorn on the application, until it is told to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

import uvicorn

from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.serve.app import application
from resgraph.serve.connection import protocol_of
from resgraph.serve.generations import Served
from resgraph.serve.limits import Limits
from resgraph.serve.pool import Cut
from resgraph.serve.review import Deciding, check_host


def serve(
    folder: Path,
    host: str,
    port: int,
    limits: Limits,
    *,
    log: bool = True,
    watch: bool = True,
    review: Path | None = None,
) -> None:
    """Serve an output folder; returns after SIGINT or SIGTERM, open answers finished first. Raises InputError.

    `review` is the file that the page of decisions writes; without one there is no such page.
    """
    if review:
        check_host(host)
    served = Served(folder, limits, watch=watch)
    _log_to_stderr(log)
    config = uvicorn.Config(
        application(served, Deciding(review) if review else None), http=protocol_of(limits), log_config=None, access_log=False, server_header=False,
        lifespan="off", timeout_keep_alive=15, timeout_graceful_shutdown=int(limits.seconds) + 1,
        limit_concurrency=512, backlog=512, h11_max_incomplete_event_size=2**17,
    )  # fmt: skip
    with _bound(host, port) as listener:
        Telling(config, served).run([listener])


class Telling(uvicorn.Server):
    """uvicorn's server, with the processes that answer; it says where it listens, and reloads at SIGHUP."""

    def __init__(self, config: uvicorn.Config, served: Served) -> None:
        super().__init__(config)
        self._served = served

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the processes, then listen. Raises InputError."""
        if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            with suppress(NotImplementedError):
                asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self._served.reload)
        await self._served.start()
        try:
            await super().startup(sockets)
        except OSError as error:  # another bound the same port at the same time, and listens first
            await self._served.stop()
            raise InputError(Notice("cannot-listen-at-all", reason=error.strerror or str(error))) from error
        if self.started and sockets:
            print(f"{address(sockets[0])} serves {self._served.folder}; Ctrl-C stops it", flush=True)
        if self.should_exit:  # told to stop while it started: uvicorn then returns without a shutdown
            await self.shutdown(sockets)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finish the answers under way, then end the processes."""
        await super().shutdown(sockets)
        await self._served.stop()


def _bound(host: str, port: int) -> socket.socket:
    """A socket on the address. Raises InputError where there is no such address, or another has it."""
    try:
        family, kind, number, _, where = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, number)
    except OSError as error:
        raise InputError(Notice("no-address-here", host=host, reason=error.strerror or str(error))) from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(where)
    except OSError as error:
        listener.close()
        reason = error.strerror or str(error)
        raise InputError(Notice("cannot-listen", host=host, port=port, reason=reason)) from error
    return listener


def address(listener: socket.socket) -> str:
    """Where a browser finds it: `http://127.0.0.1:7878/`."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _log_to_stderr(log: bool) -> None:
    """Requests and faults as lines of text."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    for name, level in (
        ("resgraph", logging.WARNING),
        ("resgraph.access", logging.INFO if log else logging.ERROR),
    ):
        logging.getLogger(name).setLevel(level)
    logging.getLogger("resgraph").handlers = [handler]  # instead of the command line's, which has no clock
    logging.getLogger("uvicorn.error").addHandler(handler)
    logging.getLogger("uvicorn.error").addFilter(
        lambda record: not (record.exc_info and _is_cut(record.exc_info[1]))
    )


def _is_cut(error: BaseException | None) -> bool:
    """An answer cut off on purpose is in the access log; its traceback says nothing more."""
    return isinstance(error, Cut)
