"""Tools that ask the whole graph: citing, duties_of, compare, list_questions, ask, sparql."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from resgraph.agents.arguments import DocumentName, Limit, Offset
from resgraph.agents.changes import compared
from resgraph.agents.library import Library, Page, questions
from resgraph.serve.api import Asked, comparison


class Asking:
    """The tools, on one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def citing(self, document: DocumentName, limit: Limit = 20, offset: Offset = 0) -> Page:
        """List the paragraphs that cite a document by number, or an instrument by name."""
        return await self._library.named("citing", {"document": document}, limit, offset)

    async def duties_of(
        self,
        party: Annotated[
            str,
            Field(
                max_length=300,
                description="A name in any of the six languages, or an id: Secretary-General, org/unodc",
            ),
        ],
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Page:
        """List what a party is asked to do, by which verb, in which paragraph."""
        return await self._library.named("tasks-of", {"party": party}, limit, offset)

    async def compare(
        self, first: DocumentName, second: DocumentName, limit: Limit = 50, offset: Offset = 0
    ) -> Page:
        """Tell what became of each paragraph of a document (first, the earlier) in a later one of its series (second).

        `change` is same, reworded, merged, split, new or dropped. What `ask` calls shared-citations lists what both cite.
        """
        with self._library.reading() as reading:
            symbols = [reading.facts.symbol(reading.document(written)) for written in (first, second)]
            given = dict(zip(("left", "right"), symbols, strict=True))
            told = await comparison(Asked(reading.build.answers, reading.build.base, given, limit, offset))
            return compared(reading, told, limit, offset)

    async def list_questions(self) -> Page:
        """List the named questions that `ask` takes, with their parameters and an example of each."""
        return {"items": questions()}

    async def ask(
        self,
        question: Annotated[str, Field(max_length=60, description="A name of `list_questions`")],
        parameters: Annotated[dict[str, str], Field(max_length=8, description="Its parameters")] = {},  # noqa: B006
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Page:
        """Ask one of the named questions: who must report, topics, dates that conflict, open references..."""
        return await self._library.named(question, parameters, limit, offset)

    async def sparql(
        self,
        query: Annotated[
            str,
            Field(
                max_length=20_000, description="SELECT or ASK; rg:, eli:, dcterms:, skos:, cito: are known"
            ),
        ],
        limit: Limit = 50,
    ) -> Page:
        """Ask the graph in SPARQL 1.1; nothing can be changed and no other server be asked."""
        return await self._library.sparql(query, limit)
