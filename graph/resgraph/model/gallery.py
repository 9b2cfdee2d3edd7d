"""Questions with the answers they have in one graph: what `query` computes and a page shows.

A thing of the graph is named by its IRI without the base: `A/RES/60/175#op4`, `authority/org/unodc`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same in Chinese and in English."""

    zh: str = ""
    en: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its variable, its heading; `code` where its values are codes of the program."""

    name: str
    label: Bilingual
    code: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and the thing of the graph that it means; empty where it means none."""

    text: str
    thing: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A parameter: its name, its value as `resgraph query --param` takes it, and what it means."""

    name: str
    value: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class GalleryAnswer:
    """The first `rows` of `total`; `sparql` and `command` ask for all of them elsewhere.

    `total` is None where the graph is too large for the answer to be computed beforehand.
    """

    given: tuple[Given, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: int | None
    sparql: str
    command: str


@dataclass(frozen=True, slots=True)
class Question:
    """A named query and its answers.

    A query without parameters has one answer; one with parameters has an answer for each example that this
    graph offers, `chosen` says by what they were chosen. `empty` says what it means that there is no answer,
    or that it has no rows.
    """

    name: str
    title: Bilingual
    asks: Bilingual
    answers: tuple[GalleryAnswer, ...]
    chosen: Bilingual
    empty: Bilingual
