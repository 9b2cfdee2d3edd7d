"""Reading in several processes: the same bytes, and one bad file costs one file."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from processes import children, left
from resgraph.model import InputError
from resgraph.pipeline import NOTES, build, left_behind
from resgraph.pipeline.files import File
from resgraph.pipeline.fingerprint import fingerprint
from resgraph.pipeline.jobs import ALONE, CHUNK, default_jobs, outcomes
from resgraph.pipeline.ledger import LEDGER, records
from resgraph.pipeline.outcome import Settings

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a file that hangs is a named pipe")

RUN = "from resgraph.cli import main; main()"
TEXT = """联合国 A/RES/58/{number}

大会
第五十八届会议

58/{number}. 秘书长的报告

大会，

回顾其2001年12月19日第56/{number}号决议，

1. 请秘书长就本决议的执行情况向大会第五十九届会议提出报告；

2. 请联合国毒品和犯罪问题办公室继续开展工作。
"""


def texts(folder: Path, count: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    files = [folder / f"{number}.txt" for number in range(101, 101 + count)]
    for path in files:
        path.write_text(TEXT.format(number=path.stem), encoding="utf-8")
    return files


def pipe(path: Path) -> Path:
    """A file that can be opened and never read: nobody writes into it."""
    os.mkfifo(path)
    return path


def graph_files(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.is_file()}


def test_the_bytes_do_not_depend_on_the_number_of_jobs(tmp_path: Path) -> None:
    files = texts(tmp_path / "in", 2 * CHUNK + 3)
    files[4].write_text("", encoding="utf-8")  # cannot be read
    files[9].write_bytes(files[2].read_bytes())  # the same document twice
    found = []
    for jobs, timeout in ((1, None), (1, 60.0), (2, 60.0), (3, None)):
        out = tmp_path / f"out-{jobs}-{timeout}"
        report = build(files, out, jobs=jobs, timeout=timeout, graph_only=True)
        assert [*report.failed] == [str(files[4])]
        assert any("left out" in warning for warning in report.warnings)
        found.append(graph_files(out))
    assert found.count(found[0]) == len(found)
    assert {*found[0]} == {"graph.nq.gz", "graph.ttl", "report.json"}


def test_outcomes_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = texts(tmp_path / "in", 3 * CHUNK)
    assert [each.path for each in outcomes(files, Settings(), 2, None)] == files


def test_a_file_that_hangs_costs_itself_only(tmp_path: Path) -> None:
    files = texts(tmp_path / "in", 2 * CHUNK)
    files[3] = pipe(tmp_path / "in/hangs.txt")
    report = build(files, tmp_path / "out", jobs=2, timeout=3, graph_only=True)
    assert [*report.failed] == [str(files[3])]
    assert "not read within 3 seconds" in report.failed[str(files[3])]
    assert report.counts.documents == len(files) - 1
    said = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    assert said["failed"] == report.failed


def test_a_process_that_dies_costs_the_file_it_was_at(tmp_path: Path) -> None:
    files = texts(tmp_path / "in", CHUNK)
    files[3] = pipe(tmp_path / "in/hangs.txt")

    def kill(path: File, number: int, total: int) -> None:
        if path == files[3]:
            (process,) = multiprocessing.active_children()
            process.kill()

    report = build(files, tmp_path / "out", jobs=1, timeout=60, graph_only=True, progress=kill)
    assert report.failed == {str(files[3]): "hangs.txt: the process that read it died (killed by signal 9)"}
    assert report.counts.documents == len(files) - 1
    assert multiprocessing.active_children() == []


def test_nothing_is_left_running_when_the_reading_is_given_up(tmp_path: Path) -> None:
    files = texts(tmp_path / "in", 3 * CHUNK)
    reading = outcomes(files, Settings(), 2, None)
    assert next(reading).rendered is not None
    assert len(multiprocessing.active_children()) == 2
    reading.close()
    assert multiprocessing.active_children() == []


def test_when_nothing_was_read_the_faults_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not read within 1 seconds"):
        build([pipe(tmp_path / "hangs.txt")], tmp_path / "out", timeout=1)
    assert not (tmp_path / "out").exists()


def test_few_files_need_one_process() -> None:
    assert default_jobs(ALONE) == 1
    assert default_jobs(ALONE + 1) == len(os.sched_getaffinity(0))


def until_noted(count: int, out: Path) -> None:
    """Wait until a build that runs has noted so many documents."""
    for _ in range(600):
        for notes in out.parent.glob(f".{out.name}-*/{NOTES}/{LEDGER}"):
            if len([*records(notes, fingerprint(Settings()))]) >= count:
                return
        time.sleep(0.1)
    raise AssertionError([*out.parent.iterdir()])


HEARING = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
"""Ctrl-C is heard even where the tests run in the background of a shell, which makes it ignored."""


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_keeps_what_it_has_read(tmp_path: Path, stop: signal.Signals) -> None:
    files = [*texts(tmp_path / "in", 3), pipe(tmp_path / "in/hangs.txt")]
    out = tmp_path / "work/out"
    out.parent.mkdir()
    command = [sys.executable, "-c", HEARING + RUN, "build", *map(str, files), "-o", "out", "--jobs", "2"]
    with subprocess.Popen(
        command, cwd=tmp_path / "work", stderr=subprocess.PIPE, start_new_session=True, text=True
    ) as process:
        until_noted(3, out)
        assert left_behind(out) == []  # it lives
        os.killpg(process.pid, stop)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "Traceback" not in said
    (kept,) = left_behind(out)
    assert [*out.parent.iterdir()] == [kept]
    assert f"{kept.name} keeps what was read" in said
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
    assert build(files[:3], out, graph_only=True).reused == 3
    assert [*out.parent.iterdir()] == [out]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")
def test_no_process_outlives_a_build_that_is_killed(tmp_path: Path, root: Path) -> None:
    """Not even one that has an outcome to tell, larger than a pipe holds, and nobody to tell it."""
    file = pipe(tmp_path / "slow.txt")
    words = [sys.executable, "-c", RUN, "build", str(file), "-o", str(tmp_path / "out"), "--jobs", "2"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as build_:
        writing = opened_for_writing(file)
        readers = children(build_.pid)
        build_.kill()
    assert readers
    with os.fdopen(writing, "wb") as slow:
        slow.write((root / "seeds/A-RES-60-175.zh.txt").read_bytes())
    assert not left(readers)


def opened_for_writing(file: Path) -> int:
    """The descriptor of a named pipe, once somebody reads from it."""
    for _ in range(600):
        with suppress(OSError):
            descriptor = os.open(file, os.O_WRONLY | os.O_NONBLOCK)
            os.set_blocking(descriptor, True)
            return descriptor
        time.sleep(0.1)
    raise AssertionError(f"nobody reads {file}")
