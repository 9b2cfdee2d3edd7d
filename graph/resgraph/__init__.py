"""resgraph: United Nations resolutions as a knowledge graph, with evidence on every edge.

import resgraph
extraction = resgraph.extract(Path("seeds/A-RES-60-175.zh.txt"))
report = resgraph.build([Path("seeds")], Path("out"))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resgraph.pipeline import Report, build, extract, extract_text

__version__ = "0.1.0"
__all__ = ["Report", "__version__", "build", "extract", "extract_text"]


def __getattr__(name: str) -> Any:
    """Load the pipeline when it is first asked for: `resgraph --help` does not need it."""
    if name in __all__:
        return getattr(import_module("resgraph.pipeline"), name)
    raise AttributeError(f"module 'resgraph' has no attribute {name!r}")
