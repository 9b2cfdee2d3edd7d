"""Which decisions may change what was written of a document: those of its names whose words stand in it.

The next build reads a document again only where these have changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from resgraph.decisions.decision import Decision, Decisions


def concern(decisions: Decisions, names: Collection[str], nquads: bytes) -> str:
    """A digest of the decisions about a document, in hexadecimal; empty where there are none.

    `nquads` is what was written of it, in which its texts stand. That a decision may be about it is enough.
    """
    about = [row.key for row in decisions.about(names) if _stands(row, nquads)]
    return hashlib.sha256("\n".join(about).encode()).hexdigest() if about else ""


def _stands(decision: Decision, nquads: bytes) -> bool:
    """Whether each word of it stands there; one with characters that N-Quads writes otherwise is taken to."""
    words = decision.words.split(" ")
    return all(not word.isprintable() or {'"', "\\"} & set(word) or word.encode() in nquads for word in words)
