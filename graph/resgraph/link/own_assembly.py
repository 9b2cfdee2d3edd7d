"""大会 in a text of another organization's assembly: that assembly, and not the General Assembly of the United Nations.

A resolution of the IAEA General Conference opens with 大会，, asks for reports to 大会第六十三届常会, and says 大会 throughout.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from resgraph.link.naming import MentionFindings
from resgraph.model import Mention
from resgraph.symbols.bodies import adopting_bodies, namesakes
from resgraph.symbols.series import GENERAL_ASSEMBLY

BARE = min((name for name, id in adopting_bodies().items() if id == GENERAL_ASSEMBLY), key=len)
"""大会, alone."""
SESSION = "event/general-assembly-session-"


def own_assembly(found: Iterable[MentionFindings], body: str | None) -> tuple[MentionFindings, ...]:
    """The findings, 大会 being the document's own `body` where that is an assembly of no United Nations series."""
    if not body or all(id != body or not name.endswith(BARE) for name, id in namesakes().items()):
        return tuple(found)
    return tuple(
        replace(
            each, mentions=tuple(_own(mention, body) for mention in each.mentions if not _session(mention))
        )
        for each in found
    )


def _own(mention: Mention, body: str) -> Mention:
    bare = mention.id == GENERAL_ASSEMBLY and mention.text == BARE
    return replace(mention, id=body) if bare else mention


def _session(mention: Mention) -> bool:
    """大会第六十三届常会: the other assembly's sessions are known by nobody."""
    return mention.id.startswith(SESSION) and mention.text.startswith(BARE)
