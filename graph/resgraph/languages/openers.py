"""The words that a paragraph may open with in a language: its verbs, their frames and the adverbs before them.

A cue for structure, not the analysis of verbs. The verbs are those of the folder, the labels of verbs.ttl (read line by
line, since here nothing but their words is asked), and the forms of verb-forms.tsv.
"""

from __future__ import annotations

import re
from functools import cache

from resgraph.languages.profile import Profile
from resgraph.model.data import ontology_dir, ontology_table

LABELS = re.compile(r"\s(?:skos:prefLabel|skos:altLabel)\s(?P<labels>.*)")
LABEL = re.compile(r'"(?P<form>[^"\\]+)"@(?P<code>[a-z]+)')


def openers(profile: Profile) -> tuple[str, ...]:
    """The forms, each once, sorted."""
    forms = {form for _, form in profile.verbs}
    forms |= set(_known(profile.code))
    forms |= {frame.form for frame in profile.frames}
    forms |= {adverb.form for adverb in profile.adverbs if adverb.place == "before"}
    return tuple(sorted(forms))


@cache
def _known(code: str) -> tuple[str, ...]:
    """The labels and the counted forms of a language."""
    verbs = (ontology_dir() / "verbs.ttl").read_text(encoding="utf-8")
    found = [
        label["form"]
        for line in LABELS.finditer(verbs)
        for label in LABEL.finditer(line["labels"])
        if label["code"] == code
    ]
    rows = ontology_table("verb-forms.tsv")
    return tuple(found) + tuple(row["form"] for row in rows if row["language"] == code)
