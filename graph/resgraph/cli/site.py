"""`resgraph site OUT -o SITE`: a static web site in which every IRI resolves."""

from __future__ import annotations

from pathlib import Path

import click

from resgraph.cli.telling import tell_result
from resgraph.portal.package import QUOTE
from resgraph.site.write import size, write_site


@click.command(
    name="site",
    short_help="Write a static web site of an output folder.",
    epilog="Example: resgraph site out -o site",
)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "target", type=click.Path(path_type=Path), required=True, help="The folder of the site."
)
@click.option(
    "--quote",
    type=click.IntRange(min=-1),
    default=QUOTE,
    show_default=True,
    help="The longest quote in the site's data files, in characters; -1 for no limit.",
)
def command(out: Path, target: Path, quote: int) -> None:
    """Write a web site for any plain host: a page, Turtle and JSON-LD for each IRI of the graph in OUT.

    The same folder gives the same bytes; the site is written whole or not at all.
    """
    pages = write_site(out, target, quote=None if quote < 0 else quote)
    megabytes, first = f"{size(target) / 1e6:.1f}", str(target / "index.html")
    tell_result("site-written", folder=str(target), pages=pages, megabytes=megabytes, page=first)
