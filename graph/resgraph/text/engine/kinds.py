"""Which paragraphs are preambular and which operative: by their numbers, else by the form of the verb that opens them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from resgraph.languages.profile import Profile
from resgraph.model import ParagraphKind
from resgraph.model.data import ontology_table
from resgraph.text.engine.cues import Cues
from resgraph.text.engine.paragraphs import Draft

OPERATIVE, PREAMBULAR = ParagraphKind.OPERATIVE, ParagraphKind.PREAMBULAR


def kinds_of(drafts: Sequence[Draft], profile: Profile, cues: Cues) -> list[ParagraphKind]:
    """Preambular up to the first number; where none is printed, up to the first verb of the operative part.

    Below a heading a section may have a preamble of its own: paragraphs without a number that open as those do.
    """
    first = next((at for at, draft in enumerate(drafts) if draft.number and not draft.number.level), None)
    words = _Words(profile, cues)
    parts = [words.part(draft.opening, guess=first is None) for draft in drafts[:first]]
    start = len(parts)
    while start and parts[start - 1] == "operative":
        start -= 1
    if first is None:
        start = parts.index("operative") if "operative" in parts else len(parts)
    later = _section_preambles(drafts[start:], words)
    return [PREAMBULAR] * start + [PREAMBULAR if own else OPERATIVE for own in later]


def _section_preambles(drafts: Sequence[Draft], words: _Words) -> list[bool]:
    """Of paragraphs behind the first operative one: which open a section as a preamble does."""
    found, open_ = list[bool](), False
    for draft in drafts:
        open_ = (bool(draft.heading) or open_) and not draft.number
        open_ = open_ and words.part(draft.opening, guess=True) == "preambular"
        found.append(open_)
    return found


class _Words:
    """The first words of the counted forms of a language, with the part of a resolution that they open."""

    def __init__(self, profile: Profile, cues: Cues) -> None:
        self._cues = cues
        self._prefixes = [cues.fold(prefix) for prefix in profile.writing.prefixes]
        self._exact, self._endings = _counted(profile.code, cues.fold)

    def part(self, text: str, *, guess: bool) -> str:
        """The part whose verbs open so; by their endings, where a guess is asked for."""
        words = [word.strip(',;:"') for word in self._cues.fold(text[:80]).casefold().split()[:3]]
        for word in words:
            for form in (word, *(word.removeprefix(p) for p in self._prefixes if word.startswith(p))):
                if form in self._exact:
                    return self._exact[form]
        return self._endings.get(words[0][-2:], "") if guess and words else ""


def _counted(code: str, fold: Callable[[str], str]) -> tuple[dict[str, str], dict[str, str]]:
    """The first words with their part, and the part that all forms of an ending belong to."""
    parts: dict[str, Counter[str]] = {}
    ends: dict[str, Counter[str]] = {}
    for part, form, count in _rows(code):
        word = fold(form).casefold().split()[0]
        parts.setdefault(word, Counter())[part] += count
        ends.setdefault(word[-2:], Counter())[part] += count
    exact = {word: found.most_common(1)[0][0] for word, found in parts.items() if len(found) == 1}
    return exact, {end: found.most_common(1)[0][0] for end, found in ends.items() if len(found) == 1}


@cache
def _rows(code: str) -> tuple[tuple[str, str, int], ...]:
    return tuple(
        (row["part"], row["form"], int(row["count"]))
        for row in ontology_table("verb-forms.tsv")
        if row["language"] == code
    )
