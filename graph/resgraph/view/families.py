"""The kinds of things the legend tells apart: colour, sign and name of each.

Colours are Paul Tol's "muted" scheme, made for colour-blind readers, darkened or lightened until
they stand out from the page; the sign says the same without any colour.
"""

from __future__ import annotations

from dataclasses import dataclass

from resgraph.model.notice import Notice


@dataclass(frozen=True, slots=True)
class Family:
    """A kind in the legend; `light` and `dark` are its colour on a light and on a dark page."""

    id: str
    sign: str
    name: Notice
    light: str
    dark: str


FAMILIES = (
    Family("resolution", "■", Notice("view-resolution"), "#332288", "#a79bff"),
    Family("document", "□", Notice("view-document"), "#2f6690", "#7cc0e8"),
    Family("paragraph", "¶", Notice("view-paragraph"), "#4a5568", "#b8c1cf"),
    Family("instrument", "◆", Notice("view-instrument"), "#882255", "#f08bb4"),
    Family("body", "●", Notice("view-body"), "#117733", "#6fcf87"),
    Family("programme", "▲", Notice("view-programme"), "#963a8c", "#dc95d5"),
    Family("event", "★", Notice("view-event"), "#7a6a00", "#ddcc77"),
    Family("actor", "○", Notice("view-actor"), "#1b7f78", "#72d6c9"),
    Family("place", "▼", Notice("view-place"), "#b0475a", "#f2a0ad"),
    Family("topic", "·", Notice("view-topic"), "#66625a", "#b9b4aa"),
    Family("candidate", "?", Notice("view-candidate"), "#6b6b6b", "#a8a8a8"),
    Family("unresolved", "…", Notice("view-unresolved"), "#6b6b6b", "#a8a8a8"),
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
