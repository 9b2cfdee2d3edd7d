"""resgraph: United Nations resolutions as a knowledge graph, with evidence on every edge.

import resgraph
extraction = resgraph.extract("seeds/A-RES-60-175.zh.txt")
report = resgraph.build("seeds", "out")
graph = resgraph.load("out")

docs/python.md describes all of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resgraph.api.annotated import annotate
    from resgraph.api.citations import CitedDocument, extract_citations
    from resgraph.api.graph import Graph, Rows, load
    from resgraph.api.reading import build, extract
    from resgraph.model import Extraction, ResgraphError
    from resgraph.pipeline import Report, extract_text

__version__ = "0.2.0"
__all__ = [
    "CitedDocument",
    "Extraction",
    "Graph",
    "Report",
    "ResgraphError",
    "Rows",
    "__version__",
    "annotate",
    "build",
    "extract",
    "extract_citations",
    "extract_text",
    "load",
]

_HOMES = {
    "annotate": "api.annotated",
    "CitedDocument": "api.citations",
    "extract_citations": "api.citations",
    "Graph": "api.graph",
    "Rows": "api.graph",
    "load": "api.graph",
    "build": "api.reading",
    "extract": "api.reading",
    "Extraction": "model",
    "ResgraphError": "model",
    "Report": "pipeline",
    "extract_text": "pipeline",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is: `resgraph --help` needs none of it."""
    if name in _HOMES:
        return getattr(import_module(f"resgraph.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'resgraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
