"""The documents' network as pyvis makes it: nodes, edges and options for vis-network."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from typing import Any

from pyvis.network import Network

from resgraph.view.edges import Edge
from resgraph.view.layout import positions
from resgraph.view.records import Document

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


def documents_network(documents: Iterable[Document], edges: Iterable[Edge]) -> dict[str, Any]:
    """`nodes`, `edges` and `options` of the documents view.

    Only documents that cite or are cited, and those that were read, are nodes; an edge keeps the
    paragraphs that make it (`parts`) and shows their number.
    """
    edges = list(edges)
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    shown = [document for document in documents if document.texts or document.id in ends]
    places = positions(
        ((edge.source, edge.target) for edge in edges),
        {d.id: label_width(_label(d)) + (16 if d.texts else 0) for d in shown},
    )
    network = Network(directed=True)
    for document in shown:
        x, y = places[document.id]
        kind = "resolution" if document.kind in {"resolution", "decision"} else "document"
        network.add_node(document.id, label=_label(document), x=x, y=y, kind=kind, read=bool(document.texts))
    for edge in edges:
        _add_edge(network, edge)
    network.set_options(json.dumps(OPTIONS))
    nodes, links, _, _, _, options = network.get_network_data()
    return {"nodes": nodes, "edges": links, "options": json.loads(options)}


def _label(document: Document) -> str:
    """The symbol; of a file that shows none, the beginning of its title or its name."""
    title = next((value for value in document.title.values() if value), document.id)
    return document.symbol or (title if len(title) <= 20 else f"{title[:20]}…")


def label_width(label: str) -> float:
    """About how wide a box with this label is drawn: 8 units a letter, 16 a Chinese character."""
    wide = sum(16.0 if unicodedata.east_asian_width(c) in "WF" else 8.0 for c in label)
    return wide + 40.0


def _add_edge(network: Network, edge: Edge) -> None:
    count = len(edge.parts)
    label = str(count) if count > 1 else ""
    network.add_edge(
        edge.source, edge.target, label=label, parts=list(edge.parts), relations=list(edge.relations)
    )
