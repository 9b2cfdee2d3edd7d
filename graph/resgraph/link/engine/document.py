"""Everything found in a document of a language that has tables; of any other language nothing is found."""

from __future__ import annotations

from resgraph.find.authorities import Authorities
from resgraph.find.engine.finder import Finder
from resgraph.languages.profile import Profile
from resgraph.languages.registry import Registry, builtin
from resgraph.link.citations import link_citations
from resgraph.model import Annotations, Extraction, Resolution


class TableLinker:
    """Finds and links in one language."""

    def __init__(self, profile: Profile, authorities: Authorities) -> None:
        """Compile the tables of the language and the names of the authorities."""
        self._finder = Finder(profile, authorities)

    def read(self, resolution: Resolution) -> Extraction:
        """The resolution with all that was found."""
        cited = link_citations(resolution, self._finder.read)
        places = [*resolution.paragraphs, *resolution.footnotes]
        found = [
            Annotations(
                place.id,
                citations=c.citations,
                coreferences=c.coreferences,
                references=c.references,
                unresolved=c.unresolved,
            )
            for place, c in zip(places, cited, strict=True)
        ]
        return Extraction(resolution, tuple(found))


class TableLinkers:
    """The linkers of all languages that have tables, each compiled at its first document."""

    def __init__(self, authorities: Authorities, languages: Registry | None = None) -> None:
        """Take the languages that the package brings, or others."""
        self._authorities = authorities
        self._languages = languages or builtin()
        self._linkers: dict[str, TableLinker] = {}

    def read(self, resolution: Resolution) -> Extraction:
        """The resolution with all that was found; a language without tables gets empty annotations."""
        code = resolution.metadata.language
        if code not in self._linkers:
            profile = self._languages.get(code)
            if profile is None:
                places = [*resolution.paragraphs, *resolution.footnotes]
                return Extraction(resolution, tuple(Annotations(place.id) for place in places))
            self._linkers[code] = TableLinker(profile, self._authorities)
        return self._linkers[code].read(resolution)
