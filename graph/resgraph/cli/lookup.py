"""`resgraph lookup`: what a document symbol, a reference or a name says."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table

from resgraph.cli.telling import in_words
from resgraph.find.authorities import Authorities, load
from resgraph.model import ResgraphError, Symbol, SymbolError
from resgraph.model.notice import Notice
from resgraph.query.matching import Names
from resgraph.query.wanted import SUGGESTED, near_it, references
from resgraph.symbols import explain, parse


class UnknownError(ResgraphError):
    """What was asked for is no symbol, no reference and no name."""


@click.command("lookup", epilog="Example: resgraph lookup 'A/RES/3201 (S-VI)'")
@click.argument("symbol")
def command(symbol: str) -> None:
    """Explain SYMBOL: the body, session and number, its IRI in the graph, its public page.

    SYMBOL may be a reference as texts make it (第55/25号决议, 55/25), a name (Palermo Convention, 巴勒莫公约), or an id
    (org/unodc).
    """
    names = load()
    if symbol.strip() in names.entities:
        _show(_name_rows(symbol.strip(), names))
        return
    meant, others = _meant(symbol)
    if meant:
        _show(_symbol_rows(meant, others, names))
        return
    for id in _named(symbol):
        _show(_name_rows(id, names))


def _meant(text: str) -> tuple[Symbol | None, list[Symbol]]:
    """The symbol, and others that a reference without its body may mean; None for what is no reference."""
    try:
        return parse(text), []
    except SymbolError:
        found = list(dict.fromkeys(references(text)))
        if not found and "/" in text and text[:1].isascii():
            raise
        return (found[0], found[1:]) if found else (None, [])


def _named(text: str) -> list[str]:
    """The ids that bear the name. Raises UnknownError."""
    names = Names()
    found = names.called(text)
    if not found:
        hits = names.like(text, most=SUGGESTED)
        raise UnknownError(Notice("unknown-symbol", given=text, near=near_it(hit.name for hit in hits)))
    return found


def _symbol_rows(symbol: Symbol, others: list[Symbol], names: Authorities) -> list[tuple[str, object]]:
    facts = explain(symbol)
    body = [name for language in ("zh", "en") if (name := names.label(facts.body, language))]
    return [
        ("row-symbol", str(facts.symbol)),
        ("row-kind", facts.kind),
        ("row-body", ", ".join(body) or facts.body),
        ("row-session", facts.session),
        ("row-year", facts.year),
        ("row-number", facts.number),
        ("row-period", facts.period),
        ("IRI", facts.iri),
        ("row-page", facts.url),
        *facts.parts,
        ("row-belongs-to", ", ".join(map(str, facts.related))),
        ("row-may-also-be", ", ".join(map(str, others[:5]))),
    ]


def _name_rows(id: str, names: Authorities) -> list[tuple[str, object]]:
    """A thing of the authority files: its names, and what else it is called."""
    entity = names.entities[id]
    labels = dict(entity.labels)
    others = sorted({name.text for name in entity.names} - set(labels.values()))
    return [
        ("row-id", id),
        ("row-name", ", ".join(labels[language] for language in ("zh", "en") if language in labels)),
        ("row-also", ", ".join(others)),
        ("IRI", f"https://w3id.org/resgraph/authority/{id}"),
    ]


def _show(rows: list[tuple[str, object]]) -> None:
    table = Table(show_header=False, box=None)
    for label, value in rows:
        if value:
            table.add_row(in_words(Notice(label)) if label.startswith("row-") else label, str(value))
    Console(soft_wrap=True).print(table)
