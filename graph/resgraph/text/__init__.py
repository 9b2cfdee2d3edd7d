"""A file becomes a Resolution: decoding, repairs, structure."""

from resgraph.text.structure.assemble import read_text

__all__ = ["read_text"]
