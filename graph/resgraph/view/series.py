"""What became of each paragraph from one resolution of a series to the next, as the page has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from resgraph.compare import Comparison, Outline, Pair
from resgraph.compare.comparison import Relation, VerbChange
from resgraph.rdf import iris
from resgraph.rdf.iris import Iris
from resgraph.view.ids import Ids
from resgraph.view.leaves import lean, local
from resgraph.view.records import Change, record

Record = dict[str, Any]


def told(comparison: Comparison, names: Iris) -> Record:
    """A comparison of two texts: `later` and `earlier` name them, `changes` are in the order of the later one."""
    ids = Ids(names)
    before, after = (_text(side, ids) for side in (comparison.left, comparison.right))
    order = {passage.id: place for place, passage in enumerate(comparison.right.passages)}
    pairs = sorted(comparison.pairs, key=lambda pair: min(order[id] for id in pair.right))
    changes = [_shortly(_change(pair, before, after, ids)) for pair in pairs]
    return {"later": after, "earlier": before, "changes": changes}


def _text(side: Outline, ids: Ids) -> str:
    return ids.of(iris.text(ids.names.document(side.symbol), side.language))


def _change(pair: Pair, before: str, after: str, ids: Ids) -> Change:
    verb = pair.verb
    verbs = [verb.left.id, verb.right.id] if verb.changed and verb.left and verb.right else []
    is_reworded = pair.relation == Relation.REWORDED
    return Change(
        earlier=sorted(ids.part(before, id) for id in pair.left),
        later=sorted(ids.part(after, id) for id in pair.right),
        change=str(pair.relation),
        moved=pair.moved,
        verbs=[ids.authority(verb) for verb in verbs],
        force=verb.force or "",
        further=[said for one in pair.further for said in _further(one, ids)],
        only=str(pair.only) if is_reworded and pair.only else "",
        differences=[at for one in pair.differences for at in _stretch(one.left, one.right)]
        if is_reworded
        else [],
    )


def _further(change: VerbChange, ids: Ids) -> Iterator[str]:
    if change.left and change.right:
        yield from (ids.authority(change.left.id), ids.authority(change.right.id), change.force or "")


def _stretch(*sides: Any) -> Iterable[int]:
    """From where to where on the left, then on the right, in code points."""
    return (at for side in sides for at in (side.start, side.end))


def _shortly(change: Change) -> Record:
    """The change without what is empty; passages by the ends of their ids."""
    said = record(change)
    sides = {side: [local(name) for name in said[side]] for side in ("earlier", "later")}
    found: Record = lean(said | sides)
    return {key: value for key, value in found.items() if value is not False}
