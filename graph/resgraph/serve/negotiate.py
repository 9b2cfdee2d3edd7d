"""Content negotiation: which of the media types on offer a client likes best (RFC 9110, section 12.5.1).

    text/turtle;q=0.5, application/ld+json, */*;q=0.1

Without the header everything goes. Of types liked equally the first on offer is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

RESULTS: dict[str, str] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""Media type to format of SELECT and, but for CSV and TSV, of ASK; the first of a format is its own name."""

GRAPHS: dict[str, str] = {
    "text/turtle": "turtle",
    "application/x-turtle": "turtle",
    "application/n-triples": "ntriples",
    "application/rdf+xml": "rdfxml",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/xml": "rdfxml",
    "text/plain": "ntriples",
}
"""Media type to format of graphs."""

_ALIASES = ("application/json", "application/xml", "application/x-turtle", "text/plain")
OFFERS = (*(t for t in (*RESULTS, *GRAPHS) if t not in _ALIASES), *_ALIASES)
"""All of them; a type by its own name comes before one that only covers it."""

_RANGE = re.compile(
    r"""
    \s* ([\w!#$&^.+*-]+) / ([\w!#$&^.+*-]+)   # type and subtype, either may be *
    ((?: \s* ; [^,;]* )*) \s*                 # parameters
    """,
    re.VERBOSE,
)
_QUALITY = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*")


def ranges(accept: str) -> tuple[tuple[str, str, float], ...]:
    """Type, subtype and quality of each media range; what cannot be read is left out."""
    found = []
    for part in accept.split(","):
        match = _RANGE.fullmatch(part)
        if match:
            found.append((match[1].lower(), match[2].lower(), quality(match[3])))
    return tuple(found)


def quality(parameters: str) -> float:
    """The `q` among the parameters of a range, 1 where there is none."""
    for parameter in parameters.split(";"):
        match = _QUALITY.fullmatch(parameter)
        if match:
            return float(match[1])
    return 1.0


def liked(accept: str, offers: Sequence[str]) -> tuple[str, ...]:
    """The offers that the client takes, the best liked first."""
    wanted = ranges(accept)
    if not accept.strip():
        return tuple(offers)
    qualities = [(_liking(offer, wanted), -place, offer) for place, offer in enumerate(offers)]
    return tuple(offer for quality, _, offer in sorted(qualities, reverse=True) if quality > 0)


def _liking(offer: str, wanted: Sequence[tuple[str, str, float]]) -> float:
    """The quality of the most specific range that covers the offer."""
    kind, _, sub = offer.partition("/")
    fitting = [
        ((major != "*") + (minor != "*"), quality)
        for major, minor, quality in wanted
        if major in (kind, "*") and minor in (sub, "*")
    ]
    return max(fitting, default=(0, 0.0))[1]
