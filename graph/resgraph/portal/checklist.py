"""What the LOD cloud and five-star data ask, counted, with pass or fail."""

from __future__ import annotations

import json
from dataclasses import dataclass

from resgraph.model.notice import Notice
from resgraph.portal.figures import TARGETS, Figures
from resgraph.rdf.iris import BASE

TRIPLES, LINKS = 1000, 50


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand, whether it is met (None: not to be known from here), and the count or reason."""

    demand: Notice
    met: bool | None
    told: str


def checklist(figures: Figures) -> tuple[Demand, ...]:
    """Every demand in the order of the LOD cloud's own list, then those of five-star data and of this project."""
    served = figures.base != BASE
    linked = {key: figures.linked(key) for key in TARGETS}
    clouds = linked["wikidata"] + linked["geonames"]
    return (
        Demand(Notice("portal-http"), True, figures.base),
        Demand(
            Notice("portal-resolve"),
            None,
            "ask the server that carries the site"
            if served
            else "the redirect at w3id.org is not registered yet",
        ),
        Demand(Notice("portal-triples", least=TRIPLES), figures.triples >= TRIPLES, str(figures.triples)),
        Demand(
            Notice("portal-links", least=LINKS),
            clouds >= LINKS,
            f"{clouds} ({', '.join(f'{TARGETS[k][0]} {n}' for k, n in linked.items())})",
        ),
        Demand(Notice("portal-fetched"), True, "resgraph.ttl, .nt, .jsonld, each with .gz"),
        Demand(Notice("portal-licence"), True, "CC0 1.0; the texts remain the United Nations'"),
        Demand(Notice("portal-void"), True, "void.ttl"),
        Demand(Notice("portal-dcat"), True, "dcat.ttl"),
        Demand(Notice("portal-sources"), bool(figures.sources), f"{len(figures.sources)} source files"),
        Demand(Notice("portal-no-blank"), figures.blank_nodes == 0, str(figures.blank_nodes)),
    )


def as_json(lines: tuple[Demand, ...]) -> str:
    """The list for machines."""
    listed = [
        {"demand": line.demand, "demand_zh": line.demand.told("zh"), "met": line.met, "told": line.told}
        for line in lines
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def as_markdown(lines: tuple[Demand, ...]) -> str:
    """The list for people."""
    shown = {True: Notice("portal-pass"), False: Notice("portal-fail"), None: Notice("portal-open")}
    rows = [f"| {line.demand.in_both()} | {shown[line.met].in_both()} | {line.told} |" for line in lines]
    title, demand = Notice("portal-checklist").in_both(), Notice("portal-demand").in_both()
    return "\n".join([f"# {title}", "", f"| {demand} | | |", "|---|---|---|", *rows]) + "\n"
