"""PROV: which software made the data, from which files. Their digests say what; no clock says when."""

from __future__ import annotations

from pathlib import Path

from resgraph.model.data import ontology_dir
from resgraph.model.notice import Notice
from resgraph.portal.dcat import sha256
from resgraph.portal.descriptions import Description, told
from resgraph.portal.figures import Figures
from resgraph.rdf.literals import plain


def describe_run(said: Description, figures: Figures, dataset: str, version: str) -> None:
    """The run that gave the data set, with the texts and the authority files it used."""
    run, software = f"{dataset[:-1]}#run>", f"{dataset[:-1]}#software-{version}>"
    said.add(dataset, ("a", "prov:Entity"), ("prov:wasGeneratedBy", run))
    said.add(
        run,
        ("a", "prov:Activity"),
        ("prov:wasAssociatedWith", software),
        *(("rdfs:label", text) for text in told(Notice("portal-run"))),
    )
    said.add(
        software,
        ("a", "prov:SoftwareAgent"),
        ("rdfs:label", plain(f"resgraph {version}")),
        ("dcterms:identifier", plain(version)),
    )
    used = figures.inputs() | {f"<urn:sha256:{sha256(path)}>": plain(name) for name, path in _ontology()}
    for entity, title in sorted(used.items()):
        said.add(run, ("prov:used", entity))
        said.add(entity, ("a", "prov:Entity"), *([("dcterms:title", title)] if title else []))


def _ontology() -> list[tuple[str, Path]]:
    """The files that the rules and the names come from."""
    folder = ontology_dir()
    return [(path.relative_to(folder).as_posix(), path) for path in sorted(folder.rglob("*.ttl"))]
