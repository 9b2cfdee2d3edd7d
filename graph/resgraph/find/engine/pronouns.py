"""That resolution, the present resolution, Ibid.: words that stand for a document named before, or for this one."""

from __future__ import annotations

from collections.abc import Sequence

from resgraph.find.citations.words import DECISION, RESOLUTION, SAME, Pronoun
from resgraph.find.engine.parts import Part
from resgraph.languages.profile import Kind


def find_pronouns(parts: Sequence[Part]) -> tuple[Pronoun, ...]:
    """Each of them in the passage; `ibid` only where the passage or a sentence begins with it."""
    found: list[Pronoun] = []
    for at, part in enumerate(parts):
        if part.has(Kind.THIS):
            noun = RESOLUTION if part.kinds[Kind.THIS] == "resolution" else DECISION
            found.append(Pronoun(part.start, part.end, noun, 1, own=True))
        elif part.has(Kind.THAT):
            found.append(Pronoun(part.start, part.end, RESOLUTION, int(part.kinds[Kind.THAT]), own=False))
        elif part.has(Kind.IBID) and (at == 0 or parts[at - 1].sign in (".", ";", "(")):
            found.append(Pronoun(part.start, part.end, SAME, 1, own=False))
    return tuple(found)
