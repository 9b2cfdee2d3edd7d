"""Whose assembly and whose secretariat a document means by 大会 and 秘书处: those of the body that speaks.

A resolution of the International Atomic Energy Agency is headed 国际原子能机构 大会 and then says 大会 of its own
General Conference; one that opens with 国际劳工组织大会， or 缔约方会议， has a secretariat that is not the United Nations'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.find.neighbours import any_of
from resgraph.find.organs import find_organs
from resgraph.languages.ruled import LINKING
from resgraph.model import Resolution
from resgraph.model.passage import Passage
from resgraph.symbols.series import BY_BODY, ENVIRONMENT_ASSEMBLY, GENERAL_ASSEMBLY, HABITAT_ASSEMBLY
from resgraph.text.folding import fold

UNITED_NATIONS = ("A/", "S/", "E/", "T/")
"""What the symbols open with of bodies that the Secretariat of the United Nations serves."""
GENERAL_CONFERENCE = ("GC(",)
"""What the symbols open with of a body that calls itself 大会 and is another organization's: GC(52)/RES/10."""
OURS = frozenset({GENERAL_ASSEMBLY, ENVIRONMENT_ASSEMBLY, HABITAT_ASSEMBLY})
"""Assemblies that mean the General Assembly where they say 大会 alone."""
NAMED = LINKING.pattern("heading.named", ours=any_of("own-assembly"))
"""A body's name that ends its line, or has its session behind it."""
ENACTING = re.compile(f".{{2,40}}{any_of('own-assembly')}[,:]?")
"""A line that structure does not know as an enacting line: 国际劳工组织大会，."""
ORGANIZATION = re.compile(f"{any_of('end-of-an-organization')}$")
"""What ends the line above 大会, where it is the first half of the name: 国际原子能机构."""
ASSEMBLY, SECRETARIAT = LINKING.text("assembly"), LINKING.text("secretariat")
HEADING = 2000
"""How much of a text can be its heading, in characters."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whether a bare 大会 and a bare 秘书处 are the United Nations'."""

    assembly: bool = True
    secretariat: bool = True


def speaker_of(resolution: Resolution, opening: Passage | None = None) -> Speaker:
    """Whose words they are: as the symbol tells, else the adopting body, else the name in the heading.

    `opening` is the first paragraph, which may be an enacting line that structure does not know.
    """
    symbol, body = resolution.metadata.symbol, resolution.metadata.body
    if symbol and symbol.text.startswith(UNITED_NATIONS):
        return Speaker()
    if symbol and symbol.text.startswith(GENERAL_CONFERENCE):
        return Speaker(assembly=False, secretariat=False)
    named = _in_heading(resolution, opening)
    assembly = all(organ in OURS for name, organ in named if name == ASSEMBLY)
    series = BY_BODY.get(body or "")
    served = body is None or (series is not None and series.resolution.startswith(UNITED_NATIONS))
    conference = any(name != ASSEMBLY for name, _ in named)
    return Speaker(assembly, secretariat=served and not conference and assembly)


def not_united_nations(speaker: Speaker) -> frozenset[str]:
    """The names that the document does not use of the United Nations."""
    names = {ASSEMBLY: speaker.assembly, SECRETARIAT: speaker.secretariat}
    return frozenset(name for name, ours in names.items() if not ours)


def _in_heading(resolution: Resolution, opening: Passage | None) -> list[tuple[str, str]]:
    """The assemblies and conferences that lines above the first paragraph end with, and which body each is."""
    first = resolution.paragraphs[0] if resolution.paragraphs else None
    end = first.body.origins[0] if first and first.body.origins else 0
    above = resolution.source.text[: min(end, HEADING)].splitlines()
    whole = [opening.folded.text] if opening and ENACTING.fullmatch(opening.folded.text) else []
    lines = [*(fold(line).text for line in above if line.strip()), *whole]
    found = []
    for before, line in zip(["", *lines], lines, strict=False):
        for name in NAMED.finditer(line):
            alone = name.start() == 0 and not ORGANIZATION.search(before)
            joined = line[: name.end()] if alone else before + line[: name.end()]
            organs = [organ for organ in find_organs(joined) if organ.end == len(joined)]
            found += [(name.group(), organ.body) for organ in organs]
    return found
