"""Who reads the files: processes of this machine, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial

from resgraph.model import InputError
from resgraph.pipeline.files import File
from resgraph.pipeline.jobs import outcomes
from resgraph.pipeline.reading import Outcome, Settings

Engine = Callable[[Sequence[File], Settings, int | None, float | None], Generator[Outcome, None, None]]
"""What came of each file, in their order: files, settings, how many processes, seconds a file may take."""
LOCAL, DASK = "local", "dask"
ENGINES = (LOCAL, DASK)


def engine_named(name: str, scheduler: str | None) -> Engine:
    """The engine of that name; `scheduler` is the address of a cluster that runs. Raises InputError."""
    if name == LOCAL:
        return outcomes
    if name != DASK:
        raise InputError(f"there is no engine {name}: choose {' or '.join(ENGINES)}")
    try:
        from resgraph.pipeline.cluster import cluster_outcomes  # noqa: PLC0415 - only a cluster needs Dask
    except ImportError as error:
        raise InputError(f"the engine dask needs Dask ({error}): pip install 'resgraph[dask]'") from None
    return partial(cluster_outcomes, scheduler=scheduler)
