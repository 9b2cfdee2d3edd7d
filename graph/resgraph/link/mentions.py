"""Names found become mentions: short forms linked to what they stand for, titles to instruments."""

from __future__ import annotations

from resgraph.find.authorities import Authorities
from resgraph.link.country import country_of
from resgraph.link.discourse import Discourse
from resgraph.link.lexicon import Lexicon
from resgraph.link.name_reader import NameReader
from resgraph.link.naming import MentionFindings
from resgraph.link.prepared import Prepared
from resgraph.link.whose import not_united_nations

__all__ = ["MentionFindings", "MentionLinker"]


class MentionLinker:
    """Finds and links the names of documents with one set of authorities."""

    def __init__(self, authorities: Authorities, language: str) -> None:
        """Compile the names once for all documents."""
        self.lexicon = Lexicon(authorities, language)

    def link(self, document: Prepared) -> tuple[MentionFindings, ...]:
        """The mentions of each paragraph, then of each footnote.

        A footnote is read with what was named up to the paragraph that first carries its mark.
        """
        resolution, body = document.resolution, document.body
        discourse = Discourse(
            self.lexicon.shortenings,
            body,
            of_the_speaker=not_united_nations(document.speaker),
            title=document.title.folded.text,
        )
        country = country_of(document.title, self.lexicon.names, self.lexicon.states)
        found: list[MentionFindings] = []
        reached: dict[str, int] = {}
        for number, (paragraph, passage) in enumerate(
            zip(resolution.paragraphs, document.paragraphs, strict=True)
        ):
            discourse.body = paragraph.voice or body
            found.append(NameReader(self.lexicon, discourse, passage, number, country).read())
            for mark in paragraph.marks:
                reached.setdefault(mark.mark, len(discourse.named))
        discourse.body = body
        for footnote, passage in zip(resolution.footnotes, document.footnotes, strict=True):
            aside = discourse.until(reached.get(footnote.mark, len(discourse.named)))
            found.append(NameReader(self.lexicon, aside, passage, len(found), country).read())
        return tuple(found)
