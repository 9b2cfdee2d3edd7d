"""Everything found in a document, put together passage by passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from resgraph.find.actions import Lead, find_actions
from resgraph.find.authorities import Authorities
from resgraph.find.candidates import Proposer
from resgraph.languages.profile import Profile
from resgraph.link.citations import link_citations
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.find import addressees, find_duties, heads_of, opens_list
from resgraph.link.duties.recipients import Setting, setting_of
from resgraph.link.mentions import MentionFindings, MentionLinker
from resgraph.link.prepared import Prepared
from resgraph.link.relations import Relations
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


class RuleLinker:
    """Finds and links in the language that has rules."""

    def __init__(self, authorities: Authorities, profile: Profile) -> None:
        """Compile what the authorities say in the language."""
        self.mentions = MentionLinker(authorities, profile.code)
        self.proposer = Proposer(authorities, profile.code)

    def warm(self) -> None:
        """Load now what is else loaded at the first document."""
        self.proposer.warm()

    def read(self, resolution: Resolution) -> Extraction:
        """The resolution with all that was found."""
        document = Prepared.of(resolution)
        acts = _acts(document)
        cited, named = link_citations(document), self.mentions.link(document)
        found = {
            p.id: AnnotatedPassage(passage, acts[p.id], names.mentions)
            for p, passage, names in zip(resolution.paragraphs, document.paragraphs, named, strict=False)
        }
        relations = {
            p.id: Relations(found[p.id], c.citations)
            for p, c in zip(resolution.paragraphs, cited, strict=False)
        }
        setting = replace(setting_of(resolution.metadata), body=document.body)
        heads = dict[str, tuple[Obligation, ...]]()
        annotations = []
        for p, c, m in zip(resolution.paragraphs, cited, named, strict=False):
            annotations.append(self._paragraph(p, relations[p.id], c, m, setting, heads))
            if opens_list(found[p.id].passage):
                heads[p.id] = heads_of(found[p.id], annotations[-1].obligations)
        count = len(resolution.paragraphs)
        for n, c, m in zip(resolution.footnotes, cited[count:], named[count:], strict=True):
            annotations.append(self._footnote(n, resolution.place_of(n.mark), relations, c, m))
        return Extraction(resolution, tuple(annotations))

    def _paragraph(
        self,
        paragraph: Paragraph,
        relations: Relations,
        cited: CitationFindings,
        named: MentionFindings,
        setting: Setting,
        heads: Mapping[str, tuple[Obligation, ...]],
    ) -> Annotations:
        found = relations.found
        duties = find_duties(paragraph, found, setting, heads)
        candidates, terms = self._proposals(paragraph.text, named, cited)
        return Annotations(
            paragraph.id,
            tuple(found.actions),
            addressees(duties, found.actions),
            relations.of_citations(),
            relations.of_mentions(),
            cited.coreferences,
            cited.references,
            (*cited.unresolved, *relations.of_unresolved(named.unresolved)),
            relations.of_candidates(candidates),
            terms,
            duties,
        )

    def _footnote(
        self,
        footnote: Footnote,
        place: tuple[Paragraph, int] | None,
        relations: Mapping[str, Relations],
        cited: CitationFindings,
        named: MentionFindings,
    ) -> Annotations:
        """A footnote's citations are governed by the verb at `place`, the first that carries its mark."""
        citations = cited.citations
        if place is not None:
            paragraph, offset = place
            citations = relations[paragraph.id].of_footnote(offset, citations)
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


def _acts(document: Prepared) -> dict[str, tuple[Action, ...]]:
    """The acts of each paragraph by its id, each looked at once; a sub-paragraph is given those of its parent."""
    paragraphs = document.resolution.paragraphs
    parents = {paragraph.parent for paragraph in paragraphs}
    acts: dict[str, tuple[Action, ...]] = {}
    leads: dict[str | None, Lead] = {}
    for paragraph, passage in zip(paragraphs, document.paragraphs, strict=True):
        acts[paragraph.id] = find_actions(passage, paragraph.kind, leads.get(paragraph.parent))
        if paragraph.id in parents:
            leads[paragraph.id] = Lead.of(passage, paragraph.kind, acts[paragraph.id])
    return acts
