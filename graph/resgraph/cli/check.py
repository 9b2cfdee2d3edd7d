"""`resgraph check OUT`: what the graph says against itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console

from resgraph.check import Severity, check
from resgraph.check.report import as_json, as_turtle, print_table
from resgraph.query.parameters import base_of
from resgraph.rdf.store import open_store


@click.command(
    name="check",
    short_help="Report contradictions, gaps and broken shapes.",
    epilog="Example: resgraph check out --language zh",
)
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "ttl"]), default="table", show_default=True
)
@click.option(
    "--language", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Of the table."
)
@click.option("--shapes/--no-shapes", default=True, show_default=True, help="Validate with SHACL too.")
@click.option("--strict", is_flag=True, help="Exit with 1 where anything is a violation.")
def command(*, out: Path, form: str, language: str, shapes: bool, strict: bool) -> None:
    """Check the graph in OUT against itself, the calendar of the sessions, the authority files and the shapes.

    Each finding says whose fault it is: the source's, where that can be shown, the data's, or open.
    """
    findings = check(out, shapes=shapes)
    if form == "json":
        sys.stdout.write(as_json(findings))
    elif form == "ttl":
        sys.stdout.write(as_turtle(findings, base_of(open_store(out))))
    else:
        print_table(findings, language, Console())
    violations = sum(finding.severity is Severity.VIOLATION for finding in findings)
    told = (
        f"{len(findings)} 项发现，其中 {violations} 项矛盾"
        if language == "zh"
        else f"{len(findings)} finding{'' if len(findings) == 1 else 's'}, {violations} of them violations"
    )
    click.echo(told, err=True)
    if strict and violations:
        sys.exit(1)
