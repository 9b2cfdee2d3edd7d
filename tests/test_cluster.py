"""The engine dask: the bytes of the local engine, also when workers die, hang or are other than ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from resgraph.model import InputError, ResgraphError
from resgraph.pipeline import build
from resgraph.pipeline.engines import engine_named
from resgraph.pipeline.fingerprint import program
from resgraph.pipeline.jobs import CHUNK
from resgraph.pipeline.outcome import Settings
from written import nquads

TEXT = """联合国 A/RES/58/{number}

58/{number}. 秘书长的报告

大会，

回顾其2001年12月19日第56/{number}号决议，

1. 请秘书长就本决议的执行情况向大会第五十九届会议提出报告；
"""
FILES = ("graph.nq.gz", "graph.ttl", "report.json")
PROGRAM = "from resgraph.cli import main; main()"
slow = pytest.mark.slow


def texts(folder: Path, count: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    files = [folder / f"{number}.txt" for number in range(101, 101 + count)]
    for path in files:
        path.write_text(TEXT.format(number=path.stem), encoding="utf-8")
    return files


def graph_of(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def local(folder: Path, out: Path) -> dict[str, bytes]:
    build([folder], out, graph_only=True)
    return graph_of(out)


def on_cluster(folder: Path, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own: a cluster starts others, which import what started them."""
    words = ["build", str(folder), "-o", str(out), "--graph-only", "--engine", "dask", *options]
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )


def test_an_engine_that_does_not_exist_is_told() -> None:
    with pytest.raises(InputError, match="choose local, dask"):
        engine_named("spark", None)


def test_a_worker_that_runs_another_program_is_refused(tmp_path: Path) -> None:
    from resgraph.pipeline.cluster import read_chunk  # noqa: PLC0415 - dask takes long, and each worker reads this file

    files = texts(tmp_path / "in", 1)
    assert [each.path for each in read_chunk(files, Settings(), program())] == files
    with pytest.raises(ResgraphError, match="another resgraph"):
        read_chunk(files, Settings(), "0")


@slow
def test_the_bytes_are_those_of_the_local_engine(tmp_path: Path) -> None:
    files = texts(tmp_path / "in", 3 * CHUNK + 2)
    files[5].write_text("", encoding="utf-8")
    done = on_cluster(tmp_path / "in", tmp_path / "cluster", "--jobs", "2")
    assert (done.returncode, done.stderr.count("error:")) == (1, 1)
    assert f"{files[5].name} is empty" in done.stderr
    assert graph_of(tmp_path / "cluster") == local(tmp_path / "in", tmp_path / "local")


@slow
def test_no_cluster_at_the_address_is_told(tmp_path: Path) -> None:
    texts(tmp_path / "in", 1)
    done = on_cluster(tmp_path / "in", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 1
    assert "no cluster answers at tcp://127.0.0.1:9" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


KILLING = """
import os, signal, sys
from pathlib import Path
from resgraph.pipeline.cluster import cluster_outcomes
from resgraph.pipeline.jobs import outcomes
from resgraph.pipeline.outcome import Settings

def watch(client):
    pids = client.run(os.getpid)
    assert len(pids) == 2, pids
    client.watched = pids

if __name__ == "__main__":
    files = sorted(Path(sys.argv[1]).iterdir())
    clients = []
    read = cluster_outcomes(files, Settings(), 2, None, watch=lambda client: (watch(client), clients.append(client)))
    done = [next(read)]
    os.kill(sorted(clients[0].watched.values())[0], signal.SIGKILL)
    done += read
    assert done == list(outcomes(files, Settings(), 1, None))
    print(len(done), "read")
"""


@slow
def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    texts(tmp_path / "in", 12 * CHUNK)
    script = tmp_path / "killing.py"
    script.write_text(KILLING, encoding="utf-8")
    said = subprocess.check_output(
        [sys.executable, str(script), str(tmp_path / "in")], text=True, timeout=300, stderr=subprocess.DEVNULL
    )
    assert said.strip() == f"{12 * CHUNK} read"


@slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that hangs is a named pipe")
def test_a_file_that_hangs_costs_itself(tmp_path: Path) -> None:
    files = texts(tmp_path / "in", CHUNK)
    files[3].unlink()
    os.mkfifo(files[3])
    words = ["build", *map(str, files), "-o", str(tmp_path / "out"), "--graph-only", "--engine", "dask"]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words, "--jobs", "2", "--timeout", "1"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
    )
    assert f"{files[3].name}: not read within 1 seconds" in done.stderr
    assert done.returncode == 1
    assert nquads(tmp_path / "out").count("/file/") == 0
