"""What the LOD cloud and five-star data ask, counted, with pass or fail."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from resgraph.portal.figures import TARGETS, Figures
from resgraph.rdf.iris import BASE

TRIPLES, LINKS = 1000, 50


@dataclass(frozen=True, slots=True)
class Line:
    """One demand, whether it is met (None: not to be known from here), and the count or reason."""

    demand: str
    demand_zh: str
    met: bool | None
    told: str


def checklist(figures: Figures) -> tuple[Line, ...]:
    """Every demand in the order of the LOD cloud's own list, then those of five-star data and of this project."""
    served = figures.base != BASE
    linked = {key: figures.linked(key) for key in TARGETS}
    clouds = linked["wikidata"] + linked["geonames"]
    return (
        Line("IRIs begin with http or https", "标识符以 http 或 https 开头", True, figures.base),
        Line(
            "IRIs resolve, with content negotiation",
            "标识符可解析，并支持内容协商",
            None,
            "ask the server that carries the site"
            if served
            else "the redirect at w3id.org is not registered yet",
        ),
        Line(
            f"at least {TRIPLES} triples",
            f"至少{TRIPLES}条三元组",
            figures.triples >= TRIPLES,
            str(figures.triples),
        ),
        Line(
            f"at least {LINKS} links to data sets of the cloud",
            f"至少{LINKS}条链接指向云中其他数据集",
            clouds >= LINKS,
            f"{clouds} ({', '.join(f'{TARGETS[k][0]} {n}' for k, n in linked.items())})",
        ),
        Line(
            "the whole data set can be fetched",
            "可获取全部数据",
            True,
            "resgraph.ttl, .nt, .jsonld, each with .gz",
        ),
        Line(
            "an open licence is stated", "载明开放许可", True, "CC0 1.0; the texts remain the United Nations'"
        ),
        Line("described in VoID", "以 VoID 描述", True, "void.ttl"),
        Line("described in DCAT-AP", "以 DCAT-AP 描述", True, "dcat.ttl"),
        Line(
            "provenance is stated", "载明来源", bool(figures.sources), f"{len(figures.sources)} source files"
        ),
        Line("no blank nodes", "无空节点", figures.blank_nodes == 0, str(figures.blank_nodes)),
    )


def as_json(lines: tuple[Line, ...]) -> str:
    """The list for machines."""
    return json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=2) + "\n"


def as_markdown(lines: tuple[Line, ...]) -> str:
    """The list for people."""
    shown = {True: "pass 通过", False: "fail 未通过", None: "open 待定"}
    rows = [f"| {line.demand} {line.demand_zh} | {shown[line.met]} | {line.told} |" for line in lines]
    return "\n".join(["# Checklist 核对表", "", "| demand 要求 | | |", "|---|---|---|", *rows]) + "\n"
