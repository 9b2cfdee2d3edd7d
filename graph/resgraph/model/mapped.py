"""Text that remembers where each of its characters stood in the source."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
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
        kept: list[MappedText] = []
        last = 0
        for start, end in cuts:
            kept.append(self[last:start])
            last = end
        kept.append(self[last:])
        return MappedText.join(kept)

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

    def stretches(self) -> Iterator[Span]:
        """The parts of the source that the text is made of, each whole; the text keeps the source's order."""
        origins, places = self.origins, range(len(self.origins))
        start = 0
        while start < len(places):
            first = origins[start]
            end = bisect_left(places, True, start, key=lambda at: origins[at] - at > first - start)
            yield first, first + end - start
            start = end
