"""Bodies that adopt resolutions, as Chinese texts name them before a number.

大会, 安全理事会 and 经社理事会 name one body. 理事会, 委员会 and 缔约方会议 depend on the text; they are found as
COUNCIL, COMMISSION and CONFERENCE. A body outside the series (世界卫生组织执行委员会, 非洲联盟大会) is OTHER: its
numbers are never those of a body whose name is the end of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from resgraph.drafting.verbs import load_verbs
from resgraph.find.neighbours import any_of
from resgraph.languages.ruled import RULED, rules
from resgraph.symbols.bodies import adopting_bodies, conventions, namesakes

COUNCIL, COMMISSION, CONFERENCE, SELF, OTHER = "@council", "@commission", "@conference", "@self", "@other"

BODIES = rules("bodies")

ASSEMBLY, ASSEMBLY_SHORT = BODIES.text("bodies.assembly"), BODIES.text("bodies.assembly_short")
COUNCIL_NAME, COMMITTEE_NAME = BODIES.text("bodies.council"), BODIES.text("bodies.committee")
CONFERENCE_NAME, CONVENTION = BODIES.text("bodies.conference"), BODIES.text("bodies.convention")
EXECUTIVE, SUB, OWNER = (
    BODIES.text("bodies.executive"),
    BODIES.text("bodies.sub"),
    BODIES.text("bodies.owner"),
)
MENTIONED = BODIES.words("bodies.mentioned")
"""A passage without any of these names no body."""

NAMES: tuple[tuple[str, str], ...] = (
    *(pair for pair in adopting_bodies(RULED).items() if pair[0] != ASSEMBLY),
    *((name, OTHER) for name in namesakes(RULED)),
)
"""Names from the authorities; the longest that ends at an anchor wins. Whose 大会 it is tell the words before it."""

BY_ENDING = {
    ending: sorted((pair for pair in NAMES if pair[0].endswith(ending)), key=lambda pair: -len(pair[0]))
    for ending in {name[-2:] for name, _ in NAMES}
}
"""The same by their last two characters, the longest first."""

ANCHOR = BODIES.pattern("bodies.endings")

CONVENTIONS = conventions(RULED, CONFERENCE_NAME)

TITLE_BEFORE = BODIES.pattern("bodies.instrument")

STOPS = BODIES.words("bodies.stops")
LONGEST_VERB = 12
"""Characters of a verb with its adverbs."""

OTHER_ASSEMBLY = re.compile(f"{any_of('before-other-assemblies')}$")
"""What makes 大会 that of something else; more nouns do, but only a text without verbs before it would show them."""

BEFORE_A_HEAD = re.compile(f"{any_of('before-a-head')}$")
BEFORE_A_SHORT_NAME = frozenset(BODIES.text("bodies.before_a_short_name"))
"""What a short name (理事会, 委员会) may follow; after anything else it is the end of a longer name."""


@dataclass(frozen=True, slots=True)
class Organ:
    """A body named in folded text: a body id, or COUNCIL, COMMISSION, CONFERENCE, OTHER."""

    start: int
    end: int
    body: str


def find_organs(text: str) -> tuple[Organ, ...]:
    """Each body named in a folded text, in text order."""
    return tuple(_organ(text, found) for found in ANCHOR.finditer(text))


def _organ(text: str, anchor: re.Match[str]) -> Organ:
    """The name that ends with the anchor: the longest known one, else what the words before it allow."""
    end = anchor.end()
    for name, body in BY_ENDING.get(text[end - 2 : end], ()):
        if text.endswith(name, 0, end):
            start = end - len(name)
            return Organ(start - len(OWNER) * text.endswith(OWNER, 0, start), end, body)
    word, start = anchor.group(), anchor.start()
    if word == ASSEMBLY_SHORT:
        return Organ(start, end, "org/general-assembly")
    if word.startswith(CONFERENCE_NAME):
        return _conference(text, start, end)
    if word == ASSEMBLY:
        return Organ(start, end, OTHER if of_others(text, start) else "org/general-assembly")
    short = _is_short(text, start)
    if word == COUNCIL_NAME and (short or text.endswith(EXECUTIVE, 0, start)):
        return Organ(start, end, COUNCIL)
    if word == COMMITTEE_NAME and text.endswith(SUB, 0, start):
        alone = _is_short(text, start - len(SUB))
        return Organ(start - len(SUB), end, "org/sub-commission-on-human-rights" if alone else OTHER)
    if word == COMMITTEE_NAME and short:
        return Organ(start, end, COMMISSION)
    return Organ(start, end, OTHER)


def _is_short(text: str, start: int) -> bool:
    """Whether nothing before makes 理事会 or 委员会 the end of a longer name: a verb, a particle, a sign."""
    if not start or text[start - 1] in BEFORE_A_SHORT_NAME:
        return True
    if text.endswith(EXECUTIVE, 0, start):  # 执行委员会 is one of its own
        return False
    return BEFORE_A_HEAD.search(text, max(0, start - 4), start) is not None or _after_opening_verb(
        text, start
    )


def _after_opening_verb(text: str, start: int) -> bool:
    """追忆理事会…: whether a verb that opens the sentence, with its adverbs, ends there; 设立审查委员会 has none that does."""
    opens = max(text.rfind(stop, 0, start) for stop in STOPS) + 1
    if start - opens > LONGEST_VERB:
        return False
    verb = load_verbs().match(text, opens, head=True)
    return verb is not None and verb.end == start


def of_others(text: str, at: int) -> bool:
    """Whether the words before make the 大会 at that place of a folded text another organization's."""
    return OTHER_ASSEMBLY.search(text, max(0, at - 8), at) is not None


def _conference(text: str, start: int, end: int) -> Organ:
    """《联合国反腐败公约》缔约国会议 is one body; 《巴塞尔公约》缔约方大会 is another, 缔约方会议 an unnamed one.

    《美洲反腐败公约》 is not the convention of the shorter name: only the owner's name may stand before it in a title.
    """
    title = TITLE_BEFORE.search(text, max(0, start - 64), start)
    if title is None:
        return Organ(start, end, CONFERENCE)
    name = title[1] or title[2]
    if name == CONVENTION:
        return Organ(title.start(), end, CONFERENCE)
    titled = title[1] and name.removeprefix(OWNER)
    known = (
        body for words, body in CONVENTIONS.items() if (titled.startswith(words) if titled else words in name)
    )
    body = next(known, OTHER)
    return Organ(title.start(), end, body)
