"""A file becomes a Resolution: decoding, repairs, structure."""
