"""Names found become mentions: short forms linked to what they stand for, titles to instruments."""

from __future__ import annotations

from resgraph.find.authorities import Authorities
from resgraph.find.folding import fold
from resgraph.link.country import country_of
from resgraph.link.discourse import Discourse
from resgraph.link.lexicon import Lexicon
from resgraph.link.naming import MentionFindings
from resgraph.link.passage import NamedPassage
from resgraph.link.whose import not_united_nations, speaker_of
from resgraph.model import Resolution

__all__ = ["MentionFindings", "MentionLinker"]


class MentionLinker:
    """Finds and links the names of documents with one set of authorities."""

    def __init__(self, authorities: Authorities, language: str = "zh") -> None:
        """Compile the names once for all documents."""
        self.lexicon = Lexicon(authorities, language)

    def link(self, resolution: Resolution) -> tuple[MentionFindings, ...]:
        """The mentions of each paragraph, then of each footnote.

        A footnote is read with what was named up to the paragraph that first carries its mark.
        """
        speaker = speaker_of(resolution)
        body = resolution.metadata.body if speaker.assembly else None
        discourse = Discourse(
            self.lexicon.shortenings,
            body,
            of_the_speaker=not_united_nations(speaker),
            title=fold(resolution.metadata.title or "").text,
        )
        country = country_of(resolution.metadata.title, self.lexicon.names, self.lexicon.states)
        found: list[MentionFindings] = []
        reached: dict[str, int] = {}
        for number, paragraph in enumerate(resolution.paragraphs):
            discourse.body = paragraph.voice or body
            found.append(NamedPassage(self.lexicon, discourse, paragraph.text, number, country).read())
            for mark in paragraph.marks:
                reached.setdefault(mark.mark, len(discourse.named))
        discourse.body = body
        for number, footnote in enumerate(resolution.footnotes, start=len(found)):
            aside = discourse.until(reached.get(footnote.mark, len(discourse.named)))
            found.append(NamedPassage(self.lexicon, aside, footnote.text, number, country).read())
        return tuple(found)
