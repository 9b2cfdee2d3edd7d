"""`resgraph lookup`: what a document symbol says."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from resgraph.find.authorities import load
from resgraph.symbols import explain, parse


@click.command("lookup", epilog="Example: resgraph lookup 'A/RES/3201 (S-VI)'")
@click.argument("symbol")
def command(symbol: str) -> None:
    """Explain SYMBOL: the body, session and number, its IRI in the graph, its public page."""
    facts = explain(parse(symbol))
    names = load()
    body = [name for language in ("zh", "en") if (name := names.label(facts.body, language))]
    rows = [
        ("symbol", str(facts.symbol)),
        ("kind", facts.kind),
        ("body", ", ".join(body) or facts.body),
        ("session", facts.session),
        ("year", facts.year),
        ("number", facts.number),
        ("period", facts.period),
        ("IRI", facts.iri),
        ("page", facts.url),
        *((piece, meaning) for piece, meaning in facts.parts),
        ("belongs to", ", ".join(map(str, facts.related))),
    ]
    table = Table(show_header=False, box=None)
    for label, value in rows:
        if value:
            table.add_row(label, str(value))
    Console(soft_wrap=True).print(table)
