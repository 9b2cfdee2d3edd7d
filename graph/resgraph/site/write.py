"""The static site of an output folder: a folder with index.html, a .ttl and a .jsonld for each IRI."""

from __future__ import annotations

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote as percent

import pyoxigraph
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from resgraph.model.data import ontology_dir
from resgraph.model.notice import Notice
from resgraph.portal.package import QUOTE, write_portal
from resgraph.portal.quotes import statements
from resgraph.query.parameters import base_of
from resgraph.rdf.folders import whole_folder
from resgraph.rdf.store import open_store
from resgraph.rdf.turtle import Turtle
from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.site.collect import Pages
from resgraph.site.terms import terms
from resgraph.site.views import in_order, is_read, is_text, view
from resgraph.view.beside import folder_of

ASSETS = Path(__file__).parent / "assets"
SIGN = ".resgraph-site"
"""The file by which a site is known as ours."""

RESERVED = ("assets", "data", "dataset", "ontology", "authority")
"""Pages that are made otherwise, or are no page."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a site is written, and its templates."""

    folder: Path
    base: str
    templates: Environment

    def write(self, page: str, template: str, **told: object) -> None:
        """One page: `write("A/RES/60/175", "thing.html.j2", label=...)`; the first page is `""`."""
        depth = page.count("/") + 1 if page else 0
        text = self.templates.get_template(template).render(root="../" * depth, **{"page": page, **told})
        target = self.folder / page / "index.html" if page else self.folder / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    def data(self, page: str, turtle: str) -> None:
        """The statements of a page in Turtle and in JSON-LD."""
        path = self.folder / f"{page}.ttl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(turtle, encoding="utf-8", newline="\n")
        quads = pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE)
        with (self.folder / f"{page}.jsonld").open("wb") as file:
            pyoxigraph.serialize(quads, file, format=pyoxigraph.RdfFormat.JSON_LD, prefixes=NAMESPACES)


def write_site(out: Path, folder: Path, *, quote: int | None = QUOTE) -> int:
    """Write the site of an output folder; gives the number of pages.

    Pages show the texts whole; the dumps and the .ttl beside the pages hold quotes of at most `quote` characters.
    Raises InputError, OutputError.
    """
    base = base_of(open_store(out))
    pages = Pages(base).fill((s, p, o) for s, p, o, _ in statements(out, None))
    templates = Environment(
        loader=FileSystemLoader(ASSETS), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    templates.filters["path"] = lambda page: percent(page, safe="/!$&'()*+,;=@")
    with whole_folder(folder, SIGN) as part:
        site = Site(part, base, templates)
        templates.globals["explorer"] = _copy_explorer(out, part)
        (part / SIGN).write_bytes(b"")
        write_portal(out, part / "data", quote=quote)
        _write_assets(site, pages)
        names = [page for page in sorted(pages.about) if page not in RESERVED]
        for page in names:
            told = view(pages, page)
            facts = told.pop("facts")
            told.pop("page")
            site.write(page, "thing.html.j2", heading=told["label"], facts_shown=facts, **told)
        _write_data(site, pages, Pages(base).fill((s, p, o) for s, p, o, _ in statements(out, quote)))
        _write_index(site, pages, names)
        _write_names(site, pages, names)
        _write_ontology(site)
        _write_dataset(site)
    return len(names) + len(RESERVED) - 1


def _copy_explorer(out: Path, folder: Path) -> bool:
    """Put the explorer of the output folder beside the pages, where it has one; whether it has."""
    page = out / "explorer.html"
    if page.is_file():
        shutil.copyfile(page, folder / "explorer.html")
        if folder_of(page).is_dir():
            shutil.copytree(folder_of(page), folder_of(folder / "explorer.html"))
    return page.is_file()


def _write_assets(site: Site, pages: Pages) -> None:
    """Style, script, and what the search looks in."""
    folder = site.folder / "assets"
    folder.mkdir()
    for name in ("site.css", "site.js"):
        shutil.copyfile(ASSETS / name, folder / name)
    entries = sorted(_entries(site, pages))
    listed = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    (folder / "search.js").write_text(f"window.RESGRAPH={listed};\n", encoding="utf-8", newline="\n")


def _entries(site: Site, pages: Pages) -> Iterator[tuple[str, str]]:
    """The label of each page with its title, and where it is."""
    for page in pages.about:
        if page in RESERVED or is_text(pages, page):
            continue
        iri = f"<{site.base}{page}>"
        label, title = pages.label(iri), pages.value(iri, "dcterms:title")
        names = dict.fromkeys(name for name in (label, title, pages.english(iri)) if name)
        yield " ".join(names), f"{percent(page, safe=_SAFE)}/index.html"


_SAFE = "/!$&'()*+,;=@"


def _write_data(site: Site, pages: Pages, limited: Pages) -> None:
    """Each page's statements, whether there are any or not."""
    for page in sorted(pages.about):
        writer = Turtle(site.base)
        blocks = [
            writer.block(subject, sorted(set(pairs)))
            for subject, pairs in sorted(limited.about[page].items())
            if pairs
        ]
        site.data(page, writer.head() + "".join(blocks))


def _write_index(site: Site, pages: Pages, names: list[str]) -> None:
    rows = [
        {
            "page": page,
            "label": pages.label(iri),
            "titles": pages.titles(iri),
            "read": is_read(pages, page),
        }
        for page in sorted(names, key=in_order)
        for iri in [f"<{site.base}{page}>"]
        if pages.values(iri, "dcterms:identifier") and not page.startswith("authority/")
    ]
    site.write(
        "",
        "index.html.j2",
        heading=Notice("site-title").in_both(),
        read=[row for row in rows if row["read"]],
        cited=[row for row in rows if not row["read"]],
    )


def _write_names(site: Site, pages: Pages, names: list[str]) -> None:
    """All authorities and candidates, by their kind."""
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for page in names:
        kind, _, rest = page.removeprefix("authority/").partition("/")
        if rest and page.startswith(("authority/", "candidate/")):
            group = "candidate" if page.startswith("candidate/") else kind
            groups[group].append({"page": page, "label": pages.label(f"<{site.base}{page}>")})
    shown = [
        (group, sorted(things, key=lambda one: one["label"])) for group, things in sorted(groups.items())
    ]
    site.write(
        "authority",
        "names.html.j2",
        heading=Notice("site-names").in_both(),
        iri=f"{site.base}authority",
        groups=shown,
    )
    if "authority" not in pages.about:
        site.data("authority", Turtle(site.base).head())


def _write_ontology(site: Site) -> None:
    text = (ontology_dir() / "resgraph.ttl").read_text(encoding="utf-8")
    site.write(
        "ontology",
        "ontology.html.j2",
        heading=Notice("site-vocabulary").in_both(),
        iri=f"{site.base}ontology",
        terms=terms(),
    )
    site.data("ontology", text)


def _write_dataset(site: Site) -> None:
    """What VoID, DCAT and PROV say, each part under its fragment."""
    folder = site.folder / "data"
    said = Pages(site.base)
    texts = [(folder / f"{name}.ttl").read_text(encoding="utf-8") for name in ("void", "dcat", "prov")]
    for text in texts:
        quads = pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE)
        said.fill((str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads)
    told = view(said, "dataset")
    parts = [{"id": "", "facts": told["facts"]}, *told["others"]]
    files = sorted(path.name for path in folder.iterdir() if path.is_file())
    site.write(
        "dataset",
        "dataset.html.j2",
        heading=Notice("site-data").in_both(),
        iri=told["iri"],
        files=files,
        parts=parts,
    )
    site.data("dataset", "".join(texts))


def size(folder: Path) -> int:
    """The bytes of a folder."""
    return sum((Path(where) / name).stat().st_size for where, _, names in os.walk(folder) for name in names)
