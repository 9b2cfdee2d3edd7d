"""What tells the words of a note from those of a paragraph: A/60/131。 and 见第55/2号决议。 are a note's."""

from __future__ import annotations

import re

from resgraph.languages.ruled import rules
from resgraph.text.numerals import SUPERSCRIPT
from resgraph.text.openers import opens, opens_operative

NOTES = rules("notes")

NOTE_TEXT = NOTES.pattern("words")
"""What a note may begin with."""
TELLING = re.compile(rf"[A-Z]{{1,5}}/[A-Z\d]|{NOTES.source('telling')}", re.VERBOSE)
"""What notes are about: documents and books."""

NOTE = re.compile(
    rf"""
    [\^↑\s]*
    (?: (?P<raised>[{SUPERSCRIPT}]{{1,3}})
      | [\[［〔【] \s? (?:{NOTES.source("label")} \s? (?:\d{{1,2}} \s)? )? (?P<bracketed>\d{{1,3}}|\*{{1,3}}) \s? [\]］〕】]
      | [(（] \s? {NOTES.source("label_chinese")}? \s? (?P<round>\d{{1,3}}) \s? [)）]
      | (?P<slashed>\d{{1,3}}) \s? / (?!\s?\d)
      | {NOTES.source("label_chinese")}? \s? (?P<plain>\d{{1,3}})
        (?: (?P<point>[.．、:：]) (?!\d) \s* | \s+ | (?=[\u4e00-\u9fff《“A-Z]) (?!{NOTES.source("units")}) )
      | (?P<circled>[\u2460-\u2473])
      | (?P<star>\*{{1,4}}|[†‡])
    )
    [\s\^↑]* (?=\S)
    """,
    re.VERBOSE,
)
"""The mark of a note at the start of its line: ¹ [1] (1) 1/ 1. 1 *."""
AT_ONCE = 12
"""Characters of a note within which it names a document, where no mark in the text shows that it is one."""


def style_of(match: re.Match[str]) -> str:
    """The form of the mark: raised, bracketed, round..."""
    return next(
        name
        for name in ("raised", "bracketed", "round", "slashed", "plain", "circled", "star")
        if match[name]
    )


def reads_as_note(text: str) -> bool:
    """Whether a note could say so: 见第55/2号决议。, A/60/131。; no 请秘书长按照第55/2号决议…."""
    if NOTE_TEXT.match(text):
        return not opens_operative(text)
    return bool(TELLING.search(text)) and not opens(text)


def names_at_once(text: str) -> bool:
    """Whether it begins with a document: A/60/131。, 大会第55/2号决议。, 见…; no paragraph does."""
    return reads_as_note(text) and bool(NOTE_TEXT.match(text) or TELLING.search(text[:AT_ONCE]))
