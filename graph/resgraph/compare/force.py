"""Whether a verb changed, and whether the new one asks for more: 请 -> 敦促 is stronger, 请 -> 邀请 weaker.

The order is data, in ontology/verbs.ttl: a verb stands on a scale (`rg:scale`) at a place (`rg:strength`). Two verbs at the
same place of the same scale say the same (强调, 强调指出); between scales there is no more or less.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from resgraph.model.data import ontology_dir

_ONTOLOGY = "https://w3id.org/resgraph/ontology#"
_AUTHORITY = "https://w3id.org/resgraph/authority/"
STRONGER, WEAKER = "stronger", "weaker"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a verb stands: the scale's id and the strength on it."""

    scale: str
    strength: int


def changed(before: str, after: str) -> bool:
    """Whether two verbs, by id, say something else."""
    return meaning(before) != meaning(after)


def meaning(verb: str) -> str:
    """One name for all verbs of the same place: they say the same."""
    place = scales().get(verb)
    return f"{place.scale} {place.strength}" if place else verb


def scale_of(meaning: str) -> str:
    """The scale of what a verb says, as `meaning` gives it; empty for a verb that has none."""
    scale, _, strength = meaning.partition(" ")
    return scale if strength else ""


def direction(before: str, after: str) -> str | None:
    """`stronger` or `weaker`; None where the order does not tell."""
    places = scales()
    one, other = places.get(before), places.get(after)
    if one is None or other is None or one.scale != other.scale or one.strength == other.strength:
        return None
    return STRONGER if other.strength > one.strength else WEAKER


@cache
def scales() -> Mapping[str, Place]:
    """The place of each verb that has one, by the verb's id."""
    return read_scales(ontology_dir() / "verbs.ttl")


def read_scales(path: Path) -> Mapping[str, Place]:
    """What a file in the form of verbs.ttl says of scales and strengths."""
    scale: dict[str, str] = {}
    strength: dict[str, int] = {}
    for triple in parse(path=str(path), format=RdfFormat.TURTLE):
        if not isinstance(triple.subject, NamedNode):
            continue
        verb = triple.subject.value.removeprefix(_AUTHORITY)
        if triple.predicate.value == f"{_ONTOLOGY}scale" and isinstance(triple.object, NamedNode):
            scale[verb] = triple.object.value.removeprefix(_AUTHORITY)
        elif triple.predicate.value == f"{_ONTOLOGY}strength":
            strength[verb] = int(str(getattr(triple.object, "value", "0")))
    return {verb: Place(scale[verb], strength[verb]) for verb in scale if verb in strength}
