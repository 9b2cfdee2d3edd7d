"""`resgraph compare A B`: what changed from one resolution to the next of its series."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console

from resgraph.compare import Comparison, Outline, compare, outline_of, with_original
from resgraph.compare.record import record
from resgraph.model import InputError, OutputError, QueryError

_FORMATS = ("table", "json", "md", "html", "docx")


@click.command(
    "compare",
    short_help="Tell what changed between two resolutions.",
    epilog="Example: resgraph compare seeds/A-RES-56-123.zh.txt seeds/A-RES-60-175.zh.txt --format html -o changes.html",
)
@click.argument("left")
@click.argument("right")
@click.option(
    "--in",
    "out",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help="LEFT and RIGHT are symbols of this output folder, not files.",
)
@click.option(
    "--text", metavar="LANGUAGE", help="With --in, the language of the texts; Chinese first if not given."
)
@click.option(
    "--english",
    nargs=2,
    metavar="LEFT RIGHT",
    type=click.Path(path_type=Path),
    help="The files of the English texts: where these are equal, only the translation differs.",
)
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Write into this file; docx needs it.")
@click.option(
    "--language",
    type=click.Choice(["en", "zh"]),
    default="en",
    show_default=True,
    help="Of headings and notes.",
)
def command(
    *,
    left: str,
    right: str,
    out: Path | None,
    text: str | None,
    english: tuple[Path, Path] | None,
    form: str,
    output: Path | None,
    language: str,
) -> None:
    """Tell what became of each paragraph of LEFT, the earlier resolution, in RIGHT, the later one.

    With --in the English texts of the folder, where both were read, tell which changes are the translators' own.
    """
    if text and out is None:
        raise click.UsageError("--text goes with --in")
    if form == "docx" and output is None:
        raise click.UsageError("say where to write the document: --output changes.docx")
    if form == "table" and output is not None:
        raise click.UsageError(
            "the table is for the terminal: --output goes with --format md, html, docx or json"
        )
    one, other = _outlines(left, right, out, text)
    if one.language != other.language:
        raise InputError(
            f"{left} is in {one.language!r}, {right} in {other.language!r}: compare texts of one language"
        )
    found = compare(one, other)
    originals = tuple(map(_read, english)) if english else _english(left, right, out, one)
    if originals:
        found = with_original(found, compare(*originals))
    if form == "table":
        from resgraph.view.compared import print_table  # noqa: PLC0415 - loaded for people only

        print_table(found, language, Console())
        return
    _write(_rendered(form, found, language), output)


def _outlines(left: str, right: str, out: Path | None, text: str | None) -> tuple[Outline, Outline]:
    """The two resolutions. Raises InputError or QueryError."""
    if out is None:
        return _read(Path(left)), _read(Path(right))
    from resgraph.query.outlines import outline_in  # noqa: PLC0415 - files need no store
    from resgraph.rdf.store import open_store  # noqa: PLC0415

    store = open_store(out)
    one = outline_in(store, left, text)
    return one, outline_in(store, right, text or one.language)


def _english(left: str, right: str, out: Path | None, one: Outline) -> tuple[Outline, ...]:
    """The English texts of the folder, where both are there and are not what is compared."""
    if out is None or one.language == "en":
        return ()
    try:
        return _outlines(left, right, out, "en")
    except QueryError:
        return ()


def _read(file: Path) -> Outline:
    from resgraph.pipeline import extract  # noqa: PLC0415 - a folder needs no reading

    if not file.exists():
        raise InputError(f"{file}: no such file; for two symbols of an output folder say --in OUT")
    return outline_of(extract(file))


def _rendered(form: str, found: Comparison, language: str) -> bytes:
    if form == "json":
        return (json.dumps(record(found), ensure_ascii=False, indent=2) + "\n").encode()
    from resgraph.view import compared  # noqa: PLC0415 - loaded for people only

    if form == "docx":
        return compared.docx(found, language)
    if form == "html":
        return compared.html(found, language).encode()
    return compared.markdown(found, language).encode()


def _write(content: bytes, output: Path | None) -> None:
    """To the file, whole or not at all; else to standard output."""
    if output is None:
        sys.stdout.write(content.decode())
        return
    part = output.with_name(f".{output.name}.part")
    try:
        part.write_bytes(content)
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"cannot write {output}: {error.strerror}") from error
