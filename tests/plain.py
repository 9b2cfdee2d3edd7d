"""A text read by the profile of its language, as a file is."""

from __future__ import annotations

from resgraph.languages.registry import builtin
from resgraph.model import Resolution, Source
from resgraph.text.engine.spoken import profile_of
from resgraph.text.structure.assemble import read_text


def read_plain(source: Source) -> Resolution:
    """The resolution in a text of a language that the package brings."""
    return read_text(source, profile_of(source.text, builtin()))
