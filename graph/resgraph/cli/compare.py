"""`resgraph compare A B`: what changed from one resolution to the next of its series."""

from __future__ import annotations

import json
from pathlib import Path

import click

from resgraph.compare import compare, outline_of
from resgraph.compare.record import record
from resgraph.pipeline import extract


@click.command(
    "compare", epilog="Example: resgraph compare seeds/A-RES-56-123.zh.txt seeds/A-RES-60-175.zh.txt"
)
@click.argument("left", type=click.Path(path_type=Path))
@click.argument("right", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
def command(left: Path, right: Path, form: str) -> None:
    """Compare."""
    del form
    found = compare(outline_of(extract(left)), outline_of(extract(right)))
    click.echo(json.dumps(record(found), ensure_ascii=False, indent=2))
