"""`resgraph info`: what is installed, under which licences, and what it weighs."""

from __future__ import annotations

import json
import platform
import sys

import click
from rich.console import Console
from rich.table import Table

from resgraph import __version__
from resgraph.cli.installed import EXTRAS, Package, packages
from resgraph.cli.telling import language
from resgraph.model.notice import Notice

MB = 1_000_000


@click.command("info", epilog="Example: resgraph info --all")
@click.option("--all", "everything", is_flag=True, help="List every package, with its licence.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def command(*, everything: bool, form: str) -> None:
    """Tell the versions, which extras are installed, and what the installation weighs on disk.

    Put it into a report of a fault. The size is that of resgraph and of all it needs, without Python.
    """
    needed = packages() or []
    extras = {name: packages(name) for name in EXTRAS}
    if form == "json":
        _print_json(needed, extras)
        return
    table = Table(show_header=False, box=None)
    table.add_row("resgraph", __version__)
    table.add_row("Python", f"{platform.python_version()}, {sys.platform} {platform.machine()}")
    table.add_row(_said("size"), _said("size-of", megabytes=_megabytes(needed), count=len(needed)))
    known = {package.name for package in needed}
    for name, found in extras.items():
        beside = [package for package in found or () if package.name not in known]
        what = _said("not-installed") if found is None else f"+ {_megabytes(beside)} MB"
        table.add_row(f"resgraph\\[{name}]", f"{what}  {_said(EXTRAS[name])}")
    console = Console(soft_wrap=True)
    console.print(table)
    if everything:
        _print_packages(console, [*needed, *_others(needed, extras)])


def _said(key: str, /, **values: object) -> str:
    return Notice(key, **values).told(language())


def _megabytes(found: list[Package] | None) -> str:
    return f"{sum(package.size for package in found or ()) / MB:.0f}"


def _others(needed: list[Package], extras: dict[str, list[Package] | None]) -> list[Package]:
    """What the installed extras bring."""
    found = {package.name: package for each in extras.values() for package in each or ()}
    known = {package.name for package in needed}
    return [package for name, package in sorted(found.items()) if name not in known]


def _print_packages(console: Console, found: list[Package]) -> None:
    table = Table(*(_said(key) for key in ("package", "version", "megabytes", "licence")), box=None)
    for package in sorted(found, key=lambda each: (-each.size, each.name)):
        table.add_row(package.name, package.version, f"{package.size / MB:.1f}", package.licence)
    console.print(table)


def _print_json(needed: list[Package], extras: dict[str, list[Package] | None]) -> None:
    shown = {
        "resgraph": __version__,
        "python": platform.python_version(),
        "platform": f"{sys.platform} {platform.machine()}",
        "bytes": sum(package.size for package in needed),
        "packages": [package.record() for package in [*needed, *_others(needed, extras)]],
        "extras": {name: found is not None for name, found in extras.items()},
    }
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
