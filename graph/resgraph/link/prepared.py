"""A document made ready for the linkers: each paragraph and footnote one passage, folded once, and whose words they are."""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.link.whose import Speaker, speaker_of
from resgraph.model import Resolution
from resgraph.model.passage import Passage
from resgraph.symbols.series import GENERAL_ASSEMBLY
from resgraph.text.folding import passage


@dataclass(frozen=True, slots=True)
class Prepared:
    """The resolution with its passages, in the order of its paragraphs and footnotes."""

    resolution: Resolution
    paragraphs: tuple[Passage, ...]
    footnotes: tuple[Passage, ...]
    title: Passage
    speaker: Speaker

    @classmethod
    def of(cls, resolution: Resolution) -> Prepared:
        """Fold each passage and the title, once."""
        paragraphs = tuple(passage(paragraph.text) for paragraph in resolution.paragraphs)
        return cls(
            resolution,
            paragraphs,
            tuple(passage(note.text) for note in resolution.footnotes),
            passage(resolution.metadata.title or ""),
            speaker_of(resolution, paragraphs[0] if paragraphs else None),
        )

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Those of the paragraphs, then those of the footnotes."""
        return (*self.paragraphs, *self.footnotes)

    @property
    def body(self) -> str | None:
        """The adopting body; none where 大会 alone adopts, and it is another organization's assembly."""
        body = self.resolution.metadata.body
        return None if body == GENERAL_ASSEMBLY and not self.speaker.assembly else body
