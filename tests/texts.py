"""The texts of ../shared/corpus by symbol and language, for the measures of tests/gold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from resgraph.compare import Outline, outline_of
from resgraph.evaluate.cut_texts import read_cut_texts
from resgraph.model import Extraction
from resgraph.pipeline import extract, extract_text

LETTERS = {"zh": "C", "en": "E"}
"""How the corpus names the texts of a language: A_HRC_RES_55_7C.xml."""


@cache
def marked(path: Path) -> Extraction:
    """What a marked-up file says, read once for all measures that this process takes."""
    return extract(path)


@cache
def plain(text: str, name: str) -> Extraction:
    """The same of a plain text."""
    return extract_text(text, name)


@dataclass
class Texts:
    """The outlines of the corpus, each read once."""

    corpus: Path
    known: dict[tuple[str, str], Outline] = field(default_factory=dict)

    @cached_property
    def printed(self) -> Mapping[str, str]:
        """The English texts that are there cut into paragraphs, as they are printed."""
        return {text.symbol: text.printed for text in read_cut_texts(self.corpus / "mandates-en.jsonl")}

    def outline(self, symbol: str, language: str) -> Outline:
        """The outline of a resolution."""
        key = symbol, language
        if key not in self.known:
            name = f"{symbol.replace('/', '_')}{LETTERS[language]}.xml"
            file = next((self.corpus / "akn4un").rglob(name), None)
            self.known[key] = outline_of(
                marked(file) if file else plain(self.printed[symbol], f"{symbol}.txt")
            )
        return self.known[key]
