"""The words that open paragraphs: a cue for structure, not the analysis of verbs.

又回顾, 赞赏地注意到, 深为关切, 业经接获: the verbs of ontology/verbs.ttl with the adverbs and frames of
`resgraph.drafting.frames`. Paragraphs may open otherwise; then layout decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from resgraph.drafting.frames import BEFORE, FRAME
from resgraph.drafting.verbs import Force, Verb, load_verbs
from resgraph.languages.ruled import rules

DRAFTING = rules("drafting")
PARAGRAPHS = rules("paragraphs")

MIDWAY = frozenset(DRAFTING.words("openers.midway"))
"""Labels of verbs that open a clause in mid-sentence as often as a paragraph."""
SPOKEN = rf"[“\"「『]\s*{DRAFTING.source('openers.speakers')}"
STATING = rf"(?:{SPOKEN}|[“\"「『])?"
"""A statement of the President quotes what the body says: “安全理事会重申…."""
MODIFIER = PARAGRAPHS.source("openers.modifier", adverbs=BEFORE.pattern)
OPERATIVE = frozenset(
    f"verb/{name}"
    for name in """
    decide recommend endorse approve adopt accept agree declare establish appoint extend terminate condemn commend
    congratulate support
    """.split()
)
"""Verbs that operative paragraphs open with and preambles hardly do, beside those that ask somebody."""
COMPLEMENT = PARAGRAPHS.text("openers.complement")
SOLEMN = PARAGRAPHS.words("openers.solemn")
CONVICTIONS = frozenset(f"verb/{name}" for name in "convinced believe confident determined hope".split())
"""What a preamble ends with as often."""
RECEIVING = frozenset(f"verb/{name}" for name in "note reaffirm recognize acknowledge".split())
WISHES = frozenset(("verb/support", "verb/hope"))
"""Feelings that others are said to have as often: 各国…，支持…，希望…."""


def _any(words: set[str]) -> str:
    """The longest of the words that stands there; its first character is looked at before they are tried one by one."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return rf"(?=[{''.join(sorted({word[0] for word in words}))}])(?:{'|'.join(ordered)})"


def _labels(fits: Callable[[str, Verb], bool]) -> str:
    """A pattern of the labels that fit; of 认识到 also of the first two characters, since bold may end behind them."""
    found = {label for label, verb in load_verbs().labels.items() if fits(label, verb)} - MIDWAY
    return _any(found | {label[:-1] for label in found if len(label) > 2 and label.endswith(COMPLEMENT)})


def _acts(_: str, verb: Verb) -> bool:
    """Whether operative paragraphs open with it: it asks somebody, or decides."""
    return verb.force is Force.DIRECTIVE or verb.id in OPERATIVE


def _shows(_: str, verb: Verb) -> bool:
    """Whether it may open either part: 痛惜, 欢迎, 备悉, 确认; no conviction, no hope, and nothing that is only rested on."""
    return verb.id in RECEIVING or (verb.force is not Force.REFERENTIAL and verb.id not in CONVICTIONS)


def _is_sure(label: str, verb: Verb) -> bool:
    """Whether it opens a paragraph wherever it stands behind a stop: 回顾, 严重关切; not 通过, 建立, 请, 支持."""
    if verb.id in WISHES or verb.force is Force.DIRECTIVE:
        return False
    if verb.force is Force.EXPRESSIVE or verb.id == "verb/guided-by":
        return True
    return label not in load_verbs().opening and verb.id not in OPERATIVE


OPENER = re.compile(
    rf"{STATING}(?:{MODIFIER}){{0,3}}?(?:{_labels(lambda *_: True)}|(?:{FRAME.pattern})|{DRAFTING.source('openers.leads')})",
    re.VERBOSE,
)
SURE = re.compile(rf"{STATING}(?:{MODIFIER}){{0,3}}?(?:{_labels(_is_sure)}|(?:{FRAME.pattern}))", re.VERBOSE)
SPEAKING = re.compile(SPOKEN)
CONNECTOR = re.compile(DRAFTING.source("openers.connectors"))
JOINED = PARAGRAPHS.pattern(
    "openers.joined", modifiers=MODIFIER, verbs=_labels(lambda *_: True), frames=FRAME.pattern
)
"""并回顾…: opens a paragraph as well as a clause; layout tells which."""
EITHER = re.compile(rf"(?:{MODIFIER}){{0,3}}?(?:{_labels(_shows)}|(?:{FRAME.pattern}))", re.VERBOSE)
OPENER_OPERATIVE = PARAGRAPHS.pattern("openers.operative", modifiers=MODIFIER, verbs=_labels(_acts))


def opens(text: str) -> bool:
    """Whether the text begins as paragraphs do: 回顾, 又重申, 赞赏地注意到; not 并强调, 以及."""
    return bool(OPENER.match(text)) and not CONNECTOR.match(text)


def surely_opens(text: str) -> bool:
    """Whether it begins with words that stand in mid-sentence but seldom: 回顾, 又重申; not 通过, 建立, 请."""
    return bool(SURE.match(text) or SPEAKING.match(text))


def opens_joined(text: str) -> bool:
    """Whether it begins with 并 and a verb, as a paragraph may where a line or a blank sets it apart: 并回顾."""
    return bool(JOINED.match(text))


def opens_operative(text: str) -> bool:
    """Whether it begins with a verb that operative paragraphs open with and preambles hardly do, or with 兹."""
    return text.startswith(SOLEMN) or bool(OPENER_OPERATIVE.match(text))


def opens_either(text: str) -> bool:
    """Whether it begins with a verb that either part may open with, 痛惜, 备悉, so that stops must tell which."""
    return bool(EITHER.match(text))
