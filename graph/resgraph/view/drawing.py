"""The documents' network: as pyvis makes it for vis-network, and beyond its size as dots for sigma."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from resgraph.view.drawn import Drawn
from resgraph.view.layout import dots_apart, positions
from resgraph.view.records import DocumentRecord
from resgraph.view.subjects import Subject

if TYPE_CHECKING:
    from pyvis.network import Network


@dataclass(frozen=True, slots=True)
class Limits:
    """So many boxes vis-network draws with ease, so many dots sigma; a larger network opens as groups that unfold."""

    boxes: int = 120
    dots: int = 20_000


LIMITS = Limits()

Edge = tuple[str, str]
"""Who cites, and who is cited."""


OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "multiselect": False, "hideEdgesOnDrag": False},
    "nodes": {"shape": "box", "margin": 8, "borderWidth": 1.5, "font": {"size": 15, "face": "system-ui"}},
    "edges": {
        "smooth": {"enabled": True, "type": "continuous", "roundness": 0.2},
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "width": 1.2,
        "font": {"size": 12, "strokeWidth": 4, "face": "system-ui"},
        "selectionWidth": 2,
    },
}
"""Physics off: every view comes with its positions. Colours are the page's: dark mode changes them."""


def documents_network(
    documents: Iterable[DocumentRecord],
    edges: Iterable[Edge],
    limits: Limits = LIMITS,
    subjects: Sequence[Subject] = (),
    drawn: Drawn | None = None,
) -> dict[str, Any]:
    """`nodes` and `options` of the documents view; `drawn` says as what: `boxes`, `dots` or `groups`.

    Only documents that cite or are cited, and those that were read, are nodes. Dots of one subject stand together, below its
    name: `subjects`. Groups have no places of their own, but the `series` of each document. `drawn` knows the last drawing.
    """
    documents, edges = list(documents), list(edges)
    ends = {end for edge in edges for end in edge}
    shown = [document for document in documents if document.texts or document.id in ends]
    if len(shown) > limits.dots:
        return _groups(documents, shown)
    if len(shown) > limits.boxes:
        return _dots(shown, edges, subjects, drawn)
    return _boxes(shown, edges)


def _boxes(shown: Sequence[DocumentRecord], edges: Sequence[Edge]) -> dict[str, Any]:
    places = positions(
        edges,
        {d.id: max(map(label_width, _lines(d))) + (16 if d.texts else 0) for d in shown},
    )
    network = _pyvis()
    for document in shown:
        x, y = places[document.id]
        network.add_node(
            document.id, label=_label(document), x=x, y=y, kind=_kind(document), read=bool(document.texts)
        )
    network.set_options(json.dumps(OPTIONS))
    nodes, _, _, _, _, options = network.get_network_data()
    return {"nodes": nodes, "options": json.loads(options), "drawn": "boxes"}


def _dots(
    shown: Sequence[DocumentRecord],
    edges: Sequence[Edge],
    subjects: Sequence[Subject],
    drawn: Drawn | None,
) -> dict[str, Any]:
    """The same without pyvis, whose look-ups in lists take minutes here."""
    ids = [document.id for document in shown]
    widths = {one.id: min(_WIDEST_HEAD, max(map(_pixels, one.labels.values()))) for one in subjects}
    groups = {one.id: one.documents for one in subjects}
    under = {id for documents in groups.values() for id in documents}
    others = tuple(document.id for document in shown if document.texts and document.id not in under)
    places = dots_apart(edges, ids, groups | {"": others}, widths, drawn)
    nodes = [_node(d) | {"x": x, "y": y} for d in shown for x, y in [places[d.id]]]
    heads = [
        {"id": one.id, **one.labels, "of": list(one.documents), "x": x, "y": y}
        for one in subjects
        for x, y in [places[one.id]]
    ]
    return {"nodes": nodes, "options": OPTIONS, "drawn": "dots", "subjects": heads}


_WIDEST_HEAD = 150.0
"""Pixels that are kept free for the name of a subject; a longer one finds its room or waits until the picture is larger."""


def _pixels(label: str) -> float:
    """About how wide the name of a subject is drawn, with the number of its documents and the gap to the next."""
    return sum(13.0 if unicodedata.east_asian_width(c) in "WF" else 7.5 for c in label) + 45.0


def _groups(documents: Sequence[DocumentRecord], shown: Sequence[DocumentRecord]) -> dict[str, Any]:
    """Without places: the page sets up what is unfolded. `series` has a number for every document, in their order."""
    names = sorted({series_of(document.symbol) for document in documents})
    numbers = {name: number for number, name in enumerate(names)}
    series = {"names": names, "of": [numbers[series_of(document.symbol)] for document in documents]}
    nodes = [_node(document) for document in shown]
    return {"nodes": nodes, "options": OPTIONS, "drawn": "groups", "series": series}


def _node(document: DocumentRecord) -> dict[str, Any]:
    return {
        "id": document.id,
        "label": _label(document),
        "kind": _kind(document),
        "read": bool(document.texts),
    }


_SERIES = re.compile(
    r"""^(?P<series>.+?)       # the organs and what is issued: A/HRC/RES, E/CN.15
    (?: /(?: E?S- )?\d.*       # a session, special or not, a year or a number: /54/25, /S-21/2, /1373(2001)
      | \.\d+ )$              # a number behind a point, at the end only: S/PV.9564""",
    re.VERBOSE,
)


def series_of(symbol: str) -> str:
    """`A/RES` of A/RES/60/175, `E/CN.15` of E/CN.15/2003/14, `A` of A/60/510; a symbol without a number is its own."""
    found = _SERIES.match(symbol)
    return found["series"] if found else symbol


def _pyvis() -> Network:
    """An empty network; pyvis imports networkx for what is not used here, so that waits until it is."""
    if "networkx" not in sys.modules and (spec := importlib.util.find_spec("networkx")) and spec.loader:
        spec.loader = importlib.util.LazyLoader(spec.loader)
        module = sys.modules["networkx"] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    from pyvis.network import Network  # noqa: PLC0415 - half of the time that this package takes to import

    return Network(directed=True)


def _kind(document: DocumentRecord) -> str:
    return "resolution" if document.kind in {"resolution", "decision"} else "document"


def _label(document: DocumentRecord) -> str:
    """The symbol; of a file that shows none, the beginning of its title or its name."""
    title = next((value for value in document.title.values() if value), document.id)
    return document.symbol or (title if len(title) <= 20 else f"{title[:20]}…")


_SHORT = {True: {"zh": 12, "en": 25}, False: {"zh": 9, "en": 17}}
"""Characters of a title in a box of what was read, or not, with the mark that it goes on; `assets/graph.js` cuts it."""
_NUMBER = re.compile(r"^(?:[A-Z]+/)+RES/")
"""What stands before the number of a resolution, and is not in a box beside its title."""


def _lines(document: DocumentRecord) -> list[str]:
    """What a box may say, in any language: the beginning of the title and the number, or the symbol where there is none."""
    lengths = _SHORT[bool(document.texts)]
    titles = [
        title[: lengths.get(language, lengths["en"])] for language, title in document.title.items() if title
    ]
    number = _NUMBER.sub("", document.symbol)
    return [f"{title} · {number}" for title in titles if number] or [_label(document)]


def label_width(label: str) -> float:
    """About how wide a box with this label is drawn: 11.5 units a letter, 19 a Chinese character, and the sign before it."""
    wide = sum(19.0 if unicodedata.east_asian_width(c) in "WF" else 11.5 for c in label)
    return wide + 34.0
