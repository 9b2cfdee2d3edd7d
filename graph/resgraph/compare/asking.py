"""What a body asks again by a noun: reiterates its request says what requests says, 重申呼吁 what 呼吁 says.

The nouns are those of the languages (`frames.tsv`, rows `asking`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from resgraph.compare.outline import Mark, Outline
from resgraph.compare.tokens import Words, words_of
from resgraph.languages import builtin

AGAIN = "verb/reaffirm"
_NEAR = 1
"""So many words may stand before the noun and what belongs to it: reiterates further its request, 重申其呼吁."""
_REACH = 120
"""No noun stands farther behind its verb, in characters."""

Forms = Mapping[tuple[str, ...], str]


def asked_again(outline: Outline) -> Outline:
    """The outline, where each act that asks again by a noun is the verb of that noun and reaches to its end."""
    forms = _forms(outline.language)
    if not forms:
        return outline
    passages = tuple(
        replace(each, acts=tuple(_meant(each.text, act, forms) for act in each.acts))
        if any(act.id == AGAIN for act in each.acts)
        else each
        for each in outline.passages
    )
    return replace(outline, passages=passages)


def _meant(text: str, act: Mark, forms: Forms) -> Mark:
    if act.id != AGAIN:
        return act
    words = words_of(text[act.end : act.end + _REACH])
    for at in range(_NEAR + 1):
        for keys, verb in forms.items():
            if _stands(words, at, keys):
                return Mark(act.start, act.end + words.ends[at + len(keys) - 1], verb)
    return act


def _stands(words: Words, at: int, keys: tuple[str, ...]) -> bool:
    return words.keys[at : at + len(keys)] == keys


@cache
def _forms(language: str) -> Forms:
    """The verb of each noun, by its words."""
    profile = builtin().get(language)
    return {words_of(each.form).keys: each.verb for each in profile.asking} if profile else {}
