"""`resgraph export OUT --format jsonld -o FILE`: the graph for other programs, or a package for portals."""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path
from typing import BinaryIO

import click

from resgraph.cli.telling import language_option, tell_result
from resgraph.model.notice import Notice
from resgraph.portal.package import QUOTE, write_portal
from resgraph.query.calendar import write_calendar
from resgraph.query.parameters import base_of
from resgraph.rdf import export
from resgraph.rdf.store import open_store
from resgraph.tables import bibliography
from resgraph.tables.facts import Facts
from resgraph.tables.folder import write_tables

_URL = re.compile(r"https?://[^\s?#<>\"]+")
_NETWORKS = ("graphml", "gexf")
_CALENDAR = "ics"
_REFERENCES = ("ris", "bibtex")


@click.command(
    name="export",
    short_help="Write the graph in another format, or as a package for portals.",
    epilog="Example: resgraph export out --format jsonld -o graph.jsonld",
)
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice([*export.FORMATS, *_NETWORKS, *_REFERENCES, _CALENDAR]))
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), help="The file; else standard output."
)
@click.option(
    "--tables",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write tables: CSV, Parquet where pyarrow is there, SQLite.",
)
@language_option("Of names in tables and references, and of messages.", default="en")
@click.option("--bom", is_flag=True, help="Begin CSV with the mark by which Excel knows UTF-8.")
@click.option(
    "--portal", type=click.Path(path_type=Path), metavar="DIR", help="Write a package for data portals."
)
@click.option(
    "--quote",
    type=click.IntRange(min=-1),
    default=QUOTE,
    show_default=True,
    help="The longest quote in the package, in characters; -1 for no limit.",
)
@click.option(
    "--evidence",
    type=click.Choice(export.EVIDENCE),
    default=export.NIF,
    show_default=True,
    help="The form of the findings: one node each (NIF), or Web Annotations (oa).",
)
@click.option(
    "--hosted-at",
    metavar="URL",
    help="Where the files of the package will lie: their addresses in its catalogue.",
)
@click.option(
    "--issued", type=click.DateTime(["%Y-%m-%d"]), help="The day that the package's catalogue states."
)
def command(
    *,
    out: Path,
    form: str | None,
    target: Path | None,
    tables: Path | None,
    language: str,
    bom: bool,
    portal: Path | None,
    quote: int,
    issued: object,
    evidence: str,
    hosted_at: str | None,
) -> None:
    """Write the graph in OUT as turtle, trig, nquads or jsonld, its network as graphml or gexf, its documents as ris or bibtex.

    The network holds resolutions, paragraphs, footnotes, cited documents and names; ics is a calendar of the
    reports that are due. With --tables a folder of
    documents, paragraphs, citations, mentions, duties, authorities and open references is written. With --portal the whole
    package for data portals is written: dumps, VoID, DCAT-AP, PROV. The same folder gives the same bytes; a file
    or package is written whole or not at all.
    """
    if [form, tables, portal].count(None) != 2:
        raise click.UsageError(Notice("one-export"))
    if hosted_at is not None and not (portal and _URL.fullmatch(hosted_at)):
        raise click.UsageError(Notice("hosted-nowhere"))
    if evidence != export.NIF and not portal and form not in export.FORMATS:
        raise click.UsageError(Notice("evidence-without-graph", formats=", ".join(export.FORMATS)))
    open_store(out)
    if tables:
        counts = write_tables(out, tables, language, bom=bom)
        listed = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        tell_result("tables-written", folder=str(tables), tables=listed)
        return
    if portal:
        _portal(out, portal, quote, issued, evidence, hosted_at)
        return
    write = _writer(out, form or "", language, evidence)
    if target is None:
        write(sys.stdout.buffer)
        return
    with export.whole(target) as file:
        write(file)


def _portal(
    out: Path, folder: Path, quote: int, issued: object, evidence: str, hosted_at: str | None
) -> None:
    day = str(issued)[:10] if issued else None
    figures = write_portal(
        out, folder, quote=None if quote < 0 else quote, issued=day, evidence=evidence, hosted_at=hosted_at
    )
    checklist = str(folder / "checklist.md")
    tell_result("portal-written", folder=str(folder), triples=f"{figures.triples:,}", checklist=checklist)


def _writer(out: Path, form: str, language: str, evidence: str) -> partial[None]:
    if form in export.FORMATS:
        return partial(_rdf, export.FORMATS[form], out, evidence)
    if form == _CALENDAR:
        return partial(write_calendar, open_store(out))
    if form in _REFERENCES:
        store = open_store(out)
        return partial(bibliography.WRITERS[form], Facts(store, base_of(store), language))
    from resgraph.view import network  # noqa: PLC0415 - networkx takes a while to load

    write = {"graphml": network.write_graphml, "gexf": network.write_gexf}[form]
    return partial(write, open_store(out))


def _rdf(write: export.Writer, out: Path, evidence: str, file: BinaryIO) -> None:
    write(out, file, evidence)
