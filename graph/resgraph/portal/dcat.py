"""DCAT 3 in the profile DCAT-AP 3: the catalogue, the data set, its distributions, and who may do what."""

from __future__ import annotations

import hashlib
from pathlib import Path

from resgraph.model.notice import Notice
from resgraph.portal.descriptions import Description, iri, told, typed, words
from resgraph.portal.dumps import NAME, SYNTAXES, Syntax
from resgraph.portal.figures import Figures
from resgraph.rdf.literals import plain

TITLES = told(Notice("portal-title"))
DESCRIPTIONS = told(Notice("portal-description"))
RIGHTS = told(Notice("portal-rights"))
KEYWORDS = (
    *told(Notice("portal-united-nations")),
    *told(Notice("portal-resolutions")),
    words("citations", "en"),
)
THEMES = {"JUST": told(Notice("portal-justice")), "INTR": told(Notice("portal-international"))}
LICENCE = iri("eu:licence/CC0")


def describe_dcat(
    said: Description,
    figures: Figures,
    folder: Path,
    places: dict[str, str],
    version: str,
    issued: str | None,
) -> None:
    """The catalogue with its one data set; `places` has the IRIs of `dataset`, `catalog`, `publisher` and `data`.

    `issued` is a day (2026-11-21) or None: nothing in the data comes from a clock.
    """
    dataset, catalog, publisher = (places[key] for key in ("dataset", "catalog", "publisher"))
    about = [
        *(("dcterms:title", title) for title in TITLES),
        *(("dcterms:description", text) for text in DESCRIPTIONS),
        ("dcterms:publisher", publisher),
        *(("dcterms:language", language) for language in sorted(figures.languages)),
    ]
    if issued:
        about += [(name, typed(issued, "xsd:date")) for name in ("dcterms:issued", "dcterms:modified")]
    said.add(
        catalog,
        ("a", "dcat:Catalog"),
        *about,
        ("dcat:dataset", dataset),
        ("dcat:themeTaxonomy", iri("eu:data-theme")),
        ("dcterms:license", LICENCE),
        ("dcterms:rights", places["rights"]),
        ("foaf:homepage", f"<{figures.base}>"),
    )
    said.add(
        dataset,
        ("a", "dcat:Dataset"),
        *about,
        ("dcterms:identifier", plain(dataset[1:-1])),
        ("dcat:version", plain(version)),
        ("dcterms:accessRights", iri("eu:access-right/PUBLIC")),
        ("dcterms:license", LICENCE),
        ("dcterms:rights", places["rights"]),
        ("dcterms:conformsTo", f"<{figures.base}ontology>"),
        ("dcterms:provenance", places["provenance"]),
        ("dcat:landingPage", f"<{figures.base}>"),
        ("dcat:contactPoint", places["contact"]),
        *(("dcat:keyword", keyword) for keyword in KEYWORDS),
        *(("dcat:theme", iri(f"eu:data-theme/{theme}")) for theme in THEMES),
    )
    if period := figures.period():
        time = f"{dataset[:-1]}#period>"
        said.add(dataset, ("dcterms:temporal", time))
        said.add(
            time,
            ("a", "dcterms:PeriodOfTime"),
            ("dcat:startDate", typed(period[0], "xsd:date")),
            ("dcat:endDate", typed(period[1], "xsd:date")),
        )
    for syntax in SYNTAXES:
        for packed in (False, True):
            _distribution(said, syntax, packed=packed, folder=folder, places=places)
    _others(said, figures, places)


def _distribution(
    said: Description, syntax: Syntax, *, packed: bool, folder: Path, places: dict[str, str]
) -> None:
    """One file: address, size, checksum, format."""
    name = f"{NAME}.{syntax.suffix}" + (".gz" if packed else "")
    file = folder / name
    one = f"{places['dataset'][:-1]}#{name}>"
    checksum = f"{places['dataset'][:-1]}#{name}-sha256>"
    said.add(places["dataset"], ("dcat:distribution", one))
    said.add(
        one,
        ("a", "dcat:Distribution"),
        ("dcterms:title", words(f"{syntax.label}{', gzip' if packed else ''}", "en")),
        *(("dcterms:description", text) for text in told(Notice("portal-dump", syntax=syntax.label))),
        ("dcatap:availability", iri("eu:planned-availability/STABLE")),
        ("dcat:accessURL", f"<{places['data']}{name}>"),
        ("dcat:downloadURL", f"<{places['data']}{name}>"),
        ("dcat:mediaType", iri(f"iana:{syntax.media}")),
        ("dcterms:format", iri(f"eu:file-type/{syntax.file_type}")),
        ("dcat:byteSize", typed(str(file.stat().st_size), "xsd:nonNegativeInteger")),
        ("spdx:checksum", checksum),
        ("dcterms:license", LICENCE),
        ("dcterms:rights", places["rights"]),
    )
    if packed:
        said.add(one, ("dcat:compressFormat", iri("iana:application/gzip")))
        said.add(iri("iana:application/gzip"), ("a", "dcterms:MediaType"))
    said.add(iri(f"iana:{syntax.media}"), ("a", "dcterms:MediaType"))
    said.add(iri(f"eu:file-type/{syntax.file_type}"), ("a", "dcterms:MediaTypeOrExtent"))
    said.add(
        checksum,
        ("a", "spdx:Checksum"),
        ("spdx:algorithm", "spdx:checksumAlgorithm_sha256"),
        ("spdx:checksumValue", typed(sha256(file), "xsd:hexBinary")),
    )


def sha256(path: Path) -> str:
    """The digest of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _others(said: Description, figures: Figures, places: dict[str, str]) -> None:
    """What the profile wants to know the class of."""
    said.add(
        places["publisher"],
        ("a", "foaf:Agent"),
        ("foaf:name", words("The resgraph developers", "en")),
    )
    said.add(
        places["contact"],
        ("a", "vcard:Kind"),
        ("vcard:fn", words("The resgraph developers", "en")),
        ("vcard:hasURL", f"<{figures.base}>"),
    )
    said.add(
        places["rights"],
        ("a", "dcterms:RightsStatement"),
        *(("rdfs:label", text) for text in RIGHTS),
    )
    said.add(
        places["provenance"],
        ("a", "dcterms:ProvenanceStatement"),
        *(("rdfs:label", text) for text in told(Notice("portal-provenance"))),
    )
    said.add(LICENCE, ("a", "dcterms:LicenseDocument"))
    said.add(
        iri("eu:planned-availability/STABLE"),
        ("a", "skos:Concept"),
        ("skos:prefLabel", words("stable", "en")),
    )
    said.add(iri("eu:access-right/PUBLIC"), ("a", "dcterms:RightsStatement"))
    said.add("spdx:checksumAlgorithm_sha256", ("a", "spdx:ChecksumAlgorithm"))
    said.add(f"<{figures.base}ontology>", ("a", "dcterms:Standard"))
    scheme = iri("eu:data-theme")
    said.add(scheme, ("a", "skos:ConceptScheme"), ("dcterms:title", words("Data theme", "en")))
    for theme, names in THEMES.items():
        said.add(
            iri(f"eu:data-theme/{theme}"),
            ("a", "skos:Concept"),
            *(("skos:prefLabel", name) for name in names),
            ("skos:inScheme", scheme),
        )
    for language in figures.languages:
        said.add(language, ("a", "dcterms:LinguisticSystem"))
    said.add(f"<{figures.base}>", ("a", "foaf:Document"))
