"""VoID: how much of what is in the data, and where it links to."""

from __future__ import annotations

from resgraph.portal.descriptions import Description, number, words
from resgraph.portal.dumps import NAME, SYNTAXES
from resgraph.portal.figures import TARGETS, Figures
from resgraph.rdf.literals import plain
from resgraph.rdf.vocabulary import NAMESPACES


def describe_void(said: Description, figures: Figures, dataset: str, data: str) -> None:
    """The data set, its class and property partitions, and a linkset for each target that it links to."""
    base = figures.base
    said.add(
        dataset,
        ("a", "void:Dataset"),
        ("void:triples", number(figures.triples)),
        ("void:entities", number(len(figures.subjects))),
        ("void:distinctSubjects", number(len(figures.subjects))),
        ("void:distinctObjects", number(len(figures.objects))),
        ("void:properties", number(len(figures.properties))),
        ("void:classes", number(len(figures.classes))),
        ("void:uriSpace", plain(base)),
        *(("void:exampleResource", work) for work in sorted(figures.read)[:3]),
        *(("void:dataDump", f"<{data}{NAME}.{syntax.suffix}.gz>") for syntax in SYNTAXES),
        *(("void:vocabulary", f"<{space}>") for space in _vocabularies(figures)),
        ("void:feature", "<http://www.w3.org/ns/formats/Turtle>"),
    )
    for kind, count in sorted(figures.classes.items()):
        part = _part(dataset, "class", kind)
        said.add(dataset, ("void:classPartition", part))
        said.add(part, ("a", "void:Dataset"), ("void:class", kind), ("void:entities", number(count)))
    for predicate, count in sorted(figures.properties.items()):
        part = _part(dataset, "property", predicate)
        said.add(dataset, ("void:propertyPartition", part))
        said.add(part, ("a", "void:Dataset"), ("void:property", predicate), ("void:triples", number(count)))
    _linksets(said, figures, dataset)


def _linksets(said: Description, figures: Figures, dataset: str) -> None:
    for (key, predicate), count in sorted(figures.links.items()):
        name, space = TARGETS[key]
        target = f"{dataset[:-1]}#{key}>"
        linkset = f"{dataset[:-1]}#links-{key}-{_local(predicate)}>"
        said.add(
            target,
            ("a", "void:Dataset"),
            ("dcterms:title", words(name, "en")),
            ("void:uriSpace", plain(space)),
        )
        said.add(dataset, ("void:subset", linkset))
        said.add(
            linkset,
            ("a", "void:Linkset"),
            ("void:target", dataset),
            ("void:target", target),
            ("void:subjectsTarget", dataset),
            ("void:objectsTarget", target),
            ("void:linkPredicate", predicate),
            ("void:triples", number(count)),
        )


def _part(dataset: str, kind: str, term: str) -> str:
    return f"{dataset[:-1]}#{kind}-{_local(term)}>"


def _local(term: str) -> str:
    """`eli-cites` for `<http://data.europa.eu/eli/ontology#cites>`."""
    name = term[1:-1]
    for prefix, namespace in NAMESPACES.items():
        if name.startswith(namespace):
            return f"{prefix}-{name.removeprefix(namespace)}"
    return "-".join(part for part in name.replace("#", "/").split("/")[2:] if part)


def _vocabularies(figures: Figures) -> list[str]:
    """The namespaces of the classes and properties in use."""
    used = {*figures.classes, *figures.properties}
    return sorted(
        space for space in NAMESPACES.values() if any(term.startswith(f"<{space}") for term in used)
    )
