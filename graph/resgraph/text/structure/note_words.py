"""What tells the words of a note from those of a paragraph: A/60/131。 and 见第55/2号决议。 are a note's."""

from __future__ import annotations

import re

from resgraph.languages.grammar import grammar
from resgraph.text.openers import opens, opens_operative

NOTES = grammar("zh", "notes")

NOTE_TEXT = NOTES.pattern("words")
"""What a note may begin with."""
TELLING = re.compile(rf"[A-Z]{{1,5}}/[A-Z\d]|{NOTES.source('telling')}", re.VERBOSE)
"""What notes are about: documents and books."""
AT_ONCE = 12
"""Characters of a note within which it names a document, where no mark in the text shows that it is one."""


def reads_as_note(text: str) -> bool:
    """Whether a note could say so: 见第55/2号决议。, A/60/131。; no 请秘书长按照第55/2号决议…."""
    if NOTE_TEXT.match(text):
        return not opens_operative(text)
    return bool(TELLING.search(text)) and not opens(text)


def names_at_once(text: str) -> bool:
    """Whether it begins with a document: A/60/131。, 大会第55/2号决议。, 见…; no paragraph does."""
    return reads_as_note(text) and bool(NOTE_TEXT.match(text) or TELLING.search(text[:AT_ONCE]))
