"""Which paragraphs are preambular and which operative: by their numbers, else by the form of the verb that opens them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from resgraph.languages.profile import Profile
from resgraph.model import ParagraphKind
from resgraph.model.data import ontology_dir
from resgraph.text.engine.cues import Cues
from resgraph.text.engine.paragraphs import Draft

OPERATIVE, PREAMBULAR = ParagraphKind.OPERATIVE, ParagraphKind.PREAMBULAR


def kinds_of(drafts: Sequence[Draft], profile: Profile, cues: Cues) -> list[ParagraphKind]:
    """Preambular up to the first number; where none is printed, up to the first verb of the operative part."""
    first = next((at for at, draft in enumerate(drafts) if draft.number and not draft.number.level), None)
    unnumbered = [at for at, draft in enumerate(drafts[:first]) if _part(cues.fold(draft.opening), profile.code) == "operative"]
    start = min(unnumbered) if unnumbered else first
    if start is None:
        start = len(drafts)
    if first is not None and start < first and not all(at in unnumbered for at in range(start, first)):
        start = first
    return [PREAMBULAR if at < start else OPERATIVE for at in range(len(drafts))]


def _part(text: str, code: str) -> str:
    """The part of a resolution whose verbs are like the first of the words, adverbs passed over."""
    exact, endings = _counted(code)
    words = text.casefold().split()[:4]
    for word in words[:3]:
        plain = word.strip(",;:")
        if plain in exact:
            return exact[plain]
    guess = endings.get(words[0].strip(",;:")[-2:]) if words else None
    return guess or ""


@cache
def _counted(code: str) -> tuple[dict[str, str], dict[str, str]]:
    """The first words of the counted forms with their part, and the part that most of the endings belong to."""
    parts: dict[str, Counter[str]] = {}
    ends: dict[str, Counter[str]] = {}
    for row in (ontology_dir() / "verb-forms.tsv").read_text(encoding="utf-8").splitlines():
        _, language, part, form, count, *_ = row.split("\t")
        if language == code:
            word = form.casefold().split()[0]
            parts.setdefault(word, Counter())[part] += int(count)
            ends.setdefault(word[-2:], Counter())[part] += int(count)
    exact = {word: found.most_common(1)[0][0] for word, found in parts.items() if len(found) == 1}
    return exact, {end: found.most_common(1)[0][0] for end, found in ends.items() if len(found) == 1}
