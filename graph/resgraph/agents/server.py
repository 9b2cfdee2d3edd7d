"""The server: its tools, what it says of itself, and how failures are told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, ParamSpec

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations

from resgraph import __version__
from resgraph.agents.asking import Asking
from resgraph.agents.library import Library, Page
from resgraph.agents.reading import DocumentTools
from resgraph.model import ResgraphError
from resgraph.serve.pool import Cut
from resgraph.serve.question import Failure

INSTRUCTIONS = """United Nations resolutions as a graph: which paragraph cites what, by which verb, who is asked to do what.
A document is given as a symbol (A/RES/60/175), a reference (55/25) or a name (Palermo Convention), in Chinese as well.
Every item has the sentence that says so, its symbol, paragraph and link: quote the sentence and cite symbol and paragraph.
Lists come in pages: `total` says how many there are, `next` is the offset of the next page. The graph is no legal source."""

P = ParamSpec("P")
Tool = Callable[P, Awaitable[Page]]


def told(tool: Tool[P]) -> Tool[P]:
    """The tool, its failures told in one line that says what to do."""

    @wraps(tool)
    async def answered(*args: P.args, **kwargs: P.kwargs) -> Page:
        try:
            return await tool(*args, **kwargs)
        except Failure as failure:
            raise ToolError(failure.reason) from failure
        except Cut as cut:
            raise ToolError(str(cut)) from cut
        except ResgraphError as error:
            raise ToolError(" ".join(str(error).split())) from error

    return answered


def server(library: Library) -> MCPServer[Any]:
    """The server with its tools; none of them writes or reaches out."""
    made: MCPServer[Any] = MCPServer(
        "resgraph", instructions=INSTRUCTIONS, version=__version__, log_level="ERROR"
    )
    reads = ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    opening, asking = DocumentTools(library), Asking(library)
    for tool in (
        opening.search, opening.resolution, opening.paragraph, opening.cited_in,
        asking.citing, asking.duties_of, asking.compare, asking.list_questions, asking.ask, asking.sparql,
    ):  # fmt: skip
        made.add_tool(told(tool), annotations=reads)
    return made
