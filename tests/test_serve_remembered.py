"""Answers that are kept: the same bytes without a process, and what must be asked anew every time."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from resgraph.query.named import named_queries
from resgraph.rdf.iris import BASE
from resgraph.serve import api
from resgraph.serve.limits import Limits
from resgraph.serve.pool import Pool
from resgraph.serve.question import Failure, Question
from resgraph.serve.remembered import Remembered, whole
from serving import Server

JSON, CSV, TURTLE = "application/sparql-results+json", "text/csv", "text/turtle"
MIB = 2**20
SMALL = Question("SELECT ?p { ?p a rg:OperativeParagraph } ORDER BY ?p", (JSON,))
LARGE = Question("SELECT ?s ?p ?o { ?s ?p ?o }", (JSON,))


def with_processes(out: Path, size: int, work: Callable[[Remembered, Pool], Awaitable[None]]) -> None:
    """Do the work with real processes; what is asked once they are stopped fails after half a second."""

    async def run() -> None:
        pool = Pool(out, Limits(seconds=0.5, workers=1))
        await pool.start()
        try:
            pool.limits = Limits(seconds=20)
            await work(Remembered(pool, size), pool)
        finally:
            await pool.stop()

    asyncio.run(run())


async def stop(pool: Pool) -> None:
    """No process is left to answer."""
    await pool.stop()
    while not pool._idle.empty():
        pool._idle.get_nowait()
    pool.limits = Limits(seconds=0.2)


@pytest.mark.parametrize("question", [SMALL, LARGE], ids=["small", "streamed"])
def test_an_answer_is_kept(built_seeds: Path, question: Question) -> None:
    async def work(answers: Remembered, pool: Pool) -> None:
        first = await whole(answers, question)
        assert len(json.loads(first)["results"]["bindings"]) > 40
        await stop(pool)
        assert await whole(answers, question) == first
        with pytest.raises(Failure) as failure:
            await whole(answers, Question(question.sparql + " LIMIT 2", (JSON,)))
        assert failure.value.status == 503

    with_processes(built_seeds, 64 * MIB, work)


@pytest.mark.parametrize(
    ("size", "question"),
    [
        (0, SMALL),
        (8 * 1000, LARGE),
        (64 * MIB, Question("SELECT (RAND() AS ?r) { }", (JSON,))),
        (64 * MIB, Question("SELECT (now # (\n () AS ?r) { }", (JSON,))),
        (64 * MIB, Question("select (strUUID() as ?r) { }", (JSON,))),
    ],
    ids=["none", "too-large", "random", "comment", "unique"],
)
def test_an_answer_is_not_kept(built_seeds: Path, size: int, question: Question) -> None:
    async def work(answers: Remembered, pool: Pool) -> None:
        await whole(answers, question)
        await stop(pool)
        with pytest.raises(Failure):
            await whole(answers, question)

    with_processes(built_seeds, size, work)


def test_media_types_are_told_apart_where_they_decide(built_seeds: Path) -> None:
    async def work(answers: Remembered, pool: Pool) -> None:
        await whole(answers, SMALL)
        await stop(pool)
        alike = await answers.answer(Question(SMALL.sparql, (JSON, CSV)))
        assert alike.media_type == JSON
        for other in ((CSV, JSON), (JSON, TURTLE)):
            with pytest.raises(Failure):
                await answers.answer(Question(SMALL.sparql, other))

    with_processes(built_seeds, MIB, work)


def test_what_was_not_asked_for_longest_is_forgotten(built_seeds: Path) -> None:
    """Each of these answers takes a little more than 1,000 bytes; the last eight fit."""

    async def work(answers: Remembered, pool: Pool) -> None:
        asked = [Question(f"SELECT ({number} AS ?n) {{ }}", (JSON,)) for number in range(9)]
        for question in (*asked[:8], asked[0], asked[8]):
            await whole(answers, question)
        await stop(pool)
        await whole(answers, asked[0])
        await whole(answers, asked[8])
        with pytest.raises(Failure):
            await whole(answers, asked[1])

    with_processes(built_seeds, 8 * 1250, work)


def test_the_listing_queries_are_asked_before_anybody_waits(built_seeds: Path) -> None:
    async def work(answers: Remembered, pool: Pool) -> None:
        await answers.warm()
        await stop(pool)
        for query in named_queries().values():
            if not query.parameters:
                spelt = await whole(answers, Question(name=query.name))
                assert json.loads(await whole(answers, Question(spelt.decode(), (JSON,))))

    with_processes(built_seeds, 64 * MIB, work)


def test_a_kept_answer_is_the_same_over_http(seeds_server: Server) -> None:
    for accept in (JSON, CSV):
        first, second = (seeds_server.query(LARGE.sparql, accept) for _ in range(2))
        assert first.body == second.body
        assert (first.kind, second.kind) == (accept, accept)
        assert second.headers["etag"]
        again = seeds_server.ask(
            "/sparql",
            {"query": LARGE.sparql},
            headers={"Accept": accept, "If-None-Match": second.headers["etag"]},
        )
        assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("size", [0, 64 * MIB], ids=["nothing kept", "kept"])
@pytest.mark.parametrize("name", ["topics", "reports", "footnotes"])
def test_a_page_of_a_named_query_is_a_stretch_of_the_whole(built_seeds: Path, name: str, size: int) -> None:
    """Whether it is found by the query for the first rows or cut from an answer that is there."""

    async def work(answers: Remembered, _: Pool) -> None:
        async def page(limit: int, offset: int) -> dict[str, Any]:
            return await api.query(api.Asked(answers, BASE, {"named": name}, limit, offset))

        every = (await page(500, 0))["items"]
        if size:
            await answers.warm()
        for limit, offset in ((1, 0), (2, 1), (len(every) - 1, 0), (len(every), 0), (5, len(every))):
            found = await page(limit, offset)
            assert found["items"] == every[offset : offset + limit]
            assert found["next"] == (offset + limit if offset + limit < len(every) else None)

    with_processes(built_seeds, size, work)


def test_a_named_query_is_spelt_for_its_first_rows(seeds_server: Server) -> None:
    spelt = seeds_server.ask("/api/v1/queries/reports", {"limit": "2"})
    assert "LIMIT 2\n" in spelt.text
    assert len(json.loads(seeds_server.query(spelt.text).body)["results"]["bindings"]) == 2
    assert seeds_server.ask("/api/v1/queries/reports", {"limit": "many"}).status == 400
