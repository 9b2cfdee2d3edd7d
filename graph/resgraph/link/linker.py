"""From a resolution to all that is found in it: the linker of its language."""

from __future__ import annotations

from resgraph.find.authorities import Authorities
from resgraph.languages.profile import Profile
from resgraph.languages.registry import Registry
from resgraph.link.document import RuleLinker
from resgraph.link.engine.document import TableLinker
from resgraph.model import Annotations, Extraction, Footnote, Paragraph, Resolution


class Linker:
    """Finds and links in one language with one set of authorities; made once for all documents."""

    def __init__(self, authorities: Authorities, profile: Profile) -> None:
        """Compile what the authorities and the language's tables say."""
        way = RuleLinker if profile.writing.rules else TableLinker
        self._linker: RuleLinker | TableLinker = way(authorities, profile)

    def warm(self) -> None:
        """Load now what is else loaded at the first document."""
        self._linker.warm()

    def read(self, resolution: Resolution) -> Extraction:
        """The resolution with all that was found, read in the language of the linker."""
        return self._linker.read(resolution)


class Linkers:
    """The linkers of all languages, each made at its first document."""

    def __init__(self, authorities: Authorities, languages: Registry) -> None:
        """Take the languages, of which none is read yet."""
        self._authorities, self._languages = authorities, languages
        self._linkers: dict[str, Linker] = {}

    def of(self, language: str) -> Linker | None:
        """The linker of a language by its code; None where it has no folder. Raises LanguageError."""
        if language not in self._linkers and (profile := self._languages.get(language)):
            self._linkers[language] = Linker(self._authorities, profile)
        return self._linkers.get(language)

    def warm(self) -> None:
        """Make now the linkers that take longest, those of languages with rules, with all that they load."""
        for code, profile in self._languages.profiles.items():
            if profile.writing.rules and (linker := self.of(code)):
                linker.warm()

    def read(self, resolution: Resolution) -> Extraction:
        """The resolution with all that was found; in a language that is not known nothing is."""
        if linker := self.of(resolution.metadata.language):
            return linker.read(resolution)
        places: list[Paragraph | Footnote] = [*resolution.paragraphs, *resolution.footnotes]
        return Extraction(resolution, tuple(Annotations(place.id) for place in places))
