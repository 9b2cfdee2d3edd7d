"""`resgraph publish OUT --to URL`: the graph sent to a server that is already there."""

from __future__ import annotations

import re
from pathlib import Path

import click

from resgraph.cli.telling import tell_result
from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.publish.credentials import credentials
from resgraph.publish.remote import Remote, query_place
from resgraph.publish.sync import Shelf, carry_out, plan, verify
from resgraph.publish.units import units
from resgraph.query.parameters import base_of
from resgraph.rdf.store import open_store

_URL = re.compile(r"https?://[^\s?#<>\"]+")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)


@click.command("publish", epilog="Example: resgraph publish out --to http://localhost:7878/store --dry-run")
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--to", required=True, metavar="URL", help="The server's Graph Store.")
@click.option("--query", metavar="URL", help="Where it takes queries, if its address does not tell.")
@click.option("--graph", metavar="IRI", help="Put everything into this one graph.")
@click.option(
    "--keep", is_flag=True, help="Do not remove what an earlier publication sent and this folder lacks."
)
@click.option(
    "--retries",
    type=click.IntRange(0, 20),
    default=6,
    show_default=True,
    help="How often a request is tried again.",
)
@click.option(
    "--netrc", type=click.Path(path_type=Path, dir_okay=False), help="Names and passwords; default: ~/.netrc."
)
@click.option("--all", "everything", is_flag=True, help="Send what the server is recorded to have, too.")
@click.option("--dry-run", is_flag=True, help="Say what would be sent and removed; change nothing.")
def command(
    *,
    out: Path,
    to: str,
    query: str | None,
    graph: str | None,
    keep: bool,
    retries: int,
    netrc: Path | None,
    everything: bool,
    dry_run: bool,
) -> None:
    """Make a server hold the graph in OUT: one named graph a text. Run it again after an interruption.

    Credentials come from RESGRAPH_USER and RESGRAPH_PASSWORD, RESGRAPH_TOKEN, or a netrc file.
    """
    known = credentials(to, netrc)
    for url in filter(None, (to, query)):
        if not _URL.fullmatch(url):
            raise InputError(Notice("address-form", url=url))
    if graph and not _IRI.fullmatch(graph):
        raise InputError(Notice("graph-form", graph=graph))
    base = base_of(open_store(out))
    remote = Remote(to, query or query_place(to), known, retries)
    wanted = units(out, graph)
    shelves = plan(remote, base, wanted, remove=not keep, everything=everything)
    _tell(shelves)
    if dry_run:
        _list(shelves)
        return
    with click.progressbar(length=sum(len(s.send) + len(s.remove) for s in shelves), label=to) as bar:
        for shelf in shelves:
            carry_out(remote, base, out, shelf, lambda: bar.update(1))
    verify(remote, wanted, [gone for shelf in shelves for gone in shelf.remove])
    triples = sum(unit.triples for unit in wanted)
    tell_result("verified", graphs=len(wanted), triples=f"{triples:,}")


def _tell(shelves: list[Shelf]) -> None:
    send, keep, remove = (sum(len(getattr(s, name)) for s in shelves) for name in ("send", "keep", "remove"))
    tell_result("to-send", send=send, remove=remove, keep=keep)


def _list(shelves: list[Shelf]) -> None:
    for sign, graph in sorted(
        [("+", u.graph) for s in shelves for u in s.send] + [("-", g) for s in shelves for g in s.remove],
        key=lambda row: row[1],
    ):
        click.echo(f"{sign} {graph}")
