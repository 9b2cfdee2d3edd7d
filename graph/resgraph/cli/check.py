"""`resgraph check OUT`: what the graph says against itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console

from resgraph.check import Severity, check
from resgraph.check.report import as_json, as_turtle, print_table
from resgraph.check.validators import installed
from resgraph.cli.telling import language_option, tell, tell_result
from resgraph.model.notice import Notice
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
@language_option("Of the table and of messages.")
@click.option(
    "--shapes/--no-shapes", default=None, help="Validate with SHACL too [where a validator is installed]."
)
@click.option("--strict", is_flag=True, help="Exit with 1 where anything is a violation.")
def command(*, out: Path, form: str, language: str, shapes: bool | None, strict: bool) -> None:
    """Check the graph in OUT against itself, the calendar of the sessions, the authority files and the shapes.

    Each finding says whose fault it is: the source's, where that can be shown, the data's, or open.
    """
    if shapes is None and not installed():
        tell("warning", Notice("shapes-left-out"))
        shapes = False
    findings = check(out, shapes=shapes is not False)
    if form == "json":
        sys.stdout.write(as_json(findings))
    elif form == "ttl":
        sys.stdout.write(as_turtle(findings, base_of(open_store(out))))
    else:
        print_table(findings, language, Console())
    violations = sum(finding.severity is Severity.VIOLATION for finding in findings)
    key = "one-finding" if len(findings) == 1 else "findings"
    tell_result(key, err=True, count=len(findings), violations=violations)
    if strict and violations:
        sys.exit(1)
