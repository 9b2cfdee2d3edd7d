"""Everything found in a document, put together passage by passage."""

from __future__ import annotations

from collections.abc import Mapping

from resgraph.find.actions import find_actions
from resgraph.find.authorities import Authorities
from resgraph.find.candidates import Proposer
from resgraph.languages.registry import Registry
from resgraph.link.citations import link_citations
from resgraph.link.duties.find import addressees, find_duties, opens_list
from resgraph.link.duties.recipients import Setting, setting_of
from resgraph.link.engine.document import TableLinkers
from resgraph.link.mentions import MentionFindings, MentionLinker
from resgraph.link.relations import govern, relate, relate_footnote
from resgraph.model import (
    Action,
    Annotations,
    Candidate,
    Extraction,
    Footnote,
    Obligation,
    Paragraph,
    Resolution,
)
from resgraph.model.findings import CitationFindings

LANGUAGE = "zh"
"""The language that has rules of its own; the others are read by their tables."""


class Linker:
    """Finds and links with one set of authorities; made once for all documents."""

    def __init__(self, authorities: Authorities, languages: Registry | None = None) -> None:
        """Compile what the authorities say; `languages` are those the package brings, or others."""
        self.others = TableLinkers(authorities, languages)
        self.mentions = MentionLinker(authorities, LANGUAGE)
        self.proposer = Proposer(authorities, LANGUAGE)

    def warm(self) -> None:
        """Load now what is else loaded at the first document."""
        self.proposer.warm()

    def read(self, resolution: Resolution) -> Extraction:
        """The resolution with all that was found; a language without rules gets empty annotations."""
        if resolution.metadata.language != LANGUAGE:
            return self.others.read(resolution)
        texts = {p.id: p.text for p in resolution.paragraphs}
        acts = {
            p.id: find_actions(p.text, p.kind, texts.get(p.parent) if p.parent else None)
            for p in resolution.paragraphs
        }
        cited = link_citations(resolution)
        named = self.mentions.link(resolution)
        count = len(resolution.paragraphs)
        setting, heads = setting_of(resolution.metadata), dict[str, tuple[Obligation, ...]]()
        paragraphs = []
        for p, c, m in zip(resolution.paragraphs, cited, named, strict=False):
            paragraphs.append(self._paragraph(p, acts[p.id], c, m, setting, heads))
            if opens_list(p.text):
                heads[p.id] = paragraphs[-1].obligations
        footnotes = [
            self._footnote(n, resolution, acts, c, m)
            for n, c, m in zip(resolution.footnotes, cited[count:], named[count:], strict=True)
        ]
        return Extraction(resolution, (*paragraphs, *footnotes))

    def _paragraph(
        self,
        paragraph: Paragraph,
        actions: tuple[Action, ...],
        cited: CitationFindings,
        named: MentionFindings,
        setting: Setting,
        heads: Mapping[str, tuple[Obligation, ...]],
    ) -> Annotations:
        text = paragraph.text
        duties = find_duties(paragraph, actions, named.mentions, setting, heads)
        candidates, terms = self._proposals(text, named, cited)
        return Annotations(
            paragraph.id,
            actions,
            addressees(duties, actions),
            relate(text, cited.citations, actions),
            govern(text, named.mentions, actions),
            cited.coreferences,
            cited.references,
            (*cited.unresolved, *named.unresolved),
            candidates,
            terms,
            duties,
        )

    def _footnote(
        self,
        footnote: Footnote,
        resolution: Resolution,
        acts: Mapping[str, tuple[Action, ...]],
        cited: CitationFindings,
        named: MentionFindings,
    ) -> Annotations:
        """A footnote's citations are governed by the verb at the first place that carries its mark."""
        place = resolution.place_of(footnote.mark)
        citations = (
            relate_footnote(place[0].text, place[1], cited.citations, acts[place[0].id])
            if place
            else cited.citations
        )
        candidates, terms = self._proposals(footnote.text, named, cited)
        return Annotations(
            footnote.id,
            citations=citations,
            mentions=named.mentions,
            coreferences=cited.coreferences,
            references=cited.references,
            unresolved=(*cited.unresolved, *named.unresolved),
            candidates=candidates,
            terms=terms,
        )

    def _proposals(
        self, text: str, named: MentionFindings, cited: CitationFindings
    ) -> tuple[tuple[Candidate, ...], tuple[str, ...]]:
        found = (*named.mentions, *named.candidates, *named.unresolved, *cited.citations, *cited.references)
        proposed, terms = self.proposer.propose(text, [(f.start, f.end) for f in found])
        return tuple(sorted((*named.candidates, *proposed), key=lambda c: c.start)), terms
