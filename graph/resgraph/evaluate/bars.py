"""The F1 that each measure must reach; a test and `--strict` hold the project to it."""

from __future__ import annotations

SEED_BARS = {
    "metadata": 1.0,
    "paragraph ids": 1.0,
    "paragraph text": 1.0,
    "footnote text": 1.0,
    "footnote marks": 1.0,
    "actions": 1.0,
    "addressees": 0.98,
    "citations": 1.0,
    "citation dates": 1.0,
    "citation locators": 1.0,
    "named mentions": 0.99,
    "group mentions": 0.97,
    "topic mentions": 0.90,
    "coreferences": 1.0,
}
"""For the two seed resolutions, against their annotation."""

CORPUS_BARS = {
    "metadata": 0.99,
    "paragraph text": 0.99,
    "first action": 0.97,
    "footnote text": 0.98,
    "footnote marks": 0.98,
    "actions": 0.95,
    "addressees": 0.95,
    "citations": 0.98,
    "citation dates": 0.98,
}
"""For damaged renderings of marked-up resolutions, against their mark-up and annotations."""
