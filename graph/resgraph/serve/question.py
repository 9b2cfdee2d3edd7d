"""What a query's process is asked, and how it fails: values that travel as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Question:
    """A query on a dataset, and the media types its answer may have, the best first.

    `default` and `named` are the graphs of the protocol's dataset; None where the request names none.
    `name` asks for the SPARQL of a named query instead, `given` as its parameters, `rows` for its first rows only.
    """

    sparql: str = ""
    accept: tuple[str, ...] = ()
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    name: str = ""
    given: tuple[tuple[str, str], ...] = ()
    rows: int = 0

    def to_json(self) -> bytes:
        """The question in one line."""
        return json.dumps(asdict(self), ensure_ascii=True).encode()

    @classmethod
    def from_json(cls, line: bytes) -> Self:
        """The question of `to_json`."""
        read = json.loads(line)
        for key in ("default", "named"):
            read[key] = None if read[key] is None else tuple(read[key])
        read["accept"] = tuple(read["accept"])
        read["given"] = tuple((name, value) for name, value in read["given"])
        return cls(**read)


@dataclass(slots=True, eq=False)  # not frozen: Python writes into exceptions
class Failure(Exception):  # noqa: N818 - what is told to the client, not an error of ours
    """Why there is no answer: an HTTP status, and one line for the client; `retry` in seconds."""

    status: int
    reason: str
    retry: int | None = None
