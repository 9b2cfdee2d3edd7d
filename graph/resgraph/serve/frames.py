"""What passes between the server and a query's process: one letter, a length, that many bytes."""

from __future__ import annotations

import struct
from typing import Final

HEAD: Final = struct.Struct(">cI")

HELD_BACK: Final = 2**18
"""So many bytes are kept before the first goes out: an answer that fails early can still say so."""

READY: Final = b"R"
"""The store is open."""
START: Final = b"S"
"""The media type of the answer."""
DATA: Final = b"D"
"""Some of its bytes."""
END: Final = b"E"
"""The answer is whole."""
FAILED: Final = b"F"
"""There is no answer, or no whole one: a Failure as JSON."""


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """One frame."""
    return HEAD.pack(kind, len(payload)) + payload
