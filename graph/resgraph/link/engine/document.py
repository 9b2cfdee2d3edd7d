"""Everything found in a document of a language that has tables; of any other language nothing is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from resgraph.find.authorities import Authorities
from resgraph.find.engine.finder import Finder
from resgraph.find.engine.tokens import Words
from resgraph.languages.profile import Profile
from resgraph.link.citations import link_stated
from resgraph.link.duties.recipients import Setting, setting_of
from resgraph.link.engine.addressees import Asked, TableAddressees
from resgraph.link.engine.duties.find import TableDuties
from resgraph.link.engine.governing import TableGoverning
from resgraph.link.engine.mentions import TableMentions
from resgraph.link.engine.relations import TableRelations
from resgraph.link.naming import MentionFindings
from resgraph.model import (
    Action,
    Annotations,
    Extraction,
    Footnote,
    Obligation,
    Paragraph,
    ParagraphKind,
    Resolution,
)
from resgraph.model.findings import CitationFindings

OFTEN = 3
"""So often a State is named at least in a document that is about it."""
DECIDES = "verb/decide"


class TableLinker:
    """Finds and links in one language."""

    def __init__(self, authorities: Authorities, profile: Profile) -> None:
        """Compile the tables of the language and the names of the authorities."""
        self._finder = Finder(profile, authorities)
        self._mentions = TableMentions(self._finder)
        self._addressees = TableAddressees(self._finder)
        self._duties = TableDuties(self._finder, self._addressees)
        self._relations = TableRelations(self._finder)
        self._governing = TableGoverning(self._finder)

    def warm(self) -> None:
        """Load now what is else loaded at the first document: nothing."""

    def read(self, resolution: Resolution) -> Extraction:
        """The resolution with all that was found."""
        places: list[Paragraph | Footnote] = [*resolution.paragraphs, *resolution.footnotes]
        passages = [self._finder.cutter.cut(place.text) for place in places]
        cited = link_stated(resolution, [(w.passage, self._finder.statements(w)) for w in passages])
        named = self._mentions.link(resolution, passages)
        acts: dict[str, tuple[Action, ...]] = {}
        words: dict[str, Words] = {}
        for paragraph, cut in zip(resolution.paragraphs, passages, strict=False):
            words[paragraph.id] = cut
            above = paragraph.parent or ""
            acts[paragraph.id] = self._actions(paragraph, cut, words.get(above), acts.get(above, ()))
        count = len(resolution.paragraphs)
        home = _home(named)
        setting, heads = setting_of(resolution.metadata), dict[str, tuple[Obligation, ...]]()
        paragraphs = []
        for p, w, c, m in zip(resolution.paragraphs, passages, cited, named, strict=False):
            asked = self._addressees.read(w, acts[p.id], m.mentions, home)
            paragraphs.append(self._paragraph(p, w, acts[p.id], asked, c, m, setting, heads))
            if self._duties.leads(w, paragraphs[-1].obligations):
                heads[p.id] = paragraphs[-1].obligations
        footnotes = [
            self._footnote(n, resolution, words, acts, c, m)
            for n, c, m in zip(resolution.footnotes, cited[count:], named[count:], strict=True)
        ]
        return Extraction(resolution, (*paragraphs, *footnotes))

    def _actions(
        self, paragraph: Paragraph, words: Words, head: Words | None, above: tuple[Action, ...]
    ) -> tuple[Action, ...]:
        """The acts of a paragraph.

        A point of a list has its own where its head decides, is the opening of a decision, or goes on in its points
        (…, and in this regard:).
        """
        in_point = (
            paragraph.kind is ParagraphKind.SUBPARAGRAPH and head and self._finder.actions.goes_on(head)
        )
        if in_point and (own := self._finder.actions.in_point(words)):
            return own
        if paragraph.kind is ParagraphKind.SUBPARAGRAPH and not above:
            return self._finder.actions.told(words)
        if paragraph.kind is ParagraphKind.SUBPARAGRAPH and above[-1].id != DECIDES:
            return ()
        return self._finder.actions.find(words, paragraph.kind)

    def _paragraph(
        self,
        paragraph: Paragraph,
        words: Words,
        actions: tuple[Action, ...],
        asked: tuple[Asked, ...],
        cited: CitationFindings,
        named: MentionFindings,
        setting: Setting,
        heads: Mapping[str, tuple[Obligation, ...]],
    ) -> Annotations:
        found = _annotations(paragraph.id, cited, named)
        mentions = named.mentions
        return replace(
            found,
            mentions=self._governing.govern(words, mentions, actions, cited.citations),
            actions=actions,
            addressees=self._addressees.find(asked),
            obligations=self._duties.find(paragraph, words, actions, asked, mentions, setting, heads),
            citations=self._relations.relate(words, cited.citations, actions),
        )

    def _footnote(
        self,
        note: Footnote,
        resolution: Resolution,
        words: Mapping[str, Words],
        acts: Mapping[str, tuple[Action, ...]],
        cited: CitationFindings,
        named: MentionFindings,
    ) -> Annotations:
        """A footnote's citations are governed by the verb at the first place that carries its mark."""
        found = _annotations(note.id, cited, named)
        place = resolution.place_of(note.mark)
        if place is None:
            return found
        paragraph, offset = place
        relation = self._relations.at(words[paragraph.id], offset, acts[paragraph.id])
        return replace(found, citations=tuple(replace(c, relation=relation) for c in cited.citations))


def _home(named: Sequence[MentionFindings]) -> str | None:
    """The State that a document is about: more than half of all its names of places are its name."""
    places = Counter(m.id for found in named for m in found.mentions if m.id.startswith("place/"))
    (place, count), total = (places.most_common(1) or [("", 0)])[0], places.total()
    return place if count >= OFTEN and 2 * count > total else None


def _annotations(place: str, cited: CitationFindings, named: MentionFindings) -> Annotations:
    """What needs no verb: citations, names and what stays open."""
    return Annotations(
        place,
        citations=cited.citations,
        mentions=named.mentions,
        coreferences=cited.coreferences,
        references=cited.references,
        unresolved=(*cited.unresolved, *named.unresolved),
        candidates=named.candidates,
    )
