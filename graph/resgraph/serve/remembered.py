"""Answers kept for repeated requests: the store does not change while it is served."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass, replace

from resgraph.query.named import named_queries
from resgraph.serve.negotiate import GRAPHS, RESULTS
from resgraph.serve.pool import Pool, PoolReply
from resgraph.serve.question import Failure, Question

_PART = 8
"""One answer may take so large a part of all that is kept: an eighth."""
_JSON = ("application/sparql-results+json",)
_EVER_NEW = re.compile(
    r"""
    (?: RAND | NOW | UUID | BNODE )   # and STRUUID; keywords may be run together: ORDER BYRAND()
    (?: \s | \#[^\n]*\n )*+           # blanks and comments
    \(
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A call that may give another answer the next time."""
_BOOLEANS = {media_type: form for media_type, form in RESULTS.items() if form in ("json", "xml")}


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole answer."""

    media_type: str
    body: bytes


class Remembered:
    """The processes' answers, the latest asked for kept in at most `size` bytes; none if that is 0."""

    def __init__(self, pool: Pool, size: int) -> None:
        self._pool, self._size = pool, size
        self._kept: OrderedDict[Question, Kept] = OrderedDict()
        self._used = 0

    async def answer(self, question: Question) -> PoolReply:
        """The answer, kept or begun; its `rest` must be read to the end or closed. Raises Failure."""
        key = _key(question)
        kept = self._kept.get(key)
        if kept:
            self._kept.move_to_end(key)
            return PoolReply(kept.media_type, kept.body, True, _nothing())
        answer = await self.fresh(question)
        if not self._size or _EVER_NEW.search(question.sparql):
            return answer
        if not answer.whole:
            return replace(answer, rest=self._gathered(key, answer))
        self._keep(key, Kept(answer.media_type, answer.first))
        return answer

    def keeps(self, question: Question) -> bool:
        """Whether the answer is there without a process."""
        return _key(question) in self._kept

    async def fresh(self, question: Question) -> PoolReply:
        """The answer as a process gives it now, as `answer` does."""
        return await self._pool.answer(question)

    async def warm(self) -> None:
        """Ask the named queries that list the whole graph, one after the other, before anybody waits for them."""
        if not self._size:
            return
        for query in named_queries().values():
            if not query.parameters:
                with suppress(Failure):
                    spelt = await whole(self, Question(name=query.name))
                    await whole(self, Question(spelt.decode(), _JSON))

    async def _gathered(self, key: Question, answer: PoolReply) -> AsyncGenerator[bytes, None]:
        """The rest of an answer on its way, kept when it is whole and not too large."""
        parts, size = [answer.first], len(answer.first)
        try:
            async for chunk in answer.rest:
                size += len(chunk)
                if size <= self._size // _PART:
                    parts.append(chunk)
                yield chunk
            if size <= self._size // _PART:
                self._keep(key, Kept(answer.media_type, b"".join(parts)))
        finally:
            await answer.rest.aclose()

    def _keep(self, key: Question, kept: Kept) -> None:
        """Keep it, and forget what was not asked for longest."""
        if _cost(key, kept) > self._size // _PART:
            return
        self._forget(key)
        self._kept[key] = kept
        self._used += _cost(key, kept)
        while self._used > self._size:
            self._forget(next(iter(self._kept)))

    def _forget(self, key: Question) -> None:
        kept = self._kept.pop(key, None)
        self._used -= _cost(key, kept) if kept else 0


async def whole(answers: Remembered, question: Question) -> bytes:
    """All bytes of an answer. Raises Failure."""
    answer = await answers.answer(question)
    return answer.first + b"".join([chunk async for chunk in answer.rest])


def _key(question: Question) -> Question:
    """The question with no more of its media types than decide: the first of each form of answer."""
    decisive = (
        next((each for each in question.accept if each in table), "")
        for table in (RESULTS, GRAPHS, _BOOLEANS)
    )
    return replace(question, accept=tuple(decisive))


def _cost(key: Question, kept: Kept) -> int:
    return len(kept.body) + 4 * len(key.sparql) + 1000


async def _nothing() -> AsyncGenerator[bytes, None]:
    """No rest."""
    for _ in ():
        yield b""
