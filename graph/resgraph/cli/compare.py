"""`resgraph compare A B`: what changed from one resolution to the next of its series."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console

from resgraph.cli.telling import language_option, tell
from resgraph.compare import Comparison, Outline, compare, outline_of, with_original
from resgraph.compare.record import record
from resgraph.model import InputError, OutputError, QueryError
from resgraph.model.notice import Notice

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
@language_option("Of headings, notes and messages.")
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
        raise click.UsageError(Notice("text-with-in"))
    if form == "docx" and output is None:
        raise click.UsageError(Notice("docx-where"))
    if form == "table" and output is not None:
        raise click.UsageError(Notice("table-for-screen"))
    one, other = _outlines(left, right, out, text)
    if one.language != other.language:
        raise InputError(
            Notice("two-languages", left=left, one=str(one.language), right=right, other=str(other.language))
        )
    if one.adopted and other.adopted and one.adopted > other.adopted:
        tell("warning", Notice("later-first", left=left, one=one.adopted, other=other.adopted))
    found = compare(one, other)
    originals = _originals(*english) if english else _english(left, right, out, one)
    if originals:
        found = with_original(found, *originals)
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


def _originals(*files: Path) -> tuple[Outline, Outline]:
    """The texts given as English. Raises InputError where one is not."""
    one, other = (_read(file) for file in files)
    for file, text in zip(files, (one, other), strict=True):
        if text.language != "en":
            raise InputError(Notice("not-english", file=str(file), language=str(text.language)))
    return one, other


def _english(left: str, right: str, out: Path | None, one: Outline) -> tuple[Outline, Outline] | None:
    """The English texts of the folder, where both are there and are not what is compared."""
    if out is None or one.language == "en":
        return None
    try:
        return _outlines(left, right, out, "en")
    except QueryError:
        return None


def _read(file: Path) -> Outline:
    from resgraph.pipeline import extract  # noqa: PLC0415 - a folder needs no reading

    if not file.exists():
        raise InputError(Notice("no-file-to-compare", file=str(file)))
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
        raise OutputError(Notice("cannot-write", file=str(output), reason=error.strerror)) from error
