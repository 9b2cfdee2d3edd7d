"""The authority files: names in SKOS, read once, and what the graph says about each.

    <https://w3id.org/resgraph/authority/org/unodc> a skos:Concept, org:FormalOrganization ;
        skos:prefLabel "联合国毒品和犯罪问题办公室"@zh ;
        skos:altLabel "联合国毒品和犯罪问题办事处"@zh ;
        rg:shortForm "办事处"@zh .

`skos:prefLabel`, `altLabel` and `hiddenLabel` are names that stand by themselves; `rg:shortForm` is one
that needs an antecedent. `rdfs:label` is for display only: a name too ordinary to be looked for (犯罪).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from resgraph.find.authority_faults import made_by, refuse_mistakes
from resgraph.find.authority_file import BASE, Entity, Name, read_file
from resgraph.find.authority_merge import merged, overruled
from resgraph.model.data import ontology_dir

__all__ = ["BASE", "Authorities", "Entity", "Name", "load"]


@dataclass(frozen=True, slots=True)
class Authorities:
    """All known entities by id, sorted; `overruled` are built-in names that a user's file has taken over."""

    entities: Mapping[str, Entity]
    overruled: frozenset[tuple[str, str, str]] = frozenset()

    def get(self, id: str) -> Entity | None:
        """Return the entity of that id (`org/unodc`, or an IRI of the user's own), or None."""
        return self.entities.get(id)

    def names(self, language: str) -> Iterator[tuple[str, str, str]]:
        """Yield text, how and id of each name to look for in that language, always in the same order.

        An entity gives each text once. A short form, and only that, may be given by several entities.
        """
        for id, entity in self.entities.items():
            for name in entity.names:
                if name.language == language and (language, name.text, id) not in self.overruled:
                    yield name.text, name.how, id

    def label(self, id: str, language: str) -> str | None:
        """Return the label to show in that language; None where the entity or the label is not known."""
        entity = self.entities.get(id)
        return dict(entity.labels).get(language) if entity else None


def load(extra: Sequence[Path] = (), base: str = BASE) -> Authorities:
    """Load the built-in authorities and those of the user's own files, which win.

    IRIs of this project are written under `base` in the statements. Raises AuthorityError, one line
    with file, line and what to do, for a file that cannot be used.
    """
    builtin = _builtin(ontology_dir() / "authorities", base)
    if not extra:
        return Authorities(MappingProxyType(builtin))
    files = [(path, read_file(path, base)) for path in extra]
    there = {*builtin, *(id for _, file in files for id in made_by(file))}
    for path, file in files:
        refuse_mistakes(path, file, there, base)
    own = merged(file for _, file in files)
    entities = merged((own, builtin))
    return Authorities(MappingProxyType(entities), overruled(own, builtin))


@lru_cache(maxsize=4)
def _builtin(folder: Path, base: str) -> dict[str, Entity]:
    return merged(read_file(path, base) for path in sorted(folder.glob("*.ttl")))
