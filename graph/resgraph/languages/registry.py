"""Which languages there are: those that the package brings, and folders of the user's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from resgraph.languages.profile import Profile
from resgraph.languages.reading import read_language

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Registry:
    """Profiles by the code of their language."""

    profiles: Mapping[str, Profile]

    def get(self, code: str) -> Profile | None:
        """The profile of a language; None where it has no folder."""
        return self.profiles.get(code)


@cache
def builtin() -> Registry:
    """The languages that the package brings, each a folder beside this file. Raises LanguageError."""
    return read_registry(sorted(p.parent for p in FOLDER.glob("*/language.toml")))


def read_registry(folders: Sequence[Path]) -> Registry:
    """The languages of these folders, each named by its code; of two with the same code the last counts."""
    return Registry({folder.name: read_language(folder) for folder in folders})
