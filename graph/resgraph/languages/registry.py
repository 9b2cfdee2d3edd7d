"""Which languages there are: those that the package brings, and folders of the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from resgraph.languages.profile import Profile
from resgraph.languages.reading import read_language
from resgraph.model.data import ontology_table

FOLDER = Path(__file__).resolve().parent
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Registry:
    """Folders by the code of their language; each is read when its language is asked for first."""

    folders: Mapping[str, Path]
    _read: dict[str, Profile] = field(default_factory=dict, init=False, repr=False, compare=False)
    _words: dict[str, frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def get(self, code: str) -> Profile | None:
        """The profile of a language; None where it has no folder. Raises LanguageError."""
        if code not in self._read and code in self.folders:
            self._read[code] = read_language(self.folders[code])
        return self._read.get(code)

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """All profiles by their codes. Raises LanguageError."""
        return {code: profile for code in self.folders if (profile := self.get(code))}

    def vocabulary(self, code: str) -> frozenset[str]:
        """The words of a language's tables without case, names apart, and of the verbs that were counted in it."""
        if code not in self._words and (profile := self.get(code)):
            self._words[code] = frozenset(
                word for form in _forms(profile) for word in WORD.findall(form.casefold())
            )
        return self._words.get(code, frozenset())


@cache
def builtin() -> Registry:
    """The languages that the package brings, each a folder beside this file."""
    return read_registry(sorted(p.parent for p in FOLDER.glob("*/language.toml")))


def read_registry(folders: Sequence[Path]) -> Registry:
    """The languages of these folders, each named by its code; of two with the same code the last counts."""
    return Registry({folder.name: folder for folder in folders})


def _forms(profile: Profile) -> Iterator[str]:
    yield from profile.ordinals
    for rows in (profile.words, profile.adverbs, profile.frames, profile.feelings, profile.duties):
        yield from (row.form for row in rows)
    yield from (form for _, form in (*profile.verbs, *profile.enacting))
    yield from (row["form"] for row in ontology_table("verb-forms.tsv") if row["language"] == profile.code)
