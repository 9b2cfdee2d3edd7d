"""The graph for people who work in rdflib."""

from __future__ import annotations

from pathlib import Path

from oxrdflib import OxigraphStore
from rdflib import Dataset

from resgraph.rdf.store import open_store
from resgraph.rdf.vocabulary import NAMESPACES


def load(folder: Path) -> Dataset:
    """The output folder as a read-only rdflib Dataset; its statements are in the default graph.

    Queries run in Oxigraph: `load(Path("out")).query("SELECT ...")`.
    """
    dataset = Dataset(store=OxigraphStore(store=open_store(folder)), default_union=True)
    for prefix, namespace in NAMESPACES.items():
        dataset.bind(prefix, namespace)
    return dataset
