"""Who reads the files: processes of this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.pipeline.files import File
from resgraph.pipeline.jobs import outcomes
from resgraph.pipeline.outcome import Outcomes, Settings

Engine = Callable[[Sequence[File], Settings, int, float | None], Outcomes]
"""What came of each file, in their order: files, settings, how many processes, seconds a file may take."""
LOCAL, DASK = "local", "dask"
ENGINES = (LOCAL, DASK)


def engine_named(name: str, scheduler: str | None) -> Engine:
    """The engine of that name; `scheduler` is the address of a cluster that runs. Raises InputError."""
    if name == LOCAL:
        return outcomes
    if name != DASK:
        raise InputError(Notice("no-engine", name=name, engines=", ".join(ENGINES)))
    try:
        from resgraph.pipeline.cluster import cluster_outcomes  # noqa: PLC0415 - only a cluster needs Dask
    except ImportError as error:
        raise InputError(Notice("dask-needed", reason=str(error))) from None
    return partial(cluster_outcomes, scheduler=scheduler)
