"""What many tests stand on: where the checkout is, and one build of the seeds for all who only read it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import resgraph
from resgraph.cli.telling import LOG, choose
from serving import Server, serving

ROOT = Path(__file__).resolve().parents[1]

# The same examples on every run, and no deadline: a slow machine is not a failure.
settings.register_profile("resgraph", derandomize=True, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "resgraph"))


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores, for many tests wait for a process; four at most, for each takes memory."""
    return min(4, (os.cpu_count() or 1) + 1)


LONGEST = """
docs publish_servers explorer_browser benchmarks serve_browser owl cluster days cli serve_clients
explorer_large serve_fuzz notebook evaluate_english source_akn portal verbs
""".split()
"""The files of tests that take longest with the slow ones, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: where each worker takes whole files, none of them is left over for the end."""
    order = {f"test_{name}.py": at for at, name in enumerate(LONGEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout; beside an installed wheel it has no graph/ and no ontology/."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The gold annotations and corpora beside the checkout; the test is skipped where they are absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("../shared is not here")
    return folder


@pytest.fixture(scope="session")
def built_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of one build of the seeds; read it, do not write into it."""
    out = tmp_path_factory.mktemp("seeds") / "out"
    resgraph.build([ROOT / "seeds"], out)
    return out


@pytest.fixture(scope="session")
def seeds_server(built_seeds: Path) -> Iterator[Server]:
    """A server of the seeds, as it is started without options; ask it, do not stop or change it."""
    with serving(built_seeds, "--quiet") as running:
        yield running


@pytest.fixture
def failed(request: pytest.FixtureRequest) -> Callable[[], bool]:
    """Whether the test has failed, asked when it is over: only then is a picture of use."""
    before = request.session.testsfailed
    return lambda: request.session.testsfailed > before


@pytest.fixture(autouse=True)
def commands_begin_afresh() -> None:
    """The language and the log that an earlier test asked for are over: commands run in the same process here."""
    choose("")
    LOG.handlers = []
    LOG.setLevel(logging.NOTSET)
