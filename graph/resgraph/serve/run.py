"""The server: uvicorn on the application, until it is told to stop."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import uvicorn

from resgraph.query.parameters import base_of
from resgraph.rdf.store import open_store
from resgraph.serve.app import application
from resgraph.serve.limits import Limits
from resgraph.serve.pool import Cut


def serve(folder: Path, host: str, port: int, limits: Limits, *, log: bool = True) -> None:
    """Serve an output folder; returns after SIGINT or SIGTERM, open answers finished first. Raises InputError."""
    store = open_store(folder)
    base = base_of(store)
    del store
    _log_to_stderr(log)
    config = uvicorn.Config(
        application(folder, base, limits), host=host, port=port, log_config=None, access_log=False,
        server_header=False, lifespan="on", timeout_keep_alive=15, timeout_graceful_shutdown=int(limits.seconds) + 1,
        limit_concurrency=512, backlog=512, h11_max_incomplete_event_size=2**17,
    )  # fmt: skip
    uvicorn.Server(config).run()


def _log_to_stderr(log: bool) -> None:
    """Requests and faults as lines of text."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    for name, level in (
        ("resgraph", logging.WARNING),
        ("resgraph.access", logging.INFO if log else logging.ERROR),
    ):
        logging.getLogger(name).setLevel(level)
    logging.getLogger("resgraph").addHandler(handler)
    logging.getLogger("uvicorn.error").addHandler(handler)
    logging.getLogger("uvicorn.error").addFilter(
        lambda record: not (record.exc_info and _is_cut(record.exc_info[1]))
    )


def _is_cut(error: BaseException | None) -> bool:
    """An answer cut off on purpose is in the access log; its traceback says nothing more."""
    return isinstance(error, Cut)
