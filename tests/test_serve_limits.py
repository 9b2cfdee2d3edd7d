"""What one client may take: a query that runs away is stopped, its memory given back, others answered meanwhile."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest

from processes import PATIENCE, children, left, processor_seconds
from serving import Server, serving

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
GREEDY = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?a ?b ?c ?d ?e ?f { ?a ?b ?c . ?d ?e ?f } }"
QUICK = "SELECT ?p { ?p a rg:OperativeParagraph } LIMIT 3"
SECONDS = 3.0


@pytest.fixture(scope="module")
def server(built_seeds: Path) -> Iterator[Server]:
    options = ["--time-limit", str(SECONDS), "--max-rows", "1000", "--max-memory", "700", "--max-answer", "1"]
    options += ["--remember", "0"]
    with serving(
        built_seeds, *options, "--workers", "3", "--waiting", "4", "--per-client", "10", "--quiet"
    ) as running:
        yield running


def test_a_runaway_query_is_stopped_while_others_are_answered(server: Server) -> None:
    assert server.query(QUICK).status == 200
    with ThreadPoolExecutor(1) as pool:
        runaway = pool.submit(server.query, RUNAWAY)
        answered, used = 0, dict[int, float]()
        while not runaway.done():
            for pid in children(server.process.pid):
                used[pid] = max(used.get(pid, 0.0), processor_seconds(pid))
            assert server.query(QUICK).status == 200
            answered += 1
        reply = runaway.result()
    assert reply.status == 503
    assert "stopped after 3 seconds" in reply.text
    assert int(reply.headers["retry-after"]) > 0
    assert answered > 1, "others were answered meanwhile"
    busiest = max(used, key=used.__getitem__)
    assert not left([busiest]), "the process that ran it is gone, and all its memory with it"


def test_a_query_that_uses_the_processor_long_yields_to_the_others(built_seeds: Path) -> None:
    """After a second of processor; one that only waits for its turn does not."""
    with serving(built_seeds, "--time-limit", "60", "--workers", "2", "--remember", "0", "--quiet") as server:
        raw = f"GET /sparql?query={quote(RUNAWAY)} HTTP/1.1\r\nHost: x\r\n\r\n"
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(raw.encode())
            while True:  # the priority is asked first: time may pass between the two
                priorities = {os.getpriority(os.PRIO_PROCESS, pid) for pid in children(server.process.pid)}
                if max(processor_seconds(pid) for pid in children(server.process.pid)) >= 0.8:
                    break
                assert priorities == {0}
                time.sleep(0.02)
            end = time.monotonic() + 50
            while time.monotonic() < end:
                if 19 in {os.getpriority(os.PRIO_PROCESS, pid) for pid in children(server.process.pid)}:
                    break
                time.sleep(0.05)
            else:
                raise AssertionError("it did not yield")
            assert server.query(QUICK).status == 200


def test_a_query_that_eats_memory_is_stopped(server: Server) -> None:
    reply = server.query(GREEDY)
    assert reply.status == 503
    assert re.search("700 MiB of memory|stopped after", reply.text)
    assert server.query(QUICK).status == 200


def test_rows_are_limited(server: Server) -> None:
    for kind in (
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ):
        assert server.query("SELECT ?p { ?p ?q ?r } LIMIT 1000", kind).status == 200
        over = server.query("SELECT ?p { ?p ?q ?r } LIMIT 1001", kind)
        assert (over.status, "1000 rows" in over.text) == (413, True)
    assert server.query("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1001", "text/turtle").status == 413


def test_an_answer_cut_off_does_not_look_whole(server: Server) -> None:
    with pytest.raises(http.client.IncompleteRead):
        server.query(
            "SELECT (CONCAT(?t, ?t, ?t, ?c, ?c, ?c, ?t) AS ?long) { ?a nif:isString ?t . ?b nif:isString ?c } LIMIT 999"
        )


def test_too_many_queries_are_sent_away(server: Server) -> None:
    with ThreadPoolExecutor(9) as pool:
        replies = list(pool.map(server.query, [RUNAWAY] * 9))
    assert {reply.status for reply in replies} == {503}
    assert all(reply.headers["retry-after"] for reply in replies)
    assert any("waiting" in reply.text for reply in replies)
    assert server.query(QUICK).status == 200


def test_one_client_cannot_take_everything(built_seeds: Path) -> None:
    with serving(built_seeds, "--time-limit", "2", "--per-client", "2", "--quiet") as server:
        with ThreadPoolExecutor(6) as pool:
            replies = list(pool.map(server.query, [RUNAWAY] * 6))
        statuses = sorted(reply.status for reply in replies)
        assert statuses == [429] * 4 + [503] * 2
        assert all(reply.headers["retry-after"] for reply in replies)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_client_that_goes_away_is_not_worked_for(server: Server, method: str) -> None:
    query = f"query={quote(RUNAWAY)}"
    head = "Host: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    if method == "GET":
        raw = f"GET /sparql?{query} HTTP/1.1\r\n{head}\r\n"
    else:
        raw = f"POST /sparql HTTP/1.1\r\n{head}Content-Length: {len(query)}\r\n\r\n{query}"
    for _ in range(7):
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(raw.encode())
            time.sleep(0.05)
    assert server.query(QUICK).status == 200, (
        "seven abandoned queries on three processes, four waiting: too many"
    )


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"GET /%00%ff%2e%2e/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET /static/..%2f..%2fapp.py HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: a b<>\r\nConnection: close\r\n\r\n",
        b"GET /.well-known/void HTTP/1.1\r\nHost: <x>\r\nConnection: close\r\n\r\n",
        b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
    ids=["bytes", "escapes", "dots", "static", "length", "host", "host-iri", "long"],
)
def test_hostile_requests_get_4xx(server: Server, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(raw)
        try:
            answer = connection.recv(65536)
        except ConnectionResetError:
            answer = b""
    assert answer == b"" or re.match(rb"HTTP/1.1 (4\d\d|200) ", answer), answer[:200]
    assert b"root:" not in answer
    assert server.query(QUICK).status == 200


def test_a_process_that_dies_is_replaced(server: Server) -> None:
    for pid in children(server.process.pid):
        os.kill(pid, signal.SIGKILL)
    statuses = [server.query(QUICK).status for _ in range(6)]
    assert set(statuses) <= {200, 503}
    assert server.query(QUICK).status == 200


def test_it_stops_when_told_and_finishes_what_it_began(built_seeds: Path) -> None:
    with serving(built_seeds) as server, ThreadPoolExecutor(1) as pool:
        slow = pool.submit(server.query, "SELECT (COUNT(*) AS ?n) { ?a nif:isString ?b . ?c ?d ?e }")
        time.sleep(0.1)
        processes = children(server.process.pid)
        server.process.send_signal(signal.SIGTERM)
        assert slow.result().status == 200
        log = server.process.communicate(timeout=40)[1]
        assert server.process.returncode in (0, -signal.SIGTERM)
        assert re.search(r'127\.0\.0\.1 "GET /sparql\?query=.*" 200 \d+', log)
        assert "Traceback" not in log
        assert not left(processes)


def test_nothing_is_left_when_the_server_is_killed(built_seeds: Path) -> None:
    with serving(built_seeds) as server:
        assert json.loads(server.ask("/health").body) == {"status": "ok"}
        processes = children(server.process.pid)
        server.process.kill()
        server.process.wait()
        assert not left(processes)


def _network_of(pid: int) -> Path | None:
    """The network namespace of a process; None where it has just ended."""
    try:
        return Path(f"/proc/{pid}/ns/net").readlink()
    except OSError:
        return None


def test_the_processes_have_no_network(server: Server) -> None:
    """Where the system lets a process give its network up, each of them has."""
    able = subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode == 0
    if not able:
        pytest.skip("this system gives no network namespaces")
    own = Path("/proc/self/ns/net").readlink()
    server.query(QUICK)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:  # one that just starts still has it
        shared = [pid for pid in children(server.process.pid) if _network_of(pid) == own]
        if not shared:
            break
        time.sleep(0.05)
    assert not shared
