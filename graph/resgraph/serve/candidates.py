"""What one query of a reconciliation batch finds: things by a name, of some types, told apart by their properties.

{"query": "Mexico", "type": "place", "limit": 5, "properties": [{"pid": "code", "v": "MEX"}]}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from resgraph.query.likeness import SURE, folded
from resgraph.query.matching import Hit, Names, Thing
from resgraph.serve.question import Failure
from resgraph.serve.reader import Words

LONGEST = 200
"""Characters of a name that is looked for."""
LANGUAGES = ("zh", "en", "fr", "es", "ru", "ar")
PROPERTIES = {
    **{f"label@{code}": f"label ({code})" for code in LANGUAGES},
    "names": "all names",
    "same": "the same elsewhere (Wikidata, UNBIS, GeoNames)",
    "code": "codes (ISO 3166-1, M49)",
    "iri": "IRI",
}
"""By what a table is extended and things are told apart."""
Json = dict[str, Any]
_MOST = 50
"""Results of one query."""
_TOLD_APART = 20
"""How many results more are looked at where properties, or types that only should fit, put them in another order."""
_BY_NAME = 0.7
"""How much of a score is the name's, where properties are given; a type that only should fit counts as one."""


def candidates(names: Names, query: object, base: str, words: Words) -> list[Json]:
    """The candidates of one query; one that fits wholly, alone, is a match. Raises Failure."""
    if not isinstance(query, dict) or not isinstance(query.get("query"), str):
        raise Failure(400, 'a query must be like {"query": "UNODC", "type": "org", "limit": 5}')
    limit = query.get("limit", 5)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise Failure(400, "limit must be a whole number of one or more")
    limit = min(limit, _MOST)
    types, strict = _types(query.get("type")), query.get("type_strict", "any") != "should"
    wanted = _wanted(query.get("properties"))
    look = limit + _TOLD_APART if wanted or not strict else limit + 1
    hits = names.like(query["query"][:LONGEST], types if strict else (), look)
    scored = [(_score(hit, wanted, () if strict else types, base), hit) for hit in hits]
    scored.sort(key=lambda each: -each[0])
    sure = [hit for score, hit in scored if score == SURE]
    return [_candidate(hit, score, words, match=sure == [hit]) for score, hit in scored[:limit]]


def values(thing: Thing | None, name: str, base: str) -> list[str]:
    """The values of a property of a thing."""
    if thing is None:
        return []
    if name == "names":
        return sorted(thing.names)
    if name == "iri":
        return [thing.id if "://" in thing.id else f"{base}authority/{thing.id}"]
    if name in ("same", "code"):
        return [*(thing.same if name == "same" else thing.codes)]
    label = thing.labels.get(name.removeprefix("label@"))
    return [label] if label else []


def _candidate(hit: Hit, score: float, words: Words, *, match: bool) -> Json:
    """The candidate, its label in the language of the name that is like what was asked."""
    types = kinds_of(hit.thing, words)
    return {**described(hit.thing, hit.language), "type": types, "score": score, "match": match}


def described(thing: Thing, language: str) -> Json:
    """The thing by its label in the language, with those in the others as its description."""
    label = thing.label(language)
    others = [thing.labels[code] for code in LANGUAGES if thing.labels.get(code, label) != label]
    return {"id": thing.id, "name": label, "description": " · ".join(others)}


def kinds_of(thing: Thing, words: Words) -> list[Json]:
    """What kind of thing it is, as the protocol tells types; empty where that is not known."""
    return [{"id": thing.kind, "name": words.kind(thing.kind)}] if thing.kind else []


def _types(given: object) -> tuple[str, ...]:
    """The types of a query: one, or a list of them, each a word or an object with an id; others are left out."""
    each = given if isinstance(given, list) else [given]
    ids = (one.get("id") if isinstance(one, dict) else one for one in each)
    return tuple(id for id in ids if isinstance(id, str) and id)


def _wanted(given: object) -> list[tuple[str, set[str]]]:
    """Properties with the values that a thing should have one of; others than ours say nothing."""
    found = []
    for each in given if isinstance(given, list) else ():
        if isinstance(each, dict) and each.get("pid") in PROPERTIES:
            value = each.get("v")
            ones = value if isinstance(value, list) else [value]
            texts = {str(one.get("id", "") if isinstance(one, dict) else one) for one in ones}
            found.append((each["pid"], {folded(text[:LONGEST]) for text in texts}))
    return found


def _score(hit: Hit, wanted: Sequence[tuple[str, set[str]]], types: Sequence[str], base: str) -> float:
    """The name's likeness, and where properties or types are wanted how many of them the thing has."""
    fits = [
        not texts.isdisjoint(folded(value) for value in values(hit.thing, name, base))
        for name, texts in wanted
    ]
    if types:
        fits.append(hit.thing.kind in types)
    if not fits:
        return hit.score
    return round(_BY_NAME * hit.score + (1 - _BY_NAME) * SURE * sum(fits) / len(fits), 1)
