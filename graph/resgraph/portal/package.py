"""The whole package: dumps, ontology, VoID, DCAT, PROV, checklist, README; written whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from resgraph import __version__
from resgraph.model.data import ontology_dir
from resgraph.portal import checklist
from resgraph.portal.dcat import describe_dcat
from resgraph.portal.descriptions import Description
from resgraph.portal.dumps import write_dumps
from resgraph.portal.figures import Figures
from resgraph.portal.prov import describe_run
from resgraph.portal.quotes import statements
from resgraph.portal.void import describe_void
from resgraph.query.parameters import base_of
from resgraph.rdf.export import NIF
from resgraph.rdf.folders import whole_folder
from resgraph.rdf.store import open_store

SIGN = "void.ttl"
"""The file by which a package is known as ours."""

QUOTE = 200
"""How many characters a quote has at most unless the user says otherwise."""

_ASSETS = Path(__file__).parent / "assets"


def write_portal(
    out: Path,
    folder: Path,
    *,
    quote: int | None = QUOTE,
    issued: str | None = None,
    evidence: str = NIF,
    hosted_at: str | None = None,
) -> Figures:
    """Write the package of an output folder; gives what was counted.

    `quote` is the longest quote in characters (None: no limit), `issued` a day for DCAT,
    `evidence` the form of the findings (`nif` or `oa`),
    `hosted_at` the address of the folder that the files will lie in (None: `data/` below the base). Raises InputError, OutputError.
    """
    base = base_of(open_store(out))
    with whole_folder(folder, SIGN) as part:
        figures = Figures(base)
        write_dumps(part, base, statements(out, quote, evidence), figures.see)
        _copy_ontology(part / "ontology")
        describe(part, figures, issued, hosted_at)
        _write(part / "README.md", _readme(quote))
    return figures


def describe(folder: Path, figures: Figures, issued: str | None, hosted_at: str | None = None) -> None:
    """Write what is said about the dumps that stand in the folder."""
    base = figures.base
    dataset = f"<{base}dataset>"
    places = {
        "dataset": dataset,
        "data": f"{hosted_at.rstrip('/')}/" if hosted_at else f"{base}data/",
        **{
            key: f"{dataset[:-1]}#{key}>"
            for key in ("catalog", "publisher", "rights", "provenance", "contact")
        },
    }
    void, dcat, prov = Description(), Description(), Description()
    describe_void(void, figures, dataset, places["data"])
    describe_dcat(dcat, figures, folder, places, __version__, issued)
    describe_run(prov, figures, dataset, __version__)
    for name, description in (("void", void), ("dcat", dcat), ("prov", prov)):
        _write(folder / f"{name}.ttl", description.turtle())
    lines = checklist.checklist(figures)
    _write(folder / "checklist.json", checklist.as_json(lines))
    _write(folder / "checklist.md", checklist.as_markdown(lines))


def _readme(quote: int | None) -> str:
    """What lies in the package, for people."""
    templates = Environment(
        loader=FileSystemLoader(_ASSETS, encoding="utf-8"),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    return templates.get_template("README.md.j2").render(quote=quote)


def _copy_ontology(folder: Path) -> None:
    folder.mkdir()
    for path in sorted(ontology_dir().glob("*.ttl")):
        shutil.copyfile(path, folder / path.name)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
