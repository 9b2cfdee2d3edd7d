"""Authority files put together: what the user's own files say comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from resgraph.find.authority_file import PREFERRED, Entity, Name

ALTERNATIVE = PREFERRED.replace("prefLabel", "altLabel")


def merged(files: Iterable[Mapping[str, Entity]]) -> dict[str, Entity]:
    """Put the entities of all files together, sorted by id; on one thing the earlier file is preferred."""
    entities: dict[str, Entity] = {}
    for file in files:
        for id, entity in file.items():
            entities[id] = _joined(entities[id], entity) if id in entities else entity
    return dict(sorted(entities.items()))


def _joined(first: Entity, second: Entity) -> Entity:
    """Make one entity of two; where both have a preferred label, the second's becomes an alternative."""
    labels = {**dict(second.labels), **dict(first.labels)}
    names = {(n.language, n.text): n.how for n in _demoted(second.names, first)}
    for name in first.names:
        names[name.language, name.text] = name.how
    return Entity(
        first.id,
        tuple(Name(text, language, how) for (language, text), how in sorted(names.items())),
        tuple(sorted({*first.kinds, *second.kinds})),
        (*first.lines, *_restated(second.lines, first)),
        tuple(sorted(labels.items())),
    )


def _demoted(names: Iterable[Name], first: Entity) -> Iterable[Name]:
    taken = {name.language for name in first.names if name.how == "label"}
    for name in names:
        demote = name.how == "label" and name.language in taken
        yield Name(name.text, name.language, "alternative") if demote else name


def _restated(lines: Iterable[str], first: Entity) -> Iterable[str]:
    """Turn preferred labels into alternatives in the languages where the first has one of its own."""
    taken = {name.language for name in first.names if name.how == "label"}
    for line in lines:
        language = line.rsplit("@", 1)[-1].removesuffix(" .").lower()
        if language in taken and f" {PREFERRED} " in line and line not in first.lines:
            yield line.replace(PREFERRED, ALTERNATIVE, 1)
        else:
            yield line


def overruled(own: Mapping[str, Entity], builtin: Mapping[str, Entity]) -> frozenset[tuple[str, str, str]]:
    """Find language, text and id of each built-in name that the user's files give to something else.

    Short forms do not exclude each other: which is meant is for the antecedent to say.
    """
    given: dict[tuple[str, str], set[str]] = {}
    for entity in own.values():
        for name in entity.names:
            given.setdefault((name.language, key_of(name.text)), set()).add(name.how)
    return frozenset(
        (name.language, name.text, id)
        for id, entity in builtin.items()
        for name in entity.names
        if _beaten(name, given) and not _has(own.get(id), name)
    )


def _beaten(name: Name, given: Mapping[tuple[str, str], set[str]]) -> bool:
    hows = given.get((name.language, key_of(name.text)), set())
    return bool(hows) and not (name.how == "short form" and hows == {"short form"})


def _has(entity: Entity | None, name: Name) -> bool:
    """Whether the user's file gives that name to the same thing."""
    mine = entity.names if entity else ()
    return any((n.language, key_of(n.text)) == (name.language, key_of(name.text)) for n in mine)


def key_of(text: str) -> str:
    """Give what names are compared by, as the matcher sees them: no white space."""
    return "".join(text.split())
