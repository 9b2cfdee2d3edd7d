"""Leaves as bytes, and the file of an output folder that holds them: a leaf a text, in the order of the files.

    resgraph leaves 1 BASE
    SIZES KEY CARD OWN SHEET             a leaf
    ...

The key is the document's name and symbol; the card what the page must know at once, `own` the statements about
the document, and the sheet what a reader of it wants. All are JSON; the last three are compressed, the sheet as the
page has it.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from resgraph.rdf.vocabulary import RG
from resgraph.view.leaf import Head, Leaf
from resgraph.view.merging import paragraphs_of, passages_of
from resgraph.view.paragraphs import reading_order
from resgraph.view.records import Evidence, Known, Obligation, Paragraph, PassageRecord, Text
from resgraph.view.turtle import Pair, pairs_in, turtle_of

Record = dict[str, Any]

SIZES = struct.Struct("<4I")
"""How many bytes the key, the card, `own` and the sheet take."""
POSITION = RG["position"]
_HOLDS_MORE = (dict, list, tuple)
_NAMED = ("actions", "addressees", "mentions")
_OBLIGED = ("parties", "recipients", "due")


class Numbers(dict[str, int]):
    """A number for each name, given when it is first met."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


def packed(leaf: Leaf) -> bytes:
    """The leaf in the form of the file."""
    head = leaf.heads[0]
    key = json.dumps([head.id, head.symbol]).encode()
    parts = (squeezed(_card(leaf)), squeezed(leaf.own), squeezed(_sheet(leaf)))
    return SIZES.pack(len(key), *map(len, parts)) + key + b"".join(parts)


def unpacked(leaf: bytes) -> Leaf:
    """What `packed` was given. Raises ValueError, KeyError, zlib.error or struct.error where it is damaged."""
    card, own, sheet = (unsqueezed(part) for part in parts_of(leaf)[1:])
    paragraphs = _paragraphs(card, sheet)
    return Leaf(
        [head_of(each) for each in card["heads"]],
        [(target, date, count) for target, date, count in card["stated"]],
        paragraphs,
        [position for *_, position in card["parts"]],
        [_passage(each) for each in sheet["passages"]],
        dict(sheet["turtle"]),
        [(key, value) for key, value in own],
    )


def parts_of(leaf: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """Key, card, own and sheet."""
    sizes, at, found = SIZES.unpack_from(leaf), SIZES.size, []
    for size in sizes:
        found.append(leaf[at : at + size])
        at += size
    key, card, own, sheet = found
    return key, card, own, sheet


def joined(leaves: Sequence[bytes]) -> bytes:
    """The texts of one document as one leaf."""
    return leaves[0] if len(leaves) == 1 else packed(_joined([unpacked(leaf) for leaf in leaves]))


def squeezed(value: object) -> bytes:
    """JSON, compressed; the same for the same value."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return zlib.compress(
        text.encode("utf-8", "backslashreplace"), 6
    )  # half a character in JSON's own way: \\ud800


def unsqueezed(content: bytes) -> Any:
    """What `squeezed` was given."""
    return json.loads(zlib.decompress(content))


def head_of(said: Record) -> Head:
    """A head out of a card."""
    return Head(**{**said, "text": Text(**said["text"])})


def lean(value: Any) -> Any:
    """The value without what is empty in its records; the page takes what is missing for empty."""
    if isinstance(value, dict):
        return {key: lean(v) for key, v in value.items() if v not in ("", [], {}, ())}
    if isinstance(value, list | tuple):
        return [lean(item) for item in value] if value and isinstance(value[0], _HOLDS_MORE) else [*value]
    return value


def lean_record(one: Known) -> Record:
    """The record as a dictionary without what is empty, and those inside it so too."""
    filled = ((key, value) for key in one.__slots__ if (value := getattr(one, key)) or value == 0)
    return {key: _lean_value(value) for key, value in filled}


def _lean_value(value: Any) -> Any:
    if isinstance(value, list) and not isinstance(value[0], str | int):
        return [lean_record(inner) for inner in value]
    return value


def _joined(leaves: Sequence[Leaf]) -> Leaf:
    """Each paragraph once, where the first text has it."""
    stated: Counter[tuple[str, str]] = Counter()
    positions: dict[str, int] = {}
    said: dict[str, list[Pair]] = {}
    for leaf in leaves:
        stated.update({(target, date): count for target, date, count in leaf.stated})
        for part, position in zip(leaf.paragraphs, leaf.positions, strict=True):
            positions.setdefault(part.id, position)
        for id, text in leaf.turtle.items():
            known = said.setdefault(id, [])
            placed = any(key == POSITION for key, _ in known)
            known.extend(pair for pair in pairs_in(text) if not (placed and pair[0] == POSITION))
    subjects = {id: text.partition(" ")[0] for leaf in leaves for id, text in leaf.turtle.items()}
    paragraphs = paragraphs_of(part for leaf in leaves for part in leaf.paragraphs)
    paragraphs.sort(key=lambda part: reading_order(part, positions[part.id]))
    return Leaf(
        [head for leaf in leaves for head in leaf.heads],
        sorted((target, date, count) for (target, date), count in stated.items()),
        paragraphs,
        [positions[part.id] for part in paragraphs],
        passages_of(passage for leaf in leaves for passage in leaf.passages),
        {id: turtle_of(subjects[id], pairs) for id, pairs in sorted(said.items())},
        sorted({pair for leaf in leaves for pair in leaf.own}),
    )


def _card(leaf: Leaf) -> Record:
    """Names by numbers, paragraphs by their places."""
    numbers = Numbers()
    mentions = [[numbers[name] for name in part.mentions] for part in leaf.paragraphs]
    asked = [[numbers[name] for name in part.addressees] for part in leaf.paragraphs]
    parts = zip(leaf.paragraphs, leaf.positions, strict=True)
    return {
        "heads": [asdict(head) for head in leaf.heads],
        "stated": leaf.stated,
        "parts": [(local(p.id), p.kind, p.number, local(p.parent), position) for p, position in parts],
        "cites": [
            (place, target, how)
            for place, part in enumerate(leaf.paragraphs)
            for target, how in part.cites.items()
        ],
        "names": list(numbers),
        "mentions": mentions,
        "asked": asked,
    }


def _sheet(leaf: Leaf) -> Record:
    """What the page reads when somebody wants the document: names by their places in the sheet's own list."""
    numbers = Numbers()
    several = len(leaf.heads) > 1
    paragraphs = [_on_sheet(part, numbers, several) for part in leaf.paragraphs]
    return {
        "names": list(numbers),
        "paragraphs": {leaf.heads[0].id: paragraphs},
        "passages": [lean_record(passage) for passage in leaf.passages],
        "turtle": {id: text for id, text in leaf.turtle.items() if text},
    }


def _on_sheet(part: Paragraph, numbers: Numbers, several: bool) -> Record:
    """All but what its shape says; footnotes by the end of their ids; the language of a task where there are `several`."""
    named = {key: [numbers[name] for name in getattr(part, key)] for key in _NAMED}
    obligations = [
        {key: [numbers[name] for name in getattr(one, key)] for key in _OBLIGED}
        | {"task": one.task}
        | ({"verb": numbers[one.verb]} if one.verb else {})
        | ({"language": one.language} if several else {})
        for one in part.obligations
    ]
    kept = {"heading": part.heading, "footnotes": [local(name) for name in part.footnotes]}
    filled: Record = lean(kept | named | {"obligations": obligations})
    return filled | ({"cites": part.cites} if part.cites else {})


def _paragraphs(card: Record, sheet: Record) -> list[Paragraph]:
    ((document, sheets),) = sheet["paragraphs"].items()
    names, language = sheet["names"], card["heads"][0]["text"]["language"]
    found = []
    for (end, kind, number, parent, _), one in zip(card["parts"], sheets, strict=True):
        named = {key: [names[place] for place in one.get(key, ())] for key in _NAMED}
        found.append(
            Paragraph(
                id=f"{document}#{end}",
                document=document,
                kind=kind,
                number=number,
                heading=one.get("heading", ""),
                parent=f"{document}#{parent}" if parent else "",
                cites=one.get("cites", {}),
                footnotes=[f"{document}#{note}" for note in one.get("footnotes", ())],
                obligations=[_duty(duty, names, language) for duty in one.get("obligations", ())],
                **named,
            )
        )
    return found


def _duty(one: Record, names: Sequence[str], language: str) -> Obligation:
    """A duty of a sheet; `language` is that of the only text, where the sheet does not say."""
    named = {key: [names[place] for place in one.get(key, ())] for key in _OBLIGED}
    verb = names[one["verb"]] if "verb" in one else ""
    return Obligation(one.get("language", language), verb, task=one.get("task", ""), **named)


def _passage(said: Record) -> PassageRecord:
    evidence = [Evidence(**(_EVIDENCE | each)) for each in said.get("evidence", ())]
    whole = {"text": "", "terms": [], **said, "evidence": evidence}
    return PassageRecord(**whole)


_EVIDENCE: Record = {"targets": [], "why": "", "relation": "", "locator": "", "date": "", "flags": []}


def local(name: str) -> str:
    """`op4` of `A/RES/60/175#op4`."""
    return name.partition("#")[2]
