"""The kinds of things the legend tells apart: colour, sign and name of each.

Colours are Paul Tol's "muted" scheme, made for colour-blind readers, darkened or lightened until
they stand out from the page; the sign says the same without any colour.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """A kind in the legend; `light` and `dark` are its colour on a light and on a dark page."""

    id: str
    sign: str
    zh: str
    en: str
    light: str
    dark: str


FAMILIES = (
    Family("resolution", "■", "决议", "Resolutions", "#332288", "#a79bff"),
    Family("document", "□", "其他文件", "Other documents", "#2f6690", "#7cc0e8"),
    Family("paragraph", "¶", "段落", "Paragraphs", "#4a5568", "#b8c1cf"),
    Family("instrument", "◆", "文书和条约", "Instruments", "#882255", "#f08bb4"),
    Family("body", "●", "机构和职务", "Bodies and offices", "#117733", "#6fcf87"),
    Family("programme", "▲", "方案和基金", "Programmes and funds", "#963a8c", "#dc95d5"),
    Family("event", "★", "会议和活动", "Meetings and events", "#7a6a00", "#ddcc77"),
    Family("actor", "○", "行为方类别", "Classes of actors", "#1b7f78", "#72d6c9"),
    Family("place", "▼", "地点", "Places", "#b0475a", "#f2a0ad"),
    Family("topic", "·", "主题", "Topics", "#66625a", "#b9b4aa"),
    Family("candidate", "?", "待确认名称", "Names to confirm", "#6b6b6b", "#a8a8a8"),
    Family("unresolved", "…", "未解析", "Unresolved", "#6b6b6b", "#a8a8a8"),
)

_OF_AUTHORITY = {
    "org": "body",
    "role": "body",
    "programme": "programme",
    "fund": "programme",
    "instrument": "instrument",
    "event": "event",
    "group": "actor",
    "place": "place",
    "topic": "topic",
}


def family_of(name: str) -> str:
    """The family of `authority/org/unodc` (`body`), `candidate/...`; a kind nobody foresaw is a `topic`."""
    head, _, rest = name.partition("/")
    if head == "candidate":
        return "candidate"
    return _OF_AUTHORITY.get(rest.partition("/")[0], "topic")


def colour_css() -> str:
    """The families' colours as custom properties, light first, then under `[data-theme=dark]`."""
    light = "".join(f"--k-{f.id}:{f.light};" for f in FAMILIES)
    dark = "".join(f"--k-{f.id}:{f.dark};" for f in FAMILIES)
    rules = "".join(f".k-{f.id}{{--k:var(--k-{f.id})}}" for f in FAMILIES)
    return f":root{{{light}}}[data-theme=dark]{{{dark}}}{rules}\n"
