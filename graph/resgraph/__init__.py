"""resgraph: United Nations resolutions as a knowledge graph, with evidence on every edge."""

__version__ = "0.1.0"
