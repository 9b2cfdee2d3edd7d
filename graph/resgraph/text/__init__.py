"""A file becomes a Resolution: decoding, repairs, structure."""

from resgraph.text.engine.spoken import profile_of
from resgraph.text.structure.assemble import read_text

__all__ = ["profile_of", "read_text"]
