"""Text that remembers where each of its characters stood in the source."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
"""A half-open interval of offsets, in Unicode code points."""


@dataclass(frozen=True, slots=True, eq=False)
class MappedText:
    """A text and the source offset of each of its code points; both have the same length."""

    text: str
    origins: array[int]

    @classmethod
    def of(cls, text: str, offset: int = 0) -> MappedText:
        """The text as it stands in the source from `offset` on."""
        return cls(text, array("L", range(offset, offset + len(text))))

    @classmethod
    def join(cls, parts: Iterable[MappedText]) -> MappedText:
        """The parts one after the other, nothing between them."""
        texts: list[str] = []
        origins = array("L")
        for part in parts:
            texts.append(part.text)
            origins.extend(part.origins)
        return cls("".join(texts), origins)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, where: slice) -> MappedText:
        """The slice, still mapped; steps are not supported."""
        return MappedText(self.text[where], self.origins[where])

    def without(self, cuts: Sequence[Span]) -> MappedText:
        """What is left when the spans (sorted, not overlapping) are cut out."""
        if not cuts:
            return self
        texts: list[str] = []
        origins = array("L")
        last = 0
        for start, end in cuts:
            texts.append(self.text[last:start])
            origins.extend(self.origins[last:start])
            last = end
        texts.append(self.text[last:])
        origins.extend(self.origins[last:])
        return MappedText("".join(texts), origins)

    def strip(self) -> MappedText:
        """The text without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : max(start, len(self.text.rstrip()))]

    def source(self, start: int, end: int) -> Span:
        """The stretch of the source from the first to the last character of `[start, end)`."""
        if not self.origins:
            return (0, 0)
        if start >= end:
            at = self.origins[min(start, len(self.origins) - 1)]
            return (at, at)
        return (self.origins[start], self.origins[end - 1] + 1)
