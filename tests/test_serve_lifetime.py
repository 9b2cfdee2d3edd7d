"""A server over its life: where it listens, what it serves while builds come and go, and clients that hold on or leave."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest

import resgraph
from processes import PATIENCE, children, processor_seconds
from serving import Server, free_port, serving

ROOT = Path(__file__).resolve().parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
WORKS = "SELECT (COUNT(DISTINCT ?w) AS ?n) { ?w eli:is_realized_by ?t }"
QUICK = "SELECT ?p { ?p a rg:OperativeParagraph } LIMIT 3"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
CHAIN = "ASK { FILTER(" + "||".join(["?a"] * 15_000) + ") }"


@pytest.fixture
def out(built_seeds: Path, tmp_path: Path) -> Path:
    """An output folder of our own, to build into."""
    return Path(shutil.copytree(built_seeds, tmp_path / "out"))


def documents(server: Server) -> int:
    reply = server.query(WORKS)
    assert reply.status == 200, reply.text
    return int(json.loads(reply.body)["results"]["bindings"][0]["n"]["value"])


def until(server: Server, count: int) -> None:
    """Wait for the graph with so many documents."""
    end = time.monotonic() + PATIENCE
    while documents(server) != count:
        assert time.monotonic() < end, "the new build is not served"
        time.sleep(0.05)


def logged(server: Server) -> str:
    server.process.terminate()
    return server.process.communicate(timeout=PATIENCE)[1]


# --- A build under a running server -----------------------------------------------------------------


@pytest.mark.slow
def test_a_build_does_not_change_what_is_served_until_the_server_is_told(out: Path) -> None:
    """New processes, too, answer from the build that the server opened; at SIGHUP all change, and kept answers go."""
    with serving(out, "--no-watch", "--workers", "3", "--quiet") as server:
        assert documents(server) == 2
        resgraph.build([SEEDS[0]], out)
        shutil.rmtree(out / "store")  # not even the new build is needed
        for pid in children(server.process.pid):
            os.kill(pid, signal.SIGKILL)
        with ThreadPoolExecutor(6) as pool:
            replies = list(pool.map(lambda n: server.query(f"{WORKS} # {n}"), range(12)))
        assert {
            json.loads(r.body)["results"]["bindings"][0]["n"]["value"] for r in replies if r.status == 200
        } == {"2"}
        resgraph.build([SEEDS[0]], out)
        server.process.send_signal(signal.SIGHUP)
        until(server, 1)
        assert {documents(server) for _ in range(12)} == {1}


@pytest.mark.slow
def test_a_new_build_is_noticed(out: Path) -> None:
    with serving(out, "--quiet") as server:
        assert documents(server) == 2
        resgraph.build([SEEDS[0]], out)
        until(server, 1)
        assert server.ask("/A/RES/60/175", headers={"Accept": "text/turtle"}).status in (200, 404)


@pytest.mark.slow
def test_where_there_is_no_build_any_more_the_old_one_is_served(out: Path) -> None:
    with serving(out, "--no-watch") as server:
        shutil.rmtree(out)
        server.process.send_signal(signal.SIGHUP)
        assert {documents(server) for _ in range(5)} == {2}
        assert "still serving the earlier build" in logged(server)


@pytest.mark.slow
def test_an_answer_that_began_before_the_change_is_finished(out: Path) -> None:
    with serving(out, "--no-watch", "--quiet", "--remember", "0", "--time-limit", "600") as server:
        slow = f"GET /sparql?query={quote('SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000')} HTTP/1.0\r\n\r\n"
        with socket.create_connection(("127.0.0.1", server.port)) as connection:
            connection.sendall(slow.encode())
            got = connection.recv(1000)
            resgraph.build([SEEDS[0]], out)
            server.process.send_signal(signal.SIGHUP)
            until(server, 1)
            while chunk := connection.recv(1 << 20):
                got = got[:12] + got[-100:] + chunk[-100:]
        assert got.startswith(b"HTTP/1.1 200")
        assert got.rstrip().endswith(b"0") or got.rstrip().endswith(b"}")


@pytest.mark.slow
def test_the_links_of_a_server_are_removed(out: Path) -> None:
    def left() -> list[str]:
        return [path.name for path in out.parent.iterdir() if path.name.startswith(".out-served-")]

    with serving(out, "--quiet") as server:
        assert len(left()) == 1
        server.process.kill()
        server.process.wait()
    assert len(left()) == 1, "nobody could remove it"
    with serving(out, "--quiet"):
        assert len(left()) == 1, "the next server did"
    for _ in range(200):  # the readers of the store end a little later
        if not left():
            break
        time.sleep(0.05)
    assert left() == []


# --- Where it listens -------------------------------------------------------------------------------


def test_it_prints_its_address_even_where_it_chose_the_port(built_seeds: Path) -> None:
    command = [sys.executable, "-c", "from resgraph.cli import main; main()", "serve", str(built_seeds)]
    with subprocess.Popen(
        [*command, "--port", "0", "--workers", "1", "--quiet"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        told = process.stdout.readline()
        assert told.startswith("http://127.0.0.1:")
        port = int(told.split("/")[2].partition(":")[2])
        assert Server(port, process).ask("/health").status == 200
        process.terminate()


def test_a_port_in_use_is_an_error_in_one_line(built_seeds: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = failing(built_seeds, "--port", str(port))
    assert (
        told
        == f"error: cannot listen on 127.0.0.1:{port}: Address already in use; name another with --port\n"
    )
    assert failing(built_seeds, "--host", "no.such.host.invalid").startswith(
        "error: no.such.host.invalid is no address"
    )


def test_a_folder_without_a_store_is_an_error_in_one_line(tmp_path: Path) -> None:
    assert failing(tmp_path, "--port", str(free_port())).count("\n") == 1


def failing(out: Path, *options: str) -> str:
    command = [sys.executable, "-c", "from resgraph.cli import main; main()", "serve", str(out), *options]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=PATIENCE)
    assert result.returncode == 1
    return result.stderr


# --- Clients that hold on, and clients that leave ---------------------------------------------------


def test_half_sent_heads_do_not_live_long(built_seeds: Path) -> None:
    """Neither the first of a connection nor one behind an answer."""
    with serving(built_seeds, "--head-limit", "1", "--workers", "1", "--quiet") as server:
        assert server.ask("/health").status == 200
        for before in (b"", b"GET /static/none HTTP/1.1\r\nHost: x\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
                connection.sendall(before)
                assert not before or connection.recv(65536).startswith(b"HTTP/1.1 404")
                connection.sendall(b"GET /health HTTP/1.1\r\nHost:")
                told = b""
                while chunk := connection.recv(65536):
                    told += chunk
            assert b"HTTP/1.1 408 Request Timeout" in told


def test_one_address_holds_few_connections(built_seeds: Path) -> None:
    options = ("--head-limit", "600", "--connections", "20", "--workers", "1", "--quiet")
    with serving(built_seeds, *options) as server:
        address = ("127.0.0.1", server.port)
        with ExitStack() as held:
            for _ in range(20):
                connection = held.enter_context(socket.create_connection(address, timeout=PATIENCE))
                connection.sendall(b"GET /health HTTP/1.1\r\nHost:")
            with socket.create_connection(address, timeout=PATIENCE) as one_more:
                assert one_more.recv(1000).startswith(b"HTTP/1.1 429")
        end = time.monotonic() + PATIENCE
        while server.ask("/health").status == 429 and time.monotonic() < end:
            time.sleep(0.05)
        assert server.ask("/health").status == 200


def test_a_head_that_comes_in_pieces_within_its_time_is_answered(built_seeds: Path) -> None:
    with (
        serving(built_seeds, "--head-limit", "30", "--workers", "1", "--quiet") as server,
        socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection,
    ):
        for piece in (b"GET /health HT", b"TP/1.1\r\nHost: x\r", b"\n\r\n"):
            connection.sendall(piece)
            time.sleep(0.1)
        assert connection.recv(1000).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("reset", [False, True], ids=["closes", "resets"])
def test_a_client_that_leaves_writes_no_traceback(built_seeds: Path, reset: bool) -> None:
    large = quote("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 300000")
    form = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nquery="
    with serving(built_seeds) as server:
        for raw in (
            f"POST /sparql HTTP/1.1\r\nHost: x\r\n{form}",
            f"GET /sparql?query={large} HTTP/1.1\r\nHost: x\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
                connection.sendall(raw.encode())
                if raw.startswith("GET"):
                    connection.recv(1000)
                else:
                    time.sleep(0.2)
                if reset:
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        assert server.query(QUICK).status == 200
        log = logged(server)
    assert "Traceback" not in log
    assert '"POST /sparql" 499' in log


# --- What is told -----------------------------------------------------------------------------------


def test_all_accept_lines_count(seeds_server: Server) -> None:
    query = f"/sparql?query={quote(QUICK)}"
    for path, first, second, kind in (
        (query, "text/csv;q=0.1", "application/sparql-results+xml", b"application/sparql-results+xml"),
        ("/A/RES/60/175", "image/png", "application/ld+json", b"application/ld+json"),
    ):
        raw = f"GET {path} HTTP/1.0\r\nAccept: {first}\r\nAccept: {second}\r\n\r\n"
        with socket.create_connection(("127.0.0.1", seeds_server.port), timeout=PATIENCE) as connection:
            connection.sendall(raw.encode())
            told = b""
            while chunk := connection.recv(65536):
                told += chunk
        assert b"content-type: " + kind in told.lower()


def test_the_engines_own_diagnosis_is_told(seeds_server: Server) -> None:
    reply = seeds_server.query("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }")
    assert (reply.status, "The SELECT contains a variable that is unbound" in reply.text) == (400, True)


def test_a_query_beyond_the_engines_depth_is_too_complex(built_seeds: Path, seeds_server: Server) -> None:
    reply = seeds_server.query(CHAIN)
    assert (reply.status, "too complex" in reply.text) == (400, True)
    command = [
        sys.executable,
        "-c",
        "from resgraph.cli import main; main()",
        "query",
        str(built_seeds),
        CHAIN,
    ]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=PATIENCE)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "too complex" in result.stderr


def test_a_process_that_runs_out_of_stack_tells_of_the_query_not_of_memory(built_seeds: Path) -> None:
    """No query is known that does it still; the signal is what the system sends then."""
    with serving(built_seeds, "--quiet", "--workers", "1") as server, ThreadPoolExecutor(1) as pool:
        assert server.query(QUICK).status == 200
        readers = children(server.process.pid)
        before = sum(map(processor_seconds, readers))
        asked = pool.submit(server.query, RUNAWAY)
        while sum(map(processor_seconds, readers)) < before + 0.3:  # a query has begun
            assert not asked.done()
            time.sleep(0.05)
        for pid in readers:
            os.kill(pid, signal.SIGSEGV)
        reply = asked.result()
        assert (reply.status, "too complex" in reply.text) == (400, True)
        assert server.query(QUICK).status == 200
