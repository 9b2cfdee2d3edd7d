"""The graph for people's eyes: the citation network, and the explorer, one HTML file."""

from resgraph.view.drawn import Drawn
from resgraph.view.explorer import IN_ONE, write_explorer

__all__ = ["IN_ONE", "Drawn", "write_explorer"]
