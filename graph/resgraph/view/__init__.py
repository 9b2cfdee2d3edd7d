"""The graph for people's eyes: the citation network, and the explorer, one HTML file."""

from resgraph.view.explorer import write_explorer

__all__ = ["write_explorer"]
