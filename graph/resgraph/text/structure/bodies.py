"""The body that a line names: who adopts, by the full names of the authorities."""

from __future__ import annotations

import re

from resgraph.languages.ruled import RULED, rules
from resgraph.symbols.bodies import adopting_bodies, named_body
from resgraph.text.scripts import simplify

BODIES = adopting_bodies(RULED)
"""Names without titles' marks, in simplified characters, and the ids of the bodies."""
NAMES = "|".join(map(re.escape, sorted(BODIES, key=len, reverse=True)))
"""The same as a pattern, the longest first."""
LINE = rules("enacting")
SESSION, ENACTING = LINE.pattern("session"), LINE.pattern("line")
ENDINGS, ASSEMBLY = LINE.words("endings"), LINE.text("assembly")


def may_enact(text: str) -> bool:
    """Whether the line ends as every enacting line does, repaired or not: in 会 or 议, perhaps with a comma."""
    return text.rstrip("，,：:").rstrip().endswith(ENDINGS)


def body_of(name: str) -> str | None:
    """The id of the body that the words name, all of them: 大会 -> org/general-assembly, 第58届世界卫生大会.

    The organization may stand before its body (联合国环境规划署联合国环境大会). A longer name is never taken for
    the one it ends in: 某国人权委员会 is not the Commission on Human Rights, 某某组织大会 not the General Assembly.
    """
    plain = SESSION.sub("", simplify(name))
    return named_body(plain, RULED) or next(
        (
            body
            for known, body in BODIES.items()
            if known != ASSEMBLY and plain.endswith(known) and named_body(plain.removesuffix(known), RULED)
        ),
        None,
    )
