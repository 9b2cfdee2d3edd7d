"""Tools that open a document: search, resolution, paragraph, cited_in."""

from __future__ import annotations

from typing import Annotated

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from resgraph.agents.arguments import DocumentName, Limit, Offset
from resgraph.agents.library import Library, Page, paged
from resgraph.serve import api


class DocumentTools:
    """The tools, on one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    async def search(
        self,
        words: Annotated[
            str,
            Field(max_length=500, description='Words that all must stand in it; "in marks" as they stand'),
        ],
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Page:
        """Find the paragraphs that hold words."""
        with self._library.reading() as reading:
            asked = api.Asked(reading.build.answers, reading.build.base, {"q": words}, limit, offset)
            found = await api.search(asked)
            items = [reading.item(item["iri"], sentence=item["text"]) for item in found["items"]]
            return paged(items, found["total"], limit, offset)

    async def resolution(self, document: DocumentName, limit: Limit = 50, offset: Offset = 0) -> Page:
        """Read a document that is in the graph: title, date, body, and its paragraphs in their order."""
        with self._library.reading() as reading:
            facts, iri = reading.facts, reading.document(document)
            parts = facts.parts(iri)
            day = facts.date(iri)
            head = {
                "symbol": facts.symbol(iri),
                "title": facts.title(iri),
                "adopted": day.isoformat() if day else "",
                "body": facts.body(iri),
                "is_read": facts.is_read(iri),
                "link": facts.page(iri),
                "iri": iri,
            }
            items = [
                reading.item(place, verbs=facts.verbs(place)) for place in parts[offset : offset + limit]
            ]
            return {**head, **paged(items, len(parts), limit, offset)}

    async def paragraph(
        self,
        document: DocumentName,
        paragraph: Annotated[
            str, Field(max_length=60, description="Its id: op4, pp6, op4-a, fn9, annex-1-p2")
        ],
    ) -> Page:
        """Read one paragraph or footnote: what it says, cites and names, and whom it asks for what."""
        with self._library.reading() as reading:
            facts = reading.facts
            place = f"{reading.document(document)}#{paragraph}"
            if place not in facts.parts(place.partition("#")[0]):
                raise ToolError(
                    f"{document} has no paragraph {paragraph!r} in this graph: ask `resolution` for its paragraphs"
                )
            return reading.item(
                place,
                verbs=facts.verbs(place),
                cites=facts.cited(place),
                mentions=facts.mentioned(place),
                duties=facts.duties(place),
            )

    async def cited_in(self, document: DocumentName, limit: Limit = 50, offset: Offset = 0) -> Page:
        """List what a document cites, with the words, the verb that governs them and the paragraph."""
        with self._library.reading() as reading:
            symbol = reading.facts.symbol(reading.document(document))
            given = {"symbol": symbol, "direction": "out"}
            found = await api.citations(
                api.Asked(reading.build.answers, reading.build.base, given, limit, offset)
            )
            items = [
                reading.item(
                    item["from"],
                    cites=item.get("symbol", reading.facts.local(item["to"])),
                    words=item["words"],
                    verb=item.get("relation", "").rpartition("#")[2],
                )
                for item in found["items"]
            ]
            return {"items": items, "next": found["next"]}
