"""Which of the six languages a text is in, by its script and its commonest words."""

from __future__ import annotations

import re

SCRIPTS = (
    ("zh", re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+"), 2.0),
    ("ar", re.compile(r"[\u0600-\u06ff]+"), 1.0),
    ("ru", re.compile(r"[\u0400-\u04ff]+"), 1.0),
    ("latin", re.compile(r"(?<![/\d.A-Za-z])[A-Za-z\u00c0-\u024f]+(?![/\dA-Za-z])"), 1.0),
)
"""Runs of a script's characters and their weight: a Chinese character says as much as a few letters. The letters of document
symbols (A/HRC/RES/1/1) are of no language."""
WORDS = {
    "en": re.compile(r"\b(?:the|of|and|to|that|recalling|requests)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:les?|des?|du|et|que|rappelant|prie)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:el|los|las|del?|y|que|recordando|pide)\b", re.IGNORECASE),
}


def language_of(text: str) -> str:
    """The language's ISO 639-1 code; `und` where there are no letters."""
    sample = text[:20000]
    weights = {name: weight * len("".join(pattern.findall(sample))) for name, pattern, weight in SCRIPTS}
    script = max(weights, key=lambda name: weights[name])
    if not weights[script]:
        return "und"
    if script != "latin":
        return script
    counts = {name: len(pattern.findall(sample)) for name, pattern in WORDS.items()}
    return max(counts, key=lambda name: counts[name])
